"""When garbage is collected, and that this is the operator's choice."""

from __future__ import annotations

import asyncio
import sys

import pytest
from streamlit import config

from explorer.server import memory
from explorer.server.memory import (
    GROWN_BYTES,
    collect_seldom,
    give_memory_back,
    resident_bytes,
    trim,
)
from explorer.server.sessions import KeptSessions

PER_RUN = "runner.postScriptGC"


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What is set in Streamlit's configuration; it starts as the default."""
    made: dict[str, object] = {}
    monkeypatch.setattr(config, "is_manually_set", lambda name: name in made)
    monkeypatch.setattr(config, "set_option", lambda name, value: made.update({name: value}))
    return made


def test_streamlit_collects_no_garbage_after_a_run_however_it_is_started(
    settings: dict[str, object],
) -> None:
    collect_seldom()

    assert settings == {PER_RUN: False}


def test_an_operator_who_wants_a_collection_after_every_run_gets_it(
    settings: dict[str, object],
) -> None:
    settings[PER_RUN] = True
    collect_seldom()

    assert settings == {PER_RUN: True}


def test_the_setting_is_still_streamlits() -> None:
    assert config.get_option(PER_RUN) in {True, False}


@pytest.mark.skipif(sys.platform != "linux", reason="other C libraries return memory themselves")
def test_memory_can_be_returned() -> None:
    blocks = [bytes(100_000) for _ in range(100)]  # too small to be mapped one by one
    blocks[:-1] = []

    assert trim()


@pytest.mark.skipif(sys.platform != "linux", reason="it is read from /proc")
def test_what_the_process_takes_is_known() -> None:
    assert resident_bytes() > 10_000_000


def test_memory_is_returned_when_the_process_has_grown_and_not_again_for_what_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = 0
    trimmed: list[int] = []

    def taken() -> int:
        nonlocal looks
        looks += 1
        if looks > 20:
            raise StopWorkingError
        return GROWN_BYTES + 1 if looks > 5 else 0

    monkeypatch.setattr(memory, "PAUSE_S", 0)
    monkeypatch.setattr(memory, "trim", lambda: trimmed.append(1))
    kept = KeptSessions(most=1, seconds=60)
    with pytest.raises(StopWorkingError):
        asyncio.run(give_memory_back(kept, lambda: 0, taken))

    assert len(trimmed) == 1


class StopWorkingError(Exception):
    """Ends work that has no end."""
