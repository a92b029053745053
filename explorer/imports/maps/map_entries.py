"""An entry of a map as an event: its fields, and what has no field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from explorer.authoring.dates.datelines import cut
from explorer.imports.found import Choices, ReportLine
from explorer.imports.maps.marks import Mark
from explorer.imports.parsing.descriptions import Described, described
from explorer.imports.parsing.instants import Written, span, written_time
from explorer.imports.pictured import SAID, addresses_in, medium_of
from explorer.imports.rows.property_names import STYLE, meaning_of
from explorer.imports.rows.table_rows import parts_of
from explorer.reading.typed_clocks import part_of_day, typed_clock
from explorer.reading.typed_dates import typed_date
from explorer.story.places import Coordinate
from explorer.writing.values import Value

LONGEST_TITLE: Final = 60
"""Characters of a title that is made of the description."""
_MODES: Final = {
    "rail": "rail railway train treno zug bahn tren",
    "road": "road car bus auto bike bicycle cycling biking drive driving motorcycle coche voiture"
    " fahrrad bicicletta velo mountain_biking road_biking gravel",
    "air": "air plane aeroplane flight fly flying aereo volo flugzeug flug avion vuelo",
    "sea": "sea ship boat ferry sailing nave barca traghetto schiff faehre bateau barco kayak",
    "foot": "foot walk walking hike hiking run running on_foot a_piedi piedi trekking wandern"
    " zu_fuss a_pied a_pie trail_running mountaineering",
}
_READ: Final = frozenset(
    (
        *("title", "summary", "note", "when", "time", "until", "until_time", "part_of_day"),
        *("place", "country", "tags", "person", "organisation", "media", "alt", "caption"),
        *("credit", "licence", "source", "source_url", "id", "mode", "wikidata", "zone"),
    )
)
_MODE_OF: Final = {word: mode for mode, words in _MODES.items() for word in words.split()}


@dataclass(frozen=True)
class Entry:
    """A mark, and the event that it is."""

    mark: Mark
    values: dict[str, Value]
    """Without its place."""
    place_name: str
    """What its place is called; empty if its own title names the place."""
    country: str
    wikidata: str
    mode: str
    rest: Mapping[str, str]
    report: tuple[ReportLine, ...]

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing but where it is."""
        return not (self.mark.name or self.values.keys() & {"title", "summary", "when", "media"})


def entry_of(mark: Mark, choices: Choices) -> Entry:
    """The event that a mark is, as far as it says.

    Args:
        mark: the mark.
        choices: of the author.
    """
    return _Reading(mark, choices).entry()


def mode_of(words: str) -> str:
    """How somebody travelled, by a word of another tool.

    >>> mode_of("Hiking"), mode_of("mountain biking"), mode_of("other")
    ('foot', 'road', 'unknown')
    """
    return _MODE_OF.get("_".join(words.lower().replace("-", " ").split()), "unknown")


class _Reading:
    """Reads one mark."""

    def __init__(self, mark: Mark, choices: Choices) -> None:
        self._mark, self._choices = mark, choices
        self._report: list[ReportLine] = []
        self._until: Written | None = None
        self._rest: dict[str, str] = {}
        self._known: dict[str, dict[str, str]] = {}
        for name, value in mark.properties.items():
            if not value.strip():
                continue
            meaning = meaning_of(name, choices.columns)
            if meaning is None:
                self._rest[name] = value
            elif meaning != STYLE:
                self._known.setdefault(meaning, {})[name] = value

    def entry(self) -> Entry:
        mark = self._mark
        about = self._described()
        values: dict[str, Value] = {}
        title = described(mark.name).text.replace("\n", " ") or self._first("title")
        if not title and about.text:
            title = cut(about.text.partition("\n")[0], LONGEST_TITLE)
        if title:
            values["title"] = title
        if about.text and about.text != title:
            values["summary"] = about.text
        values |= self._time()
        if tags := self._tags():
            values["tags"] = tags
        if media := self._media(about):
            values["media"] = media
        if claims := self._claims():
            values["claims"] = claims
        for name in ("note", "zone"):
            if text := self._first(name):
                values[name] = text
        if key := mark.id or self._first("id"):
            values["id"] = key
        place, wikidata = self._first("place"), self._first("wikidata").rpartition("/")[2]
        country, mode = self._country(), self._mode()
        self._keep_unread()
        report = tuple(self._report)
        return Entry(mark, values, place, country, wikidata, mode, self._rest, report)

    def _country(self) -> str:
        """The code of its country; a name goes where the rest is, for the place says it, too."""
        text = self._first("country")
        if len(text) == len("IT") and text.isalpha():
            return text.upper()
        if text:
            self._rest["country"] = text
        return ""

    def _mode(self) -> str:
        """How somebody travelled along its line."""
        text = self._first("mode")
        mode = mode_of(text)
        if text and (mode == "unknown" or not self._mark.geometry.is_line):
            self._rest["mode"] = text
        return mode if self._mark.mode == "unknown" else self._mark.mode

    def _keep_unread(self) -> None:
        """Whatever has the name of a field that the entries of a map do not have."""
        for field, named in self._known.items():
            if field not in _READ:
                self._rest |= named

    def _first(self, meaning: str) -> str:
        """The first property of a meaning; the others have no field."""
        found = [(name, value.strip()) for name, value in self._known.get(meaning, {}).items()]
        self._rest |= {name: value for name, value in found[1:] if value != found[0][1]}
        return found[0][1] if found else ""

    def _described(self) -> Described:
        texts = [self._mark.text, *self._known.get("summary", {}).values()]
        parts = [described(text) for text in dict.fromkeys(texts) if text.strip()]
        written = {part.text: self._without_table(part.text) for part in parts}
        return Described(
            "\n\n".join(dict.fromkeys(filter(None, written.values()))),
            tuple(picture for part in parts for picture in part.pictures),
            tuple(frame for part in parts for frame in part.frames),
        )

    def _without_table(self, text: str) -> str:
        """A text without the properties that Google My Maps repeats in it, a line for each."""
        known = {f"{name}: {value}".strip() for name, value in self._mark.properties.items()}
        return "\n".join(line for line in text.splitlines() if line not in known).strip()

    def _time(self) -> dict[str, Value]:
        mark = self._mark
        first, last = mark.geometry.ends
        begins = self._written("when", self._end(mark.time.begins, "when"), first)
        ends = self._written("until", self._end(mark.time.ends, "until"), last)
        ends = ends or self._until
        times: dict[str, str] = {}
        if begins and ends:
            times |= span(begins, ends)
        elif begins:
            times |= span(begins, begins)
        elif ends:
            times["when"] = f"../{ends.date}"
        times |= {} if times.get("time") else self._clock("time") or self._part()
        if times.get("until") and not times.get("until_time"):
            times |= self._clock("until_time")
        return {name: value for name, value in times.items() if value}

    def _end(self, own: str, meaning: str) -> str:
        """A time of the mark itself, else the property; both may say the same."""
        text = self._first(meaning)
        if own and text and not own.startswith(text):
            self._rest[meaning] = text
        return own or text

    def _written(self, field: str, text: str, at: Coordinate | None) -> Written | None:
        if not text:
            return None
        found = written_time(text, at) or self._typed(text)
        if found is None:
            self._rest[field] = text
        elif found.why:
            became = " ".join(filter(None, (found.date, found.clock)))
            line = ReportLine.changed(
                self._mark.where, field=field, found=text, became=became, why=found.why
            )
            self._report.append(line)
        return found

    def _typed(self, text: str) -> Written | None:
        """A date as people type it; the end of a stretch in one property is its own."""
        found = typed_date(text, day_first=self._choices.day_first)
        if found is None:
            return None
        if found.until:
            self._until = Written(found.until)
        return Written(found.when, found.time or None, found.why)

    def _clock(self, field: str) -> dict[str, str]:
        text = self._first(field)
        clock = typed_clock(text) if text else None
        if text and clock is None:
            self._rest[field] = text
        return {field: clock} if clock else {}

    def _part(self) -> dict[str, str]:
        text = self._first("part_of_day")
        part = part_of_day(text) if text else None
        if text and part is None:
            self._rest["part_of_day"] = text
        return {"part_of_day": part} if part else {}

    def _tags(self) -> list[Value]:
        found: dict[tuple[str, str], dict[str, Value]] = {
            (word, ""): {"label": word} for word in self._mark.folders
        }
        for field, kind in (("tags", ""), ("person", "person"), ("organisation", "organisation")):
            for value in self._known.get(field, {}).values():
                for word in parts_of(value, is_name=bool(kind)):
                    found[word, kind] = {"label": word, **({"kind": kind} if kind else {})}
        return list(found.values())

    def _media(self, about: Described) -> list[Value]:
        said = {name: self._first(name) for name in SAID}
        found: dict[str, dict[str, Value]] = {}
        for picture in about.pictures:
            own = {"alt": picture.alt} if picture.alt else {}
            found[picture.address] = medium_of(picture.address, said | own, is_picture=True)
        addresses = list(about.frames)
        for name, value in self._known.get("media", {}).items():
            listed = addresses_in(value)
            addresses += listed
            if not listed:
                self._rest[name] = value
        for address in addresses:
            found.setdefault(address, medium_of(address, said))
        if not found:
            self._rest |= {name: value for name, value in said.items() if value}
        return list(found.values())

    def _claims(self) -> list[Value]:
        """Who says so: the pages to which it links."""
        publisher = self._first("source")
        listed: dict[str, str] = {}
        for name, value in self._known.get("source_url", {}).items():
            found = addresses_in(value)
            listed |= dict.fromkeys(found, publisher)
            if not found:
                self._rest[name] = value
        listed |= dict.fromkeys(addresses_in(publisher), "")
        if publisher and not listed:
            self._rest["source"] = publisher
        return [
            {
                "source": {
                    "publisher": name or address.partition("//")[2].partition("/")[0],
                    "url": address,
                    "lang": self._choices.lang,
                },
                "says": "happened",
            }
            for address, name in listed.items()
        ]
