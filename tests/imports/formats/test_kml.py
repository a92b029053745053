"""KML of Google My Maps, Google Earth and others."""

from datetime import timedelta
from pathlib import Path

import pytest

from explorer.imports.formats.kml import read_kml
from explorer.imports.found import Choices, Given
from explorer.reading.geojson_files import WAYS, read_geojson
from tests.attaching import JPEG
from tests.imports.reading import found_in_text, lines_of, refusal, values_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"{}>'


def document(content: str, namespaces: str = "") -> str:
    return f"{HEAD.format(namespaces)}<Document><name>Trip</name>{content}</Document></kml>"


MY_MAPS = document(
    """
<Style id="icon"><IconStyle><color>ffd18802</color></IconStyle></Style>
<Folder><name>Tappe</name>
 <Placemark><name>Trieste</name>
  <description><![CDATA[<img src="https://mymaps.usercontent.google.com/hostedimage/1"/>
   <br><br>Arrivo<br>Data: 2024-05-01<br>Hotel: Riviera]]></description>
  <styleUrl>#icon</styleUrl>
  <ExtendedData><Data name="Data"><value>2024-05-01</value></Data>
   <Data name="Hotel"><value>Riviera</value></Data>
   <Data name="gx_media_links">
    <value>https://mymaps.usercontent.google.com/hostedimage/1 https://youtu.be/7</value></Data>
  </ExtendedData>
  <Point><coordinates>
   13.7768,45.6495,0
  </coordinates></Point></Placemark>
</Folder>"""
)


def test_a_placemark_of_my_maps_has_its_date_its_folder_and_its_pictures() -> None:
    found = found_in_text("Gita.kml", MY_MAPS)

    assert found.story == {"title": "Trip"}
    assert values_of(found, "events") == [
        {
            "title": "Trieste",
            "summary": "Arrivo",
            "when": "2024-05-01",
            "tags": [{"label": "Tappe"}],
            "media": [
                {
                    "kind": "image",
                    "url": "https://mymaps.usercontent.google.com/hostedimage/1",
                    "alt": "…",
                },
                {"kind": "embed", "url": "https://youtu.be/7"},
            ],
            "place": {"names": "Trieste", "lat": 45.6495, "lon": 13.7768},
        }
    ]
    assert dict(found.records[0].rest) == {"Hotel": "Riviera"}
    assert lines_of(found) == [
        "the file · Style: 1 styles →  (the explorer draws what is known, not how the map drew it)"
    ]


def test_times_are_those_of_the_place() -> None:
    text = document(
        """<Placemark><name>A</name><TimeSpan><begin>1519-09</begin><end>1522-09-06</end></TimeSpan>
        <Point><coordinates>-6.3,36.7</coordinates></Point></Placemark>
        <Placemark><name>B</name><TimeStamp><when>2024-05-01T10:00:00+09:00</when></TimeStamp>
        <Point><coordinates>139.7,35.7</coordinates></Point></Placemark>
        <Placemark><name>C</name><TimeSpan><end>2024</end></TimeSpan>
        <Point><coordinates>139.7,35.7</coordinates></Point></Placemark>"""
    )
    found = found_in_text("a.kml", text)

    times = [
        {name: event.get(name) for name in ("when", "time", "until")}
        for event in values_of(found, "events")
    ]
    assert times == [
        {"when": "1519-09", "time": None, "until": "1522-09-06"},
        {"when": "2024-05-01", "time": "10:00", "until": None},
        {"when": "../2024", "time": None, "until": None},
    ]


def test_a_recorded_track_is_a_leg_between_its_ends() -> None:
    text = document(
        """<Placemark><name>Walk</name><gx:Track>
        <when>2024-05-01T08:00:00Z</when><when>2024-05-01T08:30:00Z</when>
        <when>2024-05-01T09:00:00Z</when>
        <gx:coord>12.48 41.89 20</gx:coord><gx:coord>12.49 41.90 20</gx:coord>
        <gx:coord>12.50 41.91 20</gx:coord></gx:Track></Placemark>""",
        ' xmlns:gx="http://www.google.com/kml/ext/2.2"',
    )
    found = found_in_text("walk.kml", text)

    start, end = values_of(found, "events")
    assert (start["title"], start["when"], start["time"]) == ("Walk: start", "2024-05-01", "10:00")
    assert (end["title"], end["when"], end["time"]) == ("Walk: end", "2024-05-01", "11:00")
    (leg,) = values_of(found, "legs")
    assert (leg["from"], leg["to"]) == (start["place"], end["place"])
    assert leg["track_file"] == "ways/walk.geojson"
    way = read_geojson(found.files["ways/walk.geojson"].decode(), "a", WAYS).way
    assert way and way.duration == timedelta(hours=1)
    assert {point.elevation_m for point in way.points} == {20}
    flat = found_in_text("walk.kml", text.replace(" 20<", " 0<"))
    assert b",0" not in flat.files["ways/walk.geojson"]


def test_what_is_no_placemark_is_left_out_and_reported() -> None:
    text = document(
        """<NetworkLink><name>More</name><Link><href>http://a.example/b.kml</href></Link></NetworkLink>
        <GroundOverlay><name>Old map</name></GroundOverlay>
        <Placemark><name>A</name><LookAt/><Point><coordinates>200,95</coordinates></Point></Placemark>
        <Placemark><address>Piazza Unità, Trieste</address></Placemark>"""
    )
    found = found_in_text("a.kml", text)

    assert lines_of(found) == [
        "line 1 · NetworkLink: More →  (what is at another address is not fetched; download it and "
        "import that file)",
        "line 2 · GroundOverlay: Old map →  (a scanned map goes into `background`; see "
        "docs/data-format.md)",
        "placemark “A” · Point: 200,95 →  (expected longitude, latitude in degrees, separated by a "
        "comma)",
    ]
    assert values_of(found, "events")[1] == {"place": {"names": "Piazza Unità, Trieste"}}


LAUGHS = """<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>&b;</name></Document></kml>"""
OUTSIDE = """<!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml/>"""
NO_TYPE = "found a document type (<!DOCTYPE …>), expected XML without one"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, f"a.kml:1 · the file: {NO_TYPE}"),
        (OUTSIDE, f"a.kml:1 · the file: {NO_TYPE}"),
        (
            "<kml><Document><name>A</Document></kml>",
            "a.kml:1 · the file: found mismatched tag, expected XML",
        ),
        (
            "<kml>" + "<Folder>" * 200,
            "a.kml:1 · the file: found more than 100 elements within each other, expected fewer",
        ),
        (
            '<?xml version="1.0" encoding="x-unknown"?><kml/>',
            "a.kml · the file: found an encoding that is not known (unknown encoding: x-unknown), "
            "expected XML in UTF-8",
        ),
        (
            document("<NetworkLink/>"),
            "a.kml · the file: found no placemark, expected KML with at least one placemark (what "
            "is at another address is not fetched; download it and import that file)",
        ),
    ],
)
def test_a_hostile_or_broken_file_is_refused(text: str, message: str) -> None:
    assert refusal("a.kml", text) == message


def test_pictures_come_from_the_folder_of_the_file_and_from_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "hall.jpg").write_bytes(JPEG)
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    names = ("hall.jpg", "../secret.jpg", "link.jpg", "/etc/passwd")
    shown = "".join(f"&lt;img src='{name}'&gt;" for name in names)
    text = document(f"<Placemark><name>A</name><description>{shown}</description></Placemark>")
    found = read_kml(Given(name="a.kml", content=text.encode(), folder=folder), Choices())

    assert found.files == {"media/hall.jpg": JPEG}
    outside = "a file outside the folder of the imported one"
    assert lines_of(found) == [
        f"placemark “A” · media: ../secret.jpg →  ({outside})",
        f"placemark “A” · media: link.jpg →  ({outside})",
        "placemark “A” · media: /etc/passwd →  (no file of a kind that can be shown)",
    ]


def test_a_prefix_that_nobody_declared_does_no_harm() -> None:
    text = document(
        """<Placemark><name>A</name><gx:balloonVisibility>1</gx:balloonVisibility>
        <x:mood>calm</x:mood><ExtendedData><SchemaData schemaUrl="#s">
        <SimpleData name="Hotel">Riviera</SimpleData></SchemaData></ExtendedData>
        <Point><coordinates>12.5, 41.9, 0</coordinates></Point></Placemark>"""
    )
    found = found_in_text("a.kml", text)

    place = {"names": "A", "lat": 41.9, "lon": 12.5}
    assert values_of(found, "events") == [{"title": "A", "place": place}]
    assert dict(found.records[0].rest) == {"mood": "calm", "Hotel": "Riviera"}


def test_pictures_and_links_of_google_earth_are_taken() -> None:
    text = document(
        """<Placemark><name>A</name><gx:Carousel><gx:Image><gx:imageUrl>https://a.example/1.jpg
        </gx:imageUrl></gx:Image></gx:Carousel><atom:link href="https://a.example/page"/>
        <atom:author><atom:name>Ida</atom:name></atom:author></Placemark>"""
    )
    found = found_in_text("a.kml", text)

    (event,) = values_of(found, "events")
    assert event["media"] == [{"kind": "image", "url": "https://a.example/1.jpg", "alt": "…"}]
    assert event["claims"][0]["source"]["url"] == "https://a.example/page"
    assert dict(found.records[0].rest) == {"author.name": "Ida"}
