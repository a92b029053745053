"""Open pages take up what an author saves: when Streamlit is asked to rerun them."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from explorer.paths import PACKAGE
from explorer.server import live_preview
from explorer.server.shelf import library
from tests.records import write_story
from tests.waiting import eventually_async


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    values: dict[str, Any] = {
        "server.fileWatcherType": "auto",
        "server.folderWatchList": ["/elsewhere"],
        "server.folderWatchBlacklist": [],
    }
    monkeypatch.setattr(config, "get_option", values.__getitem__)
    monkeypatch.setattr(config, "set_option", values.__setitem__)
    return values


def test_streamlit_watches_a_folder_beside_those_that_the_operator_names(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    live_preview.let_streamlit_watch(tmp_path)

    assert options == {
        "server.fileWatcherType": "auto",
        "server.folderWatchList": ["/elsewhere", str(tmp_path.resolve())],
        "server.folderWatchBlacklist": [str(PACKAGE)],
        "server.runOnSave": True,
    }


def test_the_operator_can_turn_it_off(options: dict[str, Any]) -> None:
    assert live_preview.is_watching()
    options["server.fileWatcherType"] = "none"
    assert not live_preview.is_watching()


def test_every_change_of_the_library_is_announced_also_of_folders_that_come_and_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any]
) -> None:
    stories, elsewhere = tmp_path / "stories", tmp_path / "elsewhere"
    monkeypatch.setenv("EXPLORER_STORIES", str(stories))
    monkeypatch.setattr(live_preview, "LOOK_EVERY_S", 0.01)
    looks: list[object] = []
    monkeypatch.setattr(live_preview, "library", lambda: looks.append(0) or library())
    write_story(stories, slug="one")
    write_story(stories, slug="two")

    def watched() -> Path:
        return Path(options["server.folderWatchList"][-1])

    def announced() -> int:
        file = watched() / "changes"
        return int(file.read_text() or 0) if file.exists() else 0

    async def follow() -> None:
        announcing = asyncio.create_task(live_preview.announce_changes())
        await eventually_async(lambda: watched() != Path("/elsewhere"))
        await eventually_async(lambda: len(looks) > 3)
        assert announced() == 0, "nothing has changed"
        changes = (
            lambda: (stories / "one").rename(elsewhere),
            lambda: elsewhere.rename(stories / "one"),
            lambda: write_story(stories, slug="two", title={"en": "Another title"}),
            lambda: stories.rename(elsewhere),
            lambda: elsewhere.rename(stories),
            lambda: shutil.rmtree(stories / "one"),
        )
        for number, change in enumerate(changes, start=1):
            change()
            await eventually_async(lambda number=number: announced() >= number)
        announcing.cancel()
        await asyncio.gather(announcing, return_exceptions=True)

    asyncio.run(follow())

    assert not watched().exists(), "its own folder is removed in the end"


def test_a_look_that_fails_does_not_end_the_looking(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(live_preview, "LOOK_EVERY_S", 0.01)
    looks = iter([1, 1, OSError("torn"), 2])

    def look() -> int:
        found = next(looks, 2)
        if isinstance(found, OSError):
            raise found
        return found

    monkeypatch.setattr(live_preview, "library", look)

    async def follow() -> None:
        announcing = asyncio.create_task(live_preview.announce_changes())
        await eventually_async(
            lambda: Path(options["server.folderWatchList"][-1], "changes").exists()
        )
        announcing.cancel()
        await asyncio.gather(announcing, return_exceptions=True)

    asyncio.run(follow())

    assert "Open pages may miss a change" in caplog.text
