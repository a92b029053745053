"""The style sheets of map pictures: in light or dark, in both, or in black for paper."""

from __future__ import annotations

from explorer.pictures.palettes import Theme, palette, paper_greys, track_dashes
from explorer.pictures.street_styles import street_style
from explorer.story.itinerary import Status

INK: dict[str, str] = {
    "map-water": "#e2e2e2",
    "map-water-deep": "#dfdfdf",
    "map-water-abyss": "#dcdcdc",
    "map-shore": "#ededed",
    "map-land": "#ffffff",
    "map-ice": "#ffffff",
    "map-river": "#b4b4b4",
    "map-coast": "#8a8a8a",
    "map-border": "#8a8a8a",
    "map-border-band": "#f0f0f0",
    "map-country": "#555555",
    "map-label": "#000000",
    "map-halo": "#ffffff",
    "text": "#000000",
    "accent": "#000000",
    **dict.fromkeys(map(str, Status), "#000000"),
    **dict.fromkeys((f"track-{letter}" for letter in track_dashes()), "#000000"),
}
"""Colours for paper: shapes and dashes carry all information, so any printer will do."""


def ink_style(*, streets: bool = False) -> str:
    """The CSS of a map picture to be printed in black.

    Args:
        streets: whether the picture has streets.
    """
    return _style(INK | paper_greys(), streets)


def map_style(theme: Theme | None, *, streets: bool = False) -> str:
    """The CSS of a map picture.

    Args:
        theme: its colours; None for those that the reader's system prefers, which Safari does not
            identify a picture.
        streets: whether the picture has streets.
    """
    if theme:
        return _style(palette(theme), streets)
    light, dark = (_style(palette(each), streets) for each in ("light", "dark"))
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _style(c: dict[str, str], streets: bool) -> str:
    tracks = "".join(
        f".leg.track-{letter}{{stroke:{c[f'track-{letter}']};stroke-dasharray:{dashes};"
        "stroke-linecap:butt}"
        for letter, dashes in track_dashes().items()
    )
    statuses = "".join(
        f".mark.{status}{{stroke:{c[status]}}}.mark.filled.{status}{{fill:{c[status]}}}"
        for status in Status
    )
    return (
        f".water,.lake{{fill:{c['map-water']}}}.land{{fill:{c['map-land']}}}"
        f".deep{{fill:{c['map-water-deep']}}}.abyss{{fill:{c['map-water-abyss']}}}"
        f".ice{{fill:{c['map-ice']}}}"
        ".shore,.river,.coast,.band,.border,.leg,.casing{fill:none;stroke-linejoin:round}"
        f".shore{{stroke:{c['map-shore']}}}.coast{{stroke:{c['map-coast']}}}"
        f".river{{stroke:{c['map-river']}}}.band{{stroke:{c['map-border-band']}}}"
        f".border{{stroke:{c['map-border']}}}.open{{stroke-dasharray:4 3}}"
        f".casing{{stroke:{c['map-halo']};stroke-width:5;stroke-linecap:round}}"
        f".leg{{stroke:{c['accent']};stroke-width:3;stroke-linecap:round}}"
        ".schematic{stroke-dasharray:.1 6}.leg.schematic{stroke-width:3.6}"
        f"{tracks}.leg.thin{{stroke-width:1;stroke-dasharray:none}}"
        ".leg.coming{stroke-opacity:.38}.casing.coming{stroke-opacity:.6}"
        f".halo{{fill:{c['map-halo']}}}.current .halo{{stroke:{c['accent']};stroke-width:1.6}}"
        f".mark{{fill:{c['map-halo']};stroke-width:1.8}}.stop.coming{{opacity:.75}}"
        f".sign{{fill:none;stroke:{c['map-halo']};stroke-width:1.8;stroke-linecap:round}}"
        f"{statuses}"
        ".name{font-family:'Explorer Sans',system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;"
        f"paint-order:stroke;stroke:{c['map-halo']};stroke-width:3;stroke-linejoin:round}}"
        f".name.stop{{fill:{c['map-label']};font-weight:500;opacity:1}}"
        f".name.current{{fill:{c['text']};font-weight:700}}"
        f".name.country{{fill:{c['map-country']};letter-spacing:.12em;stroke-width:2}}"
        f".name.credit{{fill:{c['map-label']};font-size:11px;text-anchor:end}}"
        f"{street_style(c) if streets else ''}"
    )
