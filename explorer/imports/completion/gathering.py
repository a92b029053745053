"""Records that name each other by their fields become records that name each other by ids.

What is the same in several rows, such as a place with its name and position, becomes one record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from explorer.authoring.ids import free_id, id_of_words
from explorer.gazetteer.folding import fold
from explorer.imports.completion.same_records import Mentions, are_apart, sameness, words_of
from explorer.imports.found import FoundRecord, ReportLine
from explorer.writing.values import Value

Values = dict[str, Value]
KnownRecords = Mapping[str, Mapping[str, Mapping[str, Mapping[str, Value]]]]
"""Records by list, the folded words that name them, and id."""

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
    "arrives": "events",
}
"""The list of the records that a field names, by the field."""

ORDER: Mapping[str, int] = {"events": 1, "legs": 2}
"""Lists whose records name others, which are gathered before them."""

WITHOUT_ID = frozenset({"legs"})


class Gathering:
    """The records of all lists by id, in the order in which they were found."""

    def __init__(self, known: KnownRecords) -> None:
        """Begin with nothing.

        Args:
            known: the records that the story has already.
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
        self._mentions = Mentions()
        self._ids: dict[tuple[str, str], str] = {}
        """The id of each record of a file, by its list and the id that the file has for it."""

    def gather(self, records: Sequence[FoundRecord]) -> None:
        """Add records; those that others name in full become records of their own."""
        self._ids = {}
        for record in records:
            self._mentions.note([record.values, *_records_in(record.values)])
        for record in sorted(records, key=lambda each: ORDER.get(each.kind, 0)):
            self._add(record)

    def _add(self, record: FoundRecord) -> None:
        values = {name: self._linked(name, each, record) for name, each in record.values.items()}
        if record.kind in WITHOUT_ID:
            key = str(len(self.lists.setdefault(record.kind, {})))
        else:
            written = str(values.get("id") or "")
            if values == self.lists.get(record.kind, {}).get(written):
                return  # another file has it too
            key = self._new_id(record.kind, values, record.where)
            values = _with_id(values, key)
            self._same.setdefault(sameness(record.kind, values), key)
            self._ids.setdefault((record.kind, written), key)
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
        if isinstance(value, list):
            ids = [self._reference(kind, each, of.where) for each in value]
            return [each for at, each in enumerate(ids) if each not in ids[:at]]
        return self._reference(kind, value, of.where)

    def _reference(self, kind: str, value: Value, where: str) -> Value:
        """The id of a record that another one names, or has in full."""
        if isinstance(value, str):
            return self._ids.get((kind, value), value)
        if not isinstance(value, dict):
            return value
        values = self._mentions.completed(value) if kind == "places" else dict(value)
        same = sameness(kind, values)
        if same not in self._same:
            key = self._new_id(kind, values, where)
            self.lists.setdefault(kind, {})[key] = _with_id(values, key)
            self.where[kind, key] = where
            self._same[same] = key
        known = self.lists[kind][self._same[same]]
        known |= {name: each for name, each in values.items() if name not in known}
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
        others = set()
        for key, record in self._known.get(kind, {}).get(fold(words), {}).items():
            if are_apart(record, values):
                others.add(key)
            elif key not in taken:
                return key
        base = id_of_words(words) or kind.rstrip("s")
        return self._numbered(kind, [base, *_further(kind, base, values)], others)

    def _numbered(self, kind: str, candidates: Sequence[str], others: Collection[str] = ()) -> str:
        """The first id that is free; the last number that the first one got is remembered."""
        first = self._numbers.get((kind, candidates[0]), 2)
        taken = self.lists.get(kind, {})
        key = free_id(candidates, {*taken, *others} if others else taken, first)
        number = key.removeprefix(f"{candidates[0]}-")
        if number.isdecimal() and key not in candidates:
            self._numbers[kind, candidates[0]] = int(number) + 1
        return key


def _further(kind: str, base: str, values: Mapping[str, Value]) -> Iterator[str]:
    """Ids of a record that say more than its words, for one whose words another has too."""
    more = str(values.get("when") or "")
    if kind == "places":
        more = str(values.get("country") or "")
    if kind == "sources":
        more = str(values.get("url") or "").rstrip("/").rpartition("/")[2]
    if more:
        yield id_of_words(f"{base[:48]} {more}")


def _with_id(values: Mapping[str, Value], key: str) -> Values:
    return {"id": key, **{name: each for name, each in values.items() if name != "id"}}


def _records_in(values: Mapping[str, Value]) -> Iterable[Mapping[str, Value]]:
    """The places that a record has in full."""
    return [each for name in ("place", "to") if isinstance(each := values.get(name), dict)]
