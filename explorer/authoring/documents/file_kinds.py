"""What kind of file an author passed as an article: one with a reader, text, or something else."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

_HEAD_BYTES = 4_096
_LONGEST_MIME_TYPE = 100
_COPY = "open it, copy the article's text into a text file, save it as UTF-8"
_SAVE = "save it as plain text (.txt) in UTF-8"
_SAVE_WORD = "save it as a Word document (.docx)"
_TYPE = "type its text into a text file; media add puts pictures into a story"
_IMPORT = "use import, which makes a story of it"


class Reader(StrEnum):
    """What reads a kind of file."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "a web page"
    WORD = "a Word document"
    OPEN_DOCUMENT = "an OpenDocument text"
    RICH_TEXT = "a Rich Text file"
    PDF = "a PDF"


class OtherKind(NamedTuple):
    """A file that is no article."""

    name: str
    remedy: str
    """What to do with it."""


_BEGINNINGS: tuple[tuple[bytes, Reader | OtherKind], ...] = (
    (b"%PDF-", Reader.PDF),
    (b"{\\rtf", Reader.RICH_TEXT),
    (b"\xd0\xcf\x11\xe0", OtherKind("an old Word document (.doc)", _SAVE_WORD)),
    (b"\x89PNG", OtherKind("a picture", _TYPE)),
    (b"\xff\xd8\xff", OtherKind("a picture", _TYPE)),
    (b"GIF8", OtherKind("a picture", _TYPE)),
    (b"RIFF", OtherKind("a picture, film or sound", _TYPE)),
    (b"II*\x00", OtherKind("a picture", _TYPE)),
    (b"MM\x00*", OtherKind("a picture", _TYPE)),
    (b"bplist00", OtherKind("a web archive", "save the page as HTML")),
    (b"MIME-Version:", OtherKind("a saved web page (.mhtml)", "save the page as HTML only")),
    (b"From: <Saved by", OtherKind("a saved web page (.mhtml)", "save the page as HTML only")),
    (b"\x1f\x8b", OtherKind("a compressed file", "unpack it")),
    (b"\xff\xfe", OtherKind("text in UTF-16", _SAVE)),
    (b"\xfe\xff", OtherKind("text in UTF-16", _SAVE)),
    (b"SQLite format 3", OtherKind("a database", "export its table as CSV and use import")),
    (b"BEGIN:VCALENDAR", OtherKind("a calendar (.ics)", _IMPORT)),
)
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""In an old container: a new document, encrypted."""
_IN_ZIP: tuple[tuple[str, Reader | OtherKind], ...] = (
    ("word/", Reader.WORD),
    ("xl/", OtherKind("an Excel workbook (.xlsx)", _IMPORT)),
    ("ppt/", OtherKind("a PowerPoint presentation (.pptx)", _COPY)),
    ("META-INF/container.xml", OtherKind("an e-book (.epub)", _COPY)),
    ("Index/", OtherKind("a Pages document", _SAVE_WORD)),
    ("doc.kml", OtherKind("a map (.kmz)", _IMPORT)),
    ("story.yaml", OtherKind("a story (.zip)", _IMPORT)),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_MIME_TYPES: tuple[tuple[str, Reader | OtherKind], ...] = (
    (f"{_OPEN_DOCUMENT}text", Reader.OPEN_DOCUMENT),
    (f"{_OPEN_DOCUMENT}spreadsheet", OtherKind("an OpenDocument spreadsheet (.ods)", _IMPORT)),
    (f"{_OPEN_DOCUMENT}presentation", OtherKind("an OpenDocument presentation (.odp)", _COPY)),
    (_OPEN_DOCUMENT, OtherKind("an OpenDocument file", _COPY)),
)
"""How the entry `mimetype` of an archive begins; that of an e-book is found by its container."""
_BEFORE = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
"""What can precede the first element; a comment ends at its first end, so that it is found once."""
_XML = re.compile(_BEFORE + rb"<(kml|gpx|rss|feed|svg)\b", re.S)
_XML_KINDS = {
    b"kml": OtherKind("a map (KML)", _IMPORT),
    b"gpx": OtherKind("a track (GPX)", _IMPORT),
    b"svg": OtherKind("a picture (SVG)", _TYPE),
    b"rss": OtherKind("a news feed", "pass the address of one article"),
    b"feed": OtherKind("a news feed", "pass the address of one article"),
}
_JSON = re.compile(rb'\s*[\[{]\s*(?:"|[\[{]|\})')
_SUFFIXES = {
    ".csv": OtherKind("a table (.csv)", _IMPORT),
    ".tsv": OtherKind("a table (.tsv)", _IMPORT),
    ".ics": OtherKind("a calendar (.ics)", _IMPORT),
}
_HTML = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html)\b", re.I | re.S)
_HTML_PART = re.compile(
    rb"\s*<(?:!--|head|body|title|meta|main|article|div|p|h[1-6]|section)\b", re.I
)
_TAG = re.compile(rb"</(?:p|h[1-6]|div|article|body)>", re.I)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
"""How the names of Markdown files end."""


def kind_of(content: bytes, name: str) -> Reader | OtherKind:
    """What reads a file, or what it is if nothing does.

    Args:
        content: the whole file.
        name: its name; Markdown and tables are known by it only.

    >>> kind_of(b"<h1>Home</h1><p>They left.</p>", "a.txt")
    <Reader.HTML: 'a web page'>
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    head, suffix = content[:_HEAD_BYTES], PurePath(name).suffix.lower()
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            is_hidden = head.startswith(b"\xd0\xcf") and _PASSWORD in content
            return OtherKind("a document with a password", "save it without") if is_hidden else kind
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if xml := _XML.match(head):
        return _XML_KINDS[xml[1]]
    if _JSON.match(head) and suffix not in _MARKDOWN_SUFFIXES:
        return OtherKind("a JSON file", _IMPORT)
    is_markdown = suffix in _MARKDOWN_SUFFIXES
    if _HTML.match(head) or (not is_markdown and _HTML_PART.match(head) and _TAG.search(head)):
        return Reader.HTML
    return _SUFFIXES.get(suffix) or (Reader.MARKDOWN if is_markdown else Reader.TEXT)


def _kind_of_zip(content: bytes) -> Reader | OtherKind:
    names: list[str] = []
    mime_type = ""
    unreadable = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError)
    with suppress(*unreadable), zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "mimetype" in names:
            with archive.open("mimetype") as stream:
                mime_type = stream.read(_LONGEST_MIME_TYPE).decode("ascii", "replace")
    for beginning, kind in _MIME_TYPES:
        if mime_type.startswith(beginning):
            return kind
    for beginning, kind in _IN_ZIP:
        if any(name.startswith(beginning) for name in names):
            return kind
    return OtherKind("an archive (.zip)", "unpack it")
