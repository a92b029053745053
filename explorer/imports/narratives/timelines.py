"""The slides of a timeline as records: events, eras, tracks, and the article with their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from explorer.imports.found import Found, FoundRecord
from explorer.imports.narratives.decks import Deck
from explorer.imports.parsing.descriptions import plain
from explorer.imports.parsing.timeline_dates import TimelineDate, seconds_in, timeline_date
from explorer.story.days import Day
from explorer.story.times import UNDATED, parse_date
from explorer.writing.values import Value

MOST_TRACKS: Final = 8
"""Groups that become tracks; more, which no eye can distinguish, become tags."""

SAID: Final = {"caption": "Media Caption", "credit": "Media Credit", "alt": "Media Alt"}
"""The columns with what is said of a medium; the last one is only in JSON."""

Row = dict[str, str]
"""The cells of a slide by the names of the template's columns; other columns by their own."""


UNDATED_DAY: Final = 10**7
"""Behind all days: where events without a date come."""


class Timeline:
    """The slides of a timeline on their way to a story."""

    def __init__(self, lang: str) -> None:
        """Begin with nothing.

        Args:
            lang: the language of the words.
        """
        self.deck = Deck(lang)
        self._groups: dict[str, None] = {}

    def add(self, row: Row, where: str) -> None:
        """Take a slide as what its type says that it is.

        Args:
            row: the slide.
            where: where it is in the file.
        """
        row = dict(row)
        kind = row.pop("Type", "").lower()
        if kind == "title" and not self.deck.is_opened:
            self._title(row, where)
        elif kind == "era":
            self._era(row, where)
        else:
            if kind:
                self.deck.leave_out(where, "Type", kind, "it is an event")
            self._event(row, where)

    def found(self) -> Found:
        """All of it, in the order of time, in which TimelineJS shows it whatever its rows."""
        self.deck.sort(_earliest_day)
        found = self.deck.found()
        return replace(found, records=tuple(map(self._grouped, found.records)))

    def _title(self, row: Row, where: str) -> None:
        title, html = " ".join(plain(row.pop("Headline", "")).split()), row.pop("Text", "")
        self.deck.open(title, html, self._media(row, html, where), where)
        for name, text in row.items():
            self.deck.leave_out(where, name, text, "a story has no field for it")

    def _era(self, row: Row, where: str) -> None:
        label = plain(row.pop("Headline", "")) or plain(row.pop("Text", ""))
        begins, ends = self._dates(row, where)
        if not (label and begins.when and ends.when):
            why = "an era needs a headline and both years"
            self.deck.leave_out(where, "", label or "an era", why)
            return
        values: dict[str, Value] = {"label": label, "from": begins.when, "until": ends.when}
        self.deck.records.append(FoundRecord(kind="eras", values=values, where=where))
        for name, text in row.items():
            self.deck.leave_out(where, name, text, "an era has no field for it")

    def _event(self, row: Row, where: str) -> None:
        title, html = " ".join(plain(row.pop("Headline", "")).split()), row.pop("Text", "")
        if not title and not plain(html):
            found = ", ".join(row.values())
            self.deck.leave_out(where, "", found, "it has neither headline nor text")
            return
        begins, ends = self._dates(row, where, row.get("Display Date", ""))
        values: dict[str, Value] = {"id": row.pop("Id", ""), "when": begins.when or "unknown"}
        values |= {"time": begins.time} if begins.time else {}
        if ends.when and (ends.when, ends.time) != (begins.when, begins.time):
            values |= {"until": ends.when} | ({"until_time": ends.time} if ends.time else {})
        if media := self._media(row, html, where):
            values["media"] = list[Value](media)
        if group := plain(row.pop("Group", "")):
            self._groups[group] = None
            values["track"] = group
        self.deck.event(title, html, values, where, row)

    def _dates(self, row: Row, where: str, display: str = "") -> tuple[TimelineDate, TimelineDate]:
        """The date of a slide and that of its end; what is not in them is reported."""
        dates = []
        for prefix in ("", "End "):
            parts = {
                name: text
                for name in ("year", "month", "day", "time")
                if (text := row.pop(f"{prefix}{name.title()}", ""))
            }
            date = timeline_date(parts, self.deck.lang, display)
            for name, text, why in date.lost:
                self.deck.leave_out(where, f"{prefix}{name.title()}", text, why)
            if date.time and seconds_in(parts["time"]):
                why = "a story has times to the minute"
                self.deck.change(where, f"{prefix}Time", parts["time"], date.time, why)
            dates.append(date)
        return dates[0], dates[1]

    def _media(self, row: Row, html: str, where: str) -> list[dict[str, Value]]:
        said = {name: row.pop(column, "") for name, column in SAID.items()}
        return self.deck.media(row.pop("Media", ""), said, html, where)

    def _grouped(self, record: FoundRecord) -> FoundRecord:
        """An event with its group as a track, or as a tag if there are too many."""
        values = dict(record.values)
        group = values.pop("track", None)
        if group is None:
            return record
        if len(self._groups) > MOST_TRACKS:
            values["tags"] = [{"label": group, "kind": "topic"}]
        else:
            values["track"] = [{"label": group}]
        return replace(record, values=values)


def _earliest_day(event: Mapping[str, Value]) -> int:
    """The first day that an event can have been, counted from before the year -9999."""
    if event["when"] == UNDATED.text:
        return UNDATED_DAY
    first = parse_date(str(event["when"])).earliest
    return first.ordinal - Day.of(-9999, 1, 1).ordinal if first else UNDATED_DAY
