"""A picture of the journey on the built-in basemap, as SVG: for story pages and for cards.

It is drawn once as shapes with classes; the style sheet of `map_style` gives them their colours,
so the same shapes are a light picture, a dark one, or one that follows the reader's system.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from explorer.pictures.grounds import ground
from explorer.pictures.legs import leg_lines
from explorer.pictures.marks import status_marks
from explorer.pictures.names import PictureName, country_names, stop_names
from explorer.pictures.palettes import Theme, palette, track_dashes
from explorer.pictures.projection import WorldLine, world_point
from explorer.pictures.typefaces import shortened
from explorer.pictures.windows import (
    Frame,
    Padding,
    frame_around,
)
from explorer.story.geodesy import Path as TravelPath
from explorer.story.itinerary import Itinerary, Status
from explorer.story.places import Coordinate
from explorer.story.records import Story
from explorer.story.scales import CLOSEST_ZOOM, step_zooms
from explorer.story.seams import seam_of
from explorer.views.legs import leg_path
from explorer.views.map import stop_status

STOP_PX = 13.0
CURRENT_PX = 24.0
NAME_LETTERS = 80
"""Sizes of the marks of a stop and of the one where the reader is; the most letters of a name."""


@dataclass(frozen=True, kw_only=True)
class MapPicture:
    """A map without its colours, and its labels."""

    width_px: int
    height_px: int
    ground: str
    """The basemap as SVG elements: the same for all pictures of a story of one size."""
    shapes: str
    """What lies on it, as SVG elements."""
    names: tuple[PictureName, ...]

    def svg(self, style: str, *, title: str, named: bool) -> str:
        """The picture as an SVG document.

        Args:
            style: the CSS of `map_style`.
            title: what it shows, in words.
            named: whether the names are written; cards set them in their own type.
        """
        words = "".join(_text(name) for name in self.names) if named else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width_px}" '
            f'height="{self.height_px}" viewBox="0 0 {self.width_px} {self.height_px}" role="img">'
            f"<title>{escape(title)}</title><style>{style}</style>{self.ground}{self.shapes}{words}</svg>"
        )


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


def ink_style() -> str:
    """The CSS of a map picture to be printed in black."""
    return _style(INK)


def map_style(theme: Theme | None) -> str:
    """The CSS of a map picture.

    Args:
        theme: its colours; None for those that the reader's system prefers, which Safari does not
            identify a picture.
    """
    if theme:
        return _style(palette(theme))
    dark = _style(palette("dark"))
    return f"{_style(palette('light'))}@media (prefers-color-scheme:dark){{{dark}}}"


PADDING = Padding(left_px=56, top_px=48, right_px=56, bottom_px=40)
"""What pages keep free around the stops of a map picture."""


def map_picture(
    story: Story,
    itinerary: Itinerary,
    lang: str,
    current: int | None,
    *,
    size_px: tuple[int, int],
    padding: Padding = PADDING,
) -> MapPicture:
    """The whole journey, with one step's stop emphasised.

    Args:
        story: the story.
        itinerary: its itinerary in the view that is shown.
        lang: language of the names.
        current: 0-based position of the current step; None for the whole journey.
        size_px: width and height.
        padding: kept free of stops.
    """
    places = {stop.place: story.place(stop.place) for stop in itinerary.stops}
    cut = seam_of(story, itinerary)
    spots = {key: _turned(place.coordinate, cut) for key, place in places.items()}
    paths = [leg_path(story, journey) for journey in itinerary.journeys]
    passed = (_turned(point, cut) for path in paths for piece in path for point in piece)
    closest = max((zoom for zoom in step_zooms(story, itinerary) if zoom), default=CLOSEST_ZOOM)
    frame = _frame((*spots.values(), *passed), size_px, padding, closest)
    here = None if current is None else itinerary.steps[current].event.place
    lines = leg_lines(story, itinerary, [_unrolled(path, cut) for path in paths], frame, current)
    order = sorted(spots, key=lambda place: place == here)
    stops = [_stop_at(place, frame.at(spots[place]), itinerary, current) for place in order]
    points = {place: frame.at(spots[place]) for place in order[::-1]}
    titles = {place: shortened(places[place].names[lang], NAME_LETTERS) for place in points}
    names = stop_names(points, titles, here, frame)
    return MapPicture(
        width_px=size_px[0],
        height_px=size_px[1],
        ground=ground(frame),
        shapes="".join([*lines, *stops]),
        names=(*country_names(frame, lang, names), *names),
    )


def _frame(points: WorldLine, size_px: tuple[int, int], padding: Padding, closest: int) -> Frame:
    """The frame of the whole journey, no closer than its closest step."""
    return frame_around(
        points or ((0.5, 0.4),),
        width_px=size_px[0],
        height_px=size_px[1],
        padding=padding,
        closest_zoom=closest,
    )


def _stop_at(
    place: str, point: tuple[float, float], itinerary: Itinerary, current: int | None
) -> str:
    """The mark of a place, by what happened there or, if it is current, at the current step."""
    visits = [step for stop in itinerary.stops if stop.place == place for step in stop.steps]
    is_here = current is not None and itinerary.steps[current].event.place == place
    of = [current] if is_here and current is not None else visits
    status = stop_status({itinerary.steps[step].status for step in of})
    return _stop(point, status, is_here, current is None or visits[0] <= current)


def _turned(at: Coordinate, cut: float) -> tuple[float, float]:
    """The point of the world, one turn to the east where it lies west of the cut."""
    x, y = world_point(at)
    return (x + 1 if at.lon < cut else x), y


def _unrolled(path: TravelPath, cut: float) -> WorldLine:
    """A path as one line, which goes on beyond the cut as on a second turn of the world."""
    line = [_turned(path[0][0], cut)]
    for point in (point for piece in path for point in piece):
        x, y = world_point(point)
        line.append((x + round(line[-1][0] - x), y))
    return tuple(line[1:])


def _stop(at: tuple[float, float], status: Status, is_current: bool, is_reached: bool) -> str:
    size = CURRENT_PX if is_current else STOP_PX
    scale = size / 16
    mark = status_marks()[status]
    state = "current" if is_current else "past" if is_reached else "coming"
    halo = f'<circle class="halo" cx="8" cy="8" r="{13 if is_current else 9}"/>'
    sign = f'<path class="sign" d="{mark.sign}"/>' if mark.sign else ""
    filled = "filled" if mark.filled else "hollow"
    return (
        f'<g class="stop {status} {state}" transform="translate({at[0] - size / 2:.1f} '
        f'{at[1] - size / 2:.1f}) scale({scale:.4g})">{halo}'
        f'<path class="mark {filled} {status}" d="{mark.body}"/>{sign}</g>'
    )


def _text(name: PictureName) -> str:
    return (
        f'<text class="name {name.kind}" x="{name.anchor_x:.1f}" y="{name.y:.1f}" '
        f'font-size="{name.size_px}" text-anchor="{name.anchor}">{escape(name.text)}</text>'
    )


def _style(c: dict[str, str]) -> str:
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
    )
