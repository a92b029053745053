"""The reader's choice as a value, and the query string that is its only memory.

The URL is the state: the browser writes it at every step, the server only reads it. What a URL
asks for and cannot have falls back to what there is, with a notice that says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story

PLACE_CLOCK = "place"
"""The clock that shows each event in its own place's time."""
OWN_CLOCK = "own"
"""The clock that follows the reader's own zone, which only the browser knows."""


@dataclass(frozen=True)
class Selection:
    """What the reader sees: `?story=…&event=…&lang=…&clock=…&asof=…`."""

    story: str
    event: str | None
    """Id of the current event; None for a story without events in this view."""
    lang: str
    clock: str = PLACE_CLOCK
    """`PLACE_CLOCK`, `OWN_CLOCK` or one of the story's clocks."""
    asof: AsOf = AsOf.NOW

    def query(self) -> str:
        """The query string without question mark, in canonical order, defaults left out.

        >>> Selection("vostochny-2023", "talks", "it", "Europe/Rome").query()
        'story=vostochny-2023&event=talks&lang=it&clock=Europe/Rome'
        """
        parts = {"story": self.story, "event": self.event, "lang": self.lang}
        if self.clock != PLACE_CLOCK:
            parts["clock"] = self.clock
        if self.asof is not AsOf.NOW:
            parts["asof"] = self.asof
        return urlencode({key: value for key, value in parts.items() if value}, safe="/")


KEYS = ("story", "event", "lang", "clock", "asof")
"""The parameters of an address that are ours."""

_ESCAPED = re.compile(r"(?:amp;)+", re.IGNORECASE)

_OURS = re.compile(r"[\w/+-]+", re.ASCII)

AROUND_AN_ADDRESS = " \t.,;:!?…)]}>\"'»”’*_/\\"
"""What a sentence puts after an address; none of our ids, languages and zones ends so."""


def asked_for(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters of an address without what mails and chats add to it.

    `&amp;`, where it was copied out of HTML, and the full stop, bracket or slash after it.

    >>> asked_for({"story": "vostochny-2023", "amp;event": "talks)."})
    {'story': 'vostochny-2023', 'event': 'talks'}
    """
    found: dict[str, str] = {}
    for key, value in params.items():
        match = _ESCAPED.match(key)
        name = key[match.end() :] if match else key
        if name == key or name not in params:
            found[name] = _without_tail(value) if name in KEYS else value
    return found


def _without_tail(value: str) -> str:
    """A value without what a sentence puts after it, if what is left can be one of ours."""
    bare = value.rstrip(AROUND_AN_ADDRESS)
    return bare if _OURS.fullmatch(bare) else value


@dataclass(frozen=True)
class Notice:
    """Something asked for that could not be had; `key` is a text of the catalogue."""

    key: str
    value: str
    """What was asked for, at most 60 characters of it."""


def choose_story(
    params: Mapping[str, str], slugs: tuple[str, ...]
) -> tuple[str | None, tuple[Notice, ...]]:
    """Slug of the story that a URL asks for, the only one where there is one; else None: list them.

    Args:
        params: the query parameters; anything in them is hostile.
        slugs: the stories there are, also those that cannot be shown just now.
    """
    wanted = params.get("story")
    if wanted in slugs:
        return wanted, ()
    notices = (_notice("notice_story", wanted),) if wanted else ()
    return (slugs[0] if len(slugs) == 1 else None), notices


def choose(
    params: Mapping[str, str], story: Story, languages: tuple[str, ...], accepted: str
) -> tuple[Selection, tuple[Notice, ...]]:
    """The selection within a story that a URL asks for, and what it could not have.

    Args:
        params: the query parameters; anything in them is hostile.
        story: the story that was chosen.
        languages: languages in which it can be shown, at least one.
        accepted: what the reader's browser says of languages (`Accept-Language`); empty if unknown.
    """
    notices: list[Notice] = []

    def pick(key: str, allowed: tuple[str, ...], default: str) -> str:
        wanted = params.get(key)
        if wanted in allowed:
            return wanted
        if wanted:
            notices.append(_notice(f"notice_{key}", wanted))
        return default

    lang = pick("lang", languages, accepted_language(accepted, languages))
    clock = pick("clock", (PLACE_CLOCK, OWN_CLOCK, *story.clocks), PLACE_CLOCK)
    as_of = AsOf(pick("asof", tuple(AsOf), AsOf.NOW))
    asked = params.get("event") or None
    present = story.aliases.get(asked or "", asked)
    event = stand_in(story, as_of, present)
    if asked and event != present:
        known = present in {own.id for own in story.events}
        notices.append(_notice("event_not_in_view" if known else "notice_event", asked))
    return Selection(story.slug, event, lang, clock, as_of), tuple(notices)


def offered_language(asked: str | None, accepted: str, offered: tuple[str, ...]) -> str:
    """The language that an address asks for where it is offered, else what the browser accepts."""
    return asked if asked and asked in offered else accepted_language(accepted, offered)


def accepted_language(accept_language: str, offered: tuple[str, ...]) -> str:
    """The offered language that a browser's Accept-Language header prefers.

    The first offered one where the header names none of them; what cannot be read of it counts
    for nothing (RFC 9110, section 12.5.4).

    >>> accepted_language("de, en-GB;q=0.8, it;q=0.5", ("it", "en"))
    'en'
    """
    best, chosen = 0.0, offered[0]
    for entry in accept_language.split(",")[:20]:
        tag, _, weight = entry.partition(";")
        code = tag.strip().lower().partition("-")[0]
        match = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        quality = float(match[1]) if match else 0.0 if weight else 1.0
        if code in offered and quality > best:
            best, chosen = quality, code
    return chosen


def stand_in(story: Story, as_of: AsOf, wanted: str | None) -> str | None:
    """The event that stands for the wanted one in a view: itself, else the nearest before it.

    The first one where there is none before it or the story has no such event; None in a view
    without events. `standIn` in `frontend/core/document.js` is the same rule in the browser.
    """
    shown = {step.event.id for step in itinerary(story, as_of).steps}
    order = [event.id for event in story.events]
    before = order[: order.index(wanted) + 1] if wanted in order else []
    nearest = (event for event in reversed(before) if event in shown)
    return next(nearest, next((event for event in order if event in shown), None))


def _notice(key: str, value: str) -> Notice:
    return Notice(key, value if len(value) <= 60 else f"{value[:57]}...")
