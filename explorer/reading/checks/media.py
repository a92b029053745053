"""Media that readers would not see, or that nobody may have the right to publish."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.media import UNWRITTEN, MediaKind
from explorer.story.places import Place
from explorer.story.records import Event, Story

_SPOKEN = (MediaKind.AUDIO, MediaKind.VIDEO)


def check(story: Story) -> Iterator[Report]:
    """Report files that do not exist, media without licence or author, and unused ones."""
    shown = _shown(story)
    for index, item in enumerate(story.media):
        for path, name in item.files:
            if name in story.missing_files:
                yield _missing(("media", index, *path), story, name)
        if item.kind in _SPOKEN and item.file and not (item.captions or item.transcript):
            expected = "captions, or a transcript, for readers who cannot hear it"
            yield Report(("media", index, "captions"), "nothing", expected)
        if item.file and (facts := story.media_files.get(item.file)) and facts.is_animated:
            found, hint = "an animation", "as .mp4 with kind: video it moves"
            yield Report(
                ("media", index, "file"), found, "a picture, as only its first frame is shown", hint
            )
        if item.kind is not MediaKind.EMBED and not item.licence:
            expected = "its licence, such as CC BY 4.0, or who gave permission"
            yield Report(("media", index, "licence"), "nothing", expected)
        if item.kind is not MediaKind.EMBED and not item.credit:
            yield Report(("media", index, "credit"), "nothing", "who made it")
        for code in (code for code, text in (item.alt or {}).items() if text == UNWRITTEN):
            expected = "what it shows, in a sentence, for readers who cannot see it"
            yield Report(("media", index, "alt", code), repr(UNWRITTEN), expected)
        if item.id not in shown:
            found = "no event, place or figure with it"
            yield Report(("media", index), found, "its id where readers are to see it")
    for index, background in enumerate(story.backgrounds):
        if background.file in story.missing_files:
            yield _missing(("background", index, "file"), story, background.file or "")
        if (facts := story.media_files.get(background.file or "")) and facts.is_animated:
            found, expected = "an animation", "a picture, as only its first frame is shown"
            yield Report(("background", index, "file"), found, expected)


def _missing(path: tuple[int | str, ...], story: Story, name: str) -> Report:
    hint = near if (near := story.missing_files[name]) else "readers will not see it"
    return Report(path, repr(name), "a file that is in the story's folder", hint)


def _shown(story: Story) -> set[str]:
    """The ids of media that are shown with an event or a place, or in an article."""
    figures = {
        part.figure
        for article in story.articles.values()
        for passage in article.passages
        for item in passage.items
        for part in item
        if part.figure
    }
    records: tuple[Event | Place, ...] = (*story.events, *story.places)
    return figures | {item for record in records for item in record.media}
