"""Makes small typefaces of large ones: fewer letters, fewer weights, and a name of their own.

Kept apart because it loads fontTools, which is needed only where a typeface is not in the cache.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

from explorer.site.faces import FaceError

_FEATURES = ("kern",)
_UNUSED_TABLES = ("BASE", "MVAR", "STAT")
"""Metrics for vertical text and underlines that vary with the weight, and names of the weights."""
_COPYRIGHT, _FAMILY, _STYLE, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT = range(7)
_LICENCE, _LICENCE_ADDRESS = 13, 14
_KEPT_NAMES = (_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_ADDRESS)
"""What the licence asks to travel with every copy, and of which version this is a part."""


def subset_typeface(
    source: Path,
    family: str,
    letters: Iterable[int],
    axes: dict[str, float | tuple[float, float]],
) -> bytes:
    """A part of a variable typeface, as WOFF2; the same bytes for the same arguments.

    Args:
        source: the whole typeface.
        family: the name that the part gets.
        letters: code points to keep; those that the typeface lacks are left out.
        axes: for each axis to limit, the one value or the range that is left.

    Raises:
        FaceError: the file is no typeface, or lacks one of the axes.
    """
    try:
        font = _with_letters(source.read_bytes(), letters)
        instantiateVariableFont(font, axes, inplace=True)
    except (TTLibError, OSError, ValueError, KeyError) as error:
        raise FaceError(f"{source}: found no typeface with the axes {sorted(axes)}") from error
    _rename(font, family)
    return _written(font)


def fewer_letters(typeface: bytes, letters: Iterable[int]) -> bytes:
    """A part of what `subset_typeface` has made, under the same name.

    Args:
        typeface: the whole, as WOFF2.
        letters: code points to keep; those that it lacks are left out.
    """
    return _written(_with_letters(typeface, letters))


def _with_letters(typeface: bytes, letters: Iterable[int]) -> TTFont:
    font = TTFont(io.BytesIO(typeface), recalcTimestamp=False)
    options = Options(
        layout_features=list(_FEATURES),
        drop_tables=[*Options().drop_tables, *_UNUSED_TABLES],
        hinting=False,
        name_IDs=[*_KEPT_NAMES, _FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(letters))
    subsetter.subset(font)
    return font


def _written(font: TTFont) -> bytes:
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _rename(font: TTFont, family: str) -> None:
    """Give a typeface another name; its copyright and its licence stay as they are."""
    font["fvar"].instances = []
    names = {
        _FAMILY: family,
        _STYLE: "Regular",
        _UNIQUE: f"{family} subset",
        _FULL: family,
        _POSTSCRIPT: family.replace(" ", ""),
    }
    font["name"].names = [each for each in font["name"].names if each.nameID in _KEPT_NAMES]
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
