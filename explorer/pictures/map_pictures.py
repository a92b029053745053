"""A picture of the journey on the built-in basemap, as SVG: for story pages and for cards.

It is drawn once as shapes with classes; the style sheet of `style_sheets` gives them their colours,
so the same shapes are a light picture, a dark one, or one that follows the reader's system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from explorer.pictures.areas import Around, area_at, area_points, area_shapes
from explorer.pictures.extracts import Extract
from explorer.pictures.grounds import ground
from explorer.pictures.legs import leg_lines
from explorer.pictures.marks import status_marks
from explorer.pictures.names import PictureName, country_names, stop_names
from explorer.pictures.projection import WorldLine, world_point
from explorer.pictures.street_names import StreetName, street_names
from explorer.pictures.streets import streets_in
from explorer.pictures.typefaces import shortened
from explorer.pictures.windows import (
    Frame,
    Padding,
    frame_around,
)
from explorer.story.geodesy import Path as TravelPath
from explorer.story.itinerary import Itinerary, Journey, Status
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
CREDIT_EDGE_PX = 6
"""Between the credit of the streets and the edges of a picture."""


@dataclass(frozen=True, kw_only=True)
class MapPicture:
    """A map without its colours, and its labels."""

    width_px: int
    height_px: int
    ground: str
    """The basemap as SVG elements: the same for pictures of one frame and size."""
    shapes: str
    """What lies on it, as SVG elements."""
    names: tuple[PictureName, ...]
    streets: tuple[StreetName, ...] = ()
    """The names of streets; cards have none."""
    credit: str = ""
    """Whose streets are on the basemap; empty if there are none."""

    @property
    def words(self) -> str:
        """All that is written on it, in one text."""
        names = (*(name.text for name in self.names), *(name.text for name in self.streets))
        return "".join((*names, self.credit))

    def svg(self, style: str, *, title: str, named: bool) -> str:
        """The picture as an SVG document.

        Args:
            style: the CSS of `style_sheets.map_style`.
            title: what it shows, in words.
            named: whether the names are written; cards set them in their own type.
        """
        words = "".join(self._words()) if named else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width_px}" '
            f'height="{self.height_px}" viewBox="0 0 {self.width_px} {self.height_px}" role="img">'
            f"<title>{escape(title)}</title><style>{style}</style>{self.ground}{self.shapes}{words}</svg>"
        )

    def _words(self) -> Iterator[str]:
        yield from map(_street, self.streets)
        yield from map(_text, self.names)
        if self.credit:
            x, y = self.width_px - CREDIT_EDGE_PX, self.height_px - CREDIT_EDGE_PX
            words = escape(shortened(self.credit, NAME_LETTERS))
            yield f'<text class="name credit" x="{x}" y="{y}">{words}</text>'


MOST_LEGS = 300
"""Of more legs only those near the current event are drawn."""
NEAR_STEPS = 20
"""How many events before and after it are near."""
MOST_STOPS = 300
"""Of more stops, one of those whose marks would cover each other is drawn."""

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
    extracts: tuple[Extract, ...] = (),
) -> MapPicture:
    """The whole journey, with one step's stop emphasised, or the area of the step.

    Args:
        story: the story.
        itinerary: its itinerary in the view that is shown.
        lang: language of the names.
        current: 0-based position of the current step; None for the whole journey.
        size_px: width and height.
        padding: kept free of stops.
        extracts: the archives with streets.
    """
    cut = seam_of(story, itinerary)
    known = {stop.place: story.place(stop.place) for stop in itinerary.stops}
    spots = {id_: _turned(place.coordinate, cut) for id_, place in known.items()}
    drawn = replace(itinerary, journeys=_drawn_journeys(itinerary, current))
    paths = [leg_path(story, journey) for journey in drawn.journeys]
    passed = (_turned(point, cut) for path in paths for piece in path for point in piece)
    around = (*spots.values(), *passed, *area_points(story, itinerary, cut))
    whole: Around = around, step_zooms(story, itinerary)
    frame = _frame(*(area_at(story, itinerary, cut, current) or whole), size_px, padding)
    here = None if current is None else itinerary.steps[current].event.place
    lines = leg_lines(story, drawn, [_unrolled(path, cut) for path in paths], frame, current)
    inside = {at: frame.at(spots[at]) for at in spots if frame.shows(spots[at])}
    points = {place: inside[place] for place in _apart(inside, here)}
    stops = _stops(points, itinerary, current)
    titles = {place: shortened(known[place].names[lang], NAME_LETTERS) for place in points}
    names = stop_names(points, titles, here, frame)
    shapes = (*area_shapes(story, itinerary, frame, cut, current), *lines, *stops)
    picture = _on_ground(frame, lang, shapes, names)
    return _with_streets(picture, frame, extracts, lang, points.values())


def _on_ground(
    frame: Frame, lang: str, shapes: Iterable[str], names: tuple[PictureName, ...]
) -> MapPicture:
    """Shapes and names on the map of the world, which names the countries beside them."""
    return MapPicture(
        width_px=frame.width_px,
        height_px=frame.height_px,
        ground=ground(frame),
        shapes="".join(shapes),
        names=(*country_names(frame, lang, names), *names),
    )


def _with_streets(
    picture: MapPicture,
    frame: Frame,
    extracts: Iterable[Extract],
    lang: str,
    stops: Iterable[tuple[float, float]],
) -> MapPicture:
    """A picture with streets on its ground, and with the names of those that have room."""
    drawn = [(extract.credit, streets_in(frame, extract)) for extract in extracts]
    marks = [(x - 9, y - 9, x + 9, y + 9) for x, y in stops]
    foot = (0.6 * frame.width_px, frame.height_px - 20.0, frame.width_px, frame.height_px)
    taken = (foot, *marks, *(name.area for name in picture.names))
    named = [street for _, each in drawn for street in each.named]
    return replace(
        picture,
        ground="".join((picture.ground, *(each.svg for _, each in drawn))),
        streets=street_names(named, lang, frame, taken),
        credit=" · ".join(dict.fromkeys(credit for credit, each in drawn if each.svg)),
    )


def _frame(
    points: WorldLine, zooms: Iterable[int | None], size_px: tuple[int, int], padding: Padding
) -> Frame:
    """The frame around points, no closer than the closest of some zooms."""
    closest = max((zoom for zoom in zooms if zoom), default=CLOSEST_ZOOM)
    return frame_around(
        points or ((0.5, 0.4),),
        width_px=size_px[0],
        height_px=size_px[1],
        padding=padding,
        closest_zoom=closest,
    )


def _drawn_journeys(itinerary: Itinerary, current: int | None) -> tuple[Journey, ...]:
    """All of them, or those near the current step where their lines would cover the map."""
    if len(itinerary.journeys) <= MOST_LEGS:
        return itinerary.journeys
    near = range(-1) if current is None else range(current - NEAR_STEPS, current + NEAR_STEPS + 1)
    return tuple(journey for journey in itinerary.journeys if journey.arrives in near)


def _apart(points: Mapping[str, tuple[float, float]], here: str | None) -> list[str]:
    """The places whose marks are drawn, on top first: of very many, one of those in one spot."""
    chosen: Iterable[str] = points
    if len(points) > MOST_STOPS:
        first = sorted(points, key=lambda place: place == here)  # so that it stays
        cells = {place: tuple(round(each / STOP_PX) for each in points[place]) for place in first}
        chosen = {cells[place]: place for place in first}.values()
    return sorted(chosen, key=lambda place: place == here)[::-1]


def _stops(
    points: dict[str, tuple[float, float]], itinerary: Itinerary, current: int | None
) -> Iterator[str]:
    """The marks of places; the first lies on top."""
    visits: dict[str, list[int]] = {}
    for stop in itinerary.stops:
        visits.setdefault(stop.place, []).extend(stop.steps)
    for place in reversed(points):
        yield _stop_at(place, points[place], itinerary, current, visits[place])


def _stop_at(
    place: str,
    point: tuple[float, float],
    itinerary: Itinerary,
    current: int | None,
    visits: Sequence[int],
) -> str:
    """The mark of a place, by what happened there or, if it is current, at the current step."""
    is_here = current is not None and itinerary.steps[current].event.place == place
    of = [current] if is_here and current is not None else visits
    status = stop_status({itinerary.steps[step].status for step in of})
    return _stop(point, status, is_here, current is None or visits[0] <= current)


def _turned(at: Coordinate, cut: float) -> tuple[float, float]:
    """The point of the world, one turn to the east where it lies west of the cut."""
    x, y = world_point(at)
    return (x + 1 if at.lon < cut else x), y


def _unrolled(path: TravelPath, cut: float) -> tuple[WorldLine, ...]:
    """A path as lines without gaps, which go on beyond the cut as on a second turn of the world."""
    lines: list[list[tuple[float, float]]] = []
    for piece in path:
        if not lines or abs(piece[0].lon) != 180:
            lines.append([_turned(piece[0], cut)])
        for point in piece:
            x, y = world_point(point)
            lines[-1].append((x + round(lines[-1][-1][0] - x), y))
    return tuple(tuple(line[1:]) for line in lines)


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


def _street(name: StreetName) -> str:
    return (
        f'<text class="name street" transform="translate({name.x:.1f} {name.y:.1f}) '
        f'rotate({name.angle_deg:.1f})" dy=".35em">{escape(name.text)}</text>'
    )


def _text(name: PictureName) -> str:
    return (
        f'<text class="name {name.kind}" x="{name.anchor_x:.1f}" y="{name.y:.1f}" '
        f'font-size="{name.size_px}" text-anchor="{name.anchor}">{escape(name.text)}</text>'
    )
