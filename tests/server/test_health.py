"""`/livez` and `/readyz`: what a restart helps against, and what keeps readers away."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer.server import health
from explorer.server.heartbeat import LOOK_S, STUCK_S, Heartbeat
from explorer.server.routes import routes
from explorer.server.work_queues import WorkQueue
from tests.records import SHIPPED
from tests.server.hanging import hanging_folder
from tests.waiting import eventually_async


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))
    with TestClient(Starlette(routes=routes())) as browser:
        yield browser


def test_a_server_that_works_is_alive_and_ready(site: TestClient) -> None:
    for address, words in (("/livez", "Alive.\n"), ("/readyz", "Ready.\n")):
        answer = site.get(address)
        assert (answer.status_code, answer.text) == (200, words)
        assert answer.headers["cache-control"] == "no-store"


def test_a_server_without_a_free_thread_is_not_alive(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    heartbeat = Heartbeat(clock)
    monkeypatch.setattr(health, "HEARTBEAT", heartbeat)

    async def never(_: object) -> None:
        clock.now_s += STUCK_S + 1
        answered = await asyncio.to_thread(site.get, "/livez")
        assert (answered.status_code, answered.text) == (503, "No thread has been free for 30 s.\n")

    monkeypatch.setattr("explorer.server.heartbeat.run_in_threadpool", never)
    asyncio.run(heartbeat.ask())

    assert site.get("/livez").status_code == 200


def test_a_thread_is_waited_for_until_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    heartbeat = Heartbeat(Clock())
    monkeypatch.setattr("explorer.server.heartbeat.LOOK_S", 0)

    async def look() -> None:
        asked = asyncio.Event()

        async def never(_: object) -> None:
            asked.set()
            await asyncio.Event().wait()

        monkeypatch.setattr("explorer.server.heartbeat.run_in_threadpool", never)
        running = asyncio.create_task(heartbeat.run(lambda _: None))
        await asked.wait()
        gc.collect()
        assert heartbeat._asked_at is not None
        running.cancel()

    asyncio.run(look())


def test_the_heartbeat_sees_that_the_event_loop_was_held_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("explorer.server.heartbeat.LOOKS", 2)
    heartbeat = Heartbeat()
    seen: list[float] = []

    async def hold_up() -> None:
        beating = asyncio.create_task(heartbeat.run(seen.append))
        await asyncio.sleep(0)
        Event().wait(3 * LOOK_S)  # nothing else in this loop goes on meanwhile
        await eventually_async(lambda: heartbeat.lag_s > 0)
        beating.cancel()

    asyncio.run(hold_up())

    assert heartbeat.lag_s == max(seen[:2]) == seen[0] >= LOOK_S


def test_a_server_whose_drawing_does_not_end_is_not_ready(site: TestClient) -> None:
    began, may = Event(), Event()

    def draw() -> str:
        began.set()
        assert may.wait(20)
        return "drawn"

    async def stuck() -> None:
        queue = WorkQueue[str]("endless", workers=1, waiting=1, kept=0, stuck_s=0)
        drawing = asyncio.create_task(queue.get("a card", draw))
        assert await asyncio.to_thread(began.wait, 20)
        answer = await asyncio.to_thread(site.get, "/readyz")
        assert (answer.status_code, answer.text) == (503, "Stuck: endless.\n")
        may.set()
        assert await drawing == "drawn"
        assert (await asyncio.to_thread(site.get, "/readyz")).status_code == 200

    asyncio.run(stuck())


def test_a_story_folder_that_hangs_is_reported_in_time(site: TestClient) -> None:
    with hanging_folder(health):
        for _ in range(3):
            found = site.get("/readyz")
            assert (found.status_code, found.text) == (503, "The story folder does not respond.\n")
        assert site.get("/livez").status_code == 200
