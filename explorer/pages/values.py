"""What a story page says, as values for its template: the views, joined by id and linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from explorer.language import Language, language
from explorer.pages.copies import Copies
from explorer.pages.ends import Ends
from explorer.pages.links import NamedLink
from explorer.pages.near import (
    article_near,
    body_of,
    dates_of,
    days_of,
    journey_words,
    legs_and_timeline,
    passages_near,
    steps_near,
)
from explorer.pages.parts import LISTED, WHOLE, Kind, Part, PartLinks, most_passages
from explorer.site.addresses import explorer_query, page_path, part_path, picture_path
from explorer.story.articles import Passage
from explorer.story.conditions import Conditions
from explorer.story.errors import UnknownEventError
from explorer.story.itinerary import AsOf, Itinerary, itinerary
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.sources import Source
from explorer.views.article import ArticleView, JsonPart
from explorer.views.excerpts import Excerpt, excerpt
from explorer.views.map import step_description
from explorer.views.media import MediumView, card_picture, media_views
from explorer.views.timeline import Day, Row
from explorer.views.times import source_date


class StoryPage:
    """One page of a story in one language: the whole story, one event or one part of it.

    Of a long story it has only what is near (`explorer/pages/near.py`).

    Links are relative: `root` leads from the page to the explorer, `path` from there to a page of
    a story, an event and a language.
    """

    def __init__(
        self,
        story: Story,
        lang: str,
        event: str | None,
        root: str,
        path: Callable[[str, str | None, str | None], str] = page_path,
        *,
        clock: str = PLACE_CLOCK,
        as_of: AsOf = AsOf.NOW,
        conditions: Conditions = (),
        part: Part | None = None,
        in_full: int = 0,
    ) -> None:
        """Raises UnknownEventError, or of a condition ChoiceError, if the story has no such thing.

        Args:
            story: the story.
            lang: one of the story's `languages`.
            event: id of the event that the page is about; None for the whole story.
            root: the relative way to the explorer.
            path: writes the address of a page of a story.
            clock: `PLACE_CLOCK` or an IANA zone.
            as_of: what is known now, or what the article knew is shown.
            conditions: which events a page of the whole story shows.
            part: the part of the story that the page has; None for what is near the event.
            in_full: how many events of a long story it has in full; 0 for the names of those near.
        """
        self.story, self.lang, self.root, self.path = story, lang, root, path
        self.speech: Language = language(lang)
        self.itinerary: Itinerary = itinerary(story, as_of)
        self.excerpt: Excerpt | None = excerpt(story, as_of, conditions, self.speech)
        self.part, self.in_full, self._most_read = part, in_full, most_passages(story)
        self._said = partial(legs_and_timeline, story, lang, clock, as_of)
        self._have_events(event)

    def _have_events(self, event: str | None) -> None:
        """Have the events of the page, and what links lead to."""
        steps, part, in_full = self.itinerary.steps, self.part, self.in_full
        self.positions = self.itinerary.positions
        """The 0-based position of each event."""
        if event and event not in self.positions:
            raise UnknownEventError(event)
        shown = sorted(self.excerpt.steps) if self.excerpt and in_full else range(len(steps))
        at = self.positions[event] if event else 0
        near = part.among("events", len(steps)) if part else steps_near(shown, at, in_full)
        self._legs, self.timeline = self._said(near)
        self.rows = {row.id: row for row in self.timeline.rows}
        """The events that the page has."""
        self.row: Row | None = self.rows[event] if event else None
        self.leads_to: Callable[[str], bool] = self.positions.__contains__
        """Whether a link can lead to an event: not everything is beside a static page."""
        self.path_of_part: Callable[[Kind, int], str] | None = self._path_of_part
        self.shown_of: Callable[[MediumView], MediumView] = lambda medium: medium
        """What of a medium this page can show: only some copies are beside a static page."""

    @property
    def title(self) -> str:
        """The event's title, or the story's."""
        return self.row.title if self.row else self.story.title[self.lang]

    @property
    def summary(self) -> str:
        """The event's summary, or the story's."""
        return self.row.summary if self.row else self.story.summary[self.lang]

    @property
    def event(self) -> str | None:
        """Id of the page's event; None for the whole story."""
        return self.row.id if self.row else None

    @property
    def position(self) -> int | None:
        """0-based position of the page's event."""
        return self.row.number - 1 if self.row else None

    def _path_of_part(self, kind: Kind, number: int) -> str:
        return self.root + part_path(self.story.slug, kind, number, self.lang)

    @property
    def count(self) -> int:
        """How many events the story has in this state of knowledge."""
        return len(self.itinerary.steps)

    @property
    def is_long(self) -> bool:
        """Whether the page has only some of the events."""
        return self.count > WHOLE

    def parts(self, kind: Kind) -> PartLinks:
        """The links to the parts of the story, or of its article."""
        of = (
            (self.count, WHOLE) if kind == "events" else (len(self.body), most_passages(self.story))
        )
        return PartLinks(self.path_of_part, kind, *of, self.part.number if self.part else 1)

    @property
    def is_brief(self) -> bool:
        """Whether it only names the events that it has; each has a page of its own."""
        return self.is_long and not self.in_full

    @property
    def has_own_list(self) -> bool:
        """Whether notes and sources are listed on the page, as far as it refers to them."""
        return self.is_long or len(self.body) > self._most_read

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the article, without its footnotes."""
        return body_of(self.story, self.lang)

    @cached_property
    def article(self) -> ArticleView:
        """The article's text; of a long one the passages that the page has."""
        at = passages_near(self.story, self.lang, self.itinerary, self.position)
        if self.part:
            at = self.part.among("article", len(self.body))
        elif self.in_full and len(at) < len(self.body):
            at = range(self.in_full)
        return article_near(self.story, self.speech, at)

    @cached_property
    def dates(self) -> str:
        """The dates that the story covers, in words."""
        return dates_of(self.story, self.lang)

    @cached_property
    def shown(self) -> tuple[Row, ...]:
        """The events that are shown."""
        rows, part = self.timeline.rows, self.excerpt
        return tuple(row for row in rows if row.number - 1 in part.steps) if part else rows

    @property
    def days(self) -> Iterator[Day]:
        """The days on which any of them is, each with those that are."""
        shown = {row.id for row in self.shown}
        for day in self.timeline.days:
            if events := tuple(event for event in day.events if event in shown):
                yield replace(day, events=events)

    @property
    def drawn(self) -> Itinerary:
        """What a picture of the map shows."""
        return self.excerpt.of(self.itinerary) if self.excerpt else self.itinerary

    @cached_property
    def day_of(self) -> dict[str, str]:
        """The day of each event in words, with its calendar, as an event has its own page."""
        return days_of(self.story, self.timeline, self.speech)

    def found(self, events: Sequence[str]) -> list[tuple[Row, str]]:
        """What a filter shows, each with its day in words; of a long story only the first."""
        _, timeline = self._said([self.positions[event] for event in events[:LISTED]])
        days = days_of(self.story, timeline, self.speech)
        return [(row, days[row.id]) for row in timeline.rows if row.id in events]

    @property
    def explorer(self) -> str:
        """The explorer in exactly this state."""
        return self.root + explorer_query(self.story.slug, self.event, self.lang)

    def href(self, event: str | None = None, anchor: str = "") -> str:
        """The page of the story or of one of its events, in this language."""
        path = self.path(self.story.slug, event, self.lang)
        return f"{self.root}{path}{'#' + anchor if anchor else ''}"

    def beside(self, picture: str, version: str, **choices: str) -> str:
        """The address, below the explorer's, of a picture of what the page shows."""
        return picture_path(
            picture,
            story=self.story.slug,
            event=self.event,
            lang=self.lang,
            version=version,
            **choices,
        )

    def neighbour(self, step: int) -> NamedLink | None:
        """The event so many steps on (or back), if there is one."""
        index = (self.row.number - 1 if self.row else -1) + step
        if self.row is None or not 0 <= index < self.count:
            return None
        event = self.itinerary.steps[index].event
        return NamedLink(event.title[self.lang], self.href(event.id))

    def part_href(self, part: JsonPart) -> str | None:
        """Where a stretch of the article links to; None for plain text."""
        if "event" in part and self.leads_to(part["event"]):
            return self.href(part["event"])
        if "place" in part:
            found = self.itinerary.first_at.get(part["place"])
            return self.href(found) if found and self.leads_to(found) else None
        if "note" in part or "source" in part:
            kind, name = ("note", part["note"]) if "note" in part else ("source", part["source"])
            return f"#{kind}-{name}" if self.has_own_list else self.href(None, f"{kind}-{name}")
        return part.get("url")

    @cached_property
    def ends(self) -> Ends:
        """What follows the text of the page."""
        rows = () if self.is_brief else self.shown
        return Ends(self.story, rows, self.article.passages, is_long=self.has_own_list)

    @cached_property
    def media(self) -> dict[str, MediumView]:
        """What can be seen or heard, by id."""
        return media_views(self.story, self.speech)

    @property
    def credited(self) -> tuple[MediumView, ...]:
        """What can be seen or heard on the page."""
        return tuple(item for name, item in self.media.items() if self.ends.has(name))

    @cached_property
    def copies(self) -> Copies:
        """Where the page finds the copies of media."""
        return Copies(self.story.slug, self.root, self.speech)

    def is_here(self, part: JsonPart) -> bool:
        """Whether a stretch of the article mentions the page's event."""
        return self.row is not None and part.get("event") == self.row.id

    def place_name(self, row: Row) -> str:
        """The name of an event's place; empty where none is known."""
        return self.story.place(row.place).names[self.lang] if row.place else ""

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self.story.source(source_id)

    def source_date(self, source: Source) -> str:
        """When a source was published, in words; empty where it is not known."""
        return source_date(source, self.speech)

    def map_words(self) -> str:
        """What the map picture shows, in words."""
        if self.row:
            said = step_description(
                self.story, self.itinerary, self._legs, self.speech, self.row.number - 1
            )
            return said or self.speech.text("map_no_place")
        return journey_words(self.story, self.drawn, self.speech)

    def card_words(self) -> str:
        """What the preview picture shows, in words: the picture of an event, else the map."""
        item = card_picture(self.story, self.row.id) if self.row else None
        return item.alt[self.lang] if item and item.alt else self.map_words()
