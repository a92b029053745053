"""The garbage collector is off only while a story is read."""

import gc

import pytest

from explorer.reading.collecting import collecting_later


def test_no_garbage_is_looked_for_meanwhile_and_afterwards_again() -> None:
    with pytest.raises(ValueError, match="broken"), collecting_later():
        assert not gc.isenabled()
        raise ValueError("broken")

    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with collecting_later():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
