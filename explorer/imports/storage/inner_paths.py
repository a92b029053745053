"""Where files of a story may be written: in its folder, whatever an archive or a note calls them.

Stories come from strangers, in archives and through git, and so do the names in them.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final

from explorer.reading.text_files import refused

_DEPTH: Final = 2
"""How deep the files of a story can be: beside `story.yaml`, or in a folder there."""


def is_inner(name: str) -> bool:
    r"""Whether a name is that of a file that a story can have; none is hidden.

    >>> [is_inner(name) for name in ("media/hall.jpg", ".import/last.json", "../a", "/a", "a\\b")]
    [True, False, False, False, False]
    """
    parts = name.split("/")
    is_plain = not any(sign in name for sign in "\\:\0") and str(PurePosixPath(name)) == name
    return is_plain and len(parts) <= _DEPTH and not any(part[:1] in ("", ".") for part in parts)


def inner_path(folder: Path, name: str) -> Path:
    """The path of a file that really lies in a story's folder, or would.

    Raises:
        DataError: a link in the folder leads out of it.
    """
    path = folder / name
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise refused(path, "a link that leads out of the story's folder", "a file inside it")
    return path
