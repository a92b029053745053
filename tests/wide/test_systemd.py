"""The unit of `deploy/systemd`, as systemd reads and rates it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.servers import ROOT
from tests.wide.conftest import needed
from tests.wide.visitors import ProgramMissingError

UNIT = ROOT / "deploy" / "systemd" / "explorer@.service"
MOST_EXPOSED = 15
"""Tenths; a unit without any restriction is at 96."""


@contextmanager
def analyzer() -> Iterator[str]:
    """The program that checks units."""
    program = shutil.which("systemd-analyze")
    if program is None:
        raise ProgramMissingError("systemd-analyze is missing; on Debian: apt install systemd")
    yield program


@pytest.fixture
def analyze() -> Iterator[str]:
    with needed(analyzer()) as program:
        yield program


def test_systemd_finds_no_mistake_in_the_unit(analyze: str, tmp_path: Path) -> None:
    text = UNIT.read_text("utf-8").replace(
        "/opt/itinerary-explorer/.venv/bin/python", sys.executable
    )
    copy = tmp_path / UNIT.name
    copy.write_text(text.replace("file:///opt/itinerary-explorer", f"file://{ROOT}"), "utf-8")
    command = [analyze, "verify", "--man=no", str(copy)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.stdout + ended.stderr, ended.returncode) == ("", 0)


def test_the_unit_may_do_little(analyze: str) -> None:
    command = [analyze, "security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(UNIT)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
