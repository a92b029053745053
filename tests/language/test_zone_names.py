"""Zones are called by their cities, in the reader's language."""

from zoneinfo import available_timezones

import pytest

from explorer.language import language
from explorer.views.clock_words import clock_words

NAMES = {
    "Europe/Rome": ("Rome", "Roma"),
    "Europe/Moscow": ("Moscow", "Mosca"),
    "Europe/London": ("London", "Londra"),
    "Atlantic/Azores": ("Azores", "Azzorre"),
    "America/New_York": ("New York", "New York"),
    "America/St_Johns": ("St John’s", "St. John’s"),
    "America/Argentina/Buenos_Aires": ("Buenos Aires", "Buenos Aires"),
    "Asia/Kolkata": ("Kolkata", "Kolkata"),
    "UTC": ("UTC", "UTC"),
}


@pytest.mark.parametrize("zone", NAMES)
def test_a_zone_is_called_by_its_city(zone: str) -> None:
    assert (language("en").zone_name(zone), language("it").zone_name(zone)) == NAMES[zone]


@pytest.mark.parametrize("code", ["en", "it"])
def test_no_zone_is_without_a_name(code: str) -> None:
    names = {language(code).zone_name(zone) for zone in available_timezones()}

    assert not {name for name in names if not name.strip() or "_" in name or "/" in name}


def test_the_browser_is_sent_only_the_names_that_it_cannot_read_off() -> None:
    zones = clock_words(language("it")).zones

    assert zones["Europe/Rome"] == "Roma"
    assert not {"Europe/Madrid", "UTC", "Etc/Unknown"} & set(zones)
