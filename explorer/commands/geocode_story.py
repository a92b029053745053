"""`geocode --story`: the places of a story that have no coordinates, found and written down."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from explorer.authoring import placing
from explorer.commands.findings import Finding
from explorer.commands.folders import folders_at
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, say, writing
from explorer.gazetteer import Candidate, Gazetteer, Landmark
from explorer.reading.text_files import shown_path
from explorer.writing.tables import Editor, editor_of


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


def write_places(options: argparse.Namespace, story: Editor, findings: Sequence[Finding]) -> int:
    """With `--write`, fill in what is clear or chosen; report what was done and what is left.

    Raises:
        RoundTripError: the file would not say the same; it is left as it was.
        UsageError: there is no such place or id to choose, or the file cannot be written.
    """
    file = shown_path(story.path)
    sure = {finding.label: finding.clear for finding in findings if finding.clear}
    if not options.write:
        say(f"{file}: places without coordinates: {len(findings)}, clear: {len(sure)}")
        return FINE
    sure |= _chosen(options.choose, {finding.label: finding for finding in findings})
    _write(story, sure)
    left = [finding.label for finding in findings if finding.label not in sure]
    say(*(f"{file}: place {id_} is unchanged: choose with --choose {id_}=ID" for id_ in left))
    return PROBLEMS if left else FINE


def _chosen(choices: Sequence[str], findings: Mapping[str, Finding]) -> dict[str, Candidate]:
    """What the author chose, by place."""
    chosen: dict[str, Candidate] = {}
    for choice in choices:
        place, _, entry = choice.partition("=")
        if place not in findings:
            offered = ", ".join(findings) or "none"
            expected = f"a place without coordinates: {offered}"
            raise UsageError(f"--choose {choice}: found {place!r}, expected {expected}")
        candidate = findings[place].chosen(entry)
        if candidate is None:
            expected = f"an id from the table of {place}"
            raise UsageError(f"--choose {choice}: found {entry!r}, expected {expected}")
        chosen[place] = candidate
    return chosen


def _write(story: Editor, sure: Mapping[str, Candidate]) -> None:
    file = shown_path(story.path)
    for place_id, candidate in sure.items():
        taken = placing.fill(story, place_id, candidate)
        values = ", ".join(f"{name} {value}" for name, value in taken.items())
        where = f"{file}:{story.line(('places', place_id))} · place {place_id}"
        say(f"{where}: {values} (found as {candidate.entry.name})")
    if sure:
        with writing(file):
            story.save()
