"""The operator's archive of streets, which `EXPLORER_BASEMAP` names, for every story.

Its file may be replaced, damaged or taken away while a server runs; maps then end where the
built-in one does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from explorer.settings import BASEMAP, text_of
from explorer.story.archives import ArchiveFacts
from explorer.story.errors import SettingError
from explorer.tiles.errors import BasemapError
from explorer.tiles.kept import kept_archive
from explorer.tiles.opening import TileArchive


def check_operators_archive(settings: Mapping[str, str]) -> None:
    """Refuse an archive that cannot be used.

    Raises:
        SettingError: the setting names no archive of vector tiles that can be read.
    """
    if not (name := text_of(settings, BASEMAP)):
        return
    try:
        _, facts = kept_archive(Path(name))
    except BasemapError as error:
        raise SettingError(f"{BASEMAP}: {error}") from error
    if not facts.is_vector:
        raise SettingError(
            f"{BASEMAP}: {name}: found pictures ({facts.ending}), expected vector tiles in the"
            " schema of the Protomaps basemap"
        )


def operators_archive() -> tuple[TileArchive, ArchiveFacts] | None:
    """The archive as its file is now; None if none is named, or it cannot be used just now."""
    if not (name := text_of(os.environ, BASEMAP)):
        return None
    try:
        archive, facts = kept_archive(Path(name))
    except BasemapError:
        return None
    return (archive, facts) if facts.is_vector else None


def operators_problem() -> str | None:
    """Why the archive cannot be used, without the path of its folder; None if it can."""
    try:
        check_operators_archive(os.environ)
    except SettingError as error:
        folder = Path(text_of(os.environ, BASEMAP)).parent
        return str(error).removeprefix(f"{BASEMAP}: ").replace(f"{folder}/", "")
    return None


def operators_facts() -> ArchiveFacts | None:
    """What the archive is; None as in `operators_archive`."""
    found = operators_archive()
    return found[1] if found else None
