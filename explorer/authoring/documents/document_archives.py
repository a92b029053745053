"""The archives that Word and OpenDocument files are, wary of hostile ones.

Their XML needs no document type and no entities, so a file that has any is refused before a parser
sees it. Pictures in them are never unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from explorer.story.errors import ExplorerError

MOST_XML_BYTES = 30_000_000
"""Of all XML of a document together; a book of 1,000 pages has some 10 MB."""
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class DocumentError(ExplorerError):
    """A document that cannot be read: what was found and expected."""

    def __init__(self, found: str, expected: str, hint: str = "") -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
        self.hint = hint


def xml_parts(content: bytes) -> dict[str, bytes]:
    """The XML of a document, by the name of its part.

    Raises:
        DocumentError: it is damaged, encrypted, has entities, or unpacks to too much.
    """
    parts: dict[str, bytes] = {}
    left = MOST_XML_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.flag_bits & 1:
                    raise DocumentError("a document with a password", "one without", "save it so")
                if not entry.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(entry) as stream:
                    part = stream.read(left + 1)
                left -= len(part)
                if left < 0:
                    found = f"more than {MOST_XML_BYTES:,} bytes of XML"
                    raise DocumentError(found, "a document as people write it")
                parts[entry.filename] = _harmless(part)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        found, hint = f"a damaged document ({str(error)[:80]})", "open it and save it again"
        raise DocumentError(found, "a whole one", hint) from error
    return parts


def _harmless(part: bytes) -> bytes:
    plain = part.replace(b"\x00", b"")  # also in UTF-16
    if any(each in plain for each in _DECLARATIONS):
        raise DocumentError("XML with a document type or entities", "a document without", "")
    return part
