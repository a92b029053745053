"""The stops that an article reports: where, when, announced or not, and in which order."""

from datetime import date

from explorer.authoring.recognition import LeftOut
from explorer.authoring.stops import Stop, stops_in
from explorer.authoring.vocabularies import vocabulary
from explorer.story.times import parse_date
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


def test_stops_are_in_the_order_of_the_text() -> None:
    assert told("She was in Milan. Then she was in Rome.") == [
        ("Milan", "../2023-09-14"),
        ("Rome", "../2023-09-14"),
    ]


def test_if_dates_give_another_order_that_one_holds() -> None:
    assert told("She was in Milan on 12 September. On 10 September she was in Rome.") == [
        ("Rome", "2023-09-10"),
        ("Milan", "2023-09-12"),
    ]


def test_a_place_with_two_dates_is_two_stops() -> None:
    text = "In Rome. She was in Rome on 10 September. On 12 September she left Rome."

    assert told(text) == [("Rome", "2023-09-10"), ("Rome", "2023-09-12")]


def test_a_place_where_somebody_was_and_will_be_again_is_two_stops() -> None:
    text = "She is in Rome. Then she was in Milan. She will return to Rome. She will see Rome."

    found = stops(text)

    assert [(stop.place.name, stop.is_announced) for stop in found] == [
        *(("Rome", False), ("Milan", False), ("Rome", True)),
    ]


def test_what_repeats_a_stop_is_left_out_and_reported() -> None:
    text = "She is in Rome and Milan. She loves Rome. On 10 September she was in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    _, again = stops_in(text, found, parse_date(PUBLISHED), vocabulary("en"))

    assert again == (LeftOut("Rome", "reported before"),)


def test_what_is_announced_comes_last_and_not_before_the_article() -> None:
    found = stops("Her next stop is Turin. Now she is in Rome.")

    assert [(stop.place.name, stop.when.text, stop.is_announced) for stop in found] == [
        ("Rome", "../2023-09-14", False),
        ("Turin", "2023-09-14/..", True),
    ]
    assert [stop.why for stop in found] == [
        "read as past; no date beside it",
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


def test_a_date_that_cannot_be_read_lets_no_other_date_take_its_place() -> None:
    text = "The prize was given on 3 March. Last week she was in Rome."
    also = "Today she is in Milan, three days later in Rome."

    assert told(text) == [("Rome", "../2023-09-14")]
    assert stops(text)[0].why == "read as past; cannot read the date beside it, “Last week”"
    assert told(also) == [("Milan", "2023-09-14"), ("Rome", "../2023-09-14")]
