"""Stories from a git repository: what is fetched, and what is said where that fails."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.reading.library import load_library, stories_folder
from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault
from tests.records import write_story
from tests.remotes.conftest import fetched, refusal
from tests.remotes.git_server import TOKEN, GitServer, StoryRepository

Made = Callable[..., Remote]


def slugs() -> tuple[str, ...]:
    return load_library(stories_folder()).slugs


@pytest.mark.parametrize("way", ["file", "http"])
def test_the_newest_commit_is_fetched_and_later_ones_transfer_what_changed(
    repository: StoryRepository, git_server: GitServer, remote_of: Made, way: str
) -> None:
    url = repository.url if way == "file" else git_server.url
    remote = remote_of(url, SUBFOLDER="site")

    first = fetched(remote)
    again = fetched(remote)
    write_story(repository.work / "site", slug="other")
    commit = repository.push()
    second = fetched(remote)

    assert (first.is_new, again.is_new, second.is_new) == (True, False, True)
    assert second.version.revision == commit
    assert second.transferred == len(second.version.of_story("other"))
    assert slugs() == ("other", "small")


def test_a_look_at_an_unchanged_branch_is_one_request(
    git_server: GitServer, remote_of: Made
) -> None:
    remote = remote_of(git_server.url, SUBFOLDER="site")
    fetched(remote)
    git_server.asked.clear()

    fetched(remote)

    assert len(git_server.asked) <= 2  # what the server can do, and its branches
    assert not [each for each in git_server.asked if "receive" in each]


def test_a_branch_that_was_rewritten_is_a_new_version(
    repository: StoryRepository, git_server: GitServer, remote_of: Made
) -> None:
    remote = remote_of(git_server.url, SUBFOLDER="site")
    fetched(remote)
    repository.git("checkout", "--quiet", "--orphan", "fresh")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    (repository.work / "site/small").rename(repository.work / "site/renamed")
    commit = repository.push()

    assert fetched(remote).version.revision == commit
    assert slugs() == ("renamed",)


def test_another_branch_can_be_named_and_the_default_one_is_taken_otherwise(
    repository: StoryRepository, git_server: GitServer, remote_of: Made
) -> None:
    write_story(repository.work / "site", slug="draft")
    repository.push(branch="drafts/next")

    fetched(remote_of(git_server.url, SUBFOLDER="site"))
    assert slugs() == ("small",)
    fetched(remote_of(git_server.url, SUBFOLDER="site", BRANCH="drafts/next"))
    assert slugs() == ("draft", "small")


def test_a_token_opens_a_private_repository(git_server: GitServer, remote_of: Made) -> None:
    git_server.behave(token=TOKEN)

    assert refusal(remote_of(git_server.url, SUBFOLDER="site")) == (
        Fault.REFUSED,
        f"{git_server.url}, folder site: found no token, expected one that may read it; "
        "set EXPLORER_STORIES_TOKEN",
    )
    fault, words = refusal(remote_of(git_server.url, SUBFOLDER="site", TOKEN="wrong-token"))
    assert fault is Fault.REFUSED
    assert "found a token that is not accepted" in words
    assert "wrong-token" not in words
    assert fetched(remote_of(git_server.url, SUBFOLDER="site", TOKEN=TOKEN)).is_new
    git_server.behave(forbidden=True)
    assert refusal(remote_of(git_server.url, SUBFOLDER="site"))[0] is Fault.REFUSED


@pytest.mark.filterwarnings("ignore:unclosed Protocol:ResourceWarning")  # dulwich's own, closed
def test_ssh_is_asked_with_the_program_of_the_environment(
    repository: StoryRepository,
    remote_of: Made,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    program, called = tmp_path / "ssh", tmp_path / "called"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {called}\nfor last; do :; done\nexec sh -c "$last"\n'
    )
    program.chmod(0o700)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(program))
    remote = remote_of(f"ssh://git@git.example:2222{repository.bare}", SUBFOLDER="site")

    assert fetched(remote).is_new
    assert slugs() == ("small",)
    assert "-p 2222" in called.read_text()
    assert "git@git.example" in called.read_text()
    program.write_text("#!/bin/sh\necho 'git@git.example: Permission denied (publickey).' >&2\n")
    fault, words = refusal(remote)
    assert (fault, "Permission denied (publickey)" in words) == (Fault.REFUSED, True)
    gc.collect()  # so that the warning comes while it is expected


def test_what_is_not_there_is_named(git_server: GitServer, remote_of: Made) -> None:
    url = git_server.url
    branch = refusal(remote_of(url, BRANCH="gone"))
    assert branch == (Fault.MISSING, f"{url}: found no branch 'gone', expected one of: main")
    assert refusal(remote_of(url, BRANCH="main", SUBFOLDER="none"))[0] is Fault.MISSING
    elsewhere = remote_of(url.replace("stories.git", "others.git"))
    assert refusal(elsewhere)[0] is Fault.MISSING
    assert slugs() == ()


def test_a_server_that_does_not_answer_leaves_what_was_fetched(
    git_server: GitServer, remote_of: Made
) -> None:
    remote = remote_of(git_server.url, SUBFOLDER="site")
    fetched(remote)
    git_server.stop()

    assert refusal(remote)[0] is Fault.UNREACHABLE
    assert slugs() == ("small",)


def test_half_a_transfer_is_no_version_and_the_next_attempt_is_whole(
    repository: StoryRepository, git_server: GitServer, remote_of: Made
) -> None:
    remote = remote_of(git_server.url, SUBFOLDER="site")
    fetched(remote)
    write_story(repository.work / "site", slug="other")
    repository.push()

    git_server.behave(cut=True)
    assert refusal(remote)[0] is Fault.TRUNCATED
    assert slugs() == ("small",)
    git_server.behave(cut=False)
    assert fetched(remote).is_new
    assert slugs() == ("other", "small")


def test_a_damaged_copy_in_the_cache_is_fetched_again(
    repository: StoryRepository, git_server: GitServer, remote_of: Made
) -> None:
    remote = remote_of(git_server.url, SUBFOLDER="site")
    fetched(remote)
    for pack in (remote.home / "repository/objects/pack").iterdir():
        pack.chmod(0o600)
        pack.write_bytes(pack.read_bytes()[:40])
    write_story(repository.work / "site", slug="other")
    repository.push()

    assert refusal(remote)[0] is Fault.TRUNCATED
    assert fetched(remote).is_new


def test_too_many_files_and_too_many_bytes_are_refused(
    repository: StoryRepository, git_server: GitServer, remote_of: Made
) -> None:
    few = remote_of(repository.url, SUBFOLDER="site", MAX_FILES="1")
    assert refusal(few)[0] is Fault.TOO_LARGE
    (repository.work / "site/small/noise.bin").write_bytes(b"x" * 1_200_000)
    repository.push()
    for url in (repository.url, git_server.url):
        small = remote_of(url, SUBFOLDER="site", MAX_FILES="100", MAX_MB="1")
        fault, words = refusal(small)
        assert (fault, "EXPLORER_STORIES_MAX_MB" in words) == (Fault.TOO_LARGE, True)


def test_a_server_that_accepts_and_never_answers_is_unreachable(
    remote_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.remotes.connections.SILENCE_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        fault, _ = refusal(remote_of(f"http://127.0.0.1:{port}/a.git"))

    assert fault is Fault.UNREACHABLE


def test_a_host_that_has_no_such_port_open_is_unreachable(remote_of: Made) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(remote_of(f"http://127.0.0.1:{port}/a.git"))[0] is Fault.UNREACHABLE
