"""TimeMap's table of events, as CSV and as JSON."""

import json
from pathlib import Path

from explorer.imports.formats.timemap import read_timemap
from explorer.imports.found import Choices, Given
from tests.imports.reading import found_in_text, values_of

TABLE = """\
id,date,time,location,latitude,longitude,category,association1,association2,source1,description
1,08/24/2014,14:30,Ilovaisk,47.92,38.2,Movement,Armour,Convoy,https://a.example/1,Tanks cross.
2,8/25/2014,,Ilovaisk,47.92,38.2,Attack,,,video-7,Shelling.
3,,,,,,Attack,Armour,,,No place.
"""


def test_a_table_has_its_month_first_and_its_associations_as_tags() -> None:
    found = found_in_text("events.csv", TABLE)

    place = {"names": "Ilovaisk", "lat": 47.92, "lon": 38.2}
    source = {"publisher": "a.example", "url": "https://a.example/1", "lang": "en"}
    assert values_of(found, "events")[:2] == [
        {
            "title": "Tanks cross.",
            "when": "2014-08-24",
            "time": "14:30",
            "tags": [{"label": "Movement"}, {"label": "Armour"}, {"label": "Convoy"}],
            "claims": [{"source": source, "says": "happened"}],
            "place": place,
        },
        {
            "title": "Shelling.",
            "when": "2014-08-25",
            "tags": [{"label": "Attack"}],
            "place": place,
        },
    ]
    assert [dict(record.rest) for record in found.records] == [
        {},
        {"further sources": "video-7"},
        {},
    ]


def test_the_json_of_its_server_is_read_too_with_the_sources_beside(tmp_path: Path) -> None:
    events = [
        {
            "id": "1",
            "description": "A column crosses.",
            "date": "2014-08-24",
            "time": "",
            "latitude": "47.92",
            "longitude": "38.2",
            "associations": ["Armour"],
            "sources": ["s1", "s2"],
            "colour": "red",
        }
    ]
    sources = {
        "s1": {"id": "s1", "title": "A film", "paths": ["https://films.example/1.mp4"]},
        "s2": {"id": "s2", "title": "An interview", "paths": []},
    }
    (tmp_path / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    given = Given(name="events.json", content=json.dumps(events).encode(), folder=tmp_path)
    found = read_timemap(given, Choices())

    (event,) = values_of(found, "events")
    assert event["claims"][0]["source"]["url"] == "https://films.example/1.mp4"
    assert event["tags"] == [{"label": "Armour"}]
    assert dict(found.records[0].rest) == {"further sources": "An interview"}
    assert [(line.field, line.found) for line in found.report] == [("color", "a style of 1 entry")]
