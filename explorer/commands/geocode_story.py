"""`geocode --story`: the places of a story that have no coordinates, found and written down."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence

from explorer.authoring.places import placing
from explorer.commands.findings import Finding
from explorer.commands.folders import folders_at
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, say, writing
from explorer.gazetteer import Candidate, Gazetteer, Landmark
from explorer.gazetteer.map_addresses import map_point
from explorer.gazetteer.points import point_entry
from explorer.gazetteer.ranking import chosen
from explorer.reading.text_files import shown_path
from explorer.writing.tables import Editor, editor_of
from explorer.writing.values import Value


def open_story(options: argparse.Namespace) -> Editor:
    """The file with the places of the story that was asked for.

    Raises:
        DataError: it cannot be read.
        UsageError: there is no such story, or more than one.
    """
    folders = folders_at(options.stories, options.story)
    if len(folders) != 1:
        raise UsageError(f"--story: found {len(folders)} stories in {options.story}, expected one")
    return editor_of(folders[0], "places")


def find_places(
    gazetteer: Gazetteer,
    story: Editor,
    *,
    near: Sequence[Landmark],
    countries: Sequence[str],
) -> list[Finding]:
    """The answers for the places without coordinates; places of one name get the same answer."""
    places = placing.unplaced(story)
    answers = gazetteer.search_together(
        [place.names[0] for place in places],
        other_names={place.names[0]: place.names[1:] for place in places},
        near=near,
        countries=countries,
        country_of={place.names[0]: place.country for place in places if place.country},
    )
    return [Finding(place.id, answers[place.names[0]]) for place in places]


def write_places(
    options: argparse.Namespace, story: Editor, findings: Sequence[Finding], gazetteer: Gazetteer
) -> int:
    """With `--write`, fill in what is clear or chosen; report what was done and what is left.

    Places that were located by hand get what they lack.

    Raises:
        RoundTripError: the file would not say the same; it is left as it was.
        UsageError: there is no such place or id to choose, or the file cannot be written.
    """
    file = shown_path(story.path)
    sure = {finding.label: finding.clear for finding in findings if finding.clear}
    located = placing.unfinished(story, gazetteer)
    if not options.write:
        say(f"{file}: places without coordinates: {len(findings)}, clear: {len(sure)}")
        say(*(f"{file}: place {id_}: --write adds {', '.join(located[id_])}" for id_ in located))
        return FINE
    by_place = {finding.label: finding for finding in findings}
    sure |= _chosen(options.choose, by_place, gazetteer)
    _write(story, sure, located)
    left = [finding.label for finding in findings if finding.label not in sure]
    say(*(f"{file}: place {id_} is unchanged: choose with --choose {id_}=ID" for id_ in left))
    return PROBLEMS if left else FINE


def _chosen(
    choices: Sequence[str], findings: Mapping[str, Finding], gazetteer: Gazetteer
) -> dict[str, Candidate]:
    """What the author chose, by place."""
    chosen: dict[str, Candidate] = {}
    for choice in choices:
        place, _, entry = choice.partition("=")
        if place not in findings:
            offered = ", ".join(findings) or "none"
            expected = f"a place without coordinates: {offered}"
            raise UsageError(f"--choose {choice}: found {place!r}, expected {expected}")
        candidate = findings[place].chosen(entry) or _other(entry, place, gazetteer)
        if candidate is None:
            expected = "an id of the gazetteer, LAT,LON, or the address of a map with its point"
            if re.match(r"https?://(?:maps\.app\.goo\.gl|goo\.gl|osm\.org/go)/", entry):
                expected += " (open this short address and copy the one that it leads to)"
            raise UsageError(f"--choose {choice}: found {entry!r}, expected {expected}")
        chosen[place] = candidate
    return chosen


def _other(entry: str, place: str, gazetteer: Gazetteer) -> Candidate | None:
    """What was chosen and is not in the table: any id of the gazetteer, or a point."""
    if point := map_point(entry):
        return chosen(point_entry(point, place))
    return gazetteer.by_id(f"geonames:{entry}" if entry.isdigit() else entry)


def _write(
    story: Editor, sure: Mapping[str, Candidate], located: Mapping[str, Mapping[str, Value]]
) -> None:
    file = shown_path(story.path)

    def report(place_id: str, taken: Mapping[str, Value], how: str) -> None:
        values = ", ".join(f"{name} {value}" for name, value in taken.items())
        say(f"{file}:{story.line(('places', place_id))} · place {place_id}: {values} ({how})")

    for place_id, candidate in sure.items():
        taken = placing.fill(story, place_id, candidate)
        report(place_id, taken, f"found as {candidate.entry.name}")
    for place_id, values in located.items():
        placing.put(story, place_id, values)
        report(place_id, values, "from its coordinates")
    if sure or located:
        with writing(file):
            story.save()
