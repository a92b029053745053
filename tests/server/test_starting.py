"""The start: wrong settings end it, unknown ones and a folder without stories are logged."""

from pathlib import Path

import pytest

from explorer.reading.library import load_library
from explorer.server.starting import (
    end_if_settings_are_wrong,
    warn_of_folder,
    warn_of_settings,
    wrong_settings,
)
from explorer.settings import OF_REMOTES, SETTINGS, STORIES
from tests.records import write_story

WRONG = {
    "EXPLORER_BASEMAP": (
        "/none/planet.pmtiles",
        "/none/planet.pmtiles: the archive cannot be opened: No such file or directory",
    ),
    "EXPLORER_CACHE": (
        "off",
        "found off, expected a folder: stories from elsewhere are kept in it",
    ),
    "EXPLORER_DASHBOARD_ARRIVALS": ("many", "found 'many', expected a number from 0 to 1000000"),
    "EXPLORER_DASHBOARD_READERS": (
        "2.5",
        "found '2.5', expected a whole number from 0 to 1000000",
    ),
    "EXPLORER_DASHBOARD_WAIT": ("0,25", "found '0,25', expected a number from 0 to 1000000"),
    "EXPLORER_DRAIN_S": ("99", "found '99', expected a whole number from 0 to 60"),
    "EXPLORER_FRAME_ANCESTORS": (
        "a;b",
        "found 'a;b', expected *, 'none', or addresses such as "
        "https://example.org https://*.example.net",
    ),
    "EXPLORER_LOG": ("xml", "found 'xml', expected json, plain or nothing"),
    "EXPLORER_METRICS_TOKEN": ("short", "found 5 characters, expected at least 16, all of ASCII"),
    "EXPLORER_OFFLINE": ("no", "found 'no', expected 0, 1 or nothing"),
    "EXPLORER_ONLINE_MAPS": ("no", "found 'no', expected ask, allow, never or nothing"),
    "EXPLORER_PUBLIC_URL": (
        "maps.example",
        "found 'maps.example', expected an address such as https://example.org/maps",
    ),
    "EXPLORER_TRUST_PROXY": ("yes", "found 'yes', expected 0, 1 or nothing"),
}
"""A wrong value of each setting, and the words after its name."""
REMOTE = {STORIES: "https://git.example/stories.git"}


def test_all_wrong_settings_are_reported_together() -> None:
    found = wrong_settings({name: value for name, (value, _) in WRONG.items()} | REMOTE)
    assert found == tuple(f"{name}: {words}" for name, (_, words) in WRONG.items())


def test_every_setting_is_looked_at() -> None:
    assert set(WRONG) == set(SETTINGS) - set(OF_REMOTES)
    (line,) = wrong_settings({f"{STORIES}_BRANCH": "main"})
    assert line.startswith("EXPLORER_STORIES_BRANCH is set, but EXPLORER_STORIES names no repos")


def test_a_wrong_setting_ends_the_start_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        end_if_settings_are_wrong({"EXPLORER_LOG": "xml"})

    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "explorer: EXPLORER_LOG: found 'xml', expected json, plain or nothing\n"
    )


def test_right_settings_let_the_server_start(capsys: pytest.CaptureFixture[str]) -> None:
    end_if_settings_are_wrong({"EXPLORER_LOG": "json", "EXPLORER_DRAIN_S": ""})
    assert capsys.readouterr().err == ""


def test_a_misspelt_setting_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    warn_of_settings({"EXPLORER_DRAIN": "5"})
    assert caplog.messages == [
        "EXPLORER_DRAIN is no setting and changes nothing; did you mean EXPLORER_DRAIN_S?"
    ]


def test_a_folder_without_stories_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    for name in ("empty", "file", "none"):
        warn_of_folder(tmp_path / name, load_library(tmp_path / name))

    assert caplog.messages == [
        f"EXPLORER_STORIES: found no story in {tmp_path}/empty, expected folders with story.yaml",
        f"EXPLORER_STORIES: found no folder at {tmp_path}/file, expected the folder of the stories",
        f"EXPLORER_STORIES: found nothing at {tmp_path}/none, expected the folder of the stories",
    ]


def test_a_folder_with_a_story_is_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stories = write_story(tmp_path).parent
    warn_of_folder(stories, load_library(stories))
    assert caplog.messages == []
