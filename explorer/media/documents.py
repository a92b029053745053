"""Documents in PDF: what they are, and copies with their pages and nothing that came with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image

from explorer.media.errors import MediaError
from explorer.media.renditions import LONGEST_SIDE
from explorer.story.media import MediaFacts

_DRAWING = Lock()
"""PDFium draws for one thread at a time."""

_ROOT: Final = frozenset(
    (
        *("/Type", "/Version", "/Pages", "/PageLabels", "/PageLayout", "/Names", "/Dests"),
        *("/Outlines", "/Lang", "/ViewerPreferences", "/StructTreeRoot", "/MarkInfo"),
        *("/OutputIntents", "/OCProperties"),
    )
)
"""What a copy keeps of a document as a whole: no properties, no forms, no attachments, no action
that runs when it is opened."""

_LEFT_OUT: Final = (
    "/Metadata",
    "/PieceInfo",
    "/AA",
    "/AF",
    "/EF",
    "/RF",
    "/LastModified",
    "/Thumb",
)
"""What it keeps of no part: properties, editors' own data, actions, and attached files."""

_OF_AUTHORS: Final = ("/T", "/M", "/CreationDate", "/NM")
"""What comments say of who made them and when."""

_ACTIONS: Final = ("/GoTo", "/URI", "/Named")
"""What a link may do: lead to a page or an address."""


def read_document(path: Path, digest: str) -> MediaFacts:
    """How many pages a document has, and the size of the picture of its first one.

    Args:
        path: a PDF file.
        digest: of its content.

    Raises:
        MediaError: it is damaged, or readable with a password only.
        OSError: it cannot be read.
    """
    with _opened(path) as document:
        pages = len(document.pages)
    with _DRAWING, _drawn(path) as drawn:
        width, height = _size(drawn[0])
    return MediaFacts(digest=digest, width=width, height=height, pages=pages, suffix="pdf")


def first_page(path: Path) -> Image.Image:
    """A picture of the first page, `LONGEST_SIDE` pixels along its longer side.

    Args:
        path: a PDF file.

    Raises:
        MediaError: it is damaged, or readable with a password only.
    """
    with _DRAWING, _drawn(path) as drawn:
        page = drawn[0]
        scale = LONGEST_SIDE / max(page.get_size())
        picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return picture.convert("RGB").resize(_size(page))


def copy_document(original: Path, copy: Path) -> None:
    """Write a copy with the pages, their links and their outline, and nothing else.

    Args:
        original: a PDF file.
        copy: where the copy goes.

    Raises:
        MediaError: it is damaged, or readable with a password only.
        OSError: it cannot be read, or the copy cannot be written.
    """
    with _opened(original) as document:
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        for key in set(document.Root.keys()) - _ROOT:
            del document.Root[key]
        names = document.Root.get("/Names", pikepdf.Dictionary())
        for key in set(names.keys()) - {"/Dests"}:
            del names[key]
        for part in document.objects:
            _clean(part)
        document.save(copy, linearize=True, deterministic_id=True, fix_metadata_version=False)


@contextmanager
def _opened(path: Path) -> Iterator[pikepdf.Pdf]:
    try:
        with pikepdf.open(path) as document:
            if len(document.pages) == 0:
                raise MediaError("a document without pages", "at least one")
            yield document
    except pikepdf.PasswordError as error:
        hint = "save it without a password"
        raise MediaError("a document with a password", "one that all can read", hint) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError) as error:
        raise _damaged() from error


@contextmanager
def _drawn(path: Path) -> Iterator[Any]:
    """The document as PDFium reads it; only who holds `_DRAWING` may ask."""
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            yield document
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error


def _damaged() -> MediaError:
    return MediaError("a damaged document", "a PDF file", "open it and save it again as PDF")


def _size(page: Any) -> tuple[int, int]:
    """Pixels of the picture of a page: width and height."""
    width, height = page.get_size()
    scale = LONGEST_SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _clean(part: Any) -> None:
    """Take from a part, and from all that lies in it, what a copy does not keep."""
    rest = [part]
    while rest:
        found = rest.pop()
        if isinstance(found, pikepdf.Array):
            rest += [each for each in found if _is_inside(each)]
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in _unwanted(found):
            del found[key]
        if isinstance(found, pikepdf.Stream) and found.get("/Filter") == pikepdf.Name.DCTDecode:
            found.write(
                without_metadata(found.read_raw_bytes()),
                filter=pikepdf.Name.DCTDecode,
                decode_parms=found.get("/DecodeParms"),  # type: ignore[arg-type]
            )
        rest += [each for each in found.values() if _is_inside(each)]


def _is_inside(value: Any) -> bool:
    """Whether a value is a part of what holds it; what it refers to has its own turn."""
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect


def _unwanted(found: Any) -> list[str]:
    """The keys of a dictionary that a copy does not have."""
    authors = _OF_AUTHORS if "/Rect" in found and "/Subtype" in found else ()
    unwanted = {*_LEFT_OUT, *authors} & set(found.keys())
    for key in ("/A", "/Next"):
        action = found.get(key)
        if isinstance(action, pikepdf.Dictionary) and "/S" in action:
            if str(action.get("/S")) not in _ACTIONS:
                unwanted.add(key)
        elif key == "/Next" and isinstance(action, pikepdf.Array):
            unwanted.add(key)  # several actions in a row
    return sorted(unwanted)


def without_metadata(jpeg: bytes) -> bytes:
    """A JPEG without what cameras and editors write before the picture.

    >>> without_metadata(bytes.fromhex("ffd8 ffe1 0004 1234 ffda 0002 56 ffd9")).hex(" ", 2)
    'ff d8ff da00 0256 ffd9'

    Args:
        jpeg: a file; whatever is no JPEG stays as it is.
    """
    kept, at = bytearray(jpeg[:2]), 2
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1 : at + 2] != b"\xda":
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        kind = jpeg[at + 1]
        # APP0 and APP14 say how colours are meant; all other APPn, and comments, go.
        if kind in (0xE0, 0xEE) or not (0xE1 <= kind <= 0xEF or kind == 0xFE):
            kept += jpeg[at:end]
        if end <= at + 2:
            return jpeg
        at = end
    return bytes(kept + jpeg[at:])
