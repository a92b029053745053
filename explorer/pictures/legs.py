"""The lines of the journeys in a picture; those of several tracks have their colours and dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from explorer.pictures.palettes import track_dashes
from explorer.pictures.projection import WorldLine
from explorer.pictures.windows import Frame, lines_on, path_data
from explorer.story.itinerary import Itinerary, Journey
from explorer.story.records import Story

STRAND_PX = 4.0
"""From line to line of tracks that travel together."""


def leg_lines(
    story: Story,
    itinerary: Itinerary,
    lines: Sequence[Sequence[WorldLine]],
    frame: Frame,
    current: int | None,
) -> Iterator[str]:
    """The legs' lines; those already travelled lie on top.

    Args:
        story: the story.
        itinerary: its itinerary.
        lines: of each journey those between its gaps, which only a recorded way has.
        frame: of the picture.
        current: 0-based position of the current step; None for the whole journey.
    """
    reached = len(itinerary.steps) if current is None else current
    legs = zip(itinerary.journeys, lines, strict=True)
    letters = _letters(story)
    for journey, line in sorted(legs, key=lambda leg: leg[0].arrives <= reached):
        strands = sorted({letters[track] for track in journey.tracks if track in letters})
        yield _leg(journey, line, frame, reached, strands)


def _letters(story: Story) -> dict[str, str]:
    """The letter of each track, whose colour and dashes it names; none if there is only one.

    Further tracks share the last letter, as in the panes.
    """
    letters = list(track_dashes())
    if len(story.tracks) < 2:
        return {}
    return {track.id: letters[min(at, len(letters) - 1)] for at, track in enumerate(story.tracks)}


def _leg(
    journey: Journey,
    lines: Sequence[WorldLine],
    frame: Frame,
    reached: int,
    strands: Sequence[str],
) -> str:
    """The line of a leg; where it leaves the world at one side it comes in again at the other.

    Tracks that travel together have a line each, side by side.
    """
    kind = "known" if journey.leg and journey.leg.path == "known" else "schematic"
    state = "past" if journey.arrives <= reached else "coming"
    turns = (-1, 0, 1)
    data = "".join(
        path_data(piece)
        for turn in turns
        for line in lines
        for piece in lines_on(frame, line, turn)
    )
    casing = f'<path class="casing {state}" d="{data}"/>'
    if not strands:
        return f'{casing}<path class="leg {kind} {state}" d="{data}"/>'
    thin = f'<path class="leg {{0}} thin {state}" d="{data}"/>' if kind == "known" else ""
    strand = f'{casing}{thin}<path class="leg {{0}} {state}" d="{data}"/>'
    shifts = _shifts(lines[0][0], lines[-1][-1], len(strands))
    return "".join(
        f'<g transform="translate({x:.1f} {y:.1f})">{strand.format(f"track-{letter}")}</g>'
        for letter, (x, y) in zip(strands, shifts, strict=True)
    )


def _shifts(
    start: tuple[float, float], end: tuple[float, float], count: int
) -> Iterator[tuple[float, float]]:
    """How far lines on the same way are moved aside, in pixels: across the way from end to end."""
    across, along = start[1] - end[1], end[0] - start[0]
    length = hypot(across, along)
    unit = (across / length, along / length) if length else (0.0, 1.0)
    for at in range(count):
        aside_px = (at - (count - 1) / 2) * STRAND_PX
        yield unit[0] * aside_px, unit[1] * aside_px
