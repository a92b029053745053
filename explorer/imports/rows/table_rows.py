"""Rows of a table as the records of events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from explorer.imports.found import Choices, FoundRecord, Given, ReportLine
from explorer.imports.parsing.descriptions import links_in, plain
from explorer.imports.parsing.sheets import Cell, Sheet, shown
from explorer.imports.rows.summed_rows import without_sums
from explorer.imports.rows.table_columns import Column, Header
from explorer.imports.rows.table_dates import Cells, RowDates
from explorer.imports.rows.table_media import RowMedia
from explorer.imports.rows.table_places import RowPlaces
from explorer.writing.values import Value

TEXTS = ("title", "summary", "note")
"""Fields of which HTML becomes words."""
TAG_KINDS = {"person": "person", "organisation": "organisation", "tags": "topic"}
"""What a tag names, by the field of its column."""

_BETWEEN = re.compile(r"\s*[;|\n]\s*")


class RowReader:
    """Reads the rows below a header."""

    def __init__(
        self,
        given: Given,
        sheet: Sheet,
        header: Header,
        choices: Choices,
        *,
        day_first: bool | None,
    ) -> None:
        """Read the rows of a sheet.

        Args:
            given: its file.
            sheet: the sheet.
            header: its columns.
            choices: what the author has chosen.
            day_first: whether 1/3/2023 is the first of March.
        """
        self._sheet, self._header, self._choices = sheet, header, choices
        names = {each.field: each.name for each in reversed(header.columns) if each.field}
        self._rows, sums = without_sums(sheet, header)
        self._dates = RowDates(names, day_first=day_first)
        self._places = RowPlaces(
            names, choices.lang, (cells for _, cells in self.placed_cells()), choices.distance_from
        )
        self._media = RowMedia(given, names)
        self.report: list[ReportLine] = [*sums]
        if self._places.swapped:
            self.report.append(_swapped(names))

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files beside the table that its rows name, by their names in the story."""
        return self._media.files

    def placed_cells(self) -> Iterator[tuple[str, Cells]]:
        """Where each row is, and its cells by field; of several columns for a field the first."""
        single = [each for each in reversed(self._header.columns) if each.field]
        for at, row in self._rows:
            yield f"row {at + 1}", {e.field: row[e.at] for e in single if e.at < len(row)}

    def records(self) -> Iterator[FoundRecord]:
        """An event for each row that is not empty."""
        for at, row in self._choices.watch(self._rows, "rows"):
            yield self._record(at, row)

    def _record(self, at: int, row: Sequence[Cell]) -> FoundRecord:
        where = f"row {at + 1}"
        cells = {each.field: row[each.at] for each in self._columns(row) if each.field}
        values = dict(self._texts(row, where))
        values |= self._dates.values(cells, where, self.report)
        for field, end in (("place", ""), ("to", "to_")):
            place = self._places.place(end, cells, where, self.report)  # type: ignore[arg-type]
            if place:
                values[field] = place
        self._entitle(values, cells)
        if zone := shown(cells.get("zone", "")):
            values["zone"] = zone
        if tags := [*self._tags(row)]:
            values["tags"] = list[Value](tags)
        if track := shown(cells.get("track", "")):
            values["track"] = {"label": track}
        if media := self._media.of(self._all(row, "media"), cells, where, self.report):
            values["media"] = list[Value](media)
        self._add_sources(values, row, at)
        self._add_id(values, row, cells)
        return FoundRecord(kind="events", values=values, where=where, rest=dict(self._rest(row)))

    def _entitle(self, values: dict[str, Value], cells: Cells) -> None:
        """Call a letter or a call without a title by its two places, not by its first words."""
        ends = [shown(cells.get(field, "")) for field in ("place", "to")]
        if all(ends) and not values.get("title"):
            values["title"] = {self._choices.lang: " – ".join(ends)}

    def _columns(self, row: Sequence[Cell]) -> Iterable[Column]:
        return (each for each in reversed(self._header.columns) if each.at < len(row))

    def _all(self, row: Sequence[Cell], field: str) -> list[str]:
        """The filled cells of all columns of a field."""
        columns = (each for each in self._header.columns if each.field == field)
        texts = (shown(row[each.at]) for each in columns if each.at < len(row))
        return [text for text in texts if text]

    def _texts(self, row: Sequence[Cell], where: str) -> Iterator[tuple[str, Value]]:
        """Title, summary and note, each by language if its columns have several."""
        found: dict[str, dict[str, Value]] = {}
        for column in self._header.columns:
            field, _, lang = column.field.partition(".")
            if field not in TEXTS or column.at >= len(row):
                continue
            raw = shown(row[column.at])
            text = plain(raw)
            if text != raw and "<" in raw:
                self.report.append(
                    ReportLine.changed(
                        where,
                        field=column.name,
                        found=raw,
                        became=text,
                        why="HTML, of which a text of an event keeps the words",
                    )
                )
            if text:
                texts = found.setdefault(field, {})
                lang = lang or self._choices.lang
                texts[lang] = f"{texts[lang]}\n\n{text}" if lang in texts else text
        yield from found.items()

    def _tags(self, row: Sequence[Cell]) -> Iterator[dict[str, Value]]:
        for field, kind in TAG_KINDS.items():
            for text in self._all(row, field):
                for label in parts_of(text, is_name=kind != "topic"):
                    yield {"label": {self._choices.lang: label}, "kind": kind}

    def _add_sources(self, values: dict[str, Value], row: Sequence[Cell], at: int) -> None:
        """A source with an address claims the event; one without is named in the note."""
        names = [text for text in self._all(row, "source") if not _is_address(text)]
        links = [*self._all(row, "source_url"), *self._all(row, "source")]
        urls = [part for text in links for part in re.split(r"[\s;|]+", text) if _is_address(part)]
        urls = urls or self._linked(at)
        if urls:
            sources = [
                self._web_source(url, names[number] if number < len(names) else "")
                for number, url in enumerate(dict.fromkeys(urls))
            ]
            values["claims"] = [{"source": each, "says": "happened"} for each in sources]
        if rest := names[len(urls) :]:
            name = next(each.name for each in self._header.columns if each.field == "source")
            note = values.get("note")
            texts = dict(note) if isinstance(note, dict) else {}
            lang = self._choices.lang
            before = [str(texts[lang])] if lang in texts else []
            texts[lang] = "\n\n".join([*before, f"{name}: {'; '.join(rest)}"])
            values["note"] = texts

    def _linked(self, at: int) -> list[str]:
        """The address to which the cell of a source or a title leads."""
        for field in ("source", "title"):
            for column in self._header.columns:
                if column.field == field and (link := self._sheet.links.get((at, column.at))):
                    return [link]
        return []

    def _web_source(self, url: str, name: str) -> dict[str, Value]:
        host = (urlsplit(url).hostname or url).removeprefix("www.")
        return {"publisher": name or host, "url": url, "lang": self._choices.lang}

    def _add_id(self, values: dict[str, Value], row: Sequence[Cell], cells: Cells) -> None:
        """The id of the key column, or of a column of ids."""
        key = self._choices.key
        keyed = next((each.at for each in self._header.columns if each.name == key), None)
        text = shown(cells.get("id", ""))
        if keyed is not None and keyed < len(row):
            text = shown(row[keyed])
        if text:
            values["id"] = text

    def _rest(self, row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
        """What is in columns that are taken for nothing, and the links of texts in HTML."""
        for column in self._header.columns:
            if column.field.partition(".")[0] in TEXTS and column.at < len(row):
                if links := links_in(shown(row[column.at])):
                    yield f"links in {column.name}", "; ".join(links)
                continue
            is_chosen = column.why == "as you said"
            is_key = column.name == self._choices.key
            if column.field or is_chosen or is_key or column.at >= len(row):
                continue
            if text := shown(row[column.at]):
                yield column.name, text


def parts_of(text: str, *, is_name: bool) -> list[str]:
    """The tags in a cell, between semicolons, or between commas that are not part of a name.

    >>> parts_of("trade, war", is_name=False), parts_of("Conti, Anna", is_name=True)
    (['trade', 'war'], ['Conti, Anna'])
    >>> parts_of("Anna Conti, Ida Stein", is_name=True)
    ['Anna Conti', 'Ida Stein']
    """
    parts = _BETWEEN.split(text)
    if len(parts) == 1:
        names = [part.strip() for part in text.split(",")]
        if not is_name or all(" " in name for name in names):
            parts = names
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _swapped(names: Mapping[str, str]) -> ReportLine:
    return ReportLine.changed(
        "all rows",
        field=f"{names['lat']}, {names['lon']}",
        found="latitude and longitude in each other's columns",
        became="swapped",
        why="more rows are right so, by their names, their countries or the limits of the globe",
    )
