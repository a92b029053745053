"""How versions follow each other: whole or not at all, and with the last good of each story."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import BinaryIO

import pytest

from explorer.media.facts import RememberedFacts
from explorer.reading.library import load_library, stories_folder
from explorer.reading.mistakes import mistakes
from explorer.remotes import fetching
from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.fetching import Fetched, fetch
from explorer.remotes.listings import Entry
from explorer.remotes.versions import KEPT_S, Versions, lasting
from explorer.server.shelf import KeptLibraries
from tests.attaching import JPEG
from tests.records import write_story


class Shelf:
    """A remote in memory: its files, and what happens at the next reading."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.links: set[str] = set()
        self.at_reading: Callable[[str], None] = lambda _: None

    def add(self, folder: Path) -> None:
        for path in folder.iterdir():
            self.files[f"{folder.name}/{path.name}"] = path.read_bytes()

    def revision(self) -> str:
        return f"{abs(hash(tuple(sorted(self.files.items())))):x}"

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(name, content.hex(), is_link=name in self.links)
            for name, content in self.files.items()
        )

    def read(self, entry: Entry, into: BinaryIO) -> None:
        self.at_reading(entry.name)
        into.write(self.files[entry.name])

    def confirm(self) -> None:
        """Nothing changes behind its back."""

    def close(self) -> None:
        """There is nothing to close."""


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shelf:
    """A remote that holds two small stories."""
    shelf = Shelf()
    for slug in ("small", "other"):
        shelf.add(write_story(tmp_path / "local", slug=slug))
    monkeypatch.setattr(fetching, "_source", lambda _: shelf)
    return shelf


@pytest.fixture
def remote(shelf: Shelf, remote_of: Callable[..., Remote]) -> Remote:
    return remote_of("https://git.example/stories.git")


def titles() -> dict[str, str]:
    return {story.slug: story.title["en"] for story in load_library(stories_folder()).stories}


def retitle(shelf: Shelf, slug: str, title: str) -> None:
    name = f"{slug}/story.yaml"
    shelf.files[name] = shelf.files[name].replace(b"A small journey", title.encode())


def test_a_story_with_mistakes_keeps_its_last_good_version_and_the_others_go_on(
    shelf: Shelf, remote: Remote
) -> None:
    good = shelf.files["small/story.yaml"]
    fetch(remote, mistakes)
    shelf.files["small/story.yaml"] = good.replace(b"41.9", b"410.1")
    shelf.files["small/article.en.md"] += b"\nMore.\n"
    retitle(shelf, "other", "Another journey")

    kept = fetch(remote, mistakes).version.kept

    assert list(kept) == ["small"]
    assert "small/story.yaml" in kept["small"][0]
    assert "found 410.1, expected a number from -90 to 90" in kept["small"][0]
    assert titles() == {"other": "Another journey", "small": "A small journey"}
    assert not load_library(stories_folder()).broken
    article = (stories_folder() / "small/article.en.md").read_bytes()
    assert article != shelf.files["small/article.en.md"]  # no mix of old and new
    shelf.files["small/story.yaml"] = good
    retitle(shelf, "small", "Corrected")
    assert fetch(remote, mistakes).version.kept == {}
    assert titles()["small"] == "Corrected"
    assert (stories_folder() / "small/article.en.md").read_bytes().endswith(b"More.\n")


def test_a_story_that_was_never_good_is_shown_as_broken(shelf: Shelf, remote: Remote) -> None:
    shelf.files["small/story.yaml"] = b"title: ["

    version = fetch(remote, mistakes).version

    assert (list(version.kept), list(version.broken)) == ([], ["small"])
    assert [entry.slug for entry in load_library(stories_folder()).broken] == ["small"]
    retitle(shelf, "other", "Another journey")
    assert list(fetch(remote, mistakes).version.broken) == ["small"]


def test_a_story_whose_file_is_deleted_is_gone_and_one_without_its_main_file_is_kept(
    shelf: Shelf, remote: Remote
) -> None:
    fetch(remote, mistakes)
    del shelf.files["small/story.yaml"]

    assert list(fetch(remote, mistakes).version.kept) == ["small"]
    for name in [name for name in shelf.files if name.startswith("small/")]:
        del shelf.files[name]
    fetch(remote, mistakes)
    assert list(titles()) == ["other"]


def test_no_file_is_written_through_a_link(shelf: Shelf, remote: Remote, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    shelf.files |= {"a": b"../../../../../victim", "a/story.yaml": b"x"}
    shelf.links.add("a")

    with pytest.raises(RemoteError) as refused:
        fetch(remote, mistakes)

    assert refused.value.fault is Fault.UNSAFE
    assert "a/story.yaml is both a file and a folder" in str(refused.value)
    assert not [*victim.iterdir()]


def test_a_reading_stays_in_the_version_with_which_it_began(shelf: Shelf, remote: Remote) -> None:
    fetch(remote, mistakes)
    begun = stories_folder()
    before = (begun / "small/story.yaml").read_bytes()
    retitle(shelf, "small", "Another journey")

    fetch(remote, mistakes)

    assert stories_folder() != begun
    assert (begun / "small/story.yaml").read_bytes() == before
    versions = Versions(remote.home)
    versions.tidy(now=time.time() + KEPT_S - 60)
    assert begun.is_dir()
    versions.tidy(now=time.time() + KEPT_S + 60)
    assert not begun.exists()
    assert stories_folder().is_dir()


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyError()])
def test_a_failure_in_the_middle_leaves_no_trace(
    shelf: Shelf, remote: Remote, failure: Exception
) -> None:
    fetch(remote, mistakes)
    before = stories_folder()
    retitle(shelf, "small", "Another journey")
    retitle(shelf, "other", "Another journey")

    def fail(name: str) -> None:
        if name.startswith("small/"):
            raise failure

    shelf.at_reading = fail
    expected = RemoteError if isinstance(failure, OSError) else KeyError
    with pytest.raises(expected) as refused:
        fetch(remote, mistakes)

    if isinstance(refused.value, RemoteError):
        assert refused.value.fault is Fault.LOCAL
        assert "found 'No space left on device'" in str(refused.value)
    assert stories_folder() == before
    assert titles() == {"other": "A small journey", "small": "A small journey"}
    assert len([*(remote.home / "versions").iterdir()]) == 1


def test_a_restart_finds_the_last_version_and_a_damaged_one_is_fetched_again(
    shelf: Shelf, remote: Remote
) -> None:
    fetch(remote, mistakes)
    assert titles()
    (stories_folder() / "small/story.yaml").unlink()

    assert fetch(remote, mistakes).is_new
    assert "small" in titles()


def test_files_that_did_not_change_are_shared_and_remembered(shelf: Shelf, remote: Remote) -> None:
    shelf.files["small/photo.jpg"] = JPEG
    fetch(remote, mistakes)
    photo = stories_folder() / "small/photo.jpg"
    past = time.time() - 3600
    os.utime(photo, (past, past))
    remembered = RememberedFacts(photo.parent)
    facts = remembered.of("photo.jpg")
    retitle(shelf, "small", "Another journey")

    fetch(remote, mistakes)
    remembered.keep()

    now = stories_folder() / "small/photo.jpg"
    assert now != photo
    assert now.samefile(photo)
    assert [*RememberedFacts(now.parent)._known.values()] == [facts]


def test_the_library_that_is_kept_is_one_for_all_versions(shelf: Shelf, remote: Remote) -> None:
    kept = KeptLibraries()
    assert kept.read(stories_folder()).is_away
    fetch(remote, mistakes)
    assert not kept.read(stories_folder()).is_away
    retitle(shelf, "small", "Another journey")
    fetch(remote, mistakes)

    assert kept.read(stories_folder()).story("small").title["en"] == "Another journey"
    assert len(kept._last) == 1
    assert lasting(stories_folder()) == remote.home


def test_a_local_folder_named_like_a_cache_keeps_its_own_name(cache: Path, tmp_path: Path) -> None:
    local = tmp_path / "remotes" / "work" / "versions" / "2026" / "small"

    assert lasting(local) == local
    fetched = cache / "remotes" / "1" / "versions" / "b5" / "small"
    assert lasting(fetched) == lasting(fetched.resolve()) == cache / "remotes" / "1" / "small"


def test_two_that_share_a_cache_fetch_a_version_once(shelf: Shelf, remote: Remote) -> None:
    meanwhile: list[Fetched] = []
    other = Thread(target=lambda: meanwhile.append(fetch(remote, mistakes)))

    def start_the_other(_: str) -> None:
        if other.ident is None:
            other.start()

    shelf.at_reading = start_the_other
    first = fetch(remote, mistakes)
    other.join()

    assert first.is_new
    assert [each.is_new for each in meanwhile] == [False]
    assert meanwhile[0].version == first.version


def test_only_this_user_can_read_what_was_fetched(shelf: Shelf, remote: Remote) -> None:
    fetch(remote, mistakes)

    assert remote.home.stat().st_mode & 0o077 == 0
