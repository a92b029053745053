"""TopoJSON is read as its specification says."""

import json
from pathlib import Path

import pytest

from explorer.pictures.topojson import WORLD, Box, read_topology


def test_a_topology_is_read_as_the_specification_says(tmp_path: Path) -> None:
    path = tmp_path / "example.json"
    path.write_text(
        json.dumps(
            {
                "type": "Topology",
                "transform": {"scale": [0.5, 0.25], "translate": [100, 0]},
                "objects": {
                    "line": {"type": "LineString", "arcs": [0, -2], "properties": {"kind": "x"}},
                    "area": {"type": "Polygon", "arcs": [[0], [1]]},
                    "empty": {"type": None},
                },
                "arcs": [[[4, 0], [2, 4], [2, -4]], [[12, 8], [-4, -8]]],
            }
        )
    )
    read = read_topology(path)
    assert read.arcs[1] == ((106.0, 2.0), (104.0, 0.0))
    assert read.lines("line") == [
        ((102.0, 0.0), (103.0, 1.0), (104.0, 0.0), (106.0, 2.0)),
    ]
    assert read.lines("empty") == []
    assert [shape.properties for shape in read.layers["line"]] == [{"kind": "x"}]
    assert [shape.rows for shape in read.layers["area"]] == [((0,), (1,))]
    assert read.box == WORLD


def test_a_topology_says_of_what_part_of_the_world_it_is(tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    transform = {"scale": [1, 1], "translate": [0, 0]}
    path.write_text(
        json.dumps({"bbox": [1, 2, 3, 4], "transform": transform, "objects": {}, "arcs": []})
    )
    assert read_topology(path).box == Box(west=1, south=2, east=3, north=4)


def test_what_is_no_topology_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('{"type": "FeatureCollection"}')
    with pytest.raises(ValueError, match=r"list\.json: found no quantized TopoJSON topology$"):
        read_topology(path)
