"""Times in words on every clock: converted where a clock time is known, never made up."""

from collections.abc import Callable

import pytest

from explorer.language import language
from explorer.story.calendars import Calendar
from explorer.story.clocks import parse_clock
from explorer.story.days import Day
from explorer.story.itinerary import AsOf
from explorer.story.moments import Moment, PartOfDay
from explorer.story.places import Place
from explorer.story.records import Story
from explorer.story.times import UNDATED, parse_date
from explorer.views.times import (
    DayKind,
    OtherTimeView,
    day_heading,
    day_key,
    in_calendar,
    other_time_view,
    time_view,
    view_label,
)
from tests.records import event, source

IT, EN = language("it"), language("en")


def moment(
    when: str,
    at: str | None = None,
    zone: str = "Asia/Vladivostok",
    part: PartOfDay | None = None,
) -> Moment:
    return Moment(parse_date(when), parse_clock(at) if at else None, part, zone)


KHASAN = moment("2023-09-12", "06:00")


def test_six_on_tuesday_in_khasan_is_under_monday_on_the_moscow_clock(shipped: Story) -> None:
    place = shipped.place("khasan")

    here, there = (time_view(KHASAN, clock, place, EN) for clock in ("place", "Europe/Moscow"))

    assert (here.label, here.datetime, here.zone) == ("06:00", "2023-09-12T06:00+10:00", "UTC+10")
    assert (there.label, there.datetime) == ("23:00", "2023-09-11T23:00+03:00")
    assert (here.zone_name, there.zone_name) == ("time in Khasan", "Moscow")
    assert str(day_key(KHASAN, "Asia/Vladivostok")) == "2023-09-12"
    assert str(day_key(KHASAN, "Europe/Moscow")) == "2023-09-11"


@pytest.mark.parametrize(
    ("timed", "label", "machine", "certainty"),
    [
        (moment("2023-09-13", "13:09"), "13:09", "2023-09-13T13:09+10:00", "exact"),
        (moment("2023-09-13", "00:00"), "00:00", "2023-09-13T00:00+10:00", "exact"),
        (moment("2023-09-13", "~18:00"), "about 18:00", "2023-09-13", "approximate"),
        (moment("2023-09-13", "06:00?"), "06:00?", "2023-09-13", "uncertain"),
        (moment("2023-09-13", "08:00/09:00"), "08:00–09:00", "2023-09-13", "between"),
        (moment("2023-09-13", "../17:46"), "by 17:46", "2023-09-13", "before"),
        (moment("2023-09-13", "18:10/.."), "after 18:10", "2023-09-13", "after"),
        (moment("2023-09-13", part=PartOfDay.DAWN), "dawn", "2023-09-13", "part"),
        (moment("2023-09-13"), "time not given", "2023-09-13", "day"),
        (moment("2023-09"), "day not given", None, "span"),
        (moment("../2023-09-13"), "day not given", None, "span"),
        (moment("2023-09-13/.."), "day not given", None, "span"),
    ],
)
def test_a_time_says_what_is_known_and_no_more(
    timed: Moment, label: str, machine: str | None, certainty: str
) -> None:
    view = time_view(timed, "place", None, EN)

    assert (view.label, view.datetime, view.certainty) == (label, machine, certainty)


@pytest.mark.parametrize("clock", ["place", "Europe/Rome", "UTC", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    "timed",
    [moment("2023-09-13"), moment("2023-09-13", part=PartOfDay.NIGHT), moment("../2023-09-13")],
)
def test_an_unknown_time_is_midnight_on_no_clock(timed: Moment, clock: str) -> None:
    view = time_view(timed, clock, None, EN)

    assert ":" not in view.label
    assert "T" not in (view.datetime or "")


def test_a_day_without_clock_time_is_marked_as_local_on_another_clock() -> None:
    view = time_view(moment("2023-09-13", part=PartOfDay.DAWN), "Europe/Rome", None, EN)

    assert view.label == "dawn (local date)"
    assert str(day_key(moment("2023-09-13"), "Europe/Rome")) == "2023-09-13"


@pytest.mark.parametrize(
    ("when", "key", "italian", "english"),
    [
        (
            "2023-09-13",
            "2023-09-13",
            "mercoledì 13 settembre 2023",
            "Wednesday, 13 September 2023",
        ),
        ("2024-02-29", "2024-02-29", "giovedì 29 febbraio 2024", "Thursday, 29 February 2024"),
        ("2023-09", "2023-09-01/2023-09-30", "settembre 2023", "September 2023"),
        ("2023", "2023-01-01/2023-12-31", "2023", "2023"),
        (
            "2023-09-10/2023-09-12",
            "2023-09-10/2023-09-12",
            "10–12 settembre 2023",
            "10–12 September 2023",
        ),
        (
            "../2023-09-14",
            "../2023-09-14",
            "Entro: 14 settembre 2023",
            "By 14 September 2023",
        ),
        (
            "2023-09-14/..",
            "2023-09-14/..",
            "A partire da: 14 settembre 2023",
            "From 14 September 2023 on",
        ),
        ("2023-09~", "2023-09-01/2023-09-30~", "circa settembre 2023", "about September 2023"),
        ("2023-09?", "2023-09-01/2023-09-30?", "settembre 2023?", "September 2023?"),
    ],
)
def test_each_kind_of_date_has_its_heading(when: str, key: str, italian: str, english: str) -> None:
    found = day_key(moment(when), "Asia/Vladivostok")

    assert str(found) == key
    headings = [day_heading(found, parse_date(when), speech) for speech in (IT, EN)]
    assert [heading.replace("\u2009", "") for heading in headings] == [italian, english]


def test_an_open_clock_time_is_under_the_day_of_the_end_that_is_known() -> None:
    assert day_key(moment("2023-09-13", "../03:00"), "UTC").first == Day.of(2023, 9, 12)
    assert day_key(moment("2023-09-13", "18:10/.."), "UTC").kind is DayKind.ON


@pytest.mark.parametrize(
    ("timed", "clock", "second", "expected"),
    [
        (KHASAN, "place", "Europe/Rome", OtherTimeView("Mon 11, 22:00", "Rome")),
        (KHASAN, "Europe/Rome", "Europe/Rome", OtherTimeView("Tue 12, 06:00", "Vladivostok")),
        (moment("2023-09-12", "~12:00"), "place", "UTC", OtherTimeView("about 02:00", "UTC")),
        (moment("2023-09-12", "../12:00"), "place", "UTC", OtherTimeView("by 02:00", "UTC")),
        (moment("1912-04-10", "12:00", zone="Europe/London"), "place", "UTC", None),
        (KHASAN, "place", None, None),
        (KHASAN, "place", "Asia/Vladivostok", None),
        (moment("2023-09-12"), "place", "UTC", None),
        (moment("2023-09-12", part=PartOfDay.DAWN), "UTC", "UTC", None),
    ],
)
def test_the_second_clock_says_the_day_where_it_is_another(
    timed: Moment, clock: str, second: str | None, expected: OtherTimeView | None
) -> None:
    assert other_time_view(timed, clock, second, None, EN) == expected


def test_on_another_clock_the_place_s_own_time_is_called_by_the_place(shipped: Story) -> None:
    place: Place = shipped.place("khasan")

    assert other_time_view(KHASAN, "Europe/Moscow", "UTC", place, IT) == OtherTimeView(
        "mar 12, 06:00", "Chasan"
    )


def test_summer_time_counts_on_its_day() -> None:
    before, after = moment("2023-03-26", "01:30", "UTC"), moment("2023-03-26", "00:30", "UTC")

    assert time_view(before, "Europe/Rome", None, EN).datetime == "2023-03-26T03:30+02:00"
    assert time_view(after, "Europe/Rome", None, EN).datetime == "2023-03-26T01:30+01:00"


@pytest.mark.parametrize(
    ("when", "key", "italian", "english"),
    [
        ("1522-09-06", "1522-09-16", "sabato 6 settembre 1522", "Saturday, 6 September 1522"),
        ("1519-12~", "1519-12-11/1520-01-10~", "circa dicembre 1519", "about December 1519"),
        ("1521", "1521-01-11/1522-01-10", "1521", "1521"),
        ("../1521-05-01", "../1521-05-11", "Entro: 1 maggio 1521", "By 1 May 1521"),
        ("1519-10/1519-11", "1519-10-11/1519-12-10", "ottobre", "October"),
        ("1519-10-01/1519-11-30", "1519-10-11/1519-12-10", "1", "1 October"),
        ("1519-12-30/1520-01-02", "1520-01-09/1520-01-12", *["30"] * 2),
    ],
)
def test_a_julian_date_is_read_as_its_sources_have_it(
    when: str, key: str, italian: str, english: str
) -> None:
    told = Moment(parse_date(when, Calendar.JULIAN), None, None, "Europe/Madrid")
    found = day_key(told, "Europe/Madrid")

    assert str(found) == key
    assert day_heading(found, told.date, IT).startswith(italian)
    assert day_heading(found, told.date, EN).startswith(english)


def test_a_julian_day_stays_julian_on_another_clock() -> None:
    told = Moment(
        parse_date("1521-04-27", Calendar.JULIAN), parse_clock("23:30"), None, "Europe/Madrid"
    )

    other = other_time_view(told, "place", "Asia/Tokyo", None, EN)

    assert other == OtherTimeView("Sun 28, 09:03", "Tokyo")


def test_an_undated_event_is_under_a_heading_that_says_so() -> None:
    told = Moment(UNDATED, None, None, "Asia/Manila")
    key = day_key(told, "Asia/Manila")

    assert str(key) == ""
    assert day_heading(key, told.date, IT) == "Data non nota"
    assert time_view(told, "place", None, EN).datetime is None


def test_a_date_that_is_alone_names_a_calendar_that_is_not_todays() -> None:
    assert in_calendar("6 September 1522", Calendar.JULIAN, EN) == (
        "6 September 1522 (Julian calendar)"
    )
    assert in_calendar("6 settembre 1522", Calendar.GREGORIAN, IT) == "6 settembre 1522"


def test_before_there_were_zones_no_offset_is_shown() -> None:
    then = Moment(parse_date("1521-04-27", Calendar.JULIAN), None, PartOfDay.MORNING, "Asia/Manila")

    assert time_view(then, "place", None, EN).zone == ""
    assert time_view(KHASAN, "place", None, EN).zone == "UTC+10"


def test_a_view_of_an_article_without_a_day_is_named_without_one(
    make_story: Callable[..., Story],
) -> None:
    story = make_story(sources=[source("article", date=None), source("wire")])

    assert view_label(story, AsOf.PUBLICATION, language("en")) == "What the article knew"


def test_the_day_of_the_article_has_its_year_where_events_are_in_others(
    make_story: Callable[..., Story],
) -> None:
    same = make_story()
    earlier = event("departure", when="2003-03-01")
    other = make_story(events=[earlier, event("arrival")])

    assert view_label(same, AsOf.PUBLICATION, EN) == "What the article knew (4 March)"
    assert view_label(other, AsOf.PUBLICATION, EN) == "What the article knew (4 March 2023)"


def test_a_time_in_utc_names_it_once() -> None:
    shown = time_view(moment("1969-07-20", "20:17", "UTC"), "place", None, EN)

    assert (shown.label, shown.zone_name, shown.zone) == ("20:17", "", "UTC")
