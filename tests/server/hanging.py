"""A folder of stories that does not respond, as a network mount may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import ModuleType

import pytest

from explorer.reading.library import Library


@contextmanager
def hanging_folder(module: ModuleType) -> Iterator[None]:
    """Let a module wait for its stories, for a hundredth of a second, until the block ends.

    Args:
        module: of the server, with `library` and `FOLDER_S`.
    """
    responds = Event()

    def hanging() -> Library:
        assert responds.wait(20)
        return Library((), ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "library", hanging)
        patch.setattr(module, "FOLDER_S", 0.01)
        yield
        responds.set()
