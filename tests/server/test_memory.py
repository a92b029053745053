"""When garbage is collected, and that this is the operator's choice."""

from __future__ import annotations

import sys

import pytest
from streamlit import config

from explorer.server.memory import collect_seldom, trim

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
    assert trim() in {True, False}
