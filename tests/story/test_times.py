"""Dates: what they mean, what is refused, and that nothing is made up."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from undate import Undate

from explorer.story.calendars import Calendar
from explorer.story.days import Day
from explorer.story.errors import TimeFormatError
from explorer.story.times import DATE_PATTERN, UNDATED, parse_date

EDTF = (
    "found {!r}, expected an EDTF date such as 2023-09-13, 2023-09, 156X, 1566-21 (spring), "
    "2023-09-13~ (approximate), "
    "2023-09-13? (uncertain), 2023-09-10/2023-09-12, ../2023-09-13, 2023-09-14/.., [1667,1668] "
    "(one of them) or {{1667,1668}} (all of them)"
)
NO_DAY = "found {!r}, expected a day that exists"
BACKWARDS = "found {!r}, expected an interval whose end is after its start"
MONTH = "found {!r}, expected a month from 01 to 12, or a season from 21 to 24"

dates = st.dates(date(2, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-09-13", Day.of(2023, 9, 13), Day.of(2023, 9, 13)),
        ("2023-09", Day.of(2023, 9, 1), Day.of(2023, 9, 30)),
        ("2023-12", Day.of(2023, 12, 1), Day.of(2023, 12, 31)),
        ("2023", Day.of(2023, 1, 1), Day.of(2023, 12, 31)),
        ("2024-02", Day.of(2024, 2, 1), Day.of(2024, 2, 29)),
        ("2023-02", Day.of(2023, 2, 1), Day.of(2023, 2, 28)),
        ("1900-02", Day.of(1900, 2, 1), Day.of(1900, 2, 28)),
        ("2000-02-29", Day.of(2000, 2, 29), Day.of(2000, 2, 29)),
        ("2023-12-31/2024-01-01", Day.of(2023, 12, 31), Day.of(2024, 1, 1)),
        ("2023-09-13/2023-09-13", Day.of(2023, 9, 13), Day.of(2023, 9, 13)),
        ("2023-09/2023-10", Day.of(2023, 9, 1), Day.of(2023, 10, 31)),
        ("2023/2023-01-01", Day.of(2023, 1, 1), Day.of(2023, 1, 1)),
        ("../2023-09-13", None, Day.of(2023, 9, 13)),
        ("../2023-09", None, Day.of(2023, 9, 30)),
        ("2023-09-14/..", Day.of(2023, 9, 14), None),
        ("156X", Day.of(1560, 1, 1), Day.of(1569, 12, 31)),
        ("15XX", Day.of(1500, 1, 1), Day.of(1599, 12, 31)),
        ("1566-XX", Day.of(1566, 1, 1), Day.of(1566, 12, 31)),
        ("1566-XX-XX", Day.of(1566, 1, 1), Day.of(1566, 12, 31)),
        ("1566-02-XX", Day.of(1566, 2, 1), Day.of(1566, 2, 28)),
        ("1566-21", Day.of(1566, 3, 1), Day.of(1566, 12, 21)),
        ("1566-22", Day.of(1566, 6, 1), Day.of(1567, 3, 20)),
        ("1566-23", Day.of(1566, 3, 1), Day.of(1566, 12, 21)),
        ("1566-24", Day.of(1566, 6, 1), Day.of(1567, 3, 20)),
        ("1566/", Day.of(1566, 1, 1), None),
        ("/1566", None, Day.of(1566, 12, 31)),
        ("156X/158X", Day.of(1560, 1, 1), Day.of(1589, 12, 31)),
        ("[1667,1668]", Day.of(1667, 1, 1), Day.of(1668, 12, 31)),
        ("[1668, 1667-12]", Day.of(1667, 12, 1), Day.of(1668, 12, 31)),
        ("{1667,1670..1672}", Day.of(1667, 1, 1), Day.of(1672, 12, 31)),
        ("[..1566]", None, Day.of(1566, 12, 31)),
        ("[1566,1568..]", Day.of(1566, 1, 1), None),
        ("-0217", Day.of(-217, 1, 1), Day.of(-217, 12, 31)),
        ("-0217-09~", Day.of(-217, 9, 1), Day.of(-217, 9, 30)),
        ("-0004-02-29", Day.of(-4, 2, 29), Day.of(-4, 2, 29)),
        ("0000", Day.of(0, 1, 1), Day.of(0, 12, 31)),
        ("-021X", Day.of(-219, 1, 1), Day.of(-210, 12, 31)),
        ("-02XX", Day.of(-299, 1, 1), Day.of(-200, 12, 31)),
        ("-0217/-0201", Day.of(-217, 1, 1), Day.of(-201, 12, 31)),
        ("-9999", Day.of(-9999, 1, 1), Day.of(-9999, 12, 31)),
        ("9999", Day.of(9999, 1, 1), Day.of(9999, 12, 31)),
        ("0002", Day.of(2, 1, 1), Day.of(2, 12, 31)),
        ("9998-12-31", Day.of(9998, 12, 31), Day.of(9998, 12, 31)),
    ],
)
def test_a_date_means_exactly_the_days_that_it_can_mean(
    text: str, earliest: Day | None, latest: Day | None
) -> None:
    parsed = parse_date(text)

    assert (parsed.earliest, parsed.latest, parsed.text) == (earliest, latest, text)


@pytest.mark.parametrize(
    ("text", "units", "whole"),
    [
        ("2023-09-13", ("day", "day"), "2023-09-13"),
        ("2023-09-13~", ("day", "day"), "2023-09-13"),
        ("2023-09?", ("month", "month"), "2023-09"),
        ("2023%", ("year", "year"), "2023"),
        ("-0217-09~", ("month", "month"), "-0217-09"),
        ("2023-09~/2023-09-12", ("month", "day"), None),
        ("2023/2024", ("year", "year"), None),
        ("1566~-06", ("month", "month"), "1566-06"),
        ("1566-06-XX", ("month", "month"), "1566-06"),
        ("1566-XX", ("year", "year"), "1566"),
        ("1566-21", ("season", "season"), None),
        ("156X", ("decade", "decade"), None),
        ("15XX", ("century", "century"), None),
        ("[1566,1568-02]", ("year", "month"), None),
    ],
)
def test_a_date_says_how_exactly_it_is_known(
    text: str, units: tuple[str, str], whole: str | None
) -> None:
    parsed = parse_date(text)

    assert (parsed.units, parsed.whole) == (units, whole)


def test_a_julian_month_is_a_span_of_todays_calendar() -> None:
    assert parse_date("1519-08~", Calendar.JULIAN).whole is None
    assert parse_date("1519-08-10~", Calendar.JULIAN).whole == "1519-08-20"
    assert UNDATED.whole is None


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023-09-13", False, False),
        ("2023-09-13~", True, False),
        ("2023-09?", False, True),
        ("2023%", True, True),
        ("2023-09-10~/2023-09-12", True, False),
        ("2023-09-10/2023-09-12?", False, True),
        ("../2023-09-12%", True, True),
        ("?2004-06", False, True),
        ("2004-06~-11", True, False),
        ("2004?-~06-11", True, True),
        ("156X~", True, False),
        ("1566-21?", False, True),
        ("[1667~,1668]", True, False),
    ],
)
def test_a_date_keeps_its_marks(text: str, approximate: bool, uncertain: bool) -> None:
    parsed = parse_date(text)

    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", EDTF),
        ("13.9.2023", EDTF),
        ("13/09/2023", EDTF),
        ("2023-9-13", EDTF),
        ("2023-09-1X", EDTF),
        ("2023-09-13T13:09", EDTF),
        (" 2023-09-13", EDTF),
        ("2023-09-13\n", EDTF),
        ("156X-02", EDTF),
        ("1566-XX-02", EDTF),
        ("1566-21-02", EDTF),
        ("1XXX", EDTF),
        ("[1566", EDTF),
        ("[]", EDTF),
        ("[..]", EDTF),
        ("[1566/1568]", EDTF),
        ("[1566,]", EDTF),
        ("[1566,1567-02-29]", NO_DAY),
        ("[1568..1566]", BACKWARDS),
        ("../..", EDTF),
        ("/", EDTF),
        ("2023/2024/2025", EDTF),
        ("２０２３", EDTF),
        ("-0000", EDTF),
        ("-217", EDTF),
        ("+2023", EDTF),
        ("-0201/-0217", BACKWARDS),
        ("-0217-02-29", NO_DAY),
        ("2023-02-29", NO_DAY),
        ("1900-02-29", NO_DAY),
        ("2023-09-31", NO_DAY),
        ("2023-13", MONTH),
        ("2023-33", MONTH),
        ("2023-00-01", NO_DAY),
        ("2023-09-10/2023-09-31", NO_DAY),
        ("2023-09-13/2023-09-12", BACKWARDS),
        ("2024/2023", BACKWARDS),
    ],
)
def test_a_wrong_date_is_refused_with_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(TimeFormatError) as refusal:
        parse_date(text)

    assert str(refusal.value) == message.format(text)


@given(st.integers(Day.of(-9999, 1, 1).ordinal, Day.of(9999, 12, 31).ordinal))
def test_every_day_is_read_back_as_itself(ordinal: int) -> None:
    assert parse_date(str(Day(ordinal))).day == Day(ordinal)


@settings(max_examples=30)
@given(
    dates, st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y-%m-%d}"]), st.sampled_from(["", "~", "?"])
)
def test_the_bounds_of_a_date_are_those_that_undate_finds(day: date, form: str, mark: str) -> None:
    text = form.format(day).zfill(len(form.format(date(2023, 1, 1)))) + mark

    ours, theirs = parse_date(text), Undate.parse(text, "EDTF")

    assert (str(ours.earliest), str(ours.latest)) == (str(theirs.earliest), str(theirs.latest))


@settings(max_examples=30)
@given(st.lists(dates, min_size=2, max_size=2, unique=True).map(sorted))
def test_the_bounds_of_an_interval_are_those_that_undate_finds(ends: list[date]) -> None:
    first, last = ends
    text = f"{first}/{last}"

    ours, theirs = parse_date(text), Undate.parse(text, "EDTF")

    assert (ours.earliest, ours.latest) == (Day.of_date(first), Day.of_date(last))
    assert (str(theirs.earliest.earliest), str(theirs.latest.latest)) == (str(first), str(last))


@pytest.mark.parametrize(
    "text",
    ["156X", "15XX", "1566-XX", "1566-02-XX", "1566-XX-XX", "-0217", "-0217-09", "-0217-09-02"],
)
def test_the_bounds_of_other_dates_are_those_that_undate_finds(text: str) -> None:
    ours, theirs = parse_date(text), Undate.parse(text, "EDTF")

    for own, other in ((ours.earliest, theirs.earliest), (ours.latest, theirs.latest)):
        assert own
        named = (own.name.year, own.name.month, own.name.day)
        assert named == (int(other.year), int(other.month), int(other.day))


@pytest.mark.parametrize("text", ["156X", "[..1566]", "{1667,1670..1672}", "?2004-06-~11", "/1566"])
def test_the_pattern_for_editors_knows_every_form(text: str) -> None:
    assert re.fullmatch(DATE_PATTERN, text)
    assert not re.fullmatch(DATE_PATTERN, f"{text}x")


@given(st.text())
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        parsed = parse_date(text)
    except TimeFormatError:
        return
    assert parsed.text == text


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "edtf"),
    [
        ("1522-09-06", Day.of(1522, 9, 16), Day.of(1522, 9, 16), "1522-09-16"),
        ("1519-08~", Day.of(1519, 8, 11), Day.of(1519, 9, 10), "1519-08-11~/1519-09-10~"),
        ("1520-02-29?", Day.of(1520, 3, 10), Day.of(1520, 3, 10), "1520-03-10?"),
        ("1500-02", Day.of(1500, 2, 10), Day.of(1500, 3, 10), "1500-02-10/1500-03-10"),
        ("1521-12%", Day.of(1521, 12, 11), Day.of(1522, 1, 10), "1521-12-11%/1522-01-10%"),
        ("1521", Day.of(1521, 1, 11), Day.of(1522, 1, 10), "1521-01-11/1522-01-10"),
        ("../1521-05-01", None, Day.of(1521, 5, 11), "../1521-05-11"),
        ("1521-05-01/..", Day.of(1521, 5, 11), None, "1521-05-11/.."),
        (
            "[1521-05-01,1521-06..1521-07-01]",
            *(Day.of(1521, 5, 11), Day.of(1521, 7, 11)),
            "[1521-05-11,1521-06-11..1521-07-11]",
        ),
        ("[..1521-05-01]", None, Day.of(1521, 5, 11), "[..1521-05-11]"),
    ],
)
def test_a_julian_date_is_kept_as_the_days_of_todays_calendar(
    text: str, earliest: Day | None, latest: Day | None, edtf: str
) -> None:
    when = parse_date(text, Calendar.JULIAN)

    assert (when.text, when.earliest, when.latest) == (text, earliest, latest)
    assert when.edtf == edtf
    again = parse_date(edtf)
    assert (again.earliest, again.latest) == (earliest, latest)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)


@pytest.mark.parametrize("text", ["1521-02-29", "1521-04-31"])
def test_a_day_that_the_julian_calendar_has_not_is_refused(text: str) -> None:
    with pytest.raises(TimeFormatError) as refusal:
        parse_date(text, Calendar.JULIAN)

    assert str(refusal.value) == NO_DAY.format(text)
