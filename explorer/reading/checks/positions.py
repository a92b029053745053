"""Places that do not lie in their country: swapped coordinates, a lost minus, the open sea."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.checks.territories import countries_near, country_names
from explorer.reading.reports import Report
from explorer.story.places import Coordinate, Place
from explorer.story.records import Story

WITHOUT_ZONE = {"XK": "RS"}
"""Countries that have no time zone of their own in the IANA database, with whose they share."""


def check(story: Story) -> Iterator[Report]:
    """Report each place whose point does not fit its country, with the likely mistake."""
    for index, place in enumerate(story.places):
        countries = countries_near(place.coordinate, place.accuracy_km)
        if place.country is None:
            if countries:
                expected = f"the country of this point, such as {_named(countries[0])}"
                yield Report(("places", index, "country"), "nothing", expected)
        elif place.country in country_names() and not _fits(place, countries):
            where = _named(countries[0]) if countries else "the sea"
            found = f"{place.lat:g}, {place.lon:g}, a point in {where}"
            expected = f"a point in {_named(place.country)}"
            yield Report(("places", index, "lat"), found, expected, _hint(place, countries))


def _fits(place: Place, countries: tuple[str, ...]) -> bool:
    return place.country in countries or WITHOUT_ZONE.get(place.country or "") in countries


def _hint(place: Place, countries: tuple[str, ...]) -> str:
    """What would bring the point into its country, as a question."""
    slips = [
        ("are lat and lon swapped?", place.lon, place.lat),
        ("is the sign of lon wrong?", place.lat, -place.lon),
        ("is the sign of lat wrong?", -place.lat, place.lon),
    ]
    for question, lat, lon in slips:
        if abs(lat) <= 90:
            corrected = Coordinate(lat=lat, lon=lon)
            if _fits(place, countries_near(corrected, place.accuracy_km)):
                return question
    return f"country {countries[0]}?" if countries else "leave out country at sea"


def _named(code: str) -> str:
    return f"{country_names().get(code, code)} ({code})"
