"""Moments on many clocks, in several languages: what Python shows, and browsers have to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from explorer.language import Language
from explorer.language.date_words import date_words
from explorer.story.calendars import Calendar
from explorer.story.clocks import parse_clock
from explorer.story.moments import Moment, PartOfDay
from explorer.story.offsets import is_sun_time, offset_at
from explorer.story.times import UNDATED, parse_date
from explorer.views.clock_words import clock_words
from explorer.views.moment_facts import moment_columns
from explorer.views.times import (
    DayKind,
    day_heading,
    day_key,
    in_calendar,
    other_time_view,
    time_view,
)
from explorer.views.zone_facts import ZoneFacts, zone_facts
from tests.decoding import moments_in

PLACES = (
    "Asia/Vladivostok",
    "America/St_Johns",
    "Europe/Dublin",
    "Pacific/Apia",
    "Africa/Monrovia",
    "Asia/Manila",
    "America/Caracas",
)
CLOCKS = ("place", "Europe/Rome", "Europe/Moscow", "UTC", "Pacific/Apia", "America/New_York")
DAYS = (
    *("1521-04-27", "1840-01-01", "1867-10-18", "1880-08-02", "1912-04-11", "1916-05-21"),
    *("1945-08-09", "1972-01-07", "2011-12-29", "2011-12-31", "2023-03-26", "2023-09-13"),
    *("2023-10-29", "2024-02-29", "9998-12-30", "0002-01-02"),
)
"""Sun's time, first zones, offsets with seconds, days left out, summer time, the last years."""
TIMES = ("00:00", "02:30", "~12:05", "23:59?", "08:00/09:10", "../06:00", "18:10/..")
VAGUE = (
    *("unknown", "2023-09-13", "2023-09-13~", "2023-09-13?", "2023-09-13%", "2023-09", "2023"),
    *("2023-09-10/2023-09-12", "2023-09-30/2023-10-02", "2022-12-31/2023-01-01", "2023-09/2023-11"),
    *("../2023-09-14", "2023-09-14/..", "1566/", "1566-06~/1566-08?", "2023-XX", "2023-09-XX"),
    *("156X", "156X~", "15XX", "1566-21", "1566-22", "1566-23?", "1566-24", "156X/1575"),
    *("[1566,1568]", "{1566,1568-02,1570}", "[1566,1570..1572]", "[..1566]", "[1566..]"),
    *("{1566-21,157X,1580..1582,1590}", "1566-21/1567-22", "0001", "0000", "-0217", "-9999"),
    *("-0217-09~", "-0215-08-02", "-0217-21", "-0217/-0201", "-0217-09/-0217-11", "-0043/0014"),
    *("-0043-03-15", "-0043-03-10/-0043-03-15", "-021X", "[-0217,-0215]", "../-0217-09-30"),
)
OWN_ZONES = (
    *("Europe/Dublin", "Asia/Kathmandu", "Pacific/Apia", "Africa/Monrovia", "America/Bogota"),
    *("Australia/Lord_Howe", "America/Argentina/Buenos_Aires", "Europe/Madrid", "UTC"),
)
"""Zones of the browser's own table; in none have older tables another offset, as for Manila."""


def _language(code: str) -> Language:
    """A language with the dates of its own locale, which it has no catalogue for."""
    made = Language(code)
    made.dates = date_words(Locale.parse(code))
    return made


LANGUAGES = {
    Language("en"): CLOCKS,
    Language("it"): CLOCKS,
    _language("ar"): CLOCKS[:2],
    _language("fi"): CLOCKS[:2],
}
"""Each with the clocks on which it is tried."""


def _moment(
    text: str, *, zone: str, time: str | None = None, calendar: Calendar = Calendar.GREGORIAN
) -> Moment:
    when = UNDATED if text == UNDATED.text else parse_date(text, calendar)
    return Moment(when, parse_clock(time) if time else None, None, zone)


def moments() -> tuple[Moment, ...]:
    """Timed ones, parts of days, and every form of a date, in both calendars."""
    timed = [
        _moment(day, zone=zone, time=time)
        for (day, zone), time in zip(product(DAYS, PLACES), TIMES * len(DAYS), strict=True)
    ]
    exact = [_moment(day, zone=zone, time="13:09") for day, zone in product(DAYS, PLACES)]
    julian = [
        _moment(day, zone="Europe/Madrid", time="23:30", calendar=Calendar.JULIAN)
        for day in ("1521-04-27", "1500-02-29", "1918-02-14")
    ]
    parts = [
        Moment(parse_date(day), None, part, zone)
        for day, part, zone in product(DAYS[:6], PartOfDay, PLACES[:2])
    ]
    vague = [
        _moment(text, zone="Asia/Manila", calendar=calendar)
        for text, calendar in product(VAGUE, Calendar)
    ]
    return (*timed, *exact, *julian, *parts, *vague)


def shown(moment: Moment, clock: str, place: str | None, speech: Language) -> dict[str, Any]:
    """What Python shows of a moment."""
    when = moment.date
    named: Any = place and SimpleNamespace(names={speech.code: place})
    key = day_key(moment, moment.zone if clock == "place" else clock)
    heading = day_heading(key, when, speech)
    is_on = key.kind is DayKind.ON
    spoken = speech.day_month(when.calendar.named(key.first)) if is_on else heading
    time = time_view(moment, clock, named, speech)
    other = other_time_view(moment, clock, "Europe/Rome", named, speech)
    usual = _usual(speech)
    calendar = usual if when == UNDATED else when.calendar
    return {
        "day": str(key),
        "heading": in_calendar(heading, calendar, speech, usual),
        "time": asdict(time),
        "other_time": asdict(other) if other else None,
        "spoken_day": in_calendar(spoken, calendar, speech, usual),
        "spoken_time": time.label if moment.says_time else "",
    }


def chosen(
    speech: Language, clock: str, zones: dict[str, ZoneFacts], own: str = ""
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `clockOf` in the browser takes, but for `say`, and what `speaker` takes for that."""
    arguments = {
        "clock": clock,
        "own": own,
        "clocks": ["Europe/Rome", "UTC"],
        "calendar": _usual(speech),
        "zones": zones,
        "words": asdict(clock_words(speech)),
    }
    return arguments, {"lang": speech.interface, "strings": dict(speech.texts)}


def _usual(speech: Language) -> Calendar:
    """The calendar of the story's events: another in Italian, only so that both are tried."""
    return Calendar.JULIAN if speech.code == "it" else Calendar.GREGORIAN


def _question(told: Sequence[Moment], speech: Language, clock: str, own: str = "") -> Any:
    """One clock in one language, its moments, and what Python shows of them."""
    facts = moment_columns(told)
    place = "Vostočnyj" if clock == "place" or speech.code == "ar" else None
    zones = zone_facts([facts], [zone for zone in CLOCKS if zone != "place"])
    arguments, said = chosen(speech, clock, zones, own)
    return {
        "chosen": arguments,
        "said": said,
        "place": place,
        "moments": moments_in(facts),
        "expected": [shown(moment, own or clock, place, speech) for moment in told],
    }


def _is_odd(zone: str, moment: Moment) -> bool:
    """Whether a zone's standard time had an odd offset, as Dublin's from 1880 to 1916.

    To a browser it looks like the time of the sun, so it shows no offset for either.
    """
    at = next(end for end in moment.clock_ends("UTC") if end)
    is_odd = offset_at(ZoneInfo(zone), at) % timedelta(minutes=5) != timedelta()
    return moment.zone == zone or (is_odd and not is_sun_time(zone, at))


def questions() -> Iterator[Any]:
    """Every moment in every language on its clocks, then on clocks of the browser's own zones."""
    told = moments()
    for speech, clocks in LANGUAGES.items():
        for clock in clocks:
            yield _question(told, speech, clock)
    for zone in OWN_ZONES:
        timed = [each for each in told if each.clock and not _is_odd(zone, each)]
        yield _question(timed, next(iter(LANGUAGES)), "own", zone)


DIFFERING = """async ({ chosen, said, place, moments, expected }) => {
    const { clockOf, timesOn } = await import(new URL("core/clocks/clock.js", location.href).href);
    const { speaker } = await import(new URL("core/strings.js", location.href).href);
    const clock = clockOf({ ...chosen, say: speaker(said) });
    const found = moments.map((moment) => JSON.stringify(timesOn(clock, moment, place)));
    const pairs = found.map((each, at) => [moments[at], each, JSON.stringify(expected[at])]);
    return pairs.filter(([, shown, wanted]) => shown !== wanted).slice(0, 5);
}"""
"""The moments of a question of which a browser shows anything else: each with both."""
