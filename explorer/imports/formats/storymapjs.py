"""StoryMapJS: the JSON of a map with slides, as it is published or downloaded.

https://storymap.knightlab.com/advanced/. A slide is an event at a place, the overview opens the
story. A map on a scanned picture (Gigapixel) has positions in the picture, not on the globe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explorer.imports.exported.own_records import Shown, own_records
from explorer.imports.exported.own_slides import own_or_foreign
from explorer.imports.found import Choices, Found, Given
from explorer.imports.narratives.decks import Deck
from explorer.imports.parsing.descriptions import plain
from explorer.imports.parsing.json_documents import begins_as_json, member, read_json
from explorer.imports.refusals import refused
from explorer.reading.typed_dates import typed_date
from explorer.writing.values import Value

_LOOKS = ("zoom", "icon", "use_custom_marker", "background")
"""How a slide and its marker look."""


def is_story_map(given: Given) -> bool:
    """Whether a file is a StoryMap, by its member and its slides."""
    head = given.head
    return begins_as_json(given) and (b'"storymap"' in head or b'"slides"' in head)


def read_story_map(given: Given, choices: Choices) -> Found:
    """What is in the map.

    Raises:
        DataError: it is not JSON, or has no slides.
    """
    document = read_json(given)
    whole = member(document, "storymap", dict) or document
    listed = member(whole, "slides", list)
    slides = [
        (slide, f"slide {at}") for at, slide in enumerate(listed, 1) if isinstance(slide, dict)
    ]
    if not slides:
        raise refused(given, "no slides", "the JSON of a StoryMap, with a list of slides")
    events = [(slide, where) for slide, where in slides if slide.get("type") != "overview"]

    def read_slides(positions: Sequence[int] | None) -> Found:
        story_map = _StoryMap(whole, choices)
        for slide, where in slides if positions is None else map(events.__getitem__, positions):
            story_map.add(slide, where)
        return story_map.found()

    shown = [_shown(slide, where) for slide, where in events]
    return own_or_foreign(own_records(member(document, "records", dict)), shown, read_slides)


class _StoryMap:
    """The slides of a map on their way to a story."""

    def __init__(self, whole: Mapping[str, Any], choices: Choices) -> None:
        self.deck = Deck(choices.lang)
        self._looks: dict[str, None] = {}
        self._day_first = choices.day_first
        kind = str(whole.get("map_type") or "")
        self._is_picture = kind == "zoomify" or whole.get("map_as_image") is True
        if self._is_picture:
            why = "its slides have positions in a picture, not on the globe"
            self.deck.leave_out("the map", "map_type", kind or "an image", why)
        elif kind not in ("", "osm:standard"):
            why = "a story chooses its map with background: in story.yaml"
            self.deck.leave_out("the map", "map_type", kind, why)

    def add(self, slide: Mapping[str, Any], where: str) -> None:
        """Take a slide: the first overview opens the story, any other slide is an event."""
        words = member(slide, "text", dict)
        title = " ".join(plain(member(words, "headline", str)).split())
        html = member(words, "text", str)
        looks = {**member(slide, "location", dict), "background": _background(slide)}
        self._looks |= {name: None for name in _LOOKS if looks.get(name)}
        if slide.get("type") == "overview" and not self.deck.is_opened:
            self.deck.open(title, html, self._media(slide, html, where), where)
        elif not title and not plain(html):
            self.deck.leave_out(where, "", "a slide", "it has neither headline nor text")
        else:
            self._event(slide, title, html, where)

    def found(self) -> Found:
        """All of it."""
        if self._looks:
            why = "how the slides look is up to the explorer"
            self.deck.leave_out("the slides", "", ", ".join(self._looks), why)
        return self.deck.found()

    def _event(self, slide: Mapping[str, Any], title: str, html: str, where: str) -> None:
        values = self._place(slide, title, where)
        if media := self._media(slide, html, where):
            values["media"] = list[Value](media)
        rest = dict(self._dates(plain(member(slide, "date", str)), values))
        self.deck.event(title, html, values, where, rest)

    def _dates(self, text: str, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
        """Put the date of a slide in its fields; what is more than a date stays beside."""
        date = typed_date(text, day_first=self._day_first) if text else None
        if date is None and text:
            yield "date", text
        elif date:
            found = {"when": date.when, "until": date.until, "time": date.time}
            values |= {name: each for name, each in found.items() if each}

    def _place(self, slide: Mapping[str, Any], title: str, where: str) -> dict[str, Value]:
        """The place of a slide; one without a name has that of its slide."""
        at = member(slide, "location", dict)
        lat, lon = _degrees(at.get("lat")), _degrees(at.get("lon"))
        name = " ".join(plain(member(at, "name", str)).split())
        if self._is_picture or lat is None or lon is None:
            return {"place": {"names": name}} if name and not self._is_picture else {}
        if not name:
            found, why = (
                f"{lat}, {lon}, without a name",
                "a place needs a name: write the right one",
            )
            self.deck.change(where, "location", found, title, why)
        return {"place": {"names": name or title or where, "lat": lat, "lon": lon}}

    def _media(self, slide: Mapping[str, Any], html: str, where: str) -> list[dict[str, Value]]:
        media = member(slide, "media", dict)
        said = {name: member(media, name, str) for name in ("caption", "credit", "alt")}
        return self.deck.media(member(media, "url", str).strip(), said, html, where)


def _background(slide: Mapping[str, Any]) -> str:
    """The picture or the colour behind a slide; empty if there is none."""
    background = member(slide, "background", dict)
    return str(member(background, "url", str) or member(background, "color", str))


def _degrees(value: Any) -> float | None:
    """A coordinate, also one that is written as text; None if it is missing."""
    try:
        return None if isinstance(value, bool) or value in (None, "") else float(value)
    except (TypeError, ValueError):
        return None


def _shown(slide: Mapping[str, Any], where: str) -> Shown:
    at, words = member(slide, "location", dict), member(slide, "text", dict)
    return Shown(
        event=member(slide, "id", str) or None,
        where=where,
        title=plain(member(words, "headline", str)),
        lat=_degrees(at.get("lat")),
        lon=_degrees(at.get("lon")),
    )
