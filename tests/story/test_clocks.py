"""Clock times and zones: what they mean, what is refused, and that nothing is made up."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.clocks import parse_clock
from explorer.story.errors import TimeFormatError
from explorer.story.zones import parse_zone

CLOCK = (
    "found {!r}, expected a clock time such as 13:09, ~18:00 (approximate), 06:00? (uncertain), "
    "08:00/09:00 (between), ../17:46 (not after), 18:10/.. (not before) or "
    "02:30+02:00 (in an hour that the clock showed twice)"
)
OVERNIGHT = "found {!r}, expected a time span that ends on the same day"

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "approximate", "uncertain"),
    [
        ("13:09", time(13, 9), time(13, 9), False, False),
        ("00:00", time(0, 0), time(0, 0), False, False),
        ("23:59", time(23, 59), time(23, 59), False, False),
        ("~18:00", time(18), time(18), True, False),
        ("06:00?", time(6), time(6), False, True),
        ("~06:00?", time(6), time(6), True, True),
        ("08:00/09:00", time(8), time(9), False, False),
        ("08:00/08:00", time(8), time(8), False, False),
        ("~08:00/09:00?", time(8), time(9), True, True),
        ("../17:46", None, time(17, 46), False, False),
        ("18:10/..", time(18, 10), None, False, False),
    ],
)
def test_a_clock_time_keeps_its_ends_and_marks(
    text: str, earliest: time | None, latest: time | None, approximate: bool, uncertain: bool
) -> None:
    clock = parse_clock(text)

    assert (clock.earliest, clock.latest) == (earliest, latest)
    assert (clock.approximate, clock.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", CLOCK),
        ("24:00", CLOCK),
        ("13:60", CLOCK),
        ("9:30", CLOCK),
        ("13.09", CLOCK),
        ("789", CLOCK),
        ("1:09 p.m.", CLOCK),
        ("13:09:30", CLOCK),
        ("13:09Z", CLOCK),
        ("18:00~", CLOCK),
        ("?06:00", CLOCK),
        ("../..", CLOCK),
        ("08:00/", CLOCK),
        ("１３:09", CLOCK),
        ("13:09\n", CLOCK),
        ("23:00/01:00", OVERNIGHT),
    ],
)
def test_a_wrong_clock_time_is_refused_with_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(TimeFormatError) as refusal:
        parse_clock(text)

    assert str(refusal.value) == message.format(text)


@given(clocks)
def test_every_minute_of_the_day_is_read_back_as_itself(at: time) -> None:
    clock = parse_clock(f"{at:%H:%M}")

    assert clock.earliest == clock.latest == at


@pytest.mark.parametrize("zone", ["UTC", "Asia/Pyongyang", "America/Argentina/Ushuaia"])
def test_a_zone_of_the_iana_database_is_taken(zone: str) -> None:
    assert parse_zone(zone) == zone


@pytest.mark.parametrize("zone", ["", "CEST", "UTC+9", "asia/tokyo", "Asia/Amur", "../etc/passwd"])
def test_another_zone_is_refused_with_what_was_expected(zone: str) -> None:
    with pytest.raises(TimeFormatError) as refusal:
        parse_zone(zone)

    expected = f"found {zone!r}, expected an IANA zone such as Asia/Vladivostok"
    assert str(refusal.value) == expected
