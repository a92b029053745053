"""The gazetteer's index on disk: an SQLite file in the user's cache, built once per edition.

Reading all names takes some fifteen seconds and 600 MB; a look-up in the index takes a millisecond.
The file is built beside its place and moved there when it is whole, so that an interruption or a
second process leaves no half of one.
"""

from __future__ import annotations

import json
import os
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Final

from explorer.gazetteer.caches import CacheError
from explorer.gazetteer.entries import Entry
from explorer.gazetteer.reading import Names, edition, read_entries

Found = tuple[Entry, str]
"""A place and the name, as its source writes it, under which it was found."""

_SCHEMA: Final = """
    CREATE TABLE entries (number INTEGER PRIMARY KEY, population INTEGER, record TEXT);
    CREATE TABLE names (key TEXT, written TEXT, entry INTEGER, PRIMARY KEY (key, entry))
        WITHOUT ROWID;
"""
_SELECT: Final = "SELECT record, written FROM names JOIN entries ON number = entry"


class Index:
    """Places by the keys of their names."""

    def __init__(
        self,
        folder: Path,
        *,
        read: Callable[[], Iterable[tuple[Entry, Names]]] = read_entries,
        name: str | None = None,
    ) -> None:
        """Nothing is read or built before the first look-up."""
        self.path = folder / f"gazetteer-{name or edition()}.sqlite"
        self._read = read

    @property
    def is_built(self) -> bool:
        """Whether a look-up is answered at once."""
        return self.path.exists()

    def exactly(self, key: str) -> list[Found]:
        """Every place with a name that folds to this key.

        Raises:
            CacheError: the index cannot be built; so do all look-ups.
        """
        return self._found(f"{_SELECT} WHERE key = ?", key)

    def entry(self, entry_id: str) -> Entry | None:
        """The place with an id, such as ``geonames:2013348``; takes a tenth of a second."""
        begins = '{"id":' + json.dumps(entry_id) + ","
        query = "SELECT record FROM entries WHERE substr(record, 1, ?) = ?"
        rows = self._rows(query, len(begins), begins)
        return Entry.model_validate_json(rows[0][0]) if rows else None

    def beginning(self, key: str, limit: int) -> list[Found]:
        """The largest places with a name of which this key is the first words."""
        where = "WHERE key > ? || ' ' AND key < ? || '!' ORDER BY population DESC LIMIT ?"
        return self._found(f"{_SELECT} {where}", key, key, limit)

    def keys(self, *, shortest: int, longest: int) -> list[str]:
        """All keys of these lengths, in letters."""
        query = "SELECT DISTINCT key FROM names WHERE length(key) BETWEEN ? AND ?"
        return [key for (key,) in self._rows(query, shortest, longest)]

    @cached_property
    def _database(self) -> sqlite3.Connection:
        if not self.is_built:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(f".{os.getpid()}")
            _build(part, self._read())
            part.replace(self.path)
        database = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
        weakref.finalize(self, database.close)
        return database

    def _found(self, query: str, *values: str | int) -> list[Found]:
        rows = self._rows(query, *values)
        return [(Entry.model_validate_json(record), written) for record, written in rows]

    def _rows(self, query: str, *values: str | int) -> list[tuple[str, ...]]:
        try:
            return self._database.execute(query, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise CacheError(
                f"{self.path.parent}: found {error}, expected a writable cache folder "
                "(you can delete it, or name another with EXPLORER_CACHE)"
            ) from error


def _build(path: Path, entries: Iterable[tuple[Entry, Names]]) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
        names: list[tuple[str, str, int]] = []
        database.executemany("INSERT INTO entries VALUES (?, ?, ?)", _rows(entries, names))
        names.sort()
        database.executemany("INSERT INTO names VALUES (?, ?, ?)", names)


def _rows(
    entries: Iterable[tuple[Entry, Names]], names: list[tuple[str, str, int]]
) -> Iterator[tuple[int, int, str]]:
    """The rows of the entries; their names are added to the list on the way."""
    for number, (entry, written) in enumerate(entries):
        names.extend((key, name, number) for key, name in written.items())
        yield number, entry.population or 0, entry.model_dump_json(exclude_defaults=True)
