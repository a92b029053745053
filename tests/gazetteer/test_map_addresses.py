"""Points read from numbers and from the addresses of maps."""

import pytest

from explorer.gazetteer.map_addresses import MapPoint, map_point
from explorer.gazetteer.points import point_entry
from explorer.story.places import Coordinate

GOOGLE = "https://www.google.com/maps"
PIN = "data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d40.6361!4d14.6092"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("40.6361,14.6092", ""),
        (" 40.6361, 14.6092 ", ""),
        ("40.6361 14.6092", ""),
        ("geo:40.6361,14.6092?z=12", ""),
        ("geo:40.6361,14.6092;u=35", ""),
        (f"{GOOGLE}/@40.6361,14.6092,15z", "www.google.com"),
        (f"{GOOGLE}/place/Atrani/@40.1,14.1,15z/{PIN}?entry=ttu", "www.google.com"),
        (f"{GOOGLE}/search/?api=1&query=40.6361%2C14.6092", "www.google.com"),
        ("https://maps.google.it/maps?q=40.6361,14.6092", "maps.google.it"),
        ("https://www.openstreetmap.org/#map=15/40.6361/14.6092", "www.openstreetmap.org"),
        (
            "https://www.openstreetmap.org/?mlat=40.6361&mlon=14.6092#map=9/40.1/14.1",
            "www.openstreetmap.org",
        ),
        (
            "https://www.openstreetmap.org/node/1#map=15/40.6361/14.6092&layers=H",
            "www.openstreetmap.org",
        ),
        ("https://www.bing.com/maps?cp=40.6361~14.6092&lvl=15", "www.bing.com"),
        ("https://maps.apple.com/?ll=40.6361,14.6092&q=Atrani", "maps.apple.com"),
        (
            "https://maps.apple.com/place?coordinate=40.6361,14.6092&name=Atrani",
            "maps.apple.com",
        ),
    ],
)
def test_a_point_is_read_as_people_copy_it(text: str, host: str) -> None:
    at = Coordinate(lat=40.6361, lon=14.6092)

    assert map_point(text) == MapPoint(at, 4, host)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Atrani", "3182698", "geonames:3182698", "91,14", "40,181", "nan,nan", "1e5,2"),
        *("https://maps.app.goo.gl/x", "https://[bad", "ftp://x.example/@40.1,14.1", "None,None"),
        "https://www.openstreetmap.org/node/1",
    ],
)
def test_what_names_no_point_is_none(text: str) -> None:
    assert map_point(text) is None


def test_a_point_knows_its_country_and_zone_and_is_as_exact_as_its_decimals() -> None:
    point = map_point("40.64,14.6")
    assert point is not None

    entry = point_entry(point, "Atrani")

    assert (entry.accuracy_km, entry.country, entry.zone) == (0.6, "IT", "Europe/Rome")
    assert entry.source == "Entered by hand"
