"""`geocode --story`: the places of a story that have no coordinates, found and written down."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from explorer.authoring import placing
from explorer.authoring.placing import Unplaced
from explorer.authoring.story_files import StoryFileEditor
from explorer.commands.findings import Finding
from explorer.commands.folders import folders_at
from explorer.commands.geocode_formats import FORMATS
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, say
from explorer.gazetteer import Candidate, Gazetteer, Landmark
from explorer.loading import STORY_FILE
from explorer.text_files import shown_path


def place_story(
    options: argparse.Namespace,
    gazetteer: Gazetteer,
    near: Sequence[Landmark],
    countries: Sequence[str],
) -> int:
    """Print what the places without coordinates may be; with `--write` fill in what is sure.

    Raises:
        DataError: the story's file cannot be read.
        RoundTripError: it cannot be written without changing what else it says.
        UsageError: there is no such story, place or id, or the file cannot be written.
    """
    editor = StoryFileEditor(_file(options))
    places = placing.unplaced(editor)
    findings = _find(
        gazetteer,
        places,
        near=[*near, *placing.landmarks(editor)],
        countries=[*countries] or sorted(placing.countries(editor)),
    )
    for line in FORMATS[options.format](findings, options.limit):
        print(line)
    file = shown_path(editor.path)
    if not options.write:
        clear = sum(finding.clear is not None for finding in findings)
        say(f"{file}: places without coordinates: {len(places)}, clear: {clear}")
        return FINE
    sure = {finding.label: finding.clear for finding in findings if finding.clear}
    sure |= _chosen(options.choose, {finding.label: finding for finding in findings})
    _write(editor, sure)
    left = [place.id for place in places if place.id not in sure]
    say(
        *(
            f"{file}: place {left_id} is left as it was: choose with --choose {left_id}=ID"
            for left_id in left
        )
    )
    return PROBLEMS if left else FINE


def _file(options: argparse.Namespace) -> Path:
    folders = folders_at(options.stories, options.story)
    if len(folders) != 1:
        raise UsageError(f"--story: found {len(folders)} stories in {options.story}, expected one")
    return folders[0] / STORY_FILE


def _find(
    gazetteer: Gazetteer,
    places: Sequence[Unplaced],
    *,
    near: Sequence[Landmark],
    countries: Sequence[str],
) -> list[Finding]:
    """The answers for the places; places of one name get the same answer."""
    names = {place.id: place.names[0] for place in places}
    answers = gazetteer.search_together(
        names.values(),
        other_names={place.names[0]: place.names[1:] for place in places},
        near=near,
        countries=countries,
        country_of={place.names[0]: place.country for place in places if place.country},
    )
    return [Finding(place_id, answers[name]) for place_id, name in names.items()]


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


def _write(editor: StoryFileEditor, sure: Mapping[str, Candidate]) -> None:
    file = shown_path(editor.path)
    for place_id, candidate in sure.items():
        taken = editor.fill_place(place_id, placing.fields(candidate))
        line = editor.line_of(("places", list(editor.places).index(place_id)))
        values = ", ".join(f"{name} {value}" for name, value in taken.items())
        say(f"{file}:{line} · place {place_id}: {candidate.entry.name}: {values}")
    if sure:
        try:
            editor.save()
        except OSError as error:
            raise UsageError(
                f"{file}: found {error}, expected a file that can be written"
            ) from error
        if editor.lines_laid_out_anew:
            say(f"{file}: lines laid out anew, saying the same: {editor.lines_laid_out_anew}")
