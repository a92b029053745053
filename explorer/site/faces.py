"""The typefaces of panes, pages and exports: small parts of two that Streamlit ships.

They are made when the server first starts or a page is exported, and kept in the cache. Those of
Streamlit are under the SIL Open Font License, which reserves the name “Source” for the originals:
so the parts have names of their own, and carry copyright and licence inside.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Final

from explorer.paths import PACKAGE, TYPEFACES, cache_folder, streamlit_typeface
from explorer.story.errors import ExplorerError

logger = logging.getLogger(__name__)


class FaceError(ExplorerError):
    """A typeface cannot be made; pages are then set in those of the reader's system."""


@dataclass(frozen=True)
class Face:
    """A typeface, and of what it is made."""

    family: str
    """Its name in style sheets."""
    weights: tuple[float, float]
    """The lightest and the boldest."""
    enlarged_percent: int = 100
    """How large it is set: letters of a system's sans are usually larger at the same size."""
    size_pt: float | None = None
    """For which size of text its shapes are made; None if it has the same for all."""


FACES: Final = {
    "sans": Face("Explorer Sans", (400, 700), enlarged_percent=105),
    "serif": Face("Explorer Serif", (400, 600), size_pt=18),
}
"""The typefaces by the names of their files, which are those of `TYPEFACES` too.

Neither is italic: browsers slant the upright letters."""

FACE_TYPE: Final = "font/woff2"
LICENCE_FILE: Final = "faces/licence.txt"
LICENCE: Final = """\
Explorer Sans and Explorer Serif are parts of Source Sans 3 and Source Serif 4.
© 2010-2023 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.
Licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org
Each file carries the copyright notice and the licence of its original.
"""
"""What goes with the files where they are exported."""

_LETTERS: Final = (
    *(range(0x20, 0x7F), range(0xA0, 0x180), range(0x218, 0x21C)),  # Latin of Europe
    range(0x2B9, 0x2BD),  # signs of transliterations
    *(range(0x2010, 0x2015), range(0x2018, 0x201F), range(0x2020, 0x2023)),
    *((0x2009, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A), (0x20AC, 0x2122)),
    *(range(0x2190, 0x2194), (0x2212, 0x2248, 0x2264, 0x2265)),
)
"""The code points that they have. Other letters are in the reader's system's typefaces."""
_MOST_KEPT: Final = 20
"""Files that are kept in the cache: those of several versions, where installations share it."""
_WORKING: Final = Lock()


@cache
def faces_version() -> str:
    """Digest of all that the typefaces are made of, 12 digits; empty if Streamlit ships none."""
    digest = hashlib.sha256(f"{version('fonttools')} {version('brotli')}".encode())
    for recipe in ("faces.py", "subsetting.py"):
        digest.update((PACKAGE / "site" / recipe).read_bytes())
    for name in FACES:
        source = streamlit_typeface(name)
        if source is None:
            lack = f"found no {TYPEFACES[name]} among Streamlit's files"
            logger.warning("Pages use the typefaces of the reader's system: %s", lack)
            return ""
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def face_path(name: str) -> str:
    """The address of a typeface below the explorer's, another one for other content."""
    return f"faces/{faces_version()}/{name}.woff2"


@cache
def face_file(name: str) -> bytes:
    """A typeface as WOFF2, from the cache or made now, which takes a second.

    Args:
        name: of its file, one of `FACES`.

    Raises:
        KeyError: there is no such typeface.
        FaceError: it cannot be made.
    """
    if name not in FACES:
        raise KeyError(name)
    folder = cache_folder()
    place = folder / "faces" / f"{faces_version()}-{name}.woff2" if folder else None
    with _WORKING:
        if place and (kept := _kept(place)):
            return kept
        made = _made(name)
        if place:
            _keep(place, made)
        return made


def _made(name: str) -> bytes:
    source = streamlit_typeface(name)
    if source is None:
        raise FaceError(f"found no {TYPEFACES[name]} among Streamlit's files")
    face = FACES[name]
    axes = {"wght": face.weights} | ({"opsz": face.size_pt} if face.size_pt else {})
    making = import_module("explorer.site.subsetting")  # loads fontTools, for a tenth of a second
    letters = [letter for some in _LETTERS for letter in some]
    content: bytes = making.subset_typeface(source, face.family, letters, axes)
    return content


def _kept(place: Path) -> bytes | None:
    """The typeface in a file of the cache; None if it is not there, or not all of it."""
    with suppress(OSError):
        content = place.read_bytes()
        if content[:4] == b"wOF2" and int.from_bytes(content[8:12]) == len(content):
            return content
    return None


def _keep(place: Path, content: bytes) -> None:
    """Write a file in one move; where that is not possible, it is made again at the next start."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(suffix=".part", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(place)
        for old in _oldest(place.parent):
            old.unlink()
    except OSError as error:
        logger.warning("Typefaces are made again at each start: %s (EXPLORER_CACHE).", error)


def _oldest(folder: Path) -> list[Path]:
    """The files of a folder beyond those that are kept, left-over parts among them."""
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return files[_MOST_KEPT:]


def faces_style(root: str) -> str:
    """The rules that declare the typefaces; empty if Streamlit ships none.

    Args:
        root: the relative way from the style sheet to the explorer.

    >>> faces_style("../").count("@font-face")
    2
    """
    return _rules(lambda name: root + face_path(name))


def carried_faces_style() -> str:
    """The same rules with the typefaces inside, for a page that is one file.

    Raises:
        FaceError: one of them cannot be made.
    """
    return _rules(lambda name: _inside(face_file(name)))


def picture_face(text: str) -> str:
    """The rule that declares the sans with only the letters of a text inside, as large as it is.

    For a picture, which cannot load anything; empty if Streamlit ships no typefaces.

    Raises:
        FaceError: it cannot be made.
    """
    if not faces_version():
        return ""
    making = import_module("explorer.site.subsetting")
    part = making.fewer_letters(face_file("sans"), sorted(set(map(ord, text))))
    return _rule(replace(FACES["sans"], enlarged_percent=100), _inside(part))


def _rules(address: Callable[[str], str]) -> str:
    if not faces_version():
        return ""
    return "".join(_rule(face, address(name)) for name, face in FACES.items())


def _rule(face: Face, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-display: swap; '
        f"font-weight: {face.weights[0]:g} {face.weights[1]:g}; "
        f"size-adjust: {face.enlarged_percent}%; "
        f'src: url("{address}") format("woff2"); }}\n'
    )


def _inside(content: bytes) -> str:
    """The address of a typeface that is written where it is used."""
    return f"data:{FACE_TYPE};base64,{b64encode(content).decode()}"


def faces_files() -> dict[str, bytes]:
    """The files of the typefaces with their licence, by address; none if Streamlit ships none.

    Raises:
        FaceError: one of them cannot be made.
    """
    if not faces_version():
        return {}
    files = {face_path(name): face_file(name) for name in FACES}
    return files | {LICENCE_FILE: LICENCE.encode()}
