"""Calendars as Google, Outlook, Thunderbird and Apple write them, whole and broken."""

import pytest

from explorer.exports.icalendar import icalendar
from explorer.imports.formats.icalendar import is_calendar, read_calendar
from explorer.imports.found import Choices, Found
from explorer.story.errors import DataError
from explorer.story.records import Story
from tests.exporting import told
from tests.imports.giving import given, said
from tests.imports.reading import values_of


def calendar(*lines: str, head: tuple[str, ...] = ()) -> Found:
    """What is found in a calendar with one event of these lines."""
    whole = ["BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return read_calendar(given("\r\n".join(whole), "a.ics"), Choices())


def event(*lines: str, head: tuple[str, ...] = ()) -> dict[str, object]:
    (found,) = values_of(calendar(*lines, head=head), "events")
    return found


ROME = "DTSTART;TZID=Europe/Rome:20230301T093000"


def test_an_event_has_its_words_place_tags_and_media() -> None:
    found = event(
        "SUMMARY:Rehearsal\\, with the ba",
        " nd",
        "DESCRIPTION:Bring <b>scores</b>.",
        ROME,
        "DTEND;TZID=Europe/Rome:20230301T110000",
        "LOCATION:Salerno\\, Teatro Verdi",
        "GEO:40.68;14.77",
        "CATEGORIES:Music,Tour",
        "CATEGORIES:Tour",
        "URL:https://example.org/rehearsal",
        "IMAGE;VALUE=URI:https://example.org/a.jpg",
        "ATTACH:https://example.org/a.jpg",
    )

    assert found == {
        "title": "Rehearsal, with the band",
        "summary": "Bring scores.",
        "place": {"names": "Salerno, Teatro Verdi", "lat": 40.68, "lon": 14.77},
        "tags": [{"label": "Music", "kind": "topic"}, {"label": "Tour", "kind": "topic"}],
        "media": [
            {"kind": "image", "url": "https://example.org/a.jpg", "alt": "…"},
            {"kind": "embed", "url": "https://example.org/rehearsal"},
        ],
        "when": "2023-03-01",
        "time": "09:30",
        "zone": "Europe/Rome",
        "until": "2023-03-01",
        "until_time": "11:00",
    }


def test_the_links_of_a_description_are_kept_with_the_rest() -> None:
    found = calendar(ROME, "DESCRIPTION:<a href='https://a.example/1'>Programme</a>")

    assert found.records[0].values["summary"] == "Programme"
    assert found.records[0].rest == {"links in DESCRIPTION": "https://a.example/1"}


VTIMEZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:{name}",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0530",
    "TZOFFSETTO:+0530",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(
    ("start", "head", "zone", "time"),
    [
        (ROME, (), "Europe/Rome", "09:30"),
        ("DTSTART;TZID=Romance Standard Time:20230301T093000", (), "Europe/Paris", "09:30"),
        ('DTSTART;TZID="Europe/Rome":20230301T093000', (), "Europe/Rome", "09:30"),
        (
            "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Rome:20230301T093000",
            (),
            "Europe/Rome",
            "09:30",
        ),
        (
            "DTSTART;TZID=Mine:20230301T093000",
            tuple(line.format(name="Mine") for line in VTIMEZONE),
            "UTC",
            "04:00",
        ),
        (
            "DTSTART;TZID=Mine:20230301T093000",
            ("BEGIN:VTIMEZONE", "TZID:Mine", "X-LIC-LOCATION:Asia/Kolkata", "END:VTIMEZONE"),
            "Asia/Kolkata",
            "09:30",
        ),
        ("DTSTART:20230301T093000Z", (), "UTC", "09:30"),
        ("DTSTART:20230301T093000Z", ("X-WR-TIMEZONE:Asia/Tokyo",), "Asia/Tokyo", "18:30"),
        ("DTSTART:20230301T093000", (), None, "09:30"),
        ("DTSTART:20230301T093000", ("X-WR-TIMEZONE:Asia/Tokyo",), "Asia/Tokyo", "09:30"),
    ],
)
def test_a_time_is_in_the_zone_that_its_program_means(
    start: str, head: tuple[str, ...], zone: str | None, time: str
) -> None:
    found = event("SUMMARY:A", start, head=head)

    assert (found.get("zone"), found["time"]) == (zone, time)


def test_a_floating_time_is_that_of_the_place() -> None:
    found = event("LOCATION:Tokyo", "DTSTART:20230301T093000", head=("X-WR-TIMEZONE:Europe/Rome",))

    assert "zone" not in found


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        (("DTSTART;VALUE=DATE:20230305", "DTEND;VALUE=DATE:20230306"), None),
        (("DTSTART;VALUE=DATE:20230305", "DTEND;VALUE=DATE:20230308"), "2023-03-07"),
        (("DTSTART;VALUE=DATE:20230305", "DURATION:P2D"), "2023-03-06"),
        (("DTSTART;VALUE=DATE:20230305",), None),
        (
            (
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "DTSTART:20230305T000000",
                "DTEND:20230307T000000",
            ),
            "2023-03-06",
        ),
    ],
)
def test_the_end_of_whole_days_is_the_day_after_the_last(
    lines: tuple[str, ...], until: str | None
) -> None:
    found = event("SUMMARY:A", *lines)

    assert (found["when"], found.get("until"), found.get("time")) == ("2023-03-05", until, None)


@pytest.mark.parametrize(
    ("lines", "until"),
    [
        ((ROME, "DURATION:PT45M"), ("2023-03-01", "10:15")),
        ((ROME, "DTEND;TZID=Europe/London:20230301T103000"), ("2023-03-01", "11:30")),
        ((ROME, "DTEND;TZID=Europe/Rome:20230301T093000"), (None, None)),
    ],
)
def test_an_end_is_by_the_clock_of_the_beginning(
    lines: tuple[str, ...], until: tuple[str | None, str | None]
) -> None:
    found = event("SUMMARY:A", *lines)

    assert (found.get("until"), found.get("until_time")) == until


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            (ROME, "RRULE:FREQ=WEEKLY;COUNT=3"),
            "line 2 · A · it repeats (RRULE:FREQ=WEEKLY;COUNT=3); "
            "a story has each occurrence as an event of its own",
        ),
        ((ROME, "STATUS:CANCELLED"), "line 2 · A · it was cancelled"),
        (
            (ROME, "CLASS:PRIVATE"),
            "line 2 · A · the calendar marks it as private; remove CLASS if you may publish it",
        ),
    ],
)
def test_what_repeats_or_is_no_event_for_readers_is_left_out(
    lines: tuple[str, ...], line: str
) -> None:
    found = calendar("SUMMARY:A", *lines)

    assert (found.records, said(found)) == ((), [line])


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            (ROME, "no colon"),
            "line 5 · no colon · it is no property, which has a name, a colon and a value",
        ),
        (("DTSTART:yesterday",), "line 4 · DTSTART · yesterday · it cannot be read as a DTSTART"),
        (
            ("DTSTART;TZID=Mars/Olympus:20230301T093000",),
            "line 2 · DTSTART · 20230301T093000 · "
            "no zone “Mars/Olympus” is known; its day is taken",
        ),
        (
            (ROME, "GEO:here"),
            "line 5 · GEO · here · it cannot be read as a GEO",
        ),
        (
            (ROME, "ATTACH;ENCODING=BASE64;VALUE=BINARY:aGk="),
            "line 2 · ATTACH · an attachment · "
            "it is in the calendar itself or on a computer; add it with media add",
        ),
    ],
)
def test_a_broken_line_is_left_out_alone(lines: tuple[str, ...], line: str) -> None:
    found = calendar("SUMMARY:A", *lines)

    assert [each["title"] for each in values_of(found, "events")] == ["A"]
    assert said(found) == [line]


def test_what_is_not_for_readers_is_named_once() -> None:
    found = calendar(
        "UID:1",
        "SUMMARY:A",
        ROME,
        "ATTENDEE:mailto:a@example.org",
        "ATTENDEE:mailto:b@example.org",
        "COMMENT:Mind the stairs",
        "X-APPLE-TRAVEL:1",
        "BEGIN:VALARM",
        "TRIGGER:-PT10M",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VTODO",
        "SUMMARY:Pack",
        "END:VTODO",
        "BEGIN:VEVENT",
        "SUMMARY:B",
    )

    assert said(found) == [
        "line 14 · Pack · a task, not an event",
        "the file · ATTENDEE · 2 of them · not for readers of a story",
        "the file · VALARM · 1 of them · not for readers of a story",
        "the file · UID, X-APPLE-TRAVEL · not for readers of a story",
    ]
    assert found.records[0].rest == {"COMMENT": "Mind the stairs"}


def test_an_event_that_is_not_closed_ends_where_the_next_begins() -> None:
    found = calendar("SUMMARY:A", ROME, "BEGIN:VEVENT", "SUMMARY:B", ROME)

    assert [each["title"] for each in values_of(found, "events")] == ["A", "B"]
    assert said(found) == ["line 2 · VEVENT · read to the next one · no END"]


def test_the_calendar_names_the_story() -> None:
    found = calendar("SUMMARY:A", ROME, head=("X-WR-CALNAME:Choir\\, on tour", "X-WR-CALDESC:2023"))

    assert found.story == {"route": "none", "title": "Choir, on tour", "summary": "2023"}


@pytest.mark.parametrize("content", ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "END:VCALENDAR"])
def test_a_calendar_without_an_event_is_refused(content: str) -> None:
    with pytest.raises(DataError) as refusal:
        read_calendar(given(content, "a.ics"), Choices())

    assert [str(problem) for problem in refusal.value.problems] == [
        "a.ics · the file: found no event, expected a calendar with events (VEVENT)"
    ]


def test_deep_and_unbalanced_components_are_read_all_the_same() -> None:
    lines = ["BEGIN:VCALENDAR", *["BEGIN:X"] * 5000, "END:Y", "BEGIN:VEVENT", "SUMMARY:A", ROME]
    found = read_calendar(given("\r\n".join(lines), "a.ics"), Choices())

    assert [each["title"] for each in values_of(found, "events")] == ["A"]


def test_a_calendar_is_known_by_its_first_line(shipped: Story) -> None:
    assert is_calendar(given("\ufeffbegin:vcalendar\r\n"))
    assert not is_calendar(given("BEGIN:VCARD\r\n"))
    assert is_calendar(given(icalendar(told(shipped))))


def test_titles_with_what_is_known_of_a_date_are_no_changes(shipped: Story) -> None:
    found = read_calendar(given(icalendar(told(shipped))), Choices())

    assert [line for line in said(found) if "title" in line] == []
    assert len(values_of(found, "events")) == len(shipped.events)


def test_a_tentative_event_is_announced() -> None:
    assert event("SUMMARY:A", ROME, "STATUS:TENTATIVE")["claims"] == [{"says": "announced"}]


def test_of_a_property_that_comes_twice_the_first_counts() -> None:
    found = event("SUMMARY:A", ROME, "DTSTART:20240101T000000Z", "SUMMARY:B")

    assert (found["title"], found["when"], found["zone"]) == ("A", "2023-03-01", "Europe/Rome")
