"""The settings: environment variables, all listed here, and how their values are read.

A setting that is missing or empty has its usual value. Whoever needs a setting reads it when it is
needed; `server/starting.py` reads all of them when the server starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from explorer.paths import CACHE
from explorer.story.errors import SettingError

PUBLIC_URL: Final = "EXPLORER_PUBLIC_URL"
"""The address of the explorer as readers type it, `https://example.org/explorer`."""
TRUST_PROXY: Final = "EXPLORER_TRUST_PROXY"
"""`1` if our own proxy overwrites the X-Forwarded headers on every request."""
FRAME_ANCESTORS: Final = "EXPLORER_FRAME_ANCESTORS"
"""The sites that may embed the explorer, as CSP writes them; by default all."""
OFFLINE: Final = "EXPLORER_OFFLINE"
"""`0` if readers' browsers keep no story; by default they do."""
BASEMAP: Final = "EXPLORER_BASEMAP"
"""The path of an archive of vector tiles with the streets of any part of the world."""
ONLINE_MAPS: Final = "EXPLORER_ONLINE_MAPS"
"""Whether maps load from other servers: `ask` their readers first, `allow` it, `never`."""
LOG: Final = "EXPLORER_LOG"
"""The form of the log: `json` or `plain`."""
METRICS_TOKEN: Final = "EXPLORER_METRICS_TOKEN"
"""The token that opens the metrics, which are closed without one."""
DRAIN: Final = "EXPLORER_DRAIN_S"
"""For how many seconds new requests are served after `SIGTERM`."""
READERS: Final = "EXPLORER_DASHBOARD_READERS"
"""How many readers may have the dashboard open at a time, in one process."""
ARRIVALS: Final = "EXPLORER_DASHBOARD_ARRIVALS"
"""How many new readers per second get the dashboard, in one process."""
WAIT: Final = "EXPLORER_DASHBOARD_WAIT"
"""How many seconds late the server may be before nobody new gets the dashboard."""

STORIES: Final = "EXPLORER_STORIES"
"""A folder, the address of a git repository, or `s3://bucket/prefix`."""
BRANCH: Final = "EXPLORER_STORIES_BRANCH"
"""The branch of the repository; its default branch if this is not set."""
SUBFOLDER: Final = "EXPLORER_STORIES_SUBFOLDER"
"""The folder of the repository that holds the stories; its top if this is not set."""
TOKEN: Final = "EXPLORER_STORIES_TOKEN"
"""The token, or the password, for a repository over https."""
USER: Final = "EXPLORER_STORIES_USER"
"""The user name that goes with the token."""
POLL: Final = "EXPLORER_STORIES_POLL"
"""Seconds between two looks at the remote; 0 looks only when the webhook is called."""
SECRET: Final = "EXPLORER_STORIES_WEBHOOK_SECRET"
"""The secret of the webhook, which is closed without one."""
MOST_MB: Final = "EXPLORER_STORIES_MAX_MB"
"""The most megabytes that all files together may have."""
MOST_FILES: Final = "EXPLORER_STORIES_MAX_FILES"
"""The most files that there may be."""

OF_REMOTES: Final = (STORIES, BRANCH, SUBFOLDER, TOKEN, USER, POLL, SECRET, MOST_MB, MOST_FILES)
"""What says where stories come from."""
SETTINGS: Final = (
    *(PUBLIC_URL, TRUST_PROXY, FRAME_ANCESTORS, OFFLINE, LOG, METRICS_TOKEN, DRAIN),
    *(READERS, ARRIVALS, WAIT, CACHE, BASEMAP, ONLINE_MAPS, *OF_REMOTES),
)

_PREFIX: Final = "EXPLORER_"
_NEAR: Final = 0.9
"""How alike two names are of which one is the other with a slip: EXPLORE_LOG and EXPLORER_LOG."""
_LIKELY: Final = 0.6
"""The same for names that both begin with the prefix."""
_OF_KUBERNETES: Final = re.compile(r"EXPLORER_.*?(SERVICE_(HOST|PORT)|PORT_\d+_(TCP|UDP))(_\w+)?")
"""What Kubernetes sets in pods for a service called `explorer`, beside EXPLORER_PORT."""


def text_of(settings: Mapping[str, str], name: str) -> str:
    """What a setting holds, without the spaces around it; empty if it is not set."""
    return settings.get(name, "").strip()


def number(settings: Mapping[str, str], name: str, usual: float, *, most: int) -> float:
    """A setting that is a number from 0 to `most`.

    Raises:
        SettingError: it is not.

    >>> number({"EXPLORER_DASHBOARD_WAIT": "0.5"}, WAIT, 0.25, most=60)
    0.5
    """
    found = text_of(settings, name)
    if not found:
        return usual
    try:
        value = float(found)
    except ValueError:
        value = -1
    if not 0 <= value <= most:  # NaN is not either
        raise SettingError(f"{name}: found {found!r}, expected a number from 0 to {most}")
    return value


def whole_number(
    settings: Mapping[str, str], name: str, usual: int, *, least: int = 0, most: int | None = None
) -> int:
    """A setting that is a whole number of at most nine digits.

    Args:
        settings: the environment.
        name: of the setting.
        usual: its value if it is not set.
        least: the least that it may be.
        most: the most that it may be; None for as much as nine digits can say.

    Raises:
        SettingError: it is not.

    >>> whole_number({}, DRAIN, 0, most=60)
    0
    """
    found = text_of(settings, name)
    if not found:
        return usual
    is_whole = re.fullmatch(r"\d{1,9}", found, re.ASCII)
    if not (is_whole and least <= int(found) and (most is None or int(found) <= most)):
        until = "" if most is None else f" to {most}"
        raise SettingError(f"{name}: found {found!r}, expected a whole number from {least}{until}")
    return int(found)


def choice(settings: Mapping[str, str], name: str, *allowed: str) -> str:
    """A setting that has one of these values; empty if it is not set.

    Raises:
        SettingError: it has another.
    """
    found = text_of(settings, name)
    if found and found not in allowed:
        raise SettingError(f"{name}: found {found!r}, expected {', '.join(allowed)} or nothing")
    return found


def switch(settings: Mapping[str, str], name: str, *, usual: bool) -> bool:
    """A setting that is on (`1`) or off (`0`).

    Raises:
        SettingError: it is neither.
    """
    return {"": usual, "0": False, "1": True}[choice(settings, name, "0", "1")]


def unknown_settings(settings: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each variable that looks like a setting but is none, with the name nearest to it.

    >>> unknown_settings({"EXPLORER_DRAIN": "5", "EXPLORER_LOG": "json", "HOME": "/"})
    ('EXPLORER_DRAIN is no setting and changes nothing; did you mean EXPLORER_DRAIN_S?',)
    """
    lines = []
    for name in sorted(settings.keys() - set(SETTINGS)):
        is_like_ours = name.upper().startswith(_PREFIX) and not _is_of_kubernetes(name, settings)
        near = get_close_matches(name.upper(), SETTINGS, 1, _LIKELY if is_like_ours else _NEAR)
        if is_like_ours or near:
            meant = f"; did you mean {near[0]}?" if near else ""
            lines.append(f"{name} is no setting and changes nothing{meant}")
    return tuple(lines)


def _is_of_kubernetes(name: str, settings: Mapping[str, str]) -> bool:
    is_address = name.endswith("_PORT") and settings[name].startswith(("tcp://", "udp://"))
    return is_address or bool(_OF_KUBERNETES.fullmatch(name))
