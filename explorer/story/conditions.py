"""Which events meet the conditions that a reader has chosen; what an address can say of them.

Values of one condition are alternatives, different conditions all have to be met; of tags, those of
one kind are alternatives, and each kind that is named has to be met. The bounds of the time window
are dates at the event's place, whatever the clock, in the story's calendar; an event whose time is
uncertain is shown if it may have been within them. `frontend/core/conditions.js` is the same rule
in the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from explorer.story.errors import ChoiceError, TimeFormatError
from explorer.story.itinerary import AsOf, Status, Step, itinerary
from explorer.story.records import Story
from explorer.story.searching import said_at
from explorer.story.times import EdtfDate, parse_date
from explorer.story.vocabulary import meant_by, vocabulary, words_in

MOST_CHARACTERS: Final = 80
"""Of the words that are searched for."""
MOST_IDS: Final = 100
"""That a condition lists."""
_DATE: Final = re.compile(r"-?\d{2}(?:\d{2}|\dX|XX)(?:-\d{2}(?:-\d{2})?)?[~?%]?", re.ASCII)
"""A century, a decade, a year, a month or a day, with or without a mark."""

Conditions: TypeAlias = tuple[tuple[str, str], ...]
"""Keys, each with its value, in the order of `CONDITIONS`; empty where all events are shown."""
Test: TypeAlias = Callable[[Step], bool]


def conditions_in(params: Mapping[str, str]) -> Conditions:
    """The conditions that an address names, without what asks nothing or is said twice.

    What is longer than `MOST_CHARACTERS` or `MOST_IDS` is cut.

    >>> conditions_in({"q": "Peskov  said ", "lang": "en", "tag": "kim,, peskov,kim", "from": ""})
    (('tag', 'kim,peskov'), ('q', 'Peskov said'))
    """
    said = ((key, _tidy(key, params.get(key, ""))) for key in CONDITIONS)
    return tuple((key, value) for key, value in said if value)


def _tidy(key: str, value: str) -> str:
    if key == "q":
        words = " ".join(unicodedata.normalize("NFC", value).split())[:MOST_CHARACTERS].strip()
        return words if words_in(words) else ""
    if key in ("from", "until"):
        return value.strip()
    ids = dict.fromkeys(part.strip() for part in value.split(",") if part.strip())
    return ",".join([*ids][:MOST_IDS])


def shown_steps(story: Story, as_of: AsOf, conditions: Conditions, lang: str) -> tuple[Step, ...]:
    """The steps of a state of knowledge that meet the conditions, in order.

    Args:
        story: the story.
        as_of: the state of knowledge.
        conditions: see `conditions_in`.
        lang: the language whose words are searched.

    Raises:
        ChoiceError: a condition names something that the story does not have.
    """
    asked = (_Asked(story, as_of, lang, key, value) for key, value in conditions)
    tests = [CONDITIONS[each.key](each) for each in asked]
    steps = itinerary(story, as_of).steps
    return tuple(step for step in steps if all(test(step) for test in tests))


def check_conditions(story: Story, conditions: Conditions) -> None:
    """Refuse conditions that name what the story does not have; words are never refused.

    Raises:
        ChoiceError: one does.
    """
    for key, value in conditions:
        if key != "q":
            CONDITIONS[key](_Asked(story, AsOf.NOW, story.languages[0], key, value))


def available(story: Story, conditions: Conditions) -> Conditions:
    """The conditions without what the story does not have, as pages leave it out.

    Args:
        story: the story.
        conditions: see `conditions_in`.
    """

    def is_known(key: str, value: str) -> bool:
        try:
            check_conditions(story, ((key, value),))
        except ChoiceError:
            return False
        return True

    found: list[tuple[str, str]] = []
    for key, value in conditions:
        parts = [value] if key in ("from", "until", "q") else value.split(",")
        found.append((key, ",".join(part for part in parts if is_known(key, part))))
    return tuple((key, value) for key, value in found if value)


@dataclass(frozen=True)
class _Asked:
    """A condition, and of what it is asked."""

    story: Story
    as_of: AsOf
    lang: str
    key: str
    value: str

    def ids(self, known: Iterable[str]) -> tuple[str, ...]:
        """The ids that its value lists."""
        listed, offered = tuple(self.value.split(",")), tuple(known)
        for one in listed:
            if one not in offered:
                raise ChoiceError(self.key, one, offered)
        return listed

    def date(self) -> EdtfDate:
        """The date that its value is."""
        forms = ("2023-09-13", "2023-09", "2023", "156X", "-0217")
        if not _DATE.fullmatch(self.value):
            raise ChoiceError(self.key, self.value, forms)
        try:
            found = parse_date(self.value, self.story.calendar)
        except TimeFormatError as error:
            raise ChoiceError(self.key, self.value, forms) from error
        if found.season:
            raise ChoiceError(self.key, self.value, forms)
        return found


def _from(asked: _Asked) -> Test:
    first = asked.date().earliest

    def may_last_to_it(step: Step) -> bool:
        moment = asked.story.ending(step.event) or asked.story.moment(step.event)
        last = moment.date.latest
        return last is None or first is None or last >= first

    return may_last_to_it


def _until(asked: _Asked) -> Test:
    end = asked.date().latest

    def may_begin_by_it(step: Step) -> bool:
        first = asked.story.moment(step.event).date.earliest
        return first is None or end is None or first <= end

    return may_begin_by_it


def _any_of(
    known: Callable[[Story], Iterable[str]], ids_of: Callable[[Step], Iterable[str | None]]
) -> Callable[[_Asked], Test]:
    """The condition that an event has one of the ids that are listed."""

    def condition(asked: _Asked) -> Test:
        wanted = frozenset(asked.ids(known(asked.story)))
        return lambda step: not wanted.isdisjoint(ids_of(step))

    return condition


def _every_kind(asked: _Asked) -> Test:
    kind_of = {tag.id: tag.kind for tag in asked.story.tags}
    kinds: dict[str, set[str]] = {}
    for tag in asked.ids(kind_of):
        kinds.setdefault(kind_of[tag], set()).add(tag)
    return lambda step: all(not ids.isdisjoint(step.event.tags) for ids in kinds.values())


def _saying(asked: _Asked) -> Test:
    index = said_at(asked.story, asked.as_of, asked.lang)
    groups = vocabulary(asked.story, asked.lang)
    steps = itinerary(asked.story, asked.as_of).steps
    found = [
        {
            steps[at].event.id
            for word in meant_by(typed, index, groups)
            for at in index.get(word, ())
        }
        for typed in words_in(asked.value)
    ]
    return lambda step: all(step.event.id in ids for ids in found)


CONDITIONS: Final[Mapping[str, Callable[[_Asked], Test]]] = {
    "from": _from,
    "until": _until,
    "track": _any_of(lambda story: (t.id for t in story.tracks), lambda step: step.event.tracks),
    "tag": _every_kind,
    "status": _any_of(lambda _: Status, lambda step: (step.status,)),
    "place": _any_of(
        lambda story: (place.id for place in story.places),
        lambda step: (step.event.place, step.event.to),
    ),
    "source": _any_of(
        lambda story: (source.id for source in story.sources),
        lambda step: (claim.source for claim in step.claims),
    ),
    "q": _saying,
}
"""What each condition asks of an event, by its key, in the order of an address."""
