"""What a file is that cannot be imported, and what to do with it."""

from __future__ import annotations

from explorer.imports.found import Given
from explorer.imports.parsing.delimited import is_text, is_web_page

_ARTICLE = "python -m explorer new makes a draft of an article"
_MEDIA = "python -m explorer media add puts pictures, films and sounds into a story"
_BEGINNINGS = (
    (b"%PDF-", "a PDF", _ARTICLE),
    (b"{\\rtf", "a Rich Text file", _ARTICLE),
    (b"\x89PNG", "a picture", _MEDIA),
    (b"\xff\xd8\xff", "a picture", _MEDIA),
    (b"GIF8", "a picture", _MEDIA),
    (b"RIFF", "a picture, film or sound", _MEDIA),
    (b"II*\x00", "a picture", _MEDIA),
    (b"MM\x00*", "a picture", _MEDIA),
    (b"ID3", "a sound", _MEDIA),
    (b"OggS", "a sound or film", _MEDIA),
    (b"fLaC", "a sound", _MEDIA),
    (b"\x1aE\xdf\xa3", "a film", _MEDIA),
    (b"\xd0\xcf\x11\xe0", "an old document of Microsoft Office", "save it as .docx or .xlsx"),
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
    if head[4:8] == b"ftyp":
        return "a picture, film or sound", _MEDIA
    beginning = head.lstrip()[:200].lower()
    if is_web_page(given):
        return "a web page", f"{_ARTICLE}; for a table in it, save that as CSV"
    if beginning.startswith(b"<"):
        return "an XML file of another kind", "save it as KML, GPX or CSV"
    if beginning.startswith((b"{", b"[")):
        return "a JSON file of another kind", "save it as GeoJSON or CSV"
    if not is_text(given):
        return "a file that is not text", "save it as CSV"
    return "text without columns", _ARTICLE
