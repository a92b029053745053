"""What a copy of a document leaves out of its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

from explorer.media.jpegs import without_boxes, without_metadata

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
"""What a copy keeps of no part: properties, editors' own data, actions, and attached files."""

_OF_AUTHORS: Final = ("/T", "/M", "/CreationDate", "/NM")
"""What comments say of who made them and when."""

_ACTIONS: Final = ("/GoTo", "/URI", "/Named")
"""What a link may do: lead to a page or an address."""

_ANNOTATIONS: Final = frozenset(
    (
        *("/Link", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
        *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink"),
        *("/Popup", "/Redact", "/Watermark"),
    )
)
"""What may lie on a page: links and comments, but no form fields, attached files or films."""

_EMPTIED: Final = frozenset(("/Sig", "/DocTimeStamp", "/Filespec", "/F", "/EmbeddedFile"))
"""Types of parts of which nothing is kept: signatures with who signed and where, and files."""

_PICTURES: Final[dict[str, Callable[[bytes], bytes]]] = {
    "/DCTDecode": without_metadata,
    "/DCT": without_metadata,
    "/JPXDecode": without_boxes,
}
"""How pictures lose their metadata, by how they are compressed."""


def clean(document: pikepdf.Pdf) -> None:
    """Take from all parts of a document what a copy does not keep.

    Raises:
        pikepdf.PdfError: one of them is damaged.
    """
    for part in document.objects:
        _clean(document, part)


def _clean(document: pikepdf.Pdf, part: Any) -> None:
    """Clean a part, and all that lies in it."""
    rest = [part]
    while rest:
        found = rest.pop()
        if isinstance(found, pikepdf.Array):
            rest += [each for each in found if _is_inside(each)]
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if _is_of_forms_or_files(found):
            _empty(found)
        for key in _unwanted(found):
            del found[key]
        if isinstance(annotations := found.get("/Annots"), pikepdf.Array):
            found.Annots = _kept_annotations(annotations)
        if isinstance(found, pikepdf.Stream):
            _clean_picture(document, found)
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


def _is_of_forms_or_files(found: Any) -> bool:
    """Whether a part is a form field, a signature or an attached file; some have no type."""
    kinds = {_name(found, "/Type"), _name(found, "/Subtype")}
    return bool(kinds & {*_EMPTIED, "/Widget"}) or "/FT" in found or "/ByteRange" in found


def _kept_annotations(annotations: pikepdf.Array) -> pikepdf.Array:
    """Links and comments. All others are emptied, as the structure of the page refers to them."""
    kept = pikepdf.Array()
    for each in annotations:
        if isinstance(each, pikepdf.Dictionary):
            if _name(each, "/Subtype") in _ANNOTATIONS and not _is_of_forms_or_files(each):
                kept.append(each)
            else:
                _empty(each)
    return kept


def _empty(part: Any) -> None:
    if isinstance(part, pikepdf.Stream):
        part.write(b"")
    for key in set(part.keys()) - {"/Length"}:
        del part[key]


def _name(part: Any, key: str) -> str | None:
    value = part.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else None


def _clean_picture(document: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    """Take the metadata from a compressed picture; one that is damaged is decoded instead."""
    filters = [str(each) for each in _listed(stream.get("/Filter"))]
    if not _PICTURES.keys() & set(filters):
        return
    try:
        content = _PICTURES[filters[-1]](_unwrapped(document, stream))
    except (KeyError, ValueError):
        stream.write(stream.read_bytes(pikepdf.StreamDecodeLevel.all))
        return
    parameters = _listed(stream.get("/DecodeParms"))[len(filters) - 1 :]
    own = [each for each in parameters if isinstance(each, pikepdf.Dictionary)]
    stream.write(content, filter=pikepdf.Name(filters[-1]), decode_parms=own[0] if own else None)


def _unwrapped(document: pikepdf.Pdf, stream: pikepdf.Stream) -> bytes:
    """What the last filter of a stream decodes; filters before it are undone."""
    around = pikepdf.Stream(document, stream.read_raw_bytes())
    around.Filter = pikepdf.Array(_listed(stream.get("/Filter"))[:-1])
    if parameters := _listed(stream.get("/DecodeParms"))[: len(around.Filter)]:
        around.DecodeParms = pikepdf.Array(parameters)
    return around.read_bytes(pikepdf.StreamDecodeLevel.specialized)


def _listed(value: Any) -> list[Any]:
    """A value that may also be written as an array of several."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
