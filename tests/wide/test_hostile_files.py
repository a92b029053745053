"""Files with anything in them: each becomes records or a problem in words, never a traceback."""

import io
import json
import zipfile
from random import Random

import pytest

from explorer.imports import IMPORTS, Import
from explorer.imports.found import Choices, Found, Given
from explorer.story.errors import DataError
from tests.workbooks import ods, xlsx

TRIALS = 400
"""For each format."""
PIECES = (
    *(
        "",
        "\0",
        '"',
        "'",
        "<",
        "&",
        "]",
        "}",
        ",",
        ";",
        ":",
        "\n",
        "\r\n",
        "\t",
        "²",
        "①",
        "፩",
        "\u202e",
    ),
    *("9" * 5_000, "-1", "1e999", "NaN", "-0", "0001", "9999-12-31", "P9999999D", "\ud7ff", "é"),
    *("[" * 150 + "]" * 150, '{"a":' * 150 + "1" + "}" * 150, "null", "true", "[]", "{}", '""'),
    *("<a>" * 150, "<!DOCTYPE x>", "&nbsp;", "&#0;", "<![CDATA[", "<x:y/>", "../../etc/passwd"),
    *("https://[::1", "mailto:a", "data:,x", "x" * 3_000, "1 - " * 1_000, "99999999999999999999"),
)
KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Trip</name><Placemark>
<name>Rome</name><description>&lt;img src="a.jpg"&gt; &lt;b&gt;Left&lt;/b&gt;</description>
<TimeSpan><begin>1848-03-11</begin><end>1848-04</end></TimeSpan><ExtendedData><Data name="tags">
<value>a;b</value></Data></ExtendedData><Point><coordinates>12.5,41.9</coordinates></Point>
</Placemark><Placemark><name>Way</name><LineString><coordinates>12.5,41.9 9.1,45.4</coordinates>
</LineString></Placemark></Folder></Document></kml>"""
GPX = """<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="41.9" lon="12.5">
<time>2023-03-01T09:30:00Z</time><name>Rome</name><desc>Left</desc></wpt><trk><name>Way</name>
<trkseg><trkpt lat="41.9" lon="12.5"><ele>3</ele><time>2023-03-01T09:30:00Z</time></trkpt>
<trkpt lat="45.4" lon="9.1"><time>2023-03-01T12:30:00Z</time></trkpt></trkseg></trk></gpx>"""
ROME = {"type": "Point", "coordinates": [12.5, 41.9]}
LPF = {
    "type": "FeatureCollection",
    "@context": "https://linkedpasts.org/assets/linkedplaces-context-v1.jsonld",
    "features": [
        {
            "type": "Feature",
            "@id": "https://a.example/rome",
            "properties": {"title": "Rome", "ccodes": ["IT"]},
            "names": [{"toponym": "Roma", "lang": "it", "when": {"timespans": []}}],
            "when": {"timespans": [{"start": {"in": "1848-03"}, "end": {"latest": "1849"}}]},
            "types": [{"label": "city"}],
            "links": [{"type": "closeMatch", "identifier": "gn:3169070"}],
            "descriptions": [{"value": "A city."}],
            "geometry": ROME,
        }
    ],
}
GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Rome", "date": "1 March 1848", "more": {"a": [1, 2]}},
            "when": {"timespans": [{"start": {"in": "1848"}}]},
            "geometry": ROME,
        },
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        },
    ],
}
TIMELINE = {
    "title": {"text": {"headline": "Trip", "text": "<p>All</p>"}},
    "events": [
        {
            "start_date": {"year": "1848", "month": "3", "day": "11", "hour": "9"},
            "end_date": {"year": 1849},
            "text": {"headline": "Rome", "text": "<p>They <b>left</b></p>"},
            "media": {"url": "https://a.example/a.jpg", "caption": "A"},
            "group": "One",
        }
    ],
    "eras": [
        {"start_date": {"year": "1848"}, "end_date": {"year": "1849"}, "text": {"headline": "E"}}
    ],
}
STORYMAP = {
    "storymap": {
        "slides": [
            {"type": "overview", "text": {"headline": "Trip", "text": "All"}},
            {
                "location": {"lat": 41.9, "lon": 12.5, "name": "Rome", "zoom": 9, "line": True},
                "text": {"headline": "Rome, 1 March 1848", "text": "<p>They left</p>"},
                "media": {"url": "https://a.example/a.jpg"},
                "date": "March 1848",
            },
        ]
    }
}
ANNOTATIONS = [
    {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": [
            {"purpose": "identifying", "source": "https://www.geonames.org/3169070"},
            {"purpose": "tagging", "value": "city"},
            {"geometry": ROME},
        ],
        "target": {
            "source": "https://a.example/letter",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "Rome", "prefix": "to ", "suffix": "."},
                {"type": "TextPositionSelector", "start": 3, "end": 7},
            ],
        },
    }
]
CALENDAR = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "X-WR-CALNAME:Trip", "X-WR-TIMEZONE:Europe/Rome", "BEGIN:VTIMEZONE"),
        *("TZID:Odd", "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0200"),
        *("TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
        *("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE"),
        *("BEGIN:VEVENT", "SUMMARY:Rome", "DTSTART;TZID=Odd:20230301T093000", "DURATION:PT2H"),
        *("LOCATION:Rome", "GEO:41.9;12.5", "CATEGORIES:a,b", "ATTACH:https://a.example/a.jpg"),
        *("END:VEVENT", "BEGIN:VEVENT", "SUMMARY:Day", "DTSTART;VALUE=DATE:20230301"),
        *("DTEND;VALUE=DATE:20230303", "END:VEVENT", "END:VCALENDAR", ""),
    )
)
OWN = (
    "event,date,title,status_detail,record\n"
    'a,1848-03-11,Rome,,"{""story"":{""slug"":""trip"",""languages"":[""en""],""title"":{""en"":""T""}},'
    '""event"":{""id"":""a"",""when"":""1848-03-11"",""title"":{""en"":""Rome""}}}"\n'
)
ROWS = [
    ["date", "title", "place", "lat", "lon", "tags", "link"],
    ["11 March 1848", "Rome", "Rome", 41.9, 12.5, "a;b", "https://a.example/"],
    ["ca. 1849", "Milan", "Milan", "45°27'N", "9°11'E", "", "https://a.example/a.jpg"],
]
SLIDES: list[list[object]] = [
    ["Year", "Month", "Headline", "Text", "Media", "Type"],
    [1848, 3, "Rome"],
]
TIMEMAP = (
    "id,description,date,time,location,latitude,longitude,association1,sources\n"
    "1,They left,03/11/1848,09:30,Rome,41.9,12.5,a,https://a.example/\n"
)


def zipped(files: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


STORY = "slug: trip\nlanguages: [en]\ntitle: Trip\nevents:\n- {id: a, when: 1848, title: Rome}\n"
WHOLE: dict[str, tuple[str, str | bytes]] = {
    "zip": ("trip.zip", zipped({"trip/story.yaml": STORY, "trip/media/a.jpg": b"\xff\xd8"})),
    "kmz": ("trip.kmz", zipped({"doc.kml": KML, "a.jpg": b"\xff\xd8"})),
    "kml": ("trip.kml", KML),
    "gpx": ("trip.gpx", GPX),
    "lpf": ("trip.json", json.dumps(LPF)),
    "lp-tsv": (
        "trip.tsv",
        "id\ttitle\ttitle_source\tstart\tccodes\tlon\tlat\tgeowkt\tvariants\n"
        "1\tRome\tA\t1848\tIT\t12.5\t41.9\tPOINT(12.5 41.9)\tRoma@it;Rom@de\n",
    ),
    "geojson": ("trip.geojson", json.dumps(GEOJSON)),
    "timelinejs": ("trip.json", json.dumps(TIMELINE)),
    "storymapjs": ("trip.json", json.dumps(STORYMAP)),
    "annotations": ("trip.json", json.dumps(ANNOTATIONS)),
    "ics": ("trip.ics", CALENDAR),
    "csv": ("trip.csv", OWN),
    "recogito": (
        "trip.csv",
        "UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VOCAB_LABEL,LAT,LNG,TAGS,COMMENTS\n"
        "1,a.txt,Rome,char-offset:3,PLACE,http://sws.geonames.org/3169070,Roma,41.9,12.5,,\n",
    ),
    "timelinejs-sheet": (
        "trip.xlsx",
        xlsx({"od1": SLIDES}),
    ),
    "timemap": ("trip.csv", TIMEMAP),
    "table": ("trip.ods", ods({"Trip": ROWS})),
}
"""A small file of each format, with its name."""


def whole(name: str) -> Given:
    file, content = WHOLE[name]
    return Given(name=file, content=content.encode() if isinstance(content, str) else content)


def read(format_of: Import, given: Given) -> None:
    """Read a file whatever it is; only a DataError may come of it."""
    format_of.recognises(given)
    try:
        found = format_of.read(given, Choices(sheet=None))
    except DataError as error:
        assert all(problem.found and problem.expected for problem in error.problems)
    else:
        assert isinstance(found, Found)


def changed(content: bytes, chance: Random) -> bytes:
    """The content with a few things in it cut, repeated, exchanged or put in."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice((0, 1, 2, 8, 40, 1_000)))
        piece = chance.choice((chance.choice(PIECES).encode(), content[start:end] * 2, b"\xff\xfe"))
        content = content[:start] + piece + content[end:]
    return content


def changed_within(content: bytes, chance: Random) -> bytes:
    """An archive with one of its files changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    return zipped({**files, name: changed(files[name], chance)})


@pytest.mark.parametrize("format_of", IMPORTS, ids=[each.name for each in IMPORTS])
def test_a_file_with_anything_in_it_is_read_or_refused_in_words(format_of: Import) -> None:
    given = whole(format_of.name)
    assert format_of.recognises(given)
    read(format_of, given)
    chance = Random(format_of.name)
    for _ in range(TRIALS):
        is_archive = given.content.startswith(b"PK") and chance.random() < 0.7
        change = changed_within if is_archive else changed
        read(format_of, Given(name=given.name, content=change(given.content, chance)))


@pytest.mark.parametrize("format_of", IMPORTS, ids=[each.name for each in IMPORTS])
def test_a_file_of_another_kind_is_read_or_refused_in_words(format_of: Import) -> None:
    for other in WHOLE:
        read(format_of, whole(other))
    for content in (
        b"",
        b"\n",
        b"{}",
        b"[]",
        b"null",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"\0",
        b"<a/>",
        b",\n",
    ):
        read(format_of, Given(name=f"a{format_of.suffixes[0]}", content=content))
