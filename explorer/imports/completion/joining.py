"""Legs held against the order of events: only travel from each to the next one stays."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.imports.found import ReportLine
from explorer.reading.consistency import unused_legs
from explorer.story.records import Story, StoryFile


def without_unused_legs(
    story: StoryFile, files: Mapping[str, bytes]
) -> tuple[StoryFile, Mapping[str, bytes], list[ReportLine]]:
    """The story and its files without legs that nobody travels, as the dates of events have it.

    A line of a map may join two places in an order that its dates contradict.

    Args:
        story: with its events in order.
        files: what lies beside its records.
    """
    if not story.legs:
        return story, files, []
    values = {name: getattr(story, name) for name in StoryFile.model_fields if name in vars(story)}
    whole = Story.model_construct(**values, slug="import", version="", articles={})
    try:
        unused = {int(report.path[1]) for report in unused_legs(whole)}
    except KeyError:  # an id that no record has: reading the story's files reports it
        return story, files, []
    left_out = [leg for at, leg in enumerate(story.legs) if at in unused]
    legs = tuple(leg for at, leg in enumerate(story.legs) if at not in unused)
    ways = {leg.track_file for leg in left_out} - {leg.track_file for leg in legs}
    why = "these two do not follow each other in the order of the events"
    lines = [ReportLine.left_out(f"leg {leg.words}", found="a leg", why=why) for leg in left_out]
    kept = {name: content for name, content in files.items() if name not in ways}
    return StoryFile.model_construct(**(values | {"legs": legs})), kept, lines
