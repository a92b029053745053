"""What a story page says, as values for its template: the views, joined by id and linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from urllib.parse import urlsplit

from explorer.language import Language, language
from explorer.media.captions import CAPTIONS
from explorer.site.addresses import explorer_query, media_path, page_path, picture_path
from explorer.story.conditions import Conditions
from explorer.story.derived import KeptWithStory
from explorer.story.errors import UnknownEventError
from explorer.story.itinerary import AsOf, Itinerary, itinerary
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.sources import Source
from explorer.views.article import ArticleView, JsonPart, view_article
from explorer.views.document import dates_covered
from explorer.views.excerpts import Excerpt, excerpt
from explorer.views.interface_texts import text_key
from explorer.views.legs import Legs, leg_views
from explorer.views.map import step_description
from explorer.views.media import MediumView, card_picture, media_views
from explorer.views.timeline import Day, Row, Timeline, view_timeline
from explorer.views.times import in_calendar, source_date


@dataclass(frozen=True)
class LanguageLink:
    """A language in which a page can be read."""

    code: str
    """ISO 639 code, or `x-default`."""
    name: str
    """The language's name in itself; empty where only programs read it."""
    href: str
    """Address of the page, relative or whole as its maker needs it."""


@dataclass(frozen=True)
class NamedLink:
    """A link and its words."""

    text: str
    href: str


class StoryPage:
    """One page of a story in one language: the whole story, or one event of it.

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
    ) -> None:
        """Raises UnknownEventError where the story has no such event in this view.

        A condition that names what the story does not have raises ChoiceError.

        Args:
            story: the story.
            lang: one of the story's `languages`.
            event: id of the event that the page is about; None for the whole story.
            root: the relative way to the explorer.
            path: writes the address of a page of a story.
            clock: `PLACE_CLOCK` or an IANA zone.
            as_of: what is known now, or what the article knew is shown.
            conditions: which events a page of the whole story shows.
        """
        self.story, self.lang, self.root, self.path = story, lang, root, path
        self.speech: Language = language(lang)
        self.itinerary: Itinerary = itinerary(story, as_of)
        self.excerpt: Excerpt | None = excerpt(story, as_of, conditions, self.speech)
        # Of the zones that only readers have there are hundreds: they must not push out the others.
        is_shared = clock == PLACE_CLOCK or clock in story.clocks
        derive = _legs_and_timeline if is_shared else _legs_and_timeline.make
        self._legs, self.timeline = derive(story, lang, clock, as_of)
        self.rows = {row.id: row for row in self.timeline.rows}
        if event and event not in self.rows:
            raise UnknownEventError(event)
        self.row: Row | None = self.rows[event] if event else None
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

    @cached_property
    def article(self) -> ArticleView:
        """The article's text."""
        return view_article(self.story, self.speech)

    @cached_property
    def dates(self) -> str:
        """The dates that the story covers, in words."""
        return dates_covered(self.story, self.speech)

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
        usual = self.story.calendar
        others = {e.id for e in self.story.events if e.when.calendar is not usual}
        return {
            event: day.heading if event in others else in_calendar(day.heading, usual, self.speech)
            for day in self.timeline.days
            for event in day.events
        }

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

    def languages(self) -> tuple[LanguageLink, ...]:
        """The languages of the story, this one among them."""
        return tuple(
            LanguageLink(
                code,
                self.speech.own_name(code),
                self.root + page_path(self.story.slug, self.event, code),
            )
            for code in self.story.languages
        )

    def neighbour(self, step: int) -> NamedLink | None:
        """The event so many steps on (or back), if there is one."""
        index = (self.row.number - 1 if self.row else -1) + step
        if self.row is None or not 0 <= index < len(self.timeline.rows):
            return None
        row = self.timeline.rows[index]
        return NamedLink(row.title, self.href(row.id))

    def part_href(self, part: JsonPart) -> str | None:
        """Where a stretch of the article links to; None for plain text."""
        if "event" in part and part["event"] in self.rows:
            return self.href(part["event"])
        if "place" in part:
            found = self._first_at.get(part["place"])
            return self.href(found) if found else None
        if "note" in part:
            return self.href(None, f"note-{part['note']}")
        if "source" in part:
            return self.href(None, f"source-{part['source']}")
        return part.get("url")

    @cached_property
    def _first_at(self) -> dict[str, str]:
        """The first event of the view at each place."""
        return {row.place: row.id for row in reversed(self.timeline.rows) if row.place}

    @cached_property
    def media(self) -> dict[str, MediumView]:
        """What can be seen or heard, by id."""
        return media_views(self.story, self.speech)

    def copy_href(self, medium: MediumView, copy: str) -> str:
        """The address of a copy of a medium, relative to the page."""
        path = media_path(self.story.slug, medium["id"], medium["digest"] or "", copy)
        return self.root + path

    def copy_set(self, medium: MediumView) -> str:
        """The copies of a picture in WebP with their widths, as `srcset` has them."""
        copies = (copy for copy in medium["copies"] if copy.endswith(".webp"))
        return ", ".join(f"{self.copy_href(medium, copy)} {copy.split('.')[0]}w" for copy in copies)

    def whole_copy(self, medium: MediumView) -> str | None:
        """The name of the copy that is the whole sound, film or document; None of an image."""
        pictures = (".webp", ".jpg")
        return next((copy for copy in medium["copies"] if not copy.endswith(pictures)), None)

    def tracks(self, medium: MediumView) -> list[dict[str, str]]:
        """Captions with language, its name and address; those in the page's language first."""
        captions = medium["captions"] or {}
        path = partial(media_path, self.story.slug, medium["id"])
        return [
            {
                "lang": code,
                "label": self.speech.name_of(code),
                "href": self.root + path(captions[code], CAPTIONS),
            }
            for code in sorted(captions, key=lambda code: code != self.lang)
        ]

    @staticmethod
    def host(url: str) -> str:
        """The site of an address, as readers know it: `example.org`."""
        return urlsplit(url).netloc

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


@KeptWithStory
def _legs_and_timeline(story: Story, lang: str, clock: str, as_of: AsOf) -> tuple[Legs, Timeline]:
    """Legs and events in words, which all pages of a story in one language share."""
    speech, known = language(lang), itinerary(story, as_of)
    legs = leg_views(story, known, speech)
    return legs, view_timeline(story, known, legs, clock, speech)


def journey_words(story: Story, itinerary: Itinerary, speech: Language) -> str:
    """What a map of the whole journey shows, in words."""
    stops = dict.fromkeys(stop.place for stop in itinerary.stops)
    names = ", ".join(story.place(stop).names[speech.code] for stop in stops)
    return speech.text(text_key("page_map_alt", story), stops=names)
