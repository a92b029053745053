"""What a commit of a git repository may hold: names and links, also those made by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.reading.library import load_library, stories_folder
from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault
from tests.remotes.conftest import fetched, refusal
from tests.remotes.git_server import StoryRepository

Made = Callable[..., Remote]


@pytest.mark.parametrize(
    "target", ["/etc/hostname", "../../../../../../etc/hostname", "up/../../.."]
)
def test_a_link_that_leads_out_of_the_stories_is_refused(
    repository: StoryRepository, remote_of: Made, target: str
) -> None:
    folder = repository.work / "site/small"
    (folder / "up").symlink_to("..")
    (folder / "secret.geojson").symlink_to(target)
    repository.push()

    fault, words = refusal(remote_of(repository.url, SUBFOLDER="site"))

    assert fault is Fault.UNSAFE
    assert "small/secret.geojson is a link that leads out of the folder of stories" in words
    assert not [*remote_of(repository.url).home.rglob("secret.geojson")]


def test_a_link_within_the_stories_is_followed(
    repository: StoryRepository, remote_of: Made
) -> None:
    folder = repository.work / "site/small"
    (folder / "story.yaml").rename(folder / "main.yaml")
    (folder / "story.yaml").symlink_to("main.yaml")
    repository.push()

    version = fetched(remote_of(repository.url, SUBFOLDER="site")).version

    assert version.broken == {}
    assert load_library(stories_folder()).slugs == ("small",)


def push_tree(repository: StoryRepository, *entries: tuple[str, str, str]) -> None:
    """Push a tree that git itself refuses to make, but whoever can push can make by hand.

    Args:
        repository: to push to.
        entries: mode, name and id of each.
    """
    raw = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(identity)
        for mode, name, identity in entries
    )
    tree = _written(repository, raw, "tree")
    commit = repository.git("commit-tree", tree, "-m", "Bad")
    repository.git("push", "--quiet", "--force", str(repository.bare), f"{commit}:refs/heads/main")


def _written(repository: StoryRepository, content: bytes, kind: str = "blob") -> str:
    path = repository.work.parent / "object"
    path.write_bytes(content)
    return repository.git("hash-object", "-t", kind, "-w", "--literally", str(path))


@pytest.mark.parametrize("name", ["..\\x", "..", ".", "a:b", "C:x"])
def test_a_name_that_leads_out_of_the_folder_is_refused(
    repository: StoryRepository, remote_of: Made, name: str
) -> None:
    push_tree(repository, ("100644", name, _written(repository, b"x")))

    fault, words = refusal(remote_of(repository.url))

    assert (fault, "expected a plain path" in words) == (Fault.UNSAFE, True)


def test_a_name_with_a_slash_writes_nothing_through_a_link(
    repository: StoryRepository, remote_of: Made, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    link = _written(repository, b"../../../../../victim")
    story = _written(repository, b"x")
    push_tree(repository, ("120000", "a", link), ("100644", "a/story.yaml", story))

    fault, words = refusal(remote_of(repository.url))

    assert (fault, "without slashes" in words) == (Fault.UNSAFE, True)
    assert not [*victim.iterdir()]


def test_hidden_files_deep_ones_and_submodules_are_left_out(
    repository: StoryRepository, remote_of: Made
) -> None:
    for name in (".hidden", "small/.draft", "small/a/b/deep.txt"):
        path = repository.work / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    head = repository.git("rev-parse", "HEAD")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{head},site/module")
    repository.git("add", "--all", "--force", "site/small", "site/.hidden")
    repository.git("commit", "--quiet", "-m", "More")
    repository.git("push", "--quiet", str(repository.bare), "HEAD:main")

    names = fetched(remote_of(repository.url, SUBFOLDER="site")).version.files

    assert not [name for name in names if re.search("hidden|draft|deep|module", name)]
    assert "small/story.yaml" in names
