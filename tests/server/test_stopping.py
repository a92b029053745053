"""What a stop does to readiness and to work that waits; the whole of it: `tests/wide`."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from uvicorn import Config, Server

from explorer.server import app, health, stopping
from explorer.server.app import attach_to_uvicorn
from explorer.server.health import FolderHealth
from explorer.server.routes import routes
from explorer.server.stopping import Stopping, drain_s, end_process_in, stop_gracefully_on_signal
from explorer.server.work_queues import WorkQueue
from explorer.story.errors import SettingError


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that is not run, and a process that is never ended."""
    monkeypatch.setattr(stopping, "end_process_in", lambda _: None)
    return Server(Config(Starlette()))


def test_a_uvicorn_that_cannot_be_bounded_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app, "bound_requests", lambda: False)
    attach_to_uvicorn()  # no uvicorn handles signals here

    limits, stop = caplog.messages
    assert limits.startswith("Request limits are off")
    assert stop.startswith("SIGTERM stops at once")


def test_a_stopping_server_is_alive_but_not_ready(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = Stopping()
    monkeypatch.setattr(health, "STOPPING", now)
    site = TestClient(FolderHealth(Starlette(routes=routes())))

    asyncio.run(now.run(server, 0))

    assert server.should_exit
    for address in ("/readyz", "/_stcore/health"):
        answer = site.get(address)
        assert (answer.status_code, answer.text) == (503, "Stopping.\n")
    assert site.get("/livez").status_code == 200


def test_requests_are_accepted_while_it_drains_and_a_second_signal_ends_that(
    server: Server,
) -> None:
    now = Stopping()

    async def stop() -> None:
        draining = asyncio.create_task(now.run(server, 60))
        while not now.is_begun:
            await asyncio.sleep(0)
        assert not server.should_exit
        await now.run(server, 60)
        assert server.should_exit
        draining.cancel()

    asyncio.run(stop())


@pytest.mark.parametrize(("written", "seconds"), [("", 0), ("0", 0), ("5", 5), ("60", 60)])
def test_the_time_to_drain_is_a_setting(written: str, seconds: int) -> None:
    assert drain_s({"EXPLORER_DRAIN_S": written}) == seconds


@pytest.mark.parametrize("written", ["-1", "61", "5s", "1.5", "٣", "9" * 5000])
def test_another_time_to_drain_is_refused(written: str) -> None:
    with pytest.raises(SettingError) as error:
        drain_s({"EXPLORER_DRAIN_S": written})

    expected = f"found {written!r}, expected a whole number from 0 to 60"
    assert str(error.value) == f"EXPLORER_DRAIN_S: {expected}"


def test_the_process_ends_in_time_even_if_something_hangs() -> None:
    ended: list[int] = []

    end_process_in(0, ended.append).join(20)

    assert ended == [0]


def test_work_that_waits_is_given_up_and_work_that_has_begun_is_not() -> None:
    began, may = Event(), Event()

    def make() -> str:
        began.set()
        assert may.wait(20)
        return "made"

    async def stop() -> None:
        queue = WorkQueue[str]("test", workers=1, waiting=2, kept=0)
        first, second = (asyncio.create_task(queue.get(key, make)) for key in "ab")
        assert await asyncio.to_thread(began.wait, 20)
        queue.give_up()
        may.set()
        assert await first == "made"
        with pytest.raises(asyncio.CancelledError):
            await second

    asyncio.run(stop())


def test_without_uvicorn_signals_are_left_alone() -> None:
    assert stop_gracefully_on_signal() is False
