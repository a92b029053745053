"""The stops that an article reports: where, when, announced or not, and in which order."""

from datetime import date

import pytest

from explorer.authoring.drafts.denials import DENIED
from explorer.authoring.drafts.stop_records import Stop
from explorer.authoring.drafts.stops import stops_in
from explorer.authoring.recognition import LeftOut
from explorer.authoring.vocabularies import vocabulary
from explorer.story.times import parse_date
from tests.recognising import FewTowns

PUBLISHED = "2023-09-14"


def stops(text: str, published: str | None = PUBLISHED) -> tuple[Stop, ...]:
    when = parse_date(published) if published else None
    found = FewTowns().recognise(text, date(2023, 9, 14) if published else None)
    return stops_in(text, found, when, vocabulary("en"))[0]


def told(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Place and date of each stop; no place as a dash."""
    return [
        (stop.place.name if stop.place else "–", stop.when.text) for stop in stops(text, published)
    ]


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

    assert [(stop.place and stop.place.name, stop.is_announced) for stop in found] == [
        *(("Rome", False), ("Milan", False), ("Rome", True)),
    ]


def test_what_repeats_a_stop_is_left_out_and_reported() -> None:
    text = "She is in Rome and Milan. She loves Rome. On 10 September she was in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    _, again = stops_in(text, found, parse_date(PUBLISHED), vocabulary("en"))

    assert again == (LeftOut("Rome", "reported before"),)


def test_what_is_announced_comes_last_and_not_before_the_article() -> None:
    found = stops("Her next stop is Turin. Now she is in Rome.")

    assert [(stop.when.text, stop.is_announced) for stop in found] == [
        ("../2023-09-14", False),
        ("2023-09-14/..", True),
    ]
    assert [stop.why for stop in found] == [
        "read as past; no date beside it",
        "announced by “next stop”; no date beside it",
    ]


def test_the_day_on_which_it_was_announced_is_not_the_day_of_the_event() -> None:
    assert told("On Monday she said that she will go to Rome.") == [
        ("–", "2023-09-11"),
        ("Rome", "2023-09-14/.."),
    ]


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


def test_a_date_dates_only_its_own_sentence() -> None:
    assert told("It began on 10 September. She was in Rome.") == [
        ("–", "2023-09-10"),
        ("Rome", "../2023-09-14"),
    ]


def test_two_places_of_one_dated_sentence_are_one_event_where_somebody_arrives() -> None:
    assert told("On 10 September she flew from Rome to Milan.") == [("Milan", "2023-09-10")]
    assert told("On 10 September she was in Turin and Milan.") == [("Turin", "2023-09-10")]


def test_the_place_at_the_head_of_a_news_item_is_not_that_of_a_date_in_it() -> None:
    assert told("Rome (Agency) – She was in Milan on 10 September.")[-1] == ("Milan", "2023-09-10")


def test_each_sentence_with_a_day_is_an_event() -> None:
    text = "On 10 September she was in Rome. On 10 September she also won a prize."

    assert told(text) == [("Rome", "2023-09-10"), ("–", "2023-09-10")]


def test_an_event_without_a_place_is_in_the_time_zone_of_a_place_before_it() -> None:
    _, second = stops("On 10 September she was in Rome. On 12 September she won.")

    assert (second.place, second.zone) == (None, "Europe/Rome")
    assert second.why == (
        "read as past; dated by “12 September”; no place in the sentence, so check the time zone"
    )


def test_what_lasts_from_one_day_to_another_has_an_end_and_what_is_between_them_has_none() -> None:
    (lasts,) = stops("She was in Rome from 3 to 7 September.")
    (between,) = stops("She was in Rome between 3 and 7 September.")

    assert (lasts.when.text, lasts.until and lasts.until.text) == ("2023-09-03", "2023-09-07")
    assert (between.when.text, between.until) == ("2023-09-03/2023-09-07", None)


def test_a_time_of_day_belongs_to_the_date_that_is_nearest() -> None:
    first, second = stops("On 3 May at 9 a.m. she was in Rome, on 5 May at noon in Milan.")

    assert (first.when.text, first.clock) == ("2023-05-03", "09:00")
    assert (second.when.text, second.clock) == ("2023-05-05", "12:00")


def test_a_time_of_day_that_does_not_fit_the_order_is_left_out() -> None:
    text = "She was in Rome on 3 May at 18:00. She was in Milan on 3 May at 09:00."

    first, second = stops(text)
    assert (first.clock, second.clock) == ("18:00", "")
    assert second.why.endswith("; its time does not fit the order")


LETTERS = """Rome, September 6, 1786.

I saw the gallery in Rome.

Milan, Oct. 14, 1786.

I am alone here. Yesterday it rained. I will go to Turin.

Oct. 16.

Turin is small. I am in Turin."""


def test_a_line_with_place_and_date_dates_what_follows_it() -> None:
    assert told(LETTERS, None) == [
        ("Rome", "1786-09-06"),
        ("–", "1786-10-13"),
        ("Milan", "1786-10-14"),
        ("Turin", "1786-10-16"),
        ("Turin", "1786-10-14/.."),
    ]


PROGRAMME = """# The visit

## Friday 15

9.30 a.m. Arrival in Rome

Lunch

10:45 Talk

## SATURDAY 16

She will be in Milan."""


def test_a_heading_with_a_day_dates_the_lines_of_a_programme() -> None:
    found = stops(PROGRAMME)

    assert found[0].place
    assert [(stop.when.text, stop.clock, stop.is_announced) for stop in found] == [
        ("2023-09-15", "09:30", True),
        ("2023-09-15", "10:45", True),
        ("2023-09-16", "", True),
    ]


def test_a_month_without_a_place_is_no_event_and_reported() -> None:
    text = "In May she was ill. In June she was in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    events, left_out = stops_in(text, found, parse_date(PUBLISHED), vocabulary("en"))

    assert [stop.when.text for stop in events] == ["2023-06"]
    assert left_out == (LeftOut("May", "a month or a year, and no place beside it"),)


def test_without_a_date_of_publication_an_event_without_one_is_undated() -> None:
    assert told("She was in Rome.", published=None) == [("Rome", "unknown")]


def test_what_is_announced_for_an_earlier_day_comes_earlier() -> None:
    text = "She was in Rome on 10 May 2024. She will be in Milan on 1 May 2023."

    assert told(text, published=None) == [("Milan", "2023-05-01"), ("Rome", "2024-05-10")]


def test_a_date_that_cannot_be_read_lets_no_other_date_take_its_place() -> None:
    text = "Last week she was in Rome."
    also = "Today she is in Milan, a few days later in Rome."

    assert told(text) == [("Rome", "../2023-09-14")]
    assert stops(text)[0].why == "read as past; cannot read the date beside it, “Last week”"
    assert told(also) == [("Milan", "2023-09-14"), ("Rome", "../2023-09-14")]


def test_what_was_cancelled_or_never_was_is_no_event_but_reported() -> None:
    text = "A stop in Milan was cancelled on 12 September. She never saw Turin. She is in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    kept, left_out = stops_in(text, found, parse_date(PUBLISHED), vocabulary("en"))

    assert [stop.place and stop.place.name for stop in kept] == ["Rome"]
    assert left_out == (LeftOut("Milan", DENIED), LeftOut("Turin", DENIED))


def test_what_is_postponed_is_announced_for_its_new_day() -> None:
    found = stops("On 12 September the show in Milan was postponed to 20 September.")

    assert [(stop.when.text, stop.is_announced) for stop in found] == [("2023-09-20", True)]


@pytest.mark.parametrize("dateline", ["Rome", "Rome (AGY)", "Rome, 14 September 2023"])
def test_the_place_of_a_dateline_never_takes_the_news(dateline: str) -> None:
    text = f"{dateline} – The president landed in Milan yesterday."

    assert told(text) == [("Milan", "2023-09-13")]
