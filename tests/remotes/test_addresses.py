"""The settings of a remote: what is understood, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.remotes import addresses
from explorer.remotes.addresses import Bucket, Repository, remote_in
from explorer.story.errors import SettingError

SECRET = "0123456789abcdef"
SET = "EXPLORER_STORIES"
GIT = "https://git.example/a.git"


@pytest.mark.parametrize("named", ["", "data/stories", "/srv/stories", "C:\\stories", "a@b"])
def test_a_folder_is_no_remote(named: str) -> None:
    assert remote_in({SET: named}) is None
    assert remote_in({}) is None


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({SET: GIT}, Repository(url=GIT)),
        ({SET: GIT, f"{SET}_BRANCH": "next"}, Repository(url=GIT, branch="next")),
        (
            {SET: GIT, f"{SET}_SUBFOLDER": "/data/stories/"},
            Repository(url=GIT, subfolder="data/stories"),
        ),
        ({SET: "git@git.example:me/a.git"}, Repository(url="git@git.example:me/a.git")),
        (
            {SET: "ssh://git@git.example:2222/a"},
            Repository(url="ssh://git@git.example:2222/a"),
        ),
        ({SET: "file:///srv/a.git"}, Repository(url="file:///srv/a.git")),
        ({SET: "http://[::1]:80/a"}, Repository(url="http://[::1]:80/a")),
        (
            {SET: GIT, f"{SET}_TOKEN": "t"},
            Repository(url=GIT, user="x-access-token", token="t"),
        ),
        (
            {SET: "http://localhost/a", f"{SET}_TOKEN": "t", f"{SET}_USER": "u"},
            Repository(url="http://localhost/a", user="u", token="t"),
        ),
        ({SET: "s3://my-stories"}, Bucket("my-stories", "")),
        ({SET: "s3://my.stories/a/b/"}, Bucket("my.stories", "a/b/")),
    ],
)
def test_an_address_is_understood(settings: dict[str, str], address: Repository | Bucket) -> None:
    remote = remote_in({**settings, "EXPLORER_CACHE": "/cache"})

    assert remote is not None
    assert remote.address == address
    assert remote.home.parent == Path("/cache/remotes")
    assert (remote.poll_s, remote.most_bytes, remote.most_files) == (60, 1_000_000_000, 10_000)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({SET: "ftp://host/a"}, f"{SET}: found 'ftp://host/a', expected a folder, https://"),
        ({SET: "https://"}, f"{SET}: found 'https://', expected a folder, https://"),
        ({SET: "https://host/a b"}, f"{SET}: found 'https://host/a b', expected"),
        ({SET: "ssh://-oProxyCommand=x/a"}, f"{SET}: found 'ssh://-oProxyCommand=x/a', expected"),
        ({SET: "s3://A/b"}, f"{SET}: found 's3://A/b', expected s3://bucket or s3://bucket/prefix"),
        ({SET: "s3://abc/../b"}, "expected s3://bucket or s3://bucket/prefix"),
        ({SET: "s3://abc", f"{SET}_BRANCH": "x"}, f"{SET}_BRANCH is set, but s3://abc is no git"),
        ({f"{SET}_BRANCH": "x"}, f"{SET}_BRANCH is set, but {SET} names no repository or bucket"),
        (
            {SET: "/srv", f"{SET}_WEBHOOK_SECRET": SECRET},
            f"{SET}_WEBHOOK_SECRET is set, but {SET} names no repository or bucket: found '/srv'",
        ),
        ({SET: GIT, f"{SET}_BRANCH": "a..b"}, f"{SET}_BRANCH: found 'a..b', expected the name"),
        ({SET: GIT, f"{SET}_BRANCH": "--x"}, f"{SET}_BRANCH: found '--x', expected the name"),
        ({SET: GIT, f"{SET}_SUBFOLDER": "../x"}, f"{SET}_SUBFOLDER: found '../x', expected a fold"),
        (
            {SET: "http://git.example/a", f"{SET}_TOKEN": "t"},
            f"{SET}: found http, expected https: the token would be readable",
        ),
        ({SET: "git@git.example:a", f"{SET}_TOKEN": "t"}, f"{SET}_TOKEN is set, but {SET} is no h"),
        ({SET: GIT, f"{SET}_POLL": "soon"}, f"{SET}_POLL: found 'soon', expected a whole number"),
        ({SET: GIT, f"{SET}_POLL": "1"}, f"{SET}_POLL: found 1, expected 0 or at least 5"),
        ({SET: GIT, f"{SET}_POLL": "0"}, f"{SET}_POLL: found 0, expected at least 5, or a secret"),
        ({SET: GIT, f"{SET}_MAX_MB": "0"}, f"{SET}_MAX_MB: found '0', expected a whole number fro"),
        ({SET: GIT, f"{SET}_WEBHOOK_SECRET": "short"}, f"{SET}_WEBHOOK_SECRET: found 5 characters"),
        ({SET: GIT, "EXPLORER_CACHE": "off"}, "EXPLORER_CACHE: found off, expected a folder"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(settings: dict[str, str], words: str) -> None:
    with pytest.raises(SettingError) as refused:
        remote_in({"EXPLORER_CACHE": "/cache", **settings})

    assert words in str(refused.value)


@pytest.mark.parametrize(
    "url", ["https://me:pa55word@git.example/a", "https://pa55word@git.example/a"]
)
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingError) as refused:
        remote_in({SET: url, "EXPLORER_CACHE": "/cache"})

    assert "set the token as EXPLORER_STORIES_TOKEN" in str(refused.value)
    assert "pa55word" not in str(refused.value)


def test_no_secret_is_printed_with_a_remote() -> None:
    settings = {SET: GIT, f"{SET}_TOKEN": "my-token", f"{SET}_WEBHOOK_SECRET": SECRET}

    printed = repr(remote_in({**settings, "EXPLORER_CACHE": "/cache"}))

    assert "my-token" not in printed
    assert SECRET not in printed


@pytest.mark.parametrize(("named", "package"), [(GIT, "dulwich"), ("s3://abc", "boto3")])
def test_a_package_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, named: str, package: str
) -> None:
    monkeypatch.setattr(addresses, "find_spec", lambda name: None if name == package else 1)
    addresses._remote.cache_clear()

    with pytest.raises(SettingError) as refused:
        remote_in({SET: named, "EXPLORER_CACHE": "/cache"})

    assert str(refused.value) == (
        f"EXPLORER_STORIES: {named} needs {package}, which is not installed; "
        "type: pip install -r requirements-hosting.txt"
    )


def test_two_branches_have_two_homes() -> None:
    homes = {
        remote.home
        for branch in ("a", "b")
        if (remote := remote_in({SET: GIT, f"{SET}_BRANCH": branch, "EXPLORER_CACHE": "/c"}))
    }

    assert len(homes) == 2
