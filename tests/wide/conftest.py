"""Other browsers, other ways to serve: run by `make test-wide`, and by nobody by accident."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from tests.browser.servers import Server, serving
from tests.wide import firefox, webkit
from tests.wide.visitors import ProgramMissingError, Visitor

T = TypeVar("T")

HERE = Path(__file__).parent
BROWSERS: dict[str, Callable[[], AbstractContextManager[Visitor]]] = {
    "firefox": firefox.visiting,
    "webkit": webkit.visiting,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests, and let one worker have all that share a browser or a file's servers.

    As in `tests/browser`, one that fails in CI runs once more, and the report names it.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.wide)
            if os.environ.get("CI"):
                item.add_marker(pytest.mark.flaky(reruns=1))
            browser = next((name for name in BROWSERS if name in item.name), item.path.stem)
            item.add_marker(pytest.mark.xdist_group(browser))


@contextmanager
def needed(programs: AbstractContextManager[T]) -> Iterator[T]:
    """What these programs do, as long as the block runs; in CI a missing one is a failure."""
    with ExitStack() as stack:
        try:
            running = stack.enter_context(programs)
        except ProgramMissingError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session", params=BROWSERS)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A reader with one browser for all tests."""
    with needed(BROWSERS[request.param]()) as reader:
        yield reader


@pytest.fixture(scope="session")
def wide_server() -> Iterator[Server]:
    with serving() as running:
        yield running
