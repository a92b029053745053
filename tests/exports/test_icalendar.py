"""iCalendar, read with icalendar's own parser and with vobject."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar, Event

from explorer.exports.icalendar import icalendar
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    HOSTILE_URL,
    MakeStory,
    hostile_changes,
    nothing_published,
    timed_events,
    told,
)
from tests.records import event, place


def entries(story: Story, as_of: AsOf = AsOf.NOW) -> dict[str, Event]:
    calendar = Calendar.from_ical(icalendar(told(story, as_of=as_of)))
    assert not calendar.errors
    assert calendar.get_missing_tzids() == set()
    return {str(entry["uid"]).partition(".")[0]: entry for entry in calendar.events}


def test_every_event_comes_back(shipped: Story) -> None:
    found = entries(shipped)

    assert list(found) == [event.id for event in shipped.events]
    for known in shipped.events:
        entry = found[known.id]
        place = shipped.place(known.place) if known.place else None
        assert str(entry["summary"]).startswith(known.title["en"])
        assert known.summary["en"] in str(entry["description"])
        assert (entry["geo"].to_ical() if "geo" in entry else None) == (
            f"{place.lat};{place.lon}" if place else None
        )
        for claim in known.claims:
            assert (shipped.source(claim.source).url or "") in str(entry["description"])


def test_vobject_reads_the_same_times(shipped: Story) -> None:
    other = vobject.readOne(icalendar(told(shipped)).decode())

    ours = [entry.DTSTART for entry in entries(shipped).values()]
    theirs = [entry.dtstart.value for entry in other.vevent_list]
    assert [_instant(at) for at in theirs] == [_instant(at) for at in ours]
    assert {zone.tzid.value for zone in other.vtimezone_list} == {
        "Asia/Pyongyang",
        "Asia/Vladivostok",
        "Asia/Yakutsk",
    }


def _instant(at: date | datetime) -> float | date:
    return at.timestamp() if isinstance(at, datetime) else at


@pytest.mark.parametrize(
    ("name", "starts", "ends"),
    [
        ("open-start", date(2023, 3, 1), date(2023, 3, 2)),
        ("year", date(2023, 1, 1), date(2023, 1, 2)),
        ("month", date(2023, 3, 1), date(2023, 4, 1)),
        ("interval", date(2023, 3, 1), date(2023, 3, 3)),
        ("day", date(2023, 3, 3), date(2023, 3, 4)),
        ("part", date(2023, 3, 4), date(2023, 3, 5)),
        ("between", date(2023, 3, 8), date(2023, 3, 9)),
        ("before", date(2023, 3, 9), date(2023, 3, 10)),
        ("after", date(2023, 3, 10), date(2023, 3, 11)),
        ("open-end", date(2023, 3, 12), date(2023, 3, 13)),
    ],
)
def test_without_a_documented_clock_time_it_is_an_all_day_event(
    name: str, starts: date, ends: date, make_story: MakeStory
) -> None:
    entry = entries(make_story(events=timed_events(), articles={}))[name]

    assert (starts, ends) == (entry.DTSTART, entry.DTEND)


@pytest.mark.parametrize(
    ("name", "hour", "minute"), [("exact", 13, 9), ("about", 18, 0), ("unsure", 6, 0)]
)
def test_a_documented_clock_time_is_in_the_places_zone(
    name: str, hour: int, minute: int, make_story: MakeStory
) -> None:
    entry = entries(make_story(events=timed_events(), articles={}))[name]

    assert (entry.DTSTART.hour, entry.DTSTART.minute) == (hour, minute)
    assert entry["dtstart"].params["tzid"] == "Europe/Rome"
    assert (
        entry.DTSTART.utcoffset()
        == datetime(2023, 3, 5, tzinfo=ZoneInfo("Europe/Rome")).utcoffset()
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("open-start", "They leave Rome (By 1 March 2023)"),
        ("open-end", "They leave Rome (From 12 March 2023 on)"),
        ("month", "They leave Rome (about March 2023)"),
        ("day", "They leave Rome"),
    ],
)
def test_the_title_says_where_the_day_is_not_known(
    name: str, words: str, make_story: MakeStory
) -> None:
    assert str(entries(make_story(events=timed_events(), articles={}))[name]["summary"]) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("about", "about 18:00"),
        ("unsure", "06:00?"),
        ("between", "08:00–09:00"),
        ("before", "by 17:46"),
        ("after", "after 18:10"),
        ("part", "evening"),
    ],
)
def test_the_description_begins_with_what_is_known_of_the_time(
    name: str, words: str, make_story: MakeStory
) -> None:
    entry = entries(make_story(events=timed_events(), articles={}))[name]

    assert words in str(entry["description"]).partition("\n")[0]


def test_what_is_only_announced_is_tentative(make_story: MakeStory) -> None:
    announced = [{"source": "wire", "says": "announced"}]
    fulfilled = [*announced, {"source": "copy", "says": "happened"}]
    disputed = [{"source": "wire", "says": "disputed", "note": {"en": "No."}}]
    story = make_story(
        events=[
            event("announced", claims=announced),
            event("confirmed", claims=fulfilled),
            event("disputed", claims=disputed),
            event("reported"),
        ],
        articles={},
    )

    found = entries(story)
    assert {name: entry.get("status") for name, entry in found.items()} == {
        "announced": "TENTATIVE",
        "confirmed": "CONFIRMED",
        "disputed": None,
        "reported": None,
    }
    assert [entry.categories for entry in found.values()] == [
        ["Announced"],
        ["Confirmed"],
        ["Disputed"],
        ["Reported"],
    ]


def test_a_zone_change_is_in_the_zones_rules(make_story: MakeStory) -> None:
    story = make_story(
        events=[
            event("winter", when="2023-03-25", time="12:00"),
            event("summer", when="2023-03-26", time="12:00"),
        ],
        articles={},
    )

    other = vobject.readOne(icalendar(told(story)).decode())
    offsets = [entry.dtstart.value.utcoffset().total_seconds() for entry in other.vevent_list]
    assert offsets == [3600, 7200]


def test_hostile_text_starts_no_line_and_comes_back(make_story: MakeStory) -> None:
    story = make_story(**hostile_changes())
    entry = entries(story)["one"]

    assert str(entry["summary"]) == HOSTILE.replace("\x01", "\ufffd")
    assert str(entry["url"]) == HOSTILE_URL
    assert len(entries(story)) == 2


def test_a_story_with_lines_in_its_summary_has_one_line_that_describes_the_calendar(
    make_story: MakeStory,
) -> None:
    story = make_story(summary={"en": "They left.\nThey came back."})

    text = icalendar(told(story)).decode()

    assert "X-WR-CALDESC:They left. They came back.\r\n" in text


def test_lines_are_folded_at_75_octets(shipped: Story) -> None:
    assert max(len(line) for line in icalendar(told(shipped, lang="it")).split(b"\r\n")) <= 75


def test_lines_are_folded_where_the_package_folds_them(shipped: Story) -> None:
    written = icalendar(told(shipped))

    assert written == Calendar.from_ical(written).to_ical()


def test_an_empty_view_is_an_empty_calendar(make_story: MakeStory) -> None:
    assert entries(make_story(**nothing_published()), AsOf.PUBLICATION) == {}


def onsets(story: Story) -> list[tuple[str, list[str]]]:
    """The first value of each onset property, as ical.js takes it, by the observance's name."""
    calendar = Calendar.from_ical(icalendar(told(story)))
    return [
        (
            str(part["tzname"]),
            [
                line.rpartition(":")[2].partition(",")[0]
                for line in part.to_ical().decode().split("\r\n")
                if line.startswith(("DTSTART", "RDATE"))
            ],
        )
        for zone in calendar.walk("VTIMEZONE")
        for part in zone.subcomponents
    ]


def test_a_reader_that_takes_one_value_a_line_finds_every_change_of_the_clock(
    make_story: MakeStory,
) -> None:
    story = make_story(
        events=[
            event("winter", when="2017-02-10", time="12:00"),
            event("summer", when="2018-07-10", time="12:00"),
        ],
        articles={},
    )

    assert onsets(story) == [
        ("CET", ["20160210T000000"]),
        ("CEST", ["20160327T020000", "20170326T020000", "20180325T020000", "20190331T020000"]),
        ("CET", ["20161030T030000", "20171029T030000", "20181028T030000"]),
    ]


def test_a_clock_with_seconds_in_its_offset_is_written_in_utc(make_story: MakeStory) -> None:
    dublin = place("queenstown", zone="Europe/Dublin")
    events = [
        event("old", place="queenstown", when="1912-04-11", time="11:30"),
        event("new", place="queenstown", when="1917-01-11", time="11:30"),
    ]
    story = make_story(places=[dublin], events=events, articles={})

    text = icalendar(told(story)).decode()
    assert "DTSTART:19120411T115521Z" in text
    assert "DTSTART;TZID=Europe/Dublin:19170111T113000" in text
    assert "-002521" not in text


def test_the_second_of_two_hours_is_written_in_utc(make_story: MakeStory) -> None:
    events = [
        event("first", when="2023-10-29", time="02:30+02:00"),
        event("second", when="2023-10-29", time="02:30+01:00"),
    ]

    text = icalendar(told(make_story(events=events, articles={}))).decode()
    assert "DTSTART;TZID=Europe/Rome:20231029T023000" in text
    assert "DTSTART:20231029T013000Z" in text


def test_a_timed_entry_says_why_it_has_no_end(make_story: MakeStory) -> None:
    found = entries(make_story(events=timed_events(), articles={}))

    told_why = {
        name
        for name, entry in found.items()
        if "The story does not say when it ended" in str(entry["description"])
    }
    assert told_why == {name for name, entry in found.items() if "dtend" not in entry}
    assert told_why == {"exact", "about", "unsure"}


def test_a_date_within_a_century_is_no_block_of_a_hundred_years(make_story: MakeStory) -> None:
    story = make_story(events=[event("built", when="1500/1599")], articles={})
    entry = entries(story)["built"]

    assert (date(1500, 1, 1), date(1500, 1, 2)) == (entry.DTSTART, entry.DTEND)
    assert str(entry["summary"]) == "They leave Rome (1500–1599)"
    assert "first possible day" in str(entry["description"])
