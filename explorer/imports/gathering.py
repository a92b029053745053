"""Records that name each other by their fields become records that name each other by ids.

What is the same in several rows, such as a place with its name and position, becomes one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.authoring.ids import free_id, id_of_words
from explorer.gazetteer.folding import fold
from explorer.imports.found import FoundRecord, ReportLine
from explorer.writing.values import Value

Values = dict[str, Value]

LINKS: Mapping[str, str] = {
    "place": "places",
    "to": "places",
    "from": "places",
    "via": "places",
    "tags": "tags",
    "track": "tracks",
    "media": "media",
    "source": "sources",
    "sources": "sources",
    "distance_source": "sources",
}
"""The list of the records that a field names, by the field."""

NAMING: Mapping[str, str] = {
    "places": "names",
    "events": "title",
    "tags": "label",
    "tracks": "label",
    "eras": "label",
    "notes": "title",
    "sources": "publisher",
    "media": "url",
}
"""The field of whose words an id is made."""

WITHOUT_ID = frozenset({"legs"})


class Gathering:
    """The records of all lists by id, in the order in which they were found."""

    def __init__(self, known: Mapping[str, Mapping[str, str]]) -> None:
        """Begin with nothing.

        Args:
            known: the ids of records that the story has already, by list and `words_of` the record.
        """
        self.lists: dict[str, dict[str, Values]] = {}
        self.where: dict[tuple[str, str], str] = {}
        """Where each record comes from, by its list and id."""
        self.rest: dict[str, Mapping[str, str]] = {}
        """What each event has beside, by its id."""
        self.report: list[ReportLine] = []
        self._known = known
        self._same: dict[tuple[str, str], str] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._positions: dict[str, set[tuple[Value, Value]]] = {}

    def gather(self, records: Sequence[FoundRecord]) -> None:
        """Add records; those that others name in full become records of their own."""
        for record in records:
            self._note_positions(record.values)
        for record in sorted(records, key=lambda each: each.kind == "events"):
            self._add(record)

    def _note_positions(self, values: Mapping[str, Value]) -> None:
        """Remember where a place of this name is, for rows that have only its name."""
        for each in (values, *_records_in(values)):
            if "lat" in each and "lon" in each and (name := fold(words_of("places", each))):
                self._positions.setdefault(name, set()).add((each["lat"], each["lon"]))

    def _add(self, record: FoundRecord) -> None:
        values = {name: self._linked(name, each, record) for name, each in record.values.items()}
        if record.kind in WITHOUT_ID:
            key = str(len(self.lists.setdefault(record.kind, {})))
        else:
            key = self._new_id(record.kind, values, record.where)
            values = _with_id(values, key)
            self._same.setdefault(_sameness(record.kind, values), key)
        self.lists.setdefault(record.kind, {})[key] = values
        self.where[record.kind, key] = record.where
        if record.rest:
            self.rest[key] = record.rest

    def _linked(self, name: str, value: Value, of: FoundRecord) -> Value:
        """A field with ids in place of the records that it has in full."""
        if name == "claims" and isinstance(value, list):
            return [
                {key: self._linked(key, part, of) for key, part in each.items()}
                if isinstance(each, dict)
                else each
                for each in value
            ]
        if (kind := LINKS.get(name)) is None or (of.kind == "eras" and name == "from"):
            return value
        if isinstance(value, dict):
            return self._reference(kind, value, of.where)
        if isinstance(value, list):
            ids = [
                self._reference(kind, each, of.where) if isinstance(each, dict) else each
                for each in value
            ]
            return [each for at, each in enumerate(ids) if each not in ids[:at]]
        return value

    def _reference(self, kind: str, values: Mapping[str, Value], where: str) -> str:
        """The id of a record that another one has in full."""
        values = dict(values)
        if kind == "places" and "lat" not in values:
            positions = self._positions.get(fold(words_of(kind, values)), set())
            if len(positions) == 1:
                [(values["lat"], values["lon"])] = positions
        same = _sameness(kind, values)
        if same not in self._same:
            key = self._new_id(kind, values, where)
            self.lists.setdefault(kind, {})[key] = _with_id(values, key)
            self.where[kind, key] = where
            self._same[same] = key
        return self._same[same]

    def _new_id(self, kind: str, values: Mapping[str, Value], where: str) -> str:
        """The id that a record has, if it can be one, or one made of its words."""
        taken = self.lists.get(kind, {})
        written = str(values.get("id") or "")
        words = words_of(kind, values)
        if written:
            ids = (id_of_words(each) for each in (written, words, kind.rstrip("s")))
            key = self._numbered(kind, [next(filter(None, ids))])
            if key != written:
                why = "an id has small letters, digits and hyphens, and each record its own"
                self.report.append(
                    ReportLine.changed(where, field="id", found=written, became=key, why=why)
                )
            return key
        known = self._known.get(kind, {}).get(fold(words))
        if known and known not in taken and kind != "events":
            return known
        base = id_of_words(words) or kind.rstrip("s")
        return self._numbered(kind, [base, *_further(kind, base, values)])

    def _numbered(self, kind: str, candidates: Sequence[str]) -> str:
        """The first id that is free; the last number that the first one got is remembered."""
        first = self._numbers.get((kind, candidates[0]), 2)
        key = free_id(candidates, self.lists.get(kind, {}), first)
        number = key.removeprefix(f"{candidates[0]}-")
        if number.isdigit() and key not in candidates:
            self._numbers[kind, candidates[0]] = int(number) + 1
        return key


def _further(kind: str, base: str, values: Mapping[str, Value]) -> Iterator[str]:
    """Ids of a record that say more than its words, for one whose words another has too."""
    more = values.get("when") or ""
    if kind == "sources":
        more = str(values.get("url") or "").rstrip("/").rpartition("/")[2]
    if more:
        yield id_of_words(f"{base[:48]} {more}")


def words_of(kind: str, values: Mapping[str, Value]) -> str:
    """What a record is called, in the first language that it has.

    >>> words_of("places", {"names": {"en": "Rome"}}), words_of("media", {"file": "media/a.jpg"})
    ('Rome', 'a')
    """
    words = _text(values.get(NAMING.get(kind, "")))
    if kind == "media":
        path = str(values.get("file") or words).partition("?")[0].rstrip("/")
        return path.rpartition("/")[2].partition(".")[0]
    return words or (_text(values.get("summary")) if kind == "events" else "")


def _text(value: Value) -> str:
    """A text, or that of the first language that it has."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    return str(value or "")


def _sameness(kind: str, values: Mapping[str, Value]) -> tuple[str, str]:
    """What records have in common that are one."""
    if kind == "places" and values.get("lat") is not None:
        at = f"{_rounded(values['lat'])} {_rounded(values.get('lon'))}"
        return kind, f"{fold(words_of(kind, values)) or values.get('id')} {at}"
    if kind in ("media", "sources"):
        named = ("file", "url", "publisher", "title", "date")
        return kind, repr([values.get(name) for name in named])
    return kind, f"{values.get('kind')} {fold(words_of(kind, values)) or values.get('id')}"


def _with_id(values: Mapping[str, Value], key: str) -> Values:
    return {"id": key, **{name: each for name, each in values.items() if name != "id"}}


def _rounded(value: Value) -> str:
    return f"{value:.4f}" if isinstance(value, int | float) else str(value)


def _records_in(values: Mapping[str, Value]) -> Iterable[Mapping[str, Value]]:
    """The places that a record has in full."""
    return [each for name in ("place", "to") if isinstance(each := values.get(name), dict)]
