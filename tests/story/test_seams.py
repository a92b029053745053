"""Where the world is cut for a flat map."""

from __future__ import annotations

import pytest

from explorer.reading.library import load_story
from explorer.story.itinerary import itinerary
from explorer.story.seams import seam, seam_of
from tests.records import SHIPPED


@pytest.mark.parametrize(
    ("lons", "cut"),
    [((170.0, -170.0), 0.0), ((10.0, 20.0), -165.0), ((0.0,), -180.0), ((-180.0, 180.0), 0.0)],
)
def test_the_world_is_cut_where_nobody_travels(lons: tuple[float, ...], cut: float) -> None:
    assert seam(lons) == cut


def test_a_narrower_gap_that_no_line_crosses_is_cut() -> None:
    assert seam((0.0, 150.0, -110.0), [(0.0, 150.0), (150.0, -110.0)]) == -55


def test_a_line_across_the_antimeridian_is_whole() -> None:
    assert seam((170.0, -170.0), [(170.0, -170.0)]) == 0
    assert seam((170.0, -170.0), [(-170.0, 180.0, 170.0)]) == 0


def test_the_voyage_is_cut_in_the_indian_ocean_so_that_the_pacific_is_whole() -> None:
    story = load_story(SHIPPED / "magellan-elcano-1519")
    assert 77 < seam_of(story, itinerary(story)) < 115
