"""Linked Places of the World Historical Gazetteer and others, as JSON and as a table."""

import json

from tests.imports.reading import found_in_text, lines_of, values_of

ABINGDON = {
    "@id": "http://gaz.example/places/1",
    "type": "Feature",
    "properties": {"title": "Abingdon (UK)", "ccodes": ["GB"], "dataset": "demo"},
    "geometry": {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Point", "coordinates": [-1.2879, 51.6708]},
            {"type": "Point", "coordinates": [-1.31, 51.64]},
        ],
    },
    "when": {
        "timespans": [{"start": {"in": "676"}, "end": {"in": "1066"}}, {"start": {"in": "1700"}}],
        "periods": [{"name": "Anglo-Saxon Period"}],
    },
    "names": [
        {
            "toponym": "Abingdon",
            "lang": "en",
            "citations": [{"label": "A gazetteer (1635)", "@id": "http://books.example/1"}],
        },
        {"toponym": "Abindonia", "lang": "la"},
    ],
    "types": [{"identifier": "aat:300008375", "label": "town"}],
    "relations": [{"relationType": "gvp:broaderPartitive", "label": "part of Berkshire"}],
    "links": [
        {"type": "exactMatch", "identifier": "http://www.geonames.org/2657780/"},
        {"type": "closeMatch", "identifier": "wd:Q321077"},
        {"type": "seeAlso", "identifier": "https://pages.example/abingdon"},
    ],
    "descriptions": [{"value": "A market town.", "lang": "en"}],
    "depictions": [
        {
            "@id": "https://pictures.example/thames",
            "title": "The Thames",
            "license": "cc:by-sa/3.0/",
        }
    ],
}


def gazetteer(*features: object) -> str:
    context = "https://raw.example/linkedplaces-context-v1.1.jsonld"
    return json.dumps({"type": "FeatureCollection", "@context": context, "features": [*features]})


def test_a_record_is_a_place_and_that_it_was_attested() -> None:
    found = found_in_text("gazetteer.json", gazetteer(ABINGDON))

    source = {"publisher": "A gazetteer (1635)", "url": "http://books.example/1", "lang": "en"}
    medium = {"kind": "image", "url": "https://pictures.example/thames", "alt": "The Thames"}
    assert values_of(found, "events") == [
        {
            "title": "Abingdon (UK)",
            "summary": "A market town.",
            "when": "0676",
            "until": "1066",
            "place": {
                "names": {"en": "Abingdon (UK)", "la": "Abindonia"},
                "lat": 51.6708,
                "lon": -1.2879,
                "country": "GB",
                "geonames": 2657780,
                "wikidata": "Q321077",
            },
            "tags": [{"label": "town"}],
            "media": [medium | {"licence": "cc:by-sa/3.0/"}],
            "claims": [{"source": source, "says": "happened"}],
        }
    ]


def test_what_a_story_has_no_field_for_is_kept_beside() -> None:
    found = found_in_text("gazetteer.json", gazetteer(ABINGDON))

    assert dict(found.records[0].rest) == {
        "dataset": "demo",
        "links": "https://pages.example/abingdon",
        "relations": "part of Berkshire",
        "names": "Abingdon",
        "timespans": "1700",
        "periods": "Anglo-Saxon Period",
        "further points": "51.64, -1.31",
        "@id": "http://gaz.example/places/1",
    }


TABLE = (
    "id\ttitle\ttitle_source\ttitle_uri\tfclasses\tstart\tend\tccodes\tmatches\tvariants\ttypes\t"
    "lon\tlat\tgeowkt\tdescription\n"
    "z1\tZanzibar\tAn atlas\thttps://atlas.example/\tP\t1499\t1698\tTZ\twd:Q1774;gn:148730\t"
    "Sansibar@de;زنجبار@ar\ttown\t39.2\t-6.16\t\tAn island.\n"
    "p2\tPersia\tAn atlas\t\tA\t-550\t\tIR;IQ\t\t\t\t\t\tPOLYGON((44 30, 60 30, 60 38, 44 30))\t\n"
    "x3\tNowhere\tAn atlas\t\tP\t1500\t\t\t\t\t\teast\t1\t\t\n"
)


def test_a_table_of_the_world_historical_gazetteer_is_read_like_its_json() -> None:
    found = found_in_text("places.tsv", TABLE)

    zanzibar, persia, nowhere = values_of(found, "events")
    assert (zanzibar["when"], zanzibar["until"]) == ("1499", "1698")
    assert zanzibar["place"] == {
        "names": {"en": "Zanzibar", "de": "Sansibar", "ar": "زنجبار"},
        "lat": -6.16,
        "lon": 39.2,
        "country": "TZ",
        "wikidata": "Q1774",
        "geonames": 148730,
    }
    assert (persia["when"], persia["place"]["area"]) == ("-0550", "areas/persia.geojson")
    assert dict(found.records[1].rest) == {
        "title_source": "An atlas",
        "ccodes": "IR; IQ",
        "@id": "p2",
    }
    assert nowhere["place"] == {"names": {"en": "Nowhere"}}
    assert lines_of(found) == [
        'row 4 “Nowhere” · geometry: ["east", "1"] →  (it is no geometry of GeoJSON in degrees)'
    ]
