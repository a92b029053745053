"""Each wrong value of a place or a source, and the whole message that its author reads."""

from pathlib import Path
from typing import Any

import pytest

from tests.expectations import (
    COUNTRY,
    HTTP,
    LANGUAGE,
    LAT,
    LON,
    PRINTED,
    RADIUS,
    REQUIRED,
    SLUG,
    TEXTS,
    ZONE,
)
from tests.records import SMALL, place, problems, source


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("lat", 410.1, f"lat: found 410.1, expected {LAT} (41.01?)"),
        ("lat", 90.1, f"lat: found 90.1, expected {LAT} (are lat and lon swapped?)"),
        ("lat", 128.334, f"lat: found 128.334, expected {LAT} (are lat and lon swapped?)"),
        ("lat", "51.8", f"lat: found '51.8', expected {LAT} (51.8 without quotes?)"),
        ("lat", "51,8", f"lat: found '51,8', expected {LAT} (51.8, with a point?)"),
        ("lat", "51°53'N", f'lat: found "51°53\'N", expected {LAT} (51.8833?)'),
        ("lat", "true", f"lat: found 'true', expected {LAT}"),
        ("lat", ".nan", f"lat: found '.nan', expected {LAT}"),
        ("lat", ".inf", f"lat: found '.inf', expected {LAT}"),
        ("lat", [1], f"lat: found a list, expected {LAT}"),
        (
            "lat",
            None,
            f"lat: found nothing, expected {LAT} "
            "(python -m explorer geocode --story small --write)",
        ),
        ("lon", -180.5, f"lon: found -180.5, expected {LON} (-18.05?)"),
        ("lon", 1283.34, f"lon: found 1283.34, expected {LON} (128.334?)"),
        ("accuracy_km", -1, f"accuracy_km: found -1, expected {RADIUS}"),
        ("accuracy_km", 1001, f"accuracy_km: found 1001, expected {RADIUS}"),
        (
            "accuracy_km",
            "5 km",
            f"accuracy_km: found '5 km', expected {RADIUS} (5, the number alone?)",
        ),
        (
            "zone",
            "CEST",
            f"zone: found 'CEST', expected {ZONE} (a zone has the name of a city, such as "
            "Europe/Rome, as it has summer time too)",
        ),
        ("zone", ["UTC"], f"zone: found a list, expected {ZONE}"),
        ("zone", 9, f"zone: found 9, expected {ZONE}"),
        ("country", "Russia", f"country: found 'Russia', expected {COUNTRY} (RU?)"),
        ("country", "ru", f"country: found 'ru', expected {COUNTRY} (RU?)"),
        ("coordinate_source", "", "coordinate_source: found '', expected a text"),
        ("coordinate_source", "  ", "coordinate_source: found '  ', expected a text"),
        ("coordinate_source", None, f"coordinate_source: found nothing, expected {REQUIRED}"),
        (
            "coordinate_source",
            1789,
            "coordinate_source: found 1789, expected a text (put it in quotes?)",
        ),
        (
            "geonames",
            0,
            "geonames: found 0, expected a GeoNames id, a positive whole number",
        ),
        (
            "geonames",
            "2013348",
            "geonames: found '2013348', expected a GeoNames id, a positive whole number "
            "(2013348 without quotes?)",
        ),
        (
            "geonames",
            1.5,
            "geonames: found 1.5, expected a GeoNames id, a positive whole number",
        ),
        ("wikidata", "959", "wikidata: found '959', expected a Wikidata id such as Q959"),
        ("names", "Rome", f"names: found 'Rome', expected {TEXTS} ({{en: \"Rome\"}}?)"),
        ("names", {"en": ""}, "names.en: found '', expected a text"),
        ("names", {"en": 5}, "names.en: found 5, expected a text (put it in quotes?)"),
        (
            "names",
            {"en": "Rome", "EN": "Rome"},
            f"names.EN: found 'EN', expected {LANGUAGE} (en?)",
        ),
        (
            "note",
            {"en": "x" * 4001},
            f"note.en: found '{'x' * 56}..., expected at most 4000 characters",
        ),
        (
            "latt",
            41.9,
            "latt: found 41.9, expected the field lat (write lat: 41.9)",
        ),
        (
            "colour",
            "red",
            "colour: found 'red', expected one of the fields id, names, lat, lon, accuracy_km, "
            "zone, country, coordinate_source, geonames, wikidata, note, area, media, draft",
        ),
    ],
)
def test_a_wrong_field_of_a_place(tmp_path: Path, field: str, value: Any, message: str) -> None:
    places = [place("rome", **{field: value}), SMALL["places"][1]]

    assert problems(tmp_path, places=places) == [f"place rome · {message}"]


def test_a_place_that_is_not_located_yet_has_one_problem_beside_its_others(tmp_path: Path) -> None:
    unlocated = place("rome", lat=None, lon=None, zone=None, country="Italy")

    assert problems(tmp_path, places=[unlocated, SMALL["places"][1]]) == [
        "place rome: found no coordinates yet, expected lat, lon and zone "
        "(python -m explorer geocode --story small --write)",
        f"place rome · country: found 'Italy', expected {COUNTRY} (IT?)",
    ]


def test_a_place_with_coordinates_alone_has_one_problem(tmp_path: Path) -> None:
    bare = place("rome", accuracy_km=None, zone=None, coordinate_source=None)

    assert problems(tmp_path, places=[bare, SMALL["places"][1]]) == [
        "place rome: found coordinates alone, expected accuracy_km, zone and coordinate_source "
        "(python -m explorer geocode --story small --write)",
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Rome", "'Rome'"), ("rome_1", "'rome_1'"), ("-rome", "'-rome'"), ("r" * 65, None)],
)
def test_a_wrong_id(tmp_path: Path, value: str, shown: str | None) -> None:
    shown = shown or f"'{'r' * 56}..."
    meant = {"Rome": "rome", "rome_1": "rome-1", "-rome": "rome"}
    expected = "at most 64 characters" if len(value) > 64 else f"{SLUG} ({meant[value]}?)"

    assert problems(tmp_path, places=[place(value)]) == [
        f"place {value} · id: found {shown}, expected {expected}"
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("url", "ftp://wire.example", f"url: found 'ftp://wire.example', expected {HTTP}"),
        ("url", "javascript:alert(1)", f"url: found 'javascript:alert(1)', expected {HTTP}"),
        ("url", 'https://a.example/"', f"url: found 'https://a.example/\"', expected {HTTP}"),
        ("url", None, f"url: found nothing, expected {PRINTED}"),
        ("lang", "english", f"lang: found 'english', expected {LANGUAGE} (en?)"),
        ("lang", None, f"lang: found nothing, expected {LANGUAGE}"),
        (
            "date",
            "14 September",
            "date: found '14 September', expected an EDTF date such as 2023-09-13 "
            "(write the year too)",
        ),
        ("publisher", None, f"publisher: found nothing, expected {REQUIRED}"),
        ("publisher", 360, "publisher: found 360, expected a text (put it in quotes?)"),
        ("title", "", "title: found '', expected a text"),
        ("origin", [], "origin: found an empty list, expected a text"),
    ],
)
def test_a_wrong_field_of_a_source(tmp_path: Path, field: str, value: Any, message: str) -> None:
    sources = [SMALL["sources"][0], source("wire", **{field: value})]

    assert problems(tmp_path, sources=sources) == [f"source wire · {message}"]
