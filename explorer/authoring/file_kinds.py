"""What kind of file an author passed as an article, if it is not a readable one."""

from __future__ import annotations

import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

_HEAD_BYTES = 4_096
_LONGEST_MIME_TYPE = 100
_COPY = "open it, copy the article's text into a text file, save it as UTF-8"
_SAVE = "save it as plain text (.txt) in UTF-8"

_BEGINNINGS = (
    (b"%PDF-", "a PDF", _COPY),
    (b"{\\rtf", "a Rich Text file (.rtf)", _SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", _SAVE),
    (b"\x89PNG", "a picture", "type its text into a text file"),
    (b"\xff\xd8\xff", "a picture", "type its text into a text file"),
    (b"GIF8", "a picture", "type its text into a text file"),
    (b"bplist00", "a web archive", _COPY),
    (b"MIME-Version:", "a saved web page (.mhtml)", _COPY),
    (b"\x1f\x8b", "a compressed file", "unpack it"),
    (b"\xff\xfe", "text in UTF-16", _SAVE),
    (b"\xfe\xff", "text in UTF-16", _SAVE),
)
_IN_ZIP = (
    ("word/", "a Word document (.docx)", _SAVE),
    ("xl/", "an Excel workbook (.xlsx)", _COPY),
    ("ppt/", "a PowerPoint presentation (.pptx)", _COPY),
    ("META-INF/container.xml", "an e-book (.epub)", _COPY),
    ("Index/", "a Pages document", _SAVE),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_MIME_TYPES = (
    (f"{_OPEN_DOCUMENT}text", "an OpenDocument text (.odt)", _SAVE),
    (f"{_OPEN_DOCUMENT}spreadsheet", "an OpenDocument spreadsheet (.ods)", _COPY),
    (f"{_OPEN_DOCUMENT}presentation", "an OpenDocument presentation (.odp)", _COPY),
    (_OPEN_DOCUMENT, "an OpenDocument file", _COPY),
)
"""How the entry `mimetype` of an archive begins; that of an e-book is found by its container."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_HTML_PART = re.compile(
    rb"\s*<(?:!--|head|body|title|meta|main|article|div|p|h[1-6]|section)\b", re.I
)
_TAG = re.compile(rb"</(?:p|h[1-6]|div|article|body)>", re.I)
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
"""How the names of Markdown files end."""


def other_kind(path: Path) -> tuple[str, str] | None:
    """What a file is that is no plain text or Markdown, and what to do; None where it may be.

    A file that cannot be opened may be one too: reading it will report why not.
    """
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as stream:
                head = stream.read(_HEAD_BYTES)
            return _kind_of(head.removeprefix(b"\xef\xbb\xbf"), path)
    return None


def _kind_of(head: bytes, path: Path) -> tuple[str, str] | None:
    for beginning, kind, remedy in _BEGINNINGS:
        if head.startswith(beginning):
            return kind, remedy
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    is_part = path.suffix.lower() not in MARKDOWN_SUFFIXES and _HTML_PART.match(head)
    if _HTML.match(head) or (is_part and _TAG.search(head)):
        return "a web page (HTML)", "open it in a browser, copy the article's text into a text file"
    return None


def _kind_of_zip(path: Path) -> tuple[str, str]:
    names: list[str] = []
    mime_type = ""
    unreadable = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError)
    with suppress(*unreadable), zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "mimetype" in names:
            with archive.open("mimetype") as stream:
                mime_type = stream.read(_LONGEST_MIME_TYPE).decode("ascii", "replace")
    for beginning, kind, remedy in _MIME_TYPES:
        if mime_type.startswith(beginning):
            return kind, remedy
    for beginning, kind, remedy in _IN_ZIP:
        if any(name.startswith(beginning) for name in names):
            return kind, remedy
    return "an archive (.zip)", "unpack it"
