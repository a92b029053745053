"""What the server makes of its settings before it starts: all wrong ones are reported at once."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Final

from explorer.reading.library import Library
from explorer.reading.record_files import STORY_FILE
from explorer.remotes.addresses import remote_in
from explorer.server.admission import limits
from explorer.server.logs import log_form
from explorer.server.metrics import metrics_token
from explorer.server.offline import keeps_stories
from explorer.server.security_headers import frame_ancestors
from explorer.server.stopping import drain_s
from explorer.settings import SETTINGS, STORIES, unknown_settings
from explorer.site.addresses import check_public_url, trusts_proxy
from explorer.site.map_options import online_rule
from explorer.story.errors import SettingError
from explorer.tiles.operators import check_operators_archive

logger = logging.getLogger(__name__)

WRONG_USAGE: Final = 2
"""The exit code of a server that cannot start with its settings."""

_READERS: Final[tuple[Callable[[Mapping[str, str]], object], ...]] = (
    *(check_public_url, trusts_proxy, frame_ancestors, keeps_stories, log_form),
    *(metrics_token, drain_s, limits, check_operators_archive, online_rule),
)
"""All that read settings which do not depend on each other."""


def wrong_settings(settings: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each setting whose value cannot be used; of those of a remote, only the first.

    >>> wrong_settings({"EXPLORER_LOG": "xml"})
    ("EXPLORER_LOG: found 'xml', expected json, plain or nothing",)
    """
    single = [{name: settings[name]} for name in settings.keys() & set(SETTINGS)]
    lines = []
    for read, given in (*product(_READERS, single), (remote_in, settings)):
        try:
            read(given)
        except SettingError as error:
            lines.append(str(error))
    return tuple(sorted(lines))


def end_if_settings_are_wrong(settings: Mapping[str, str] = os.environ) -> None:
    """End the process, with a line for each wrong setting; nothing happens if all are right.

    Raises:
        SystemExit: a setting has a value that cannot be used.
    """
    if lines := wrong_settings(settings):
        sys.stderr.write("".join(f"explorer: {line}\n" for line in lines))
        raise SystemExit(WRONG_USAGE)


def warn_of_settings(settings: Mapping[str, str]) -> None:
    """Log what looks like a setting but is none: the server starts without it."""
    for line in unknown_settings(settings):
        logger.warning("%s", line)


def warn_of_folder(folder: Path, shelf: Library) -> None:
    """Log that there is nothing to show: a folder may be a mount, or stories, still to come.

    Args:
        folder: where the stories are expected.
        shelf: what was found there.
    """
    if shelf.slugs:
        return
    if not folder.is_dir():
        found = "found nothing" if not folder.exists() else "found no folder"
        logger.warning("%s: %s at %s, expected the folder of the stories", STORIES, found, folder)
    else:
        logger.warning(
            "%s: found no story in %s, expected folders with %s", STORIES, folder, STORY_FILE
        )
