"""New files of media for a story: their records, and which event they may belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from explorer.authoring.oembed import Described
from explorer.media.camera import CameraNotes, camera_notes
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.media.hosts import HOSTS, player_of
from explorer.story.attachments import ending
from explorer.story.geodesy import distance_km
from explorer.story.media import ENDINGS, UNWRITTEN, MediaFacts, MediaKind
from explorer.story.places import Place
from explorer.story.records import Event, Story
from explorer.writing.story_files import StoryFileEditor
from explorer.writing.values import Value

NEAR_KM: Final = 30.0
"""How far from a place a photo may have been taken to be suggested for what happened there."""


@dataclass(frozen=True)
class NewMedium:
    """A file that becomes a part of a story."""

    source: Path
    id: str
    name: str
    """Of its copy in the story's folder."""
    kind: MediaKind
    facts: MediaFacts
    notes: CameraNotes

    def record(
        self, languages: Collection[str], alt: str | None, credit: str | None, licence: str | None
    ) -> dict[str, Value]:
        """Its record in the story's file; what nobody has written yet is an ellipsis.

        Args:
            languages: of the story.
            alt: what it shows, in the story's first language.
            credit: who made it.
            licence: under which it is published.
        """
        first = next(iter(languages))
        texts: dict[str, Value] = {
            code: alt if alt and code == first else UNWRITTEN for code in languages
        }
        record: dict[str, Value] = {"id": self.id, "kind": str(self.kind), "file": self.name}
        if alt or self.kind is MediaKind.IMAGE:
            record["alt"] = texts
        return record | {
            name: value for name, value in (("credit", credit), ("licence", licence)) if value
        }


def new_medium(source: Path, taken: Collection[str]) -> NewMedium:
    """A file as a story can have it.

    Args:
        source: the file, anywhere.
        taken: ids and names of files that the story has already.

    Raises:
        MediaError: it is of no kind that readers can be shown, or damaged.
        OSError: it cannot be read.
    """
    suffix = ending(source.name)
    kind = next((kind for kind, suffixes in ENDINGS.items() if suffix in suffixes), None)
    if kind is None:
        endings = ", ".join(each for suffixes in ENDINGS.values() for each in suffixes)
        raise MediaError(f"a file that ends in {suffix!r}", f"one of {endings}", _instead(suffix))
    facts = read_facts(source)
    id = _free(_stem(source.stem), suffix, taken)
    notes = CameraNotes(None, None)
    if kind is MediaKind.IMAGE:
        notes = camera_notes(source.read_bytes())
    return NewMedium(source, id, f"media/{id}{suffix}", kind, facts, notes)


def _free(stem: str, suffix: str, taken: Collection[str]) -> str:
    """An id that neither a medium nor its file has yet."""
    number, id = 1, stem
    while id in taken or f"media/{id}{suffix}" in taken:
        number += 1
        id = f"{stem}-{number}"
    return id


def _instead(suffix: str) -> str:
    """What to do with a file of another kind."""
    if suffix in (".heic", ".heif", ".tif", ".tiff", ".bmp", ".svg", ".psd", ".raw", ".dng"):
        return "export it as .jpg, or as .png if it is a drawing"
    if suffix in (".mov", ".avi", ".mkv", ".wmv", ".m4v"):
        return "convert it to .mp4 with H.264 and AAC"
    if suffix in (".doc", ".docx", ".odt", ".ppt", ".pptx"):
        return "save it as .pdf"
    return ""


def _stem(name: str) -> str:
    """An id from a file's name.

    >>> _stem("IMG 0042 (Città)"), _stem("№")
    ('img-0042-citta', 'no')
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:50].strip("-") or "medium"


def embedded(
    url: str, taken: Collection[str], languages: Collection[str], about: Described
) -> dict[str, Value]:
    """The record of a medium on another site.

    Args:
        url: its address.
        taken: ids of media that the story has already.
        languages: of the story; the site's title is the caption in all of them.
        about: what the site says of it.

    Raises:
        MediaError: it is on no site with a player here.
    """
    player = player_of(url)
    if player is None:
        names = ", ".join(dict.fromkeys(host.name for host in HOSTS))
        raise MediaError(f"{url!r}", f"the address of a film, a sound or a post at {names}")
    record: dict[str, Value] = {
        "id": _free(_stem(about.title or player.name), "", taken),
        "kind": str(MediaKind.EMBED),
        "url": url,
    }
    if about.title:
        record["caption"] = dict.fromkeys(languages, about.title)
    return record | ({"credit": about.author} if about.author else {})


def enter(editor: StoryFileEditor, records: list[dict[str, Value]], event: str | None) -> None:
    """Put records of media, and their ids at an event, into a story's file.

    Args:
        editor: of the file.
        records: of the media, in order.
        event: id of the event; None if they belong to none yet.

    Raises:
        MediaError: the file has no such event.
    """
    listed: list[Value] = [dict(each) for each in editor.records("media").values()]
    editor.set(("media",), listed + list(records))
    if event is None:
        return
    holder = editor.records("events").get(event)
    if holder is None:
        hint = "an event in a table has its ids in the column media"
        raise MediaError(f"event {event!r}", "the id of an event in story.yaml", hint)
    ids: list[Value] = [*(holder.get("media") or ()), *(each["id"] for each in records)]
    editor.set(("events", event, "media"), ids)


def likely_events(story: Story, notes: CameraNotes) -> tuple[Event, ...]:
    """The events of the day on which a photo was taken, near its place where both are known.

    Args:
        story: the story.
        notes: what the camera wrote.
    """
    if notes.taken is None:
        return ()
    day = notes.taken.date()
    return tuple(
        event
        for event in story.events
        if event.when.day
        and event.when.day.date == day
        and _is_near(story.place(event.place) if event.place else None, notes)
    )


def _is_near(place: Place | None, notes: CameraNotes) -> bool:
    if place is None or notes.at is None:
        return True
    return distance_km(place.coordinate, notes.at) <= NEAR_KM + place.accuracy_km
