"""What a file is that cannot be imported, and what to do with it."""

from __future__ import annotations

from explorer.imports.found import Given

_ARTICLE = "python -m explorer new makes a draft of an article"
_BEGINNINGS = (
    (b"%PDF-", "a PDF", _ARTICLE),
    (b"{\\rtf", "a Rich Text file", _ARTICLE),
    (b"\x89PNG", "a picture", "python -m explorer media add puts pictures into a story"),
    (b"\xff\xd8\xff", "a picture", "python -m explorer media add puts pictures into a story"),
    (b"GIF8", "a picture", "python -m explorer media add puts pictures into a story"),
    (b"SQLite format 3", "a database", "export its table as CSV"),
    (b"PK\x03\x04", "an archive or document of another kind", "unpack it, or save it as CSV"),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
)


def what_it_is(given: Given) -> tuple[str, str]:
    """What a file is that no format recognises, and a hint."""
    head = given.head
    if not head.strip():
        return "nothing", "the file is empty"
    if b"word/" in given.content[:20_000] and head.startswith(b"PK"):
        return "a Word document", _ARTICLE
    for beginning, kind, remedy in _BEGINNINGS:
        if head.startswith(beginning):
            return kind, remedy
    beginning = head.lstrip()[:200].lower()
    if beginning.startswith((b"<!doctype html", b"<html")):
        return "a web page", f"{_ARTICLE}; for a table in it, save that as CSV"
    if beginning.startswith(b"<"):
        return "an XML file of another kind", "save it as KML, GPX or CSV"
    if beginning.startswith((b"{", b"[")):
        return "a JSON file of another kind", "save it as GeoJSON or CSV"
    if b"\x00" in head:
        return "a file that is not text", "save it as CSV"
    return "text without columns", _ARTICLE
