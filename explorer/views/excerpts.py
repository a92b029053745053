"""Which events of a story a reader's filter shows, and in words which filter that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from explorer.language import Language, language
from explorer.story.conditions import Conditions, available, shown_steps
from explorer.story.itinerary import AsOf, Itinerary, Journey, Status, itinerary
from explorer.story.records import Story
from explorer.story.selection import Selection


@dataclass(frozen=True)
class Excerpt:
    """The events of a story that meet the reader's conditions."""

    conditions: Conditions
    steps: frozenset[int]
    """Their 0-based positions among the itinerary's steps."""
    events: tuple[str, ...]
    """Their ids, in the order of the steps."""
    total: int
    """How many events there are in this state of knowledge."""
    count: str
    """How many of them are shown, in words: ``3 of 29 events``."""
    filter: str
    """The conditions in words: ``People: Sergei Shoigu; Status: disputed``."""

    @property
    def words(self) -> str:
        """How many events are shown, and by which filter."""
        return f"{self.count} ({self.filter})"

    def has(self, journey: Journey, itinerary: Itinerary) -> bool:
        """Whether a journey is shown: its arrival, and an event of the stop where it began."""
        begins = itinerary.stops[journey.start].steps
        return journey.arrives in self.steps and not self.steps.isdisjoint(begins)

    def of(self, itinerary: Itinerary) -> Itinerary:
        """What is to be drawn: all steps, but only the stops and journeys that are shown."""
        stops = [
            (at, stop._replace(steps=left))
            for at, stop in enumerate(itinerary.stops)
            if (left := tuple(step for step in stop.steps if step in self.steps))
        ]
        number = {at: number for number, (at, _) in enumerate(stops)}
        stop_of = {step: number for number, (_, stop) in enumerate(stops) for step in stop.steps}
        steps = (step._replace(stop=stop_of.get(at)) for at, step in enumerate(itinerary.steps))
        journeys = (
            each._replace(start=number[each.start], end=number[each.end])
            for each in itinerary.journeys
            if self.has(each, itinerary)
        )
        return Itinerary(tuple(steps), tuple(stop for _, stop in stops), tuple(journeys))


def excerpt(story: Story, as_of: AsOf, conditions: Conditions, speech: Language) -> Excerpt | None:
    """What the conditions show of a story; None where there are none.

    Raises:
        ChoiceError: a condition names something that the story does not have.
    """
    if not conditions:
        return None
    shown = {step.event.id for step in shown_steps(story, as_of, conditions, speech.code)}
    steps = itinerary(story, as_of).steps
    return Excerpt(
        conditions,
        frozenset(at for at, step in enumerate(steps) if step.event.id in shown),
        tuple(step.event.id for step in steps if step.event.id in shown),
        len(steps),
        speech.text("events_of", count=len(shown), total=len(steps)),
        "; ".join(_words(story, key, value, speech) for key, value in conditions),
    )


def shown_on_page(story: Story, selection: Selection) -> Excerpt | None:
    """What an address of the explorer shows; what the story does not have is left out, as there."""
    speech = language(selection.lang)
    conditions = available(story, selection.conditions)
    return excerpt(story, selection.asof, conditions, speech)


def _words(story: Story, key: str, value: str, language: Language) -> str:
    """One condition with its name; of tags each kind has its own."""
    if key not in _LABELS:
        return f"{language.text(f'filter_{key}')}: {value}"
    labels = _LABELS[key](story, language)
    named: dict[str, list[str]] = {}
    for each in value.split(","):
        name, label = labels[each]
        named.setdefault(language.text(f"filter_{name}"), []).append(label)
    return "; ".join(f"{name}: {', '.join(of)}" for name, of in named.items())


_Labels = Mapping[str, tuple[str, str]]
"""For each id the name of its filter and its label."""


def _sources(story: Story, _: Language) -> _Labels:
    return {
        source.id: ("source", ": ".join(filter(None, (source.publisher, source.title))))
        for source in story.sources
    }


_LABELS: Final[Mapping[str, Callable[[Story, Language], _Labels]]] = {
    "track": lambda story, to: {t.id: ("track", t.label[to.code]) for t in story.tracks},
    "tag": lambda story, to: {tag.id: (tag.kind, tag.label[to.code]) for tag in story.tags},
    "status": lambda _, to: {kind: ("status", to.text(f"status_{kind}")) for kind in Status},
    "place": lambda story, to: {at.id: ("place", at.names[to.code]) for at in story.places},
    "source": _sources,
}
"""The conditions that list ids."""
