"""Contrast of the colours in the panes' style sheets, as WCAG 2.2 measures it."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from explorer.pictures.palettes import Theme, palette

GROUNDS = ("surface", "surface-raised", "surface-current", "surface-preview")
MAP_LAND = ("map-land", "map-ice", "map-playa")
MAP_GROUNDS = (*MAP_LAND, "map-water", "map-water-deep", "map-water-abyss")
STREET_AREAS = tuple(
    f"map-{area}"
    for area in [
        "town",
        "industry",
        "field",
        "green",
        "wood",
        "sand",
        "institution",
        "paved",
        "pitch",
        "building",
    ]
)
STREETS = tuple(f"map-{street}" for street in ["road", "medium", "major", "motorway"])
TRACKS = tuple(f"track-{letter}" for letter in "abcdef")
STATUSES = ("announced", "reported", "confirmed", "disputed")

TEXTS = ("text", "text-soft", "accent", *STATUSES)
MAP_TEXTS = ("text", "map-label", "map-country", "map-form")
SHAPES = ("line-strong", "focus", "preview", "leg", "accent", *STATUSES, *TRACKS)
MAP_SHAPES = ("focus", "preview", "leg", "accent", *STATUSES, *TRACKS)

TEXT_RATIO = 4.5
"""Success criterion 1.4.3, for text of any size."""
SHAPE_RATIO = 3.0
"""Success criterion 1.4.11, for marks, lines, the edges of controls and the ring of the focus."""

PAIRS = [
    *((ink, ground, TEXT_RATIO) for ink, ground in product(TEXTS, GROUNDS)),
    *((ink, ground, TEXT_RATIO) for ink, ground in product(MAP_TEXTS, MAP_GROUNDS)),
    *(("map-water-label", ground, TEXT_RATIO) for ground in (*MAP_LAND, "map-water")),
    *(
        (ink, ground, TEXT_RATIO)
        for ink, ground in product(
            ("text", "map-label", "map-street", "map-poi"), ("map-land", *STREET_AREAS, *STREETS)
        )
    ),
    *(("map-green-label", ground, TEXT_RATIO) for ground in ("map-green", "map-wood", "map-land")),
    *((ink, ground, SHAPE_RATIO) for ink, ground in product(SHAPES, GROUNDS)),
    *((ink, ground, SHAPE_RATIO) for ink, ground in product(MAP_SHAPES, STREET_AREAS + STREETS)),
    *((ink, ground, SHAPE_RATIO) for ink, ground in product(MAP_SHAPES, MAP_GROUNDS)),
    ("map-border", "map-land", SHAPE_RATIO),
    *(("surface", ground, TEXT_RATIO) for ground in TRACKS),
    ("on-accent", "accent", TEXT_RATIO),
    ("found-text", "found", TEXT_RATIO),
]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1)],
)
def test_contrast_is_measured_as_others_measure_it(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_a_colour_contrasts_with_its_ground(
    ink: str, ground: str, least: float, theme: Theme
) -> None:
    colours = palette(theme)

    assert contrast(colours[ink], colours[ground]) >= least


def test_every_colour_that_means_something_is_measured() -> None:
    measured = {name for pair in PAIRS for name in pair[:2]}
    quiet = {"line-soft", "map-coast", "map-shore", "map-river", "map-halo", "map-border-band"}
    ways = ["building-edge", "road-edge", "path", "rail", "ferry", "tunnel"]

    assert set(palette("light")) - measured == quiet | {f"map-{way}" for way in ways}
