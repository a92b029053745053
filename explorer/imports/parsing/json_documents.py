"""JSON of other tools, read as it is: what cannot be read is a problem with its line."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

from explorer.imports.found import Given
from explorer.imports.refusals import refused

MOST_DEPTH: Final = 100
"""Values within each other; a map of another tool has fewer than 20."""


def read_json(given: Given) -> Any:
    """The values in a file of JSON, in UTF-8, UTF-16 or UTF-32, by its first bytes (RFC 4627).

    Raises:
        DataError: it is not JSON, or its brackets are too deep or its numbers too long.
    """
    try:
        text = given.content.removeprefix(b"\xef\xbb\xbf")
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        found = f"{error.msg.lower()} at column {error.colno}"
        raise refused(given, found, "JSON", line=error.lineno) from error
    except UnicodeDecodeError as error:
        raise refused(given, "letters that are not in UTF-8", "JSON in UTF-8") from error
    except (RecursionError, ValueError) as error:  # NaN, or a number of thousands of digits
        found = "brackets that are too deep, NaN, or a number that is too long"
        raise refused(given, found, "JSON") from error
    if _is_deep(document):
        raise refused(given, f"more than {MOST_DEPTH} brackets within each other", "fewer")
    return document


def _is_deep(document: Any) -> bool:
    """Whether values are so deep within others that a recursion over them would fail."""
    level = [document]
    for _ in range(MOST_DEPTH):
        level = [
            child
            for value in level
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def begins_as_json(given: Given) -> bool:
    """Whether a file can be an object of JSON, by its first sign."""
    return given.head.lstrip()[:1] == b"{"


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def member(value: Any, name: str, kind: type) -> Any:
    """A member of an object if it is of a kind, else an empty value of it.

    >>> member({"a": "x", "b": 3}, "a", str), member({"a": "x"}, "b", list), member(None, "a", dict)
    ('x', [], {})
    """
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else kind()
