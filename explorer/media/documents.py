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

from explorer.media.cleaning import clean
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
        clean(document)
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
