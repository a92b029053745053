"""CSV and its relatives: whatever is between the cells, and however the text is encoded."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress

from explorer.imports.found import Given
from explorer.imports.parsing.sheets import MAX_CELLS, Sheet
from explorer.imports.refusals import refused
from explorer.story.errors import DataError

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_LINES = 50
"""Lines that decide what is between the cells."""

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
"""A first line that names the separator for Excel."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PAGES = (b"<!doctype html", b"<html")


def read_delimited(given: Given) -> Sheet:
    """The rows of a file whose cells are between separators.

    Raises:
        DataError: it is no such table, or too large.
    """
    text, encoding = decoded_text(given.content)
    if first := _SEPARATOR_LINE.match(text):
        text, between = text[first.end() :], first[1]
    else:
        between = separator_of(text)
    if unprintable := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, unprintable.start()) + 1
        raise _refused(given, line, f"the control character U+{ord(unprintable[0]):04X}", "text")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    rows: list[tuple[str, ...]] = []
    line, count = 1, 0
    try:
        for cells in reader:
            count += len(cells)
            if count > MAX_CELLS:
                raise _refused(given, None, f"more than {MAX_CELLS:,} cells", "a smaller table")
            rows.append(tuple(map(str.strip, cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        found, expected = _mistake(str(error))
        raise _refused(given, line, found, expected) from error
    if not rows:
        raise _refused(given, None, "nothing", "a table with the names of its columns")
    return Sheet(rows=tuple(rows), encoding=encoding)


def decoded_text(content: bytes) -> tuple[str, str]:
    """The text of a file, and its encoding if that had to be guessed.

    >>> decoded_text("Città".encode("cp1252")), decoded_text("Città".encode("utf-16"))
    (('Città', 'Windows-1252'), ('Città', ''))
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), ""
    if content[1:4:2] == b"\x00\x00" and content[:1] != b"\x00":
        return content.decode("utf-16-le", "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "Windows-1252"


def separator_of(text: str) -> str:
    """What is between the cells of most rows: what gives the first rows the same width, above one.

    >>> separator_of("a;b,c;d\\n1;2,5;3\\n"), separator_of("Rome, in spring\\n")
    (';', ',')
    """
    sample = "".join(text[:200_000].splitlines(keepends=True)[:SAMPLE_LINES])

    def score(between: str) -> tuple[float, int]:
        try:
            rows = [
                row
                for row in csv.reader(io.StringIO(sample, newline=""), delimiter=between)
                if any(row)
            ]
        except csv.Error:
            return 0, 0
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)

    return max(SEPARATORS, key=score)


def is_text(given: Given) -> bool:
    """Whether a file begins as text, not as a picture or another binary file."""
    return not _UNPRINTABLE.search(decoded_text(given.head)[0])


def first_cells(given: Given) -> Iterator[list[str]]:
    """The cells of the first line that has any, once for each sign that may be between them."""
    lines = decoded_text(given.head)[0].lstrip().splitlines()
    for between in SEPARATORS:
        with suppress(csv.Error):  # a cell longer than the module reads
            yield next(csv.reader(lines[:1], delimiter=between), [])


def is_web_page(given: Given) -> bool:
    """Whether a file is HTML by its first words, such as a sheet's page saved in place of it."""
    return given.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith(_PAGES)


def is_delimited(given: Given) -> bool:
    """Whether a file is text in columns, by its first lines."""
    if not given.head.strip() or is_web_page(given):
        return False
    if given.suffix in (".csv", ".tsv", ".tab"):
        return b"\x00" not in given.head or given.head[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    text, _ = decoded_text(given.head)
    if not is_text(given) or text.lstrip()[:1] in ("{", "[", "<", "%"):
        return False
    lines = [line for line in text.splitlines()[:-1] if line.strip()]
    between = separator_of(text)
    counts = {line.count(between) for line in lines if '"' not in line}
    return len(lines) > 1 and len(counts) == 1 and counts != {0} and given.suffix != ".md"


def _mistake(message: str) -> tuple[str, str]:
    if "field larger" in message:
        return f"a cell of more than {csv.field_size_limit():,} characters", "shorter texts"
    if "unexpected end" in message:
        return "a quotation mark that is not closed", "another one at the end of the text"
    expected = 'marks within a text to be doubled, as in "the ""Trinidad"" sails"'
    return "more text after a closing quotation mark", expected


def _refused(given: Given, line: int | None, found: str, expected: str) -> DataError:
    return refused(given, found, expected, line=line, record="the table")
