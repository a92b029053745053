"""The tables of states and landforms that the gazetteer reads, built from a few rows and shapes."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from explorer.basemap import gazetteer_divisions, gazetteer_landforms
from explorer.basemap.sources import Sources
from explorer.tiles.errors import BasemapError

LAYERS = (
    *("geography_regions_polys", "geography_regions_points"),
    *("geography_regions_elevation_points", "lakes", "lakes_europe"),
    *("rivers_lake_centerlines", "rivers_europe"),
)


def write_table(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"ne_10m_{name}.csv").open("w", encoding="utf-8", newline="") as file:
        columns = list(dict.fromkeys(("name", "name_it", *(key for row in rows for key in row))))
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def write_layer(folder: Path, name: str, kind: str, geometry: dict[str, Any]) -> None:
    values = {"name": "Big", "featurecla": kind, "min_zoom": 1, "rivernum": 1, "region": "X"}
    feature = {"type": "Feature", "properties": values, "geometry": geometry}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / f"ne_10m_{name}.json").write_text(text, encoding="utf-8")


def test_a_landform_has_a_middle_its_reach_and_names_in_several_languages(tmp_path: Path) -> None:
    square = [[12.0, 42.0], [13.0, 42.0], [13.0, 43.0], [12.0, 43.0], [12.0, 42.0]]
    for layer in LAYERS:
        write_table(tmp_path, layer, [{"name": "Nothing"}])
        write_layer(tmp_path, layer, "nothing", {"type": "Point", "coordinates": [0, 0]})
    write_table(
        tmp_path,
        "lakes",
        [{"name": "Big", "name_it": "Grande", "name_en": "Big", "min_zoom": "1"}],
    )
    write_layer(tmp_path, "lakes", "Lake", {"type": "Polygon", "coordinates": [square]})

    (row,) = gazetteer_landforms.rows(Sources(tmp_path, tmp_path))

    assert row == {
        "kind": "lake",
        "names": "Big|Grande",
        "lat": "42.500",
        "lon": "12.500",
        "accuracy_km": "69",
        "zone": "Europe/Rome",
        "country": "IT",
    }


def test_a_state_reaches_as_far_as_its_towns_do(tmp_path: Path) -> None:
    first = {
        "name": "Indiana",
        "name_en": "Indiana",
        "name_it": "Indiana",
        "name_alt": "IN|Ind.",
        "iso_a2": "US",
        "gn_a1_code": "US.IN",
        "gn_level": "1",
        "postal": "IN",
        "abbrev": "Ind.",
        "latitude": "39.887",
        "longitude": "-86.139",
        "admin": "US",
    }
    write_table(tmp_path, "admin_1_states_provinces", [first])

    made = list(gazetteer_divisions.rows(Sources(tmp_path, tmp_path)))

    assert [row for row in made if row["country"] == "US"] == [
        {
            "kind": "state",
            "country": "US",
            "division": "IN",
            "names": "Indiana|Ind.",
            "short": "IN|Ind.",
            "lat": "39.887",
            "lon": "-86.139",
            "accuracy_km": "220",
            "people": "4528080",
            "zone": "America/Indiana/Indianapolis",
        }
    ]
    assert {row["names"].split("|")[0] for row in made} >= {"England", "Tuscany", "Catalonia"}


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(BasemapError, match=r"ne_10m_admin_1_states_provinces\.csv is missing"):
        list(gazetteer_divisions.rows(Sources(tmp_path, tmp_path)))


@pytest.mark.parametrize(
    ("code", "country", "expected"),
    [
        ("VN.01", "VN", ("VN", "", "232")),
        ("UA.11", "RU", ("UA", "11", "129")),
    ],
)
def test_a_code_that_natural_earth_has_from_elsewhere_gives_no_towns_far_away(
    tmp_path: Path, code: str, country: str, expected: tuple[str, str, str]
) -> None:
    at = {"VN": ("10.574", "105.154"), "RU": ("45.312", "34.278")}[country]
    one = {
        "name": "First",
        "name_en": "First",
        "name_alt": "",
        "iso_a2": country,
        "admin": country,
        "gn_a1_code": code,
        "gn_level": "1",
        "postal": "",
        "abbrev": "",
        "latitude": at[0],
        "longitude": at[1],
    }
    north = {**one, "name": "Second", "name_en": "Second", "gn_a1_code": "", "gn_level": ""}
    north |= {"latitude": "11.5", "longitude": "105.5"}
    write_table(tmp_path, "admin_1_states_provinces", [one, north])

    made = list(gazetteer_divisions.rows(Sources(tmp_path, tmp_path)))

    (row,) = [each for each in made if each["names"] == "First"]
    assert (row["country"], row["division"], row["accuracy_km"]) == expected
