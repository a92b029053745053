"""What the ruling of the time axis says, and where."""

from __future__ import annotations

import pytest

from explorer.language import language
from explorer.views.clock_words import clock_words
from tests.assembling import called
from tests.frontend.test_axis_scale import DAY, HOUR, YEAR, instant, scale_of


def ruled(
    *ats: float,
    lang: str = "en",
    width: float = 1000,
    calendar: str = "gregorian",
    letter: float = 6,
    view: tuple[float, float] = (0, 1),
    of_days: bool = False,
) -> tuple[str, list[str]]:
    """What the ruling of an axis says: the date at its beginning, and the texts of its ticks."""
    dates = clock_words(language(lang)).dates
    words = {name: getattr(dates, name) for name in ("patterns", "spans", "span", "names")}
    dated = {"calendar": calendar, "words": words}
    room = {"width_px": width, "letter_px": letter}
    part = {"left": view[0], "right": view[1]}
    scale = scale_of(*ats) | ({"isTimed": False} if of_days else {})
    found = called("axis/ticks.js", "ruling", scale, part, room, dated)
    return found["context"], [tick["text"] for tick in found["ticks"] if tick["text"]]


@pytest.mark.parametrize(
    ("last", "lang", "ticks"),
    [
        (0.1 * DAY, "en", ["1 January 1970", "00:15", "00:30", "00:45", "01:00"]),
        (3.9 * DAY, "it", ["1 gennaio 1970", "12:00", "2 gennaio", "12:00", "3 gennaio"]),
        (8 * DAY, "en", ["1 January 1970", "2 January", "3 January", "4 January"]),
        (20 * DAY, "it", ["gennaio 1970", "3", "4", "5", "6"]),
        (150 * DAY, "en", ["January 1970", "15", "22", "February 1970"]),
        (30 * YEAR, "en", ["1970", "1972", "1974", "1976"]),
        (4000 * YEAR, "en", ["2000", "2200", "2400"]),
    ],
)
def test_ticks_are_as_far_apart_as_their_words_need(
    last: float, lang: str, ticks: list[str]
) -> None:
    context, texts = ruled(0, last, lang=lang)
    assert context == ""  # the first tick says it
    assert texts[: len(ticks)] == ticks


def test_the_date_at_the_beginning_is_said_if_no_tick_says_it() -> None:
    context, texts = ruled(10 * HOUR, 20 * HOUR, width=700)
    assert (context, texts[:3]) == ("1 January 1970", ["12:00", "13:00", "14:00"])
    context, texts = ruled(10 * DAY, 20 * DAY, width=400)
    assert (context, texts[:3]) == ("January 1970", ["13", "14", "15"])


def test_without_a_clock_time_there_are_no_hours() -> None:
    day = instant(DAY, starts=DAY, begun=2 * DAY, ends=2 * DAY)
    until = instant(DAY, starts=None, begun=2 * DAY, ends=2 * DAY)
    assert called("axis/scale.js", "scaleOf", [day, until], True)["isTimed"] is False
    assert called("axis/scale.js", "scaleOf", [day, instant(DAY)], True)["isTimed"] is True

    _, texts = ruled(0, DAY, of_days=True)
    assert texts == ["1 January 1970"]


def test_years_before_1_are_counted_as_readers_count_them() -> None:
    _, texts = ruled(-2300 * YEAR, -1800 * YEAR)
    assert texts == [
        *("300 BC", "250 BC", "200 BC", "150 BC", "100 BC", "50 BC"),
        *("50", "100", "150"),
    ]


def test_a_year_begins_in_the_calendar_of_the_story() -> None:
    assert called("core/clocks/days.js", "monthStart", 1582, 1, "gregorian") == 577_449
    assert called("core/clocks/days.js", "monthStart", 1582, 1, "julian") == 577_459
    for year, month in ((1, 1), (4, 3), (0, 3), (-217, 12), (1900, 3)):
        for calendar in ("julian", "gregorian"):
            day = called("core/clocks/days.js", "monthStart", year, month, calendar)
            named = called("core/clocks/days.js", "named", day, calendar)
            assert (named["year"], named["month"], named["day"]) == (year, month, 1)


def test_larger_letters_have_fewer_texts_and_no_text_reaches_the_next() -> None:
    _, small = ruled(0, 200 * DAY, width=700)
    _, large = ruled(0, 200 * DAY, width=700, letter=13)
    assert small[:3] == ["January 1970", "February 1970", "March 1970"]
    assert large == ["January 1970", "April 1970"]


def test_the_first_day_says_its_year_rather_than_the_year_covering_it() -> None:
    context, texts = ruled(0.95 * DAY, 8 * DAY, width=700)
    assert (context, texts[:2]) == ("", ["2 January 1970", "4 January"])


def test_the_first_tick_after_a_gap_says_its_day() -> None:
    context, texts = ruled(10 * HOUR, 13 * HOUR, 14 * HOUR, 100.5 * DAY, 100.6 * DAY)
    assert context == "30 December 1969"
    assert texts[:6] == [
        "31 December",
        "12:00",
        "1 January",
        "12:00",
        "11 April, 12:00",
        "12 April",
    ]
    _, texts = ruled(10 * DAY, 13 * DAY, 14 * DAY, 1000 * DAY, 1007 * DAY, width=1300)
    assert texts[17:19] == ["15", "27 September 1972"]
