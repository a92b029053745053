"""A deck of slides on its way to a story: its records, its article, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.authoring.ids import free_id, id_of_words
from explorer.imports.found import Found, FoundRecord, ReportLine
from explorer.imports.narratives.slides import (
    Slide,
    article_of,
    pictures_in,
    slide_medium,
    summary_of,
)
from explorer.writing.values import Value


class Deck:
    """What was found in slides so far. Nobody is said to travel from slide to slide."""

    def __init__(self, lang: str) -> None:
        """Begin with nothing.

        Args:
            lang: the language of the words.
        """
        self.lang = lang
        self.story: dict[str, Value] = {"route": "none"}
        self.records: list[FoundRecord] = []
        self._slides: list[Slide] = []
        self._report: list[ReportLine] = []
        self._taken: set[str] = set()

    @property
    def is_opened(self) -> bool:
        """Whether a slide has opened the story."""
        return bool(self._slides) and not self._slides[0].event

    def leave_out(self, where: str, name: str, found: str, why: str) -> None:
        """Report something that the story does not have."""
        self._report.append(ReportLine.left_out(where, field=name, found=found, why=why))

    def change(self, where: str, name: str, found: str, became: str, why: str) -> None:
        """Report something that is otherwise in the story."""
        line = ReportLine.changed(where, field=name, found=found, became=became, why=why)
        self._report.append(line)

    def open(self, title: str, html: str, media: list[dict[str, Value]], where: str) -> None:
        """Take the slide that opens the story: its pictures become figures of the article."""
        self.story |= {"title": title} if title else {}
        self.story |= {"summary": summary} if (summary := summary_of(html)) else {}
        figures = []
        for at, medium in enumerate(media, start=1):
            values: dict[str, Value] = {"id": f"opening-{at}" if at > 1 else "opening", **medium}
            self.records.append(FoundRecord(kind="media", values=values, where=where))
            figures.append(f"![{title.replace('[', '').replace(']', '')}](media:{values['id']})")
        self._slides.insert(0, Slide(event="", title=title, html=html, figures=tuple(figures)))

    def event(
        self,
        title: str,
        html: str,
        values: Mapping[str, Value],
        where: str,
        rest: Mapping[str, str],
    ) -> None:
        """Take a slide as an event.

        Args:
            title: its headline, in plain words.
            html: its text.
            values: its other fields; an `id` is kept if it can be one.
            where: where it is.
            rest: what it has beside.
        """
        summary = summary_of(html)
        base = id_of_words(str(values.get("id") or "")) or id_of_words(title or summary) or "event"
        dated = id_of_words(f"{base[:48]} {values.get('when', '')}")
        key = free_id([base, dated], self._taken)
        self._taken.add(key)
        whole = {**values, "id": key}
        whole |= {"title": title} if title else {}
        whole |= {"summary": summary} if summary else {}
        self.records.append(FoundRecord(kind="events", values=whole, where=where, rest=rest))
        self._slides.append(Slide(event=key, title=title or summary[:60], html=html))

    def sort(self, key: Callable[[Mapping[str, Value]], int]) -> None:
        """Put the events in order, and the article with them.

        Args:
            key: the place of an event in the order, by its fields.
        """
        order = {str(each.values["id"]): key(each.values) for each in self._events()}
        others = [each for each in self.records if each.kind != "events"]
        events = sorted(self._events(), key=lambda each: order[str(each.values["id"])])
        self.records = [*others, *events]
        self._slides.sort(key=lambda slide: order.get(slide.event, -1))

    def _events(self) -> list[FoundRecord]:
        return [each for each in self.records if each.kind == "events"]

    def media(
        self, address: str, said: Mapping[str, str], html: str, where: str
    ) -> list[dict[str, Value]]:
        """The medium of a slide, then the pictures within its text.

        Args:
            address: what the slide has as its medium; empty for none.
            said: its `caption`, `credit` and `alt`, as HTML.
            html: the text of the slide.
            where: where it is.
        """
        found = [slide_medium(address, said)] if address else []
        if found == [None]:
            self.leave_out(where, "media", address, "it is not the address of something on the web")
        if not found or found == [None]:
            for name, text in said.items():
                if text:
                    self.leave_out(where, f"media {name}", text, "there is no medium")
        found += [slide_medium(url, {"alt": alt}) for url, alt in pictures_in(html)]
        return [medium for medium in found if medium]

    def found(self) -> Found:
        """All of it, with the article."""
        article = article_of(self._slides)
        if article is None and any(slide.html for slide in self._slides):
            why = "an article of this size cannot be read; each event has the beginning of its text"
            self.leave_out("the file", "text", "the texts of all slides", why)
        return Found(
            story=self.story,
            records=tuple(self.records),
            files={f"article.{self.lang}.md": article} if article else {},
            report=tuple(self._report),
        )
