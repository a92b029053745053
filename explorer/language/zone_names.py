"""Names of time zones: each is called by a city, as CLDR writes it in the reader's language."""

from __future__ import annotations

from babel import Locale

_NO_ZONE = "Etc/Unknown"
"""CLDR's name for a zone that is not known."""


def iana_city(zone: str) -> str:
    """The city in a zone's IANA name; of UTC, the name itself.

    >>> iana_city("America/Argentina/Buenos_Aires")
    'Buenos Aires'
    """
    return zone.rpartition("/")[2].replace("_", " ")


def zone_names(locale: Locale) -> dict[str, str]:
    """What zones are called that are not called by their `iana_city`.

    >>> zone_names(Locale("it"))["Europe/Rome"]
    'Roma'
    """
    cities = {zone: facts.get("city") for zone, facts in locale.time_zones.items()}
    return {
        zone: city
        for zone, city in cities.items()
        if city and city != iana_city(zone) and zone != _NO_ZONE
    }
