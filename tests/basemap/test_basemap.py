"""The files of the built-in basemap, and the arithmetic of what builds them."""

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.basemap.names import CITY_NAMES, LANGUAGES
from explorer.pictures.topojson import Box, Line, read_topology

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "basemap"
TOPOLOGIES = sorted(FOLDER.glob("*.topo.json"))
BUDGETS_BYTES = {
    "index.json": 1_000,
    "labels.json": 40_000,
    "region-guadalquivir.topo.json": 5_000,
    "region-magellan-strait.topo.json": 40_000,
    "region-primorye-amur.topo.json": 250_000,
    "region-visayas-moluccas.topo.json": 50_000,
    "world.topo.json": 61_000,
}
"""What a file may weigh when compressed by gzip."""
LABELS: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "labels.json").read_text("utf-8"))
ALL_LABELS = [*LABELS["countries"], *LABELS["cities"]]


def label(name: str, kind: str | None = None) -> dict[str, Any]:
    found = [
        each
        for each in ALL_LABELS
        if each["names"]["en"] == name and (kind is None or each["kind"] == kind)
    ]
    assert found, name
    return found[0]


def borders(path: Path) -> Iterator[tuple[frozenset[str], str, Line]]:
    read = read_topology(path)
    for shape in read.layers["borders"]:
        pair, kind = shape.properties["between"], shape.properties["kind"]
        for row in shape.rows:
            yield frozenset(pair), kind, read.line(row)  # type: ignore[arg-type,misc]


def winding(rings: list[Line], *, lon: float, lat: float) -> bool:
    """Whether a point is inside by the even-odd rule."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def test_every_file_has_a_budget_and_every_budget_a_file() -> None:
    files = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".json")
    assert files == sorted(BUDGETS_BYTES)


@pytest.mark.parametrize("name", sorted(BUDGETS_BYTES))
def test_a_file_keeps_to_its_budget(name: str) -> None:
    compressed = gzip.compress((FOLDER / name).read_bytes(), 9)
    assert len(compressed) <= BUDGETS_BYTES[name]


def test_the_index_names_the_files_that_are_there() -> None:
    index = json.loads((FOLDER / "index.json").read_text("utf-8"))
    named = {index["world"], index["labels"], *(region["file"] for region in index["regions"])}
    assert named | {"index.json"} == set(BUDGETS_BYTES)


@pytest.mark.parametrize("path", TOPOLOGIES, ids=lambda path: path.name)
def test_a_topology_lies_within_its_bounding_box(path: Path) -> None:
    read = read_topology(path)
    box, points = read.box, [point for arc in read.arcs for point in arc]
    assert points
    assert all(box.west <= lon <= box.east + 1e-9 for lon, _ in points)
    assert all(box.south <= lat <= box.north + 1e-9 for _, lat in points)


@pytest.mark.parametrize("path", TOPOLOGIES, ids=lambda path: path.name)
def test_every_ring_is_closed_and_every_line_has_a_length(path: Path) -> None:
    read = read_topology(path)
    rings = [*read.rings("land"), *read.rings("lakes")]
    assert rings
    assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
    lines = [line for name in ("coast", "rivers", "borders") for line in read.lines(name)]
    assert lines
    assert all(len(set(line)) > 1 for line in lines)


@pytest.mark.parametrize(
    ("region", "lon", "lat", "is_land"),
    [
        ("primorye-amur", 131.9, 43.4, True),  # north of Vladivostok
        ("primorye-amur", 131.5, 42.5, False),  # the sea south of it
        ("primorye-amur", 128.33, 51.88, True),  # Vostochny
        ("primorye-amur", 125.75, 39.03, True),  # Pyongyang
        ("primorye-amur", 137.0, 50.55, True),  # Komsomolsk-on-Amur
        ("primorye-amur", 130.0, 40.0, False),
        ("guadalquivir", -5.97, 37.38, True),  # Seville
        ("guadalquivir", -7.0, 36.5, False),
        ("magellan-strait", -67.9, -49.3, True),  # west of San Julián
        ("magellan-strait", -67.0, -49.5, False),
        ("visayas-moluccas", 123.85, 10.32, True),  # Cebu
        ("visayas-moluccas", 124.2, 10.45, False),
    ],
)
@pytest.mark.parametrize("detailed", [False, True], ids=["world", "region"])
def test_land_is_land_and_sea_is_sea(
    region: str, lon: float, lat: float, is_land: bool, detailed: bool
) -> None:
    path = FOLDER / (f"region-{region}.topo.json" if detailed else "world.topo.json")
    assert winding(read_topology(path).rings("land"), lon=lon, lat=lat) is is_land


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [
        (123.976, 10.289, True),  # Mactan
        (125.068, 9.932, True),  # Limasawa
        (127.406, 0.689, True),  # Tidore
        (127.37, 0.76, False),  # between it and Ternate
    ],
)
def test_an_island_that_the_overview_leaves_out_is_in_the_detail(
    lon: float, lat: float, is_land: bool
) -> None:
    rings = read_topology(FOLDER / "region-visayas-moluccas.topo.json").rings("land")
    assert winding(rings, lon=lon, lat=lat) is is_land


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [
        (179.0, 68.0, True),  # Chukotka on both sides of the antimeridian
        (-175.0, 66.6, True),
        (178.9, 60.0, False),
        (-179.0, -75.0, False),  # the Ross Sea
        (0.0, -80.0, True),  # Antarctica
        (0.0, -89.9, True),  # and the pole it closes over
        (-40.0, 75.0, True),
        (0.0, 85.0, False),
        (51.0, 42.0, False),  # the Caspian, which is no land
    ],
)
def test_the_world_is_cut_right_at_its_edges(lon: float, lat: float, is_land: bool) -> None:
    rings = read_topology(FOLDER / "world.topo.json").rings("land")
    assert winding(rings, lon=lon, lat=lat) is is_land


def test_no_ring_leaps_over_the_antimeridian() -> None:
    read = read_topology(FOLDER / "world.topo.json")
    leaps = [
        (start, end)
        for ring in read.rings("land")
        for start, end in itertools.pairwise(ring)
        if abs(end[0] - start[0]) > 180 and start[1] > -85
    ]
    assert leaps == []


def test_crimea_has_no_border_and_russia_and_ukraine_meet_in_the_east() -> None:
    crimea, donbas = (
        Box(west=32.0, south=44.0, east=36.8, north=46.3),
        Box(west=37.0, south=47.0, east=40.5, north=50.5),
    )
    lines = [line for *_, line in borders(FOLDER / "world.topo.json")]
    points = [point for line in lines for point in line]
    assert not any(crimea.holds(lon=lon, lat=lat) for lon, lat in points)
    between = [
        line for pair, _, line in borders(FOLDER / "world.topo.json") if pair == {"RU", "UA"}
    ]
    assert any(donbas.holds(lon=lon, lat=lat) for line in between for lon, lat in line)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("KP", "KR", "undetermined"),
        ("IL", "PS", "undetermined"),
        ("EH", "MA", "undetermined"),
        ("SD", "SS", "undetermined"),
        ("CN", "RU", "international"),
        ("KP", "RU", "international"),
    ],
)
def test_a_border_is_drawn_as_the_un_draws_it(first: str, second: str, kind: str) -> None:
    pair = {first, second}
    kinds = {each for two, each, _ in borders(FOLDER / "world.topo.json") if two == pair}
    assert kinds == {kind}


def test_only_the_line_of_control_is_broken_between_india_and_pakistan() -> None:
    pair = {"IN", "PK"}
    kinds = {kind for two, kind, _ in borders(FOLDER / "world.topo.json") if two == pair}
    assert kinds == {"undetermined", "international"}


def test_there_is_no_line_between_a_state_and_what_the_un_counts_as_its_part() -> None:
    pairs = {pair for pair, *_ in borders(FOLDER / "world.topo.json")}
    assert all(len(pair) == 2 for pair in pairs)
    shapes = {code for pair in pairs for code in pair}
    assert not shapes & {"CY", "-1", "-3", "KAS"}


TOO_SHORT = {frozenset({"ES", "GI"}), frozenset({"ES", "MA"})}
"""Borders of a few kilometres, which only the detail shows: Gibraltar's and Ceuta's."""


@pytest.mark.parametrize(
    "path", [path for path in TOPOLOGIES if "region" in path.name], ids=lambda path: path.name
)
def test_overview_and_detail_agree_on_who_borders_whom(path: Path) -> None:
    region = {(pair, kind) for pair, kind, _ in borders(path) if pair not in TOO_SHORT}
    world = {(pair, kind) for pair, kind, _ in borders(FOLDER / "world.topo.json")}
    assert region <= world


def test_every_label_has_a_place_a_zoom_and_a_name_in_every_language() -> None:
    for each in ALL_LABELS:
        assert -180 <= each["lon"] <= 180, each
        assert -85 <= each["lat"] <= 85, each
        assert 2 <= each["zoom"] <= 10, each
        assert each["kind"] in {"country", "capital", "city"}, each
        assert set(each["names"]) == set(LANGUAGES), each
        names = each["names"].values()
        assert all(name and name == name.strip() and "<" not in name for name in names), each


def test_no_sea_is_labelled() -> None:
    words = {"sea", "ocean", "gulf", "strait", "mare", "oceano", "golfo", "stretto"}
    named = [name.lower().split() for each in ALL_LABELS for name in each["names"].values()]
    assert [name for name in named if words & set(name)] == []


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("Beijing", "Pechino"),
        ("Seoul", "Seul"),
        ("Moscow", "Mosca"),
        ("Khabarovsk", "Chabarovsk"),
        ("Komsomolsk-on-Amur", "Komsomol'sk-na-Amure"),
        ("Blagoveshchensk", "Blagoveščensk"),
        ("Vladivostok", "Vladivostok"),
        ("Pyongyang", "Pyongyang"),
        ("North Korea", "Corea del Nord"),
    ],
)
def test_a_name_is_the_one_that_italian_readers_use(english: str, italian: str) -> None:
    assert label(english)["names"]["it"] == italian


def test_capitals_differ_from_other_cities() -> None:
    assert label("Pyongyang")["kind"] == "capital"
    assert label("Vladivostok")["kind"] == "city"
    assert label("Taipei")["kind"] == "city"


def test_what_the_un_does_not_name_as_a_country_is_not_named_as_one() -> None:
    countries = {each["names"]["en"] for each in LABELS["countries"]}
    assert not countries & {"Taiwan", "Kosovo", "Somaliland", "Northern Cyprus"}
    assert {"Palestine", "Western Sahara", "Ukraine"} - countries <= {"Palestine"}  # too small


def test_our_own_names_are_given_in_every_language_they_need() -> None:
    assert CITY_NAMES
    assert all("it" in names and set(names) <= set(LANGUAGES) for names in CITY_NAMES.values())
