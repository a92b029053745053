"""The stops that an article tells: where, when, announced or not, and in which order."""

from datetime import date

import pytest

from explorer.authoring.announcing import announcement
from explorer.authoring.datelines import cut, dateline, heading_of, title_of
from explorer.authoring.recognition import LeftOut
from explorer.authoring.spans import Span
from explorer.authoring.stops import Stop, stops_in
from explorer.authoring.vocabularies import vocabulary
from explorer.times import parse_date
from tests.recognising import FewTowns

PUBLISHED = "2023-09-14"


def stops(text: str, published: str | None = PUBLISHED) -> tuple[Stop, ...]:
    when = parse_date(published) if published else None
    found = FewTowns().recognise(text, date(2023, 9, 14) if published else None)
    return stops_in(text, found, when, vocabulary("en"))[0]


def told(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Place and date of each stop."""
    return [(stop.place.name, stop.when.text) for stop in stops(text, published)]


def test_a_place_is_one_stop_however_often_it_is_named() -> None:
    assert told("She is in Rome. Rome is warm.") == [("Rome", "../2023-09-14")]


def test_stops_stand_in_the_order_of_the_text() -> None:
    assert told("She was in Milan. Then she was in Rome.") == [
        ("Milan", "../2023-09-14"),
        ("Rome", "../2023-09-14"),
    ]


def test_where_dates_tell_another_order_that_one_holds() -> None:
    assert told("She was in Milan on 12 September. On 10 September she was in Rome.") == [
        ("Rome", "2023-09-10"),
        ("Milan", "2023-09-12"),
    ]


def test_a_place_that_is_told_with_two_dates_is_two_stops() -> None:
    text = "In Rome. She was in Rome on 10 September. On 12 September she left Rome."

    assert told(text) == [("Rome", "2023-09-10"), ("Rome", "2023-09-12")]


def test_a_place_where_somebody_was_and_will_be_again_is_two_stops() -> None:
    text = "She is in Rome. Then she was in Milan. She will return to Rome. She will see Rome."

    found = stops(text)

    assert [(stop.place.name, stop.is_announced) for stop in found] == [
        *(("Rome", False), ("Milan", False), ("Rome", True)),
    ]


def test_what_tells_a_stop_again_is_left_out_and_told() -> None:
    text = "She is in Rome and Milan. She loves Rome. On 10 September she was in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    _, again = stops_in(text, found, parse_date(PUBLISHED), vocabulary("en"))

    assert again == (LeftOut("Rome", "told before"),)


def test_what_is_announced_comes_last_and_not_before_the_article() -> None:
    found = stops("Her next stop is Turin. Now she is in Rome.")

    assert [(stop.place.name, stop.when.text, stop.is_announced) for stop in found] == [
        ("Rome", "../2023-09-14", False),
        ("Turin", "2023-09-14/..", True),
    ]
    assert [stop.why for stop in found] == [
        "told as past; no date beside it",
        "announced by “next stop”; no date beside it",
    ]


def test_the_day_on_which_it_was_announced_is_not_the_day_of_the_event() -> None:
    assert told("On Monday she said that she will go to Rome.") == [("Rome", "2023-09-14/..")]


def test_a_weekday_of_something_announced_is_the_next_one() -> None:
    assert told("On Friday she will go to Rome.") == [("Rome", "2023-09-15")]


def test_a_date_beyond_a_comma_is_farther_away() -> None:
    text = "On 10 September she landed in Rome, on 12 September she entered Milan."

    assert told(text) == [("Rome", "2023-09-10"), ("Milan", "2023-09-12")]


def test_what_has_no_date_does_not_go_back_with_a_look_back() -> None:
    text = "On 10 September she was in Rome. In 2018 she saw Turin. Now she was in Milan."

    assert [place for place, _ in told(text)] == ["Turin", "Rome", "Milan"]


def test_a_date_of_a_sentence_with_a_stop_of_its_own_dates_no_other() -> None:
    text = "In 2018 she saw Turin. She was in Rome."

    assert told(text) == [("Turin", "2018"), ("Rome", "../2023-09-14")]


def test_a_day_after_the_article_makes_an_announcement() -> None:
    (stop,) = stops("She is in Rome on 16 September.")

    assert (stop.when.text, stop.is_announced) == ("2023-09-16", True)
    assert stop.why == "dated after the article; dated by “16 September”"


def test_a_date_of_another_sentence_counts_less_and_only_within_the_passage() -> None:
    same, other = stops("It began on 10 September. She was in Rome.\n\nShe was in Milan.")

    assert (same.place.name, same.when.text, same.confidence) == ("Rome", "2023-09-10", 0.48)
    assert (other.place.name, other.when.text, other.confidence) == ("Milan", "../2023-09-14", 0.8)


def test_without_a_date_of_publication_an_event_without_one_is_undated() -> None:
    assert told("She was in Rome.", published=None) == [("Rome", "unknown")]


def test_a_date_that_cannot_fit_the_order_is_not_kept() -> None:
    text = "She was in Rome on 10 May 2024. She will be in Milan on 1 May 2023."

    assert told(text, published=None) == [("Rome", "2024-05-10"), ("Milan", "unknown")]


@pytest.mark.parametrize(
    ("lang", "sentence", "place", "cue"),
    [
        ("it", "Prossime tappe: Napoli e Palermo.", "Palermo", "prossime tappe"),
        ("it", "Domani visiterà Napoli.", "Napoli", "visiterà"),
        ("it", "È a Napoli, dove incontrerà il sindaco.", "Napoli", ""),
        ("it", "A Napoli incontrerà il sindaco.", "Napoli", "incontrerà"),
        ("it", "La città di Napoli è grande.", "Napoli", ""),
        ("en", "She is due in Rome.", "Rome", "due in"),
        ("en", "She left for Rome the next day.", "Rome", ""),
        ("en", "In Rome, she will speak.", "Rome", ""),
        ("it", "Visiterà Napoli domani.", "Napoli", "visiterà"),
        ("it", "Bianca Verrà canta a Napoli.", "Napoli", ""),
        ("en", "On Tuesday Will Smith sang in Salerno.", "Salerno", ""),
        ("en", "Will Smith sang in Salerno.", "Salerno", ""),
        ("en", "Due in Salerno on Tuesday, they sing.", "Salerno", "due in"),
    ],
)
def test_words_of_the_future_before_a_place_or_in_its_clause_announce_it(
    lang: str, sentence: str, place: str, cue: str
) -> None:
    start = sentence.index(place)
    mention = Span(start, start + len(place))

    whole = Span(0, len(sentence))
    assert announcement(sentence, whole, mention, vocabulary(lang)) == cue


@pytest.mark.parametrize(
    ("lang", "text", "when", "words"),
    [
        ("it", "# Titolo\n\nNapoli, 3 marzo 2023\n\nTesto.", "2023-03-03", "Napoli, 3 marzo 2023"),
        ("it", "News \\> 3 Marzo DUEMILA23\n\nTesto.", "2023-03-03", "News > 3 Marzo DUEMILA23"),
        ("en", "ROME, 4 March 2023 – They left on 3 March.", "2023-03-04", "ROME, 4 March 2023"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_found_in_a_line_of_the_head(
    lang: str, text: str, when: str, words: str
) -> None:
    found = dateline(text, vocabulary(lang))

    assert found
    assert (found.date.text, found.words) == (when, words)


@pytest.mark.parametrize(
    "text",
    [
        "They left on 3 March 2023 and came back a long while after that, as everybody knows.",
        "ROME, 4 March – They left.",
        "The choir sang on 5 March 2021 for the first time.",
        "“We sing on 5 March 2021!”",
        "March 2023",
        "From 3 March 2023 to 5 March 2023",
        f"{'Word.' * 3}\n\n" * 8 + "3 March 2023",
    ],
)
def test_no_other_date_is_taken_for_that_of_publication(text: str) -> None:
    assert dateline(text, vocabulary("en")) is None


def test_the_title_is_the_first_heading_else_the_first_line() -> None:
    assert title_of("News\n\n# Off *they* go\n\nWords.") == "Off they go"
    assert title_of("They left.\n\nWords.") == "They left."
    assert title_of("") == ""


def test_without_a_heading_there_is_none() -> None:
    assert heading_of("News\n\n# Off *they* go\n\nWords.") == "Off they go"
    assert heading_of("They left.\n\nWords.") == ""


def test_a_line_is_cut_between_words() -> None:
    assert cut("They met, at last, and went on.", 12) == "They met…"
    assert cut("Abcdefghij", 5) == "Abcd…"
    assert cut("They\nmet.", 12) == "They met."
