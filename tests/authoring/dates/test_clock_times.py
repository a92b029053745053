"""Times of day: those of the place, as exact as the text; no prices, scores or counts."""

import pytest

from explorer.authoring.dates.clock_times import times_in
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "text", "clocks"),
    [
        ("en", "At 6 A.M. they left.", ["06:00"]),
        ("en", "At 10:30 a.m. and again at 6 p.m.", ["10:30", "18:00"]),
        ("en", "They met at noon, at 14:30 and at midnight.", ["12:00", "14:30", "00:00"]),
        ("en", "At 12 a.m. it was dark, at 12 p.m. light.", ["00:00", "12:00"]),
        ("en", "At about 7 pm they left.", ["~19:00"]),
        ("en", "At 7 in the evening.", ["19:00"]),
        ("en", "- 9.15 Arrival", ["09:15"]),
        ("en", "9\\.15 Arrival", ["09:15"]),
        ("en", "14:30 – Ferry", ["14:30"]),
        ("en", "They left at 08:05.", ["08:05"]),
        ("it", "Alle 10.30 partono.", ["10:30"]),
        ("it", "Alle ore 17, poi alle 9,30.", ["17:00", "09:30"]),
        ("it", "ore 21 Concerto", ["21:00"]),
        ("it", "Dalle 10 alle 12.", ["10:00", "12:00"]),
        ("it", "Verso le 17 partono.", ["~17:00"]),
        ("it", "Alle 6 di sera.", ["18:00"]),
        ("it", "A mezzogiorno.", ["12:00"]),
        ("it", "Alle 10 del mattino.", ["10:00"]),
        ("it", "h 18.15 Arrivo", ["18:15"]),
    ],
)
def test_a_time_of_day_is_read_as_written(lang: str, text: str, clocks: list[str]) -> None:
    found = times_in(text, Span(0, len(text)), vocabulary(lang))

    assert [each.clock for each in found] == clocks


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They waited until 6 p.m. and left before 7 p.m."),
        ("en", "It was at 10 a.m. GMT."),
        ("en", "They met at 8.30."),
        ("en", "They spoke at 10 schools and won 2:1."),
        ("en", "It costs 10.30 euros, in version 10.30."),
        ("en", "At 25:10 and 24:61."),
        ("it", "Parla alle 10 persone, delle 12 vittime."),
        ("it", "Costa 10.30 euro, il 10.30 per cento."),
        ("it", "Entro le 18, prima delle 20, fino alle 21."),
        ("it", "Alle 10 ora italiana."),
    ],
)
def test_what_is_no_time_of_day_or_not_that_of_the_place_is_none(lang: str, text: str) -> None:
    assert list(times_in(text, Span(0, len(text)), vocabulary(lang))) == []
