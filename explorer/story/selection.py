"""The reader's choice as a value, and the query string that is its only memory.

The URL is the state: the browser writes it at every step, the server only reads it. `Selection`
is the one table of what an address can say: each of its fields is a parameter.

A value that is not available is replaced by the default on a page, with a notice (`choose`), and
refused in what programs request (`chosen`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum, auto
from itertools import product
from typing import Any
from urllib.parse import urlencode

from explorer.story.accepted_languages import accepted_language, nearest
from explorer.story.conditions import CONDITIONS, Conditions, check_conditions, conditions_in
from explorer.story.errors import ChoiceError
from explorer.story.itinerary import AsOf, itinerary, offered_views
from explorer.story.records import Story

PLACE_CLOCK = "place"
"""The clock that shows each event in its own place's time."""
OWN_CLOCK = "own"
"""The clock that follows the reader's own zone, which only the browser knows."""


class Made(Enum):
    """The kinds of answer that the server renders for a selection."""

    FACTS = auto()
    WORDS = auto()
    PART = auto()
    CLAIMS = auto()
    TAGS = auto()
    ARTICLE = auto()
    SEARCH = auto()
    HANDOUT = auto()
    DOWNLOAD = auto()
    MAP = auto()
    CARD = auto()


Values = Callable[[Story, tuple[str, ...]], tuple[str, ...]]
"""Returns the allowed values of a parameter for a story that can be shown in these languages."""


def _setting(values: Values, *made: Made) -> dict[str, object]:
    """The metadata of a field: its allowed values, and the kinds of answer that depend on it."""
    return {"values": values, "made": frozenset(made)}


SHOWN_ONLY = frozenset({Made.HANDOUT, Made.DOWNLOAD, Made.MAP})
"""The kinds of answer that hold only the events that meet the conditions."""


@dataclass(frozen=True)
class Selection:
    """What the reader sees: `?story=…&event=…&lang=…&clock=…&asof=…`, then the conditions.

    To add a parameter, add a field here, or a condition in `conditions.py`, and its control in the
    browser.
    """

    story: str
    event: str | None
    """Id of the current event; None for the story as a whole, which opens at its first event."""
    lang: str = field(
        metadata=_setting(
            lambda _, languages: languages, *(set(Made) - {Made.FACTS, Made.CLAIMS, Made.TAGS})
        )
    )
    clock: str = field(
        default=PLACE_CLOCK,
        metadata=_setting(lambda story, _: (PLACE_CLOCK, *story.clocks, OWN_CLOCK), Made.HANDOUT),
    )
    """`PLACE_CLOCK`, `OWN_CLOCK` or one of the story's clocks."""
    asof: AsOf = field(
        default=AsOf.NOW,
        metadata=_setting(
            lambda story, _: offered_views(story),
            *(set(Made) - {Made.WORDS, Made.ARTICLE, Made.CARD}),
        ),
    )

    conditions: Conditions = ()
    """Which events are shown; none for all of them."""
    rest: str = field(default="gone", metadata=_setting(lambda _, __: ("gone", "dim")))
    """What becomes of the events that are not shown."""

    def said(self) -> dict[str, str | None]:
        """Its values by the keys of an address, in canonical order."""
        return {key.name: _said(self, key) for key in KEYS}

    def query(self) -> str:
        """The query string without question mark, in canonical order, defaults left out.

        >>> Selection("vostochny-2023", "talks", "it", "Europe/Rome").query()
        'story=vostochny-2023&event=talks&lang=it&clock=Europe/Rome'
        """
        said = self.said()
        changed = {key.name: said[key.name] for key in KEYS if said[key.name] != key.standard}
        return urlencode({name: value for name, value in changed.items() if value}, safe="/,")


@dataclass(frozen=True)
class Key:
    """A parameter of an address."""

    name: str
    standard: str | None
    """Its default value; None if that depends on the story and the reader."""
    values: Values | None = None
    """Its allowed values; None for story and event, which `choose_story` and `stand_in` find."""
    is_condition: bool = False
    """Whether it says which events are shown."""
    made: frozenset[Made] = frozenset()
    """The kinds of answer that differ with its value; in all others the browser applies it."""

    @property
    def notice(self) -> str:
        """The catalogue text that says that a value is not available."""
        return "notice_condition" if self.is_condition else f"notice_{self.name}"


def _keys() -> Iterator[Key]:
    for row in fields(Selection):
        if row.name == "conditions":
            yield from (Key(name, "", is_condition=True, made=SHOWN_ONLY) for name in CONDITIONS)
        else:
            yield Key(row.name, None if row.default is MISSING else row.default, **row.metadata)


def _said(selection: Selection, key: Key) -> str | None:
    if key.is_condition:
        return dict(selection.conditions).get(key.name, "")
    said: str | None = getattr(selection, key.name)
    return said


KEYS = tuple(_keys())
"""The explorer's own parameters of an address, in canonical order."""
EMBEDDING = ("embed", "embed_options")
"""Streamlit's parameters for the look of a page, which every link within an embed keeps."""
EMBEDDED = f"{EMBEDDING[0]}=true"
"""What an address of the explorer says in the frame of another page."""
NAMES = frozenset(key.name for key in KEYS)


def names_for(made: Made) -> tuple[str, ...]:
    """The parameters that the address of this kind of answer needs.

    >>> names_for(Made.FACTS)
    ('asof',)
    """
    return tuple(key.name for key in KEYS if made in key.made)


@dataclass(frozen=True)
class Notice:
    """That a requested value is not available; `key` is a text of the catalogue."""

    key: str
    value: str
    """What was asked for, at most 60 characters of it."""


def choose_story(
    params: Mapping[str, str], slugs: tuple[str, ...], front: str | None = None
) -> tuple[str | None, tuple[Notice, ...]]:
    """Slug of the story that a URL asks for, else of the one in front or the only one, else None.

    Args:
        params: the query parameters; anything in them is hostile.
        slugs: the stories there are, also those that cannot be shown just now.
        front: the story that the plain address opens.
    """
    wanted = params.get("story")
    if wanted in slugs:
        return wanted, ()
    notices = (_notice("notice_story", wanted),) if wanted else ()
    only = slugs[0] if len(slugs) == 1 else None
    return (front if front and not wanted else only), notices


def choose(
    params: Mapping[str, str], story: Story, languages: tuple[str, ...], accepted: str
) -> tuple[Selection, tuple[Notice, ...]]:
    """The selection within a story that a URL asks for, and notices of what is not available.

    Args:
        params: the query parameters; anything in them is hostile.
        story: the story that was chosen.
        languages: languages in which it can be shown, at least one.
        accepted: what the reader's browser says of languages (`Accept-Language`); empty if unknown.
    """
    preferred = accepted_language(accepted, languages)
    picked: dict[str, Any] = {}  # checked by its values, which the type checker cannot follow
    notices: list[Notice] = []
    for key in KEYS:
        if key.values is None:
            continue
        asked = _asked(key, params, languages)
        try:
            picked[key.name] = one_of(key.name, asked, key.values(story, languages))
        except ChoiceError:
            picked[key.name] = key.standard or preferred
            if asked:
                notices.append(_notice(key.notice, asked))
    wanted = params.get("event") or None
    present = story.aliases.get(wanted or "", wanted)
    known = present in story.event_positions
    event = stand_in(story, picked["asof"], present) if known else None
    if wanted and event != present:
        notices.append(_notice("event_not_in_view" if known else "notice_event", wanted))
    conditions = conditions_in(params)
    selection = Selection(story=story.slug, event=event, conditions=conditions, **picked)
    return selection, tuple(notices)


def chosen(
    params: Mapping[str, str],
    story: Story,
    languages: tuple[str, ...],
    made: Made,
    accepted: str | None,
) -> Selection:
    """The selection for something that the server makes, without an event; nothing falls back.

    Args:
        params: the query parameters; anything in them is hostile.
        story: the story.
        languages: languages in which it can be shown, at least one.
        made: the kind of answer; parameters that do not change it are ignored, and have their
            default.
        accepted: the reader's languages (`Accept-Language`), for an address without `lang`; None if
            `lang` is required.

    Raises:
        ChoiceError: a parameter has none of the allowed values, or a condition names what the
            story does not have.
    """
    preferred = None if accepted is None else accepted_language(accepted, languages)
    picked: dict[str, Any] = {"lang": languages[0]}
    for key in KEYS:
        if key.values and made in key.made:
            asked = _asked(key, params, languages)
            asked = (key.standard or preferred) if asked is None else asked
            picked[key.name] = one_of(key.name, asked, key.values(story, languages))
    conditions = conditions_in(params) if made in SHOWN_ONLY else ()
    check_conditions(story, conditions)
    return Selection(story=story.slug, event=None, conditions=conditions, **picked)


def _asked(key: Key, params: Mapping[str, str], languages: tuple[str, ...]) -> str | None:
    """What an address asks for; of languages the nearest that there is, `it` for `it-CH`."""
    asked = params.get(key.name)
    return (nearest(asked, languages) or asked) if asked and key.name == "lang" else asked


def selections(story: Story, languages: tuple[str, ...], made: Made) -> tuple[Selection, ...]:
    """Every selection that gives a different answer of this kind, without an event."""
    rows = [key for key in KEYS if key.values and made in key.made]
    values = product(*(key.values(story, languages) for key in rows if key.values))
    names = [key.name for key in rows]
    picked: list[dict[str, Any]] = [dict(zip(names, of, strict=True)) for of in values]
    default = {"lang": languages[0]}
    return tuple(Selection(story=story.slug, event=None, **(default | of)) for of in picked)


def one_of(name: str, found: str | None, expected: tuple[str, ...]) -> str:
    """The one of the expected values that was found.

    Raises:
        ChoiceError: it is not one of them.
    """
    if found not in expected:
        raise ChoiceError(name, found, expected)
    return expected[expected.index(found)]


def stand_in(story: Story, as_of: AsOf, wanted: str | None) -> str | None:
    """The event that replaces the wanted one in a state of knowledge: itself, else the one before.

    The first one if there is none before it or the story has no such event; None in a state
    without events. `standIn` in `frontend/core/document.js` is the same rule in the browser.
    """
    shown = itinerary(story, as_of).positions
    if wanted in shown:
        return wanted
    before = story.events[: story.event_positions.get(wanted or "", 0)]
    nearest = (event.id for event in reversed(before) if event.id in shown)
    return next(nearest, next(iter(shown), None))


def _notice(key: str, value: str) -> Notice:
    return Notice(key, value if len(value) <= 60 else f"{value[:57]}...")
