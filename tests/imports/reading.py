"""What the tests of the imports share: files of text, read by the format that knows them."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.imports import import_of
from explorer.imports.found import Choices, Found, Given, Outcome
from explorer.story.errors import DataError


def found_in_text(name: str, text: str | bytes, lang: str = "en") -> Found:
    """What is in a file, read by the format that recognises it."""
    given = Given(name=name, content=text.encode() if isinstance(text, str) else text)
    format_of = import_of(given)
    assert format_of is not None
    return format_of.read(given, Choices(lang=lang))


def refusal(name: str, text: str | bytes) -> str:
    """Why a file is refused."""
    with pytest.raises(DataError) as caught:
        found_in_text(name, text)
    return str(caught.value)


def values_of(found: Found, kind: str) -> list[Any]:
    """The fields of all records of a list."""
    return [dict(record.values) for record in found.records if record.kind == kind]


def lines_of(found: Found, outcome: Outcome | None = None) -> list[str]:
    """The report, a line each."""
    return [
        f"{line.where} · {line.field}: {line.found} → {line.became} ({line.why})"
        for line in found.report
        if outcome in (None, line.outcome)
    ]
