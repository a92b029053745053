"""`fetch`: the commands of the documentation, against servers on loopback."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.remotes import fetching
from explorer.remotes.addresses import Remote, Repository
from explorer.remotes.git_repositories import GitRepository
from explorer.remotes.listings import Source
from tests.remotes.git_server import StoryRepository, with_story

DOCUMENTED = (Path(__file__).parents[2] / "docs/stories-from-elsewhere.md").read_text("utf-8")
COMMANDS = re.findall(r"^EXPLORER_STORIES=.* -m explorer .*$", DOCUMENTED, re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoryRepository:
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    return with_story(tmp_path)


@pytest.fixture
def run(repository: StoryRepository, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Runs a documented command; whatever address it names, the repository of the test is there."""
    stand_in = Repository(url=repository.url, subfolder="site")

    def source(remote: Remote) -> Source:
        return GitRepository(stand_in, remote.home / "repository", remote.most_bytes)

    def typed(command: str) -> int:
        words = shlex.split(command)
        while "=" in words[0]:
            monkeypatch.setenv(*words.pop(0).split("=", 1))
        assert words[:3] == [".venv/bin/python", "-m", "explorer"]
        return main(words[3:])

    monkeypatch.setattr(fetching, "_source", source)
    return typed


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_says_what_is_there(
    run: Callable[[str], int],
    repository: StoryRepository,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    commit = repository.git("rev-parse", "HEAD")

    assert run(command) == 0

    where, revision, stories = capsys.readouterr().out.splitlines()
    assert where.startswith(("https://", "s3://"))
    assert re.fullmatch(rf"revision {commit}: \d+ files, \d+ of them transferred", revision)
    assert stories == "stories: small"
    assert run(command) == 0
    assert "nothing new" in capsys.readouterr().out


def test_mistakes_are_printed_and_exit_with_1(
    run: Callable[[str], int],
    repository: StoryRepository,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(COMMANDS[0]) == 0
    story = repository.work / "site/small/story.yaml"
    story.write_text(story.read_text().replace("41.9", "410.1"))
    repository.push()

    assert run(COMMANDS[0]) == 1

    out = capsys.readouterr().out
    assert "small has mistakes; its last good version is kept:\nsmall/story.yaml:" in out


def test_a_remote_that_is_away_is_reported_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("EXPLORER_STORIES", f"file://{tmp_path}/none.git")

    assert main(["fetch"]) == 1

    assert capsys.readouterr().err.startswith(f"explorer: missing: file://{tmp_path}/none.git: ")


@pytest.mark.parametrize("named", ["", "/srv/stories", "ftp://host/a"])
def test_what_is_no_remote_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", named)

    assert main(["fetch"]) == 2

    assert capsys.readouterr().err.startswith(f"explorer: EXPLORER_STORIES: found {named!r}, ")
