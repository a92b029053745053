"""What online geocoders have answered, kept on disk so that no question is asked twice a month."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from explorer.gazetteer.caches import CacheError
from explorer.gazetteer.entries import Entry

MAX_AGE_S: Final = 30 * 24 * 3600
"""How long an answer is kept: places move rarely, and most terms of use allow a month."""
_ENTRIES: Final = TypeAdapter(tuple[Entry, ...])
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, asked REAL, entries TEXT)
"""


class KeptAnswers:
    """Answers by question; a question holds all that the answer depends on."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Nothing is read or written before the first question."""
        self._path = folder / "answers.sqlite"
        self._clock = clock

    def get(self, question: Mapping[str, object]) -> tuple[Entry, ...] | None:
        """The answer to a question; None where it was not asked, or too long ago.

        Raises:
            CacheError: the file cannot be read or made.
        """
        query = "SELECT entries FROM answers WHERE question = ? AND asked > ?"
        rows = self._run(query, (_key(question), self._clock() - MAX_AGE_S))
        return _ENTRIES.validate_json(rows[0][0]) if rows else None

    def put(self, question: Mapping[str, object], entries: Sequence[Entry]) -> None:
        """Keep an answer, also an empty one.

        Raises:
            CacheError: the file cannot be written.
        """
        values = (_key(question), self._clock(), _ENTRIES.dump_json(tuple(entries)).decode())
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", values)

    def _run(self, query: str, values: tuple[str | float, ...]) -> list[tuple[str]]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path)) as database, database:
                database.execute(_SCHEMA)
                return database.execute(query, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise CacheError(
                f"{self._path}: found {error}, expected a writable file "
                "(EXPLORER_CACHE names another folder)"
            ) from error


def _key(question: Mapping[str, object]) -> str:
    """A digest, for a question may hold an author's key to a service."""
    return hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()
