"""Lines cut at a meridian: every point once, those at the edge in the piece that they belong to."""

import pytest

from explorer.story.cutting import cut_line
from explorer.story.shapes import Line, Position

Points = tuple[tuple[float, float], ...]


def cut(
    *points: tuple[float, float], west: float = -180, keeps_turns: bool = False
) -> list[Points]:
    line = tuple(Position(lon=lon, lat=lat) for lon, lat in points)
    pieces = cut_line(line, _moved, west=west, keeps_turns=keeps_turns)
    return [_points(piece) for piece in pieces]


def _moved(_: Position, /, *, lon: float, lat: float) -> Position:
    return Position(lon=lon, lat=lat)


def _points(line: Line) -> Points:
    return tuple((each.lon, each.lat) for each in line)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (((170, 0), (179, 1)), [((170, 0), (179, 1))]),
        (((179, 0), (-179, 2)), [((179, 0), (180, 1)), ((-180, 1), (-179, 2))]),
        (((-179, 0), (179, 2)), [((-179, 0), (-180, 1)), ((180, 1), (179, 2))]),
        # a point of it is at the edge: it is there once on each side
        (((170, 0), (180, 5), (-170, 0)), [((170, 0), (180, 5)), ((-180, 5), (-170, 0))]),
        (((170, 0), (-180, 5), (-170, 0)), [((170, 0), (180, 5)), ((-180, 5), (-170, 0))]),
        # it begins or ends there, and is no piece of its own
        (((180, 5), (-170, 0)), [((-180, 5), (-170, 0))]),
        (((180, 5), (170, 0)), [((180, 5), (170, 0))]),
        (((170, 0), (-180, 5)), [((170, 0), (180, 5))]),
        # along it
        (((180, 5), (-180, 6)), [((-180, 5), (-180, 6))]),
    ],
)
def test_a_line_is_cut_at_the_antimeridian(line: Points, pieces: list[Points]) -> None:
    assert cut(*line) == pieces


def test_a_line_of_several_turns_is_cut_at_each() -> None:
    turns = tuple(((lon + 180) % 360 - 180, 0) for lon in range(0, 1000, 100))

    assert [piece[0][0] for piece in cut(*turns)] == [0, -180, -180]
    assert [piece[-1][0] for piece in cut(*turns)] == [180, 180, 180]


def test_only_an_area_has_edges_round_the_world() -> None:
    belt = ((-180, 5), (-180, -5), (180, -5), (180, 5), (-180, 5))

    assert cut(*belt, keeps_turns=True) == [belt]
    assert cut((-180, 5), (180, 6)) == [((-180, 5), (-180, 6))]


def test_a_map_that_begins_elsewhere_goes_on_beyond_the_antimeridian() -> None:
    assert cut((-30, 0), (-10, 0), west=-20) == [((330, 0), (340, 0)), ((-20, 0), (-10, 0))]
