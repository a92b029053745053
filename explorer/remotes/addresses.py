"""Where the stories come from: the settings of a remote, read from the environment and checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from explorer.paths import CACHE, IS_INSTALLED, cache_folder
from explorer.remotes.versions import HOMES
from explorer.settings import (
    BRANCH,
    MOST_FILES,
    MOST_MB,
    OF_REMOTES,
    POLL,
    SECRET,
    STORIES,
    SUBFOLDER,
    TOKEN,
    USER,
    whole_number,
)
from explorer.story.errors import SettingError

_READ: Final = (*OF_REMOTES, CACHE)

DEFAULT_USER: Final = "x-access-token"
"""GitHub and GitLab take any name beside a token; this is the one that GitHub's own apps use."""
SHORTEST_POLL_S: Final = 5
SHORTEST_SECRET: Final = 16

_SCP: Final = re.compile(r"[\w.-]+@[\w.-]+:(?!/?/)[\w./~+-]+", re.ASCII)
_HOST: Final = re.compile(r"[a-z0-9][a-z0-9.-]*|[0-9a-f:]+", re.IGNORECASE | re.ASCII)
_BUCKET: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_BRANCH: Final = re.compile(
    r"(?!.*(?:\.\.|//|@\{|\.lock$))[^\s~^:?*\[\\\x00-\x1f/.-][^\s~^:?*\[\\\x00-\x1f]*"
)
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_EXPECTED: Final = (
    "a folder, https://host/stories.git, ssh://git@host/stories.git, git@host:stories.git, "
    "file:///folder/stories.git or s3://bucket/prefix"
)


@dataclass(frozen=True, kw_only=True)
class Repository:
    """A git repository."""

    url: str
    branch: str | None = None
    """None for its default branch."""
    subfolder: str = ""
    """Below its top, `a/b`; empty for the top itself."""
    user: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """The address with branch and folder, for messages."""
        branch = f" at {self.branch}" if self.branch else ""
        return f"{self.url}{branch}" + (f", folder {self.subfolder}" if self.subfolder else "")


@dataclass(frozen=True)
class Bucket:
    """A part of an S3-compatible bucket; credentials come the ways that boto3 knows."""

    name: str
    prefix: str
    """Of the keys, with a slash at its end; empty for the whole bucket."""

    @property
    def where(self) -> str:
        """The address, for messages."""
        return f"s3://{self.name}/{self.prefix}"


@dataclass(frozen=True, kw_only=True)
class Remote:
    """Where stories come from, and how they are fetched."""

    address: Repository | Bucket
    home: Path
    """The folder in the cache that holds what was fetched."""
    poll_s: float
    """Seconds between two looks; 0 for none but those that the webhook asks for."""
    secret: str | None = field(repr=False)
    """Of the webhook; None if it is closed."""
    most_bytes: int
    most_files: int

    @property
    def where(self) -> str:
        """The address, without credentials, for messages."""
        return self.address.where


def remote_in(settings: Mapping[str, str]) -> Remote | None:
    """The remote that the environment names; None if the stories are in a folder.

    Raises:
        SettingError: a setting cannot be used, or the package that is needed is not installed.
    """
    return _remote(tuple(settings.get(name, "") for name in _READ))


@lru_cache(maxsize=8)
def _remote(values: tuple[str, ...]) -> Remote | None:
    settings = dict(zip(_READ, values, strict=True))
    named = settings[STORIES]
    if not _is_address(named):
        _check_no_remote(settings)
        return None
    address = _bucket(settings) if named.startswith("s3://") else _repository(settings)
    _check_installed(named, "boto3" if isinstance(address, Bucket) else "dulwich")
    secret = settings[SECRET] or None
    if secret and len(secret) < SHORTEST_SECRET:
        raise SettingError(
            f"{SECRET}: found {len(secret)} characters, expected at least {SHORTEST_SECRET}; "
            "make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    poll_s = whole_number(settings, POLL, 60)
    if 0 < poll_s < SHORTEST_POLL_S:
        raise SettingError(f"{POLL}: found {poll_s}, expected 0 or at least {SHORTEST_POLL_S}")
    if not poll_s and not secret:
        raise SettingError(
            f"{POLL}: found 0, expected at least {SHORTEST_POLL_S}, or a secret in {SECRET}: "
            "without both, nothing would ever be fetched again"
        )
    return Remote(
        address=address,
        home=_home(address, settings),
        poll_s=poll_s,
        secret=secret,
        most_bytes=whole_number(settings, MOST_MB, 1000, least=1) * 1_000_000,
        most_files=whole_number(settings, MOST_FILES, 10_000, least=1),
    )


def _is_address(named: str) -> bool:
    return "://" in named or bool(_SCP.fullmatch(named))


def _check_no_remote(settings: Mapping[str, str]) -> None:
    """Refuse settings of a remote where there is none: whoever set them expects one."""
    named = settings[STORIES]
    for name in (BRANCH, SUBFOLDER, TOKEN, SECRET):
        if settings[name]:
            raise SettingError(
                f"{name} is set, but {STORIES} names no repository or bucket: "
                f"found {named!r}, expected {_EXPECTED}"
            )


def _repository(settings: Mapping[str, str]) -> Repository:
    url, branch = settings[STORIES], settings[BRANCH] or None
    parts = None if _SCP.fullmatch(url) else urlsplit(url)
    if parts:
        _check_url(url, parts)
    if branch and not _BRANCH.fullmatch(branch):
        raise SettingError(f"{BRANCH}: found {branch!r}, expected the name of a branch")
    subfolder = settings[SUBFOLDER].strip("/")
    if subfolder and not is_plain_path(subfolder):
        raise SettingError(
            f"{SUBFOLDER}: found {subfolder!r}, expected a folder of the repository, such as data"
        )
    token = settings[TOKEN] or None
    if token and (parts is None or parts.scheme not in ("http", "https")):
        raise SettingError(
            f"{TOKEN} is set, but {STORIES} is no https address; ssh uses the keys of its agent"
        )
    if token and parts and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SettingError(f"{STORIES}: found http, expected https: the token would be readable")
    user = (settings[USER] or DEFAULT_USER) if token else None
    return Repository(url=url, branch=branch, subfolder=subfolder, user=user, token=token)


def _check_url(url: str, parts: SplitResult) -> None:
    """Refuse what is not the address of a repository, or holds a password."""
    if parts.password or (parts.username and parts.scheme != "ssh"):
        # Not shown: it may hold a token.
        raise SettingError(
            f"{STORIES}: found a user name or a password in the address, expected it without; "
            f"set the token as {TOKEN}"
        )
    is_plain = not re.search(r"[\s\x00-\x1f\x7f?#]", url)
    has_host = parts.scheme == "file" or bool(_HOST.fullmatch(parts.hostname or ""))
    is_known = parts.scheme in ("https", "http", "ssh", "file")
    if not (is_plain and has_host and is_known and parts.path.strip("/")):
        raise SettingError(f"{STORIES}: found {url!r}, expected {_EXPECTED}")


def _bucket(settings: Mapping[str, str]) -> Bucket:
    found = settings[STORIES]
    name, _, prefix = found.removeprefix("s3://").partition("/")
    prefix = prefix.strip("/")
    if not _BUCKET.fullmatch(name) or (prefix and not is_plain_path(prefix)):
        raise SettingError(
            f"{STORIES}: found {found!r}, expected s3://bucket or s3://bucket/prefix"
        )
    for other in (BRANCH, SUBFOLDER, TOKEN):
        if settings[other]:
            raise SettingError(f"{other} is set, but {found} is no git repository; remove it")
    return Bucket(name, f"{prefix}/" if prefix else "")


def is_plain_path(name: str) -> bool:
    """Whether a name is a path downwards whose parts any file system can have.

    >>> [is_plain_path(each) for each in ("a/b c.md", "../a", "/a", "a//b", "a\\\\b", "a/.")]
    [True, False, False, False, False, False]
    """
    parts = name.split("/")
    has_odd = re.search(r"[\\\x00-\x1f\x7f:]", name)
    return not has_odd and all(part.strip(". ") and len(part.encode()) <= 200 for part in parts)


def _check_installed(named: str, package: str) -> None:
    if find_spec(package) is None:
        typed = "'itinerary-explorer[hosting]'" if IS_INSTALLED else "-r requirements-hosting.txt"
        raise SettingError(
            f"{STORIES}: {named} needs {package}, which is not installed; type: pip install {typed}"
        )


def _home(address: Repository | Bucket, settings: Mapping[str, str]) -> Path:
    cache = cache_folder(settings)
    if cache is None:
        raise SettingError(
            f"{CACHE}: found off, expected a folder: stories from elsewhere are kept in it"
        )
    digest = hashlib.sha256(address.where.encode()).hexdigest()[:16]
    return cache.absolute() / HOMES / digest
