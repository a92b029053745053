"""Costly answers: made once, kept, bounded in number, and in nobody's way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event

import pytest

from explorer.server.work_queues import BusyError, WorkQueue


class Maker:
    """Makes texts once it may, and writes down which it made."""

    def __init__(self) -> None:
        self.may, self.began = Event(), Event()
        self.made: list[str] = []

    def of(self, text: str) -> Callable[[], str]:
        def make() -> str:
            self.began.set()
            assert self.may.wait(20)
            self.made.append(text)
            return text

        return make


@pytest.fixture
def maker() -> Maker:
    return Maker()


def queue(*, waiting: int = 8, kept: int = 8) -> WorkQueue[str]:
    return WorkQueue("test", workers=1, waiting=waiting, kept=kept)


def test_what_several_ask_for_at_once_is_made_once(maker: Maker) -> None:
    work = queue()

    async def ask() -> list[str]:
        asked = [asyncio.ensure_future(work.get("a", maker.of("a"))) for _ in range(5)]
        await asyncio.to_thread(maker.began.wait, 20)
        maker.may.set()
        return await asyncio.gather(*asked)

    assert asyncio.run(ask()) == ["a"] * 5
    assert maker.made == ["a"]


def test_what_is_kept_does_not_wait_for_what_is_being_made(maker: Maker) -> None:
    work = queue()

    async def ask() -> str:
        maker.may.set()
        await work.get("kept", maker.of("kept"))
        maker.may.clear()
        maker.began.clear()
        slow = asyncio.ensure_future(work.get("slow", maker.of("slow")))
        await asyncio.to_thread(maker.began.wait, 20)
        found = await work.get("kept", maker.of("again"))
        assert not slow.done()
        maker.may.set()
        await slow
        return found

    assert asyncio.run(ask()) == "kept"
    assert maker.made == ["kept", "slow"]


def test_beyond_its_length_a_queue_refuses_and_takes_work_again_later(maker: Maker) -> None:
    work = queue(waiting=2)

    async def ask() -> str:
        asked = [asyncio.ensure_future(work.get(key, maker.of(key))) for key in "ab"]
        await asyncio.to_thread(maker.began.wait, 20)
        with pytest.raises(BusyError):
            await work.get("c", maker.of("c"))
        assert not asked[0].done()
        same = asyncio.ensure_future(work.get("b", maker.of("b")))  # it is waited for already
        maker.may.set()
        await asyncio.gather(*asked, same)
        return await work.get("c", maker.of("c"))

    assert asyncio.run(ask()) == "c"
    assert maker.made == ["a", "b", "c"]


def test_who_stops_waiting_does_not_stop_it_for_the_others(maker: Maker) -> None:
    work = queue()

    async def ask() -> str:
        before = asyncio.ensure_future(work.get("before", maker.of("before")))
        leaving, staying = (asyncio.ensure_future(work.get("a", maker.of("a"))) for _ in "ab")
        await asyncio.to_thread(maker.began.wait, 20)
        leaving.cancel()
        maker.may.set()
        await before
        return await staying

    assert asyncio.run(ask()) == "a"


def test_a_failure_reaches_who_waits_and_is_not_kept() -> None:
    work = queue()

    def fails() -> str:
        raise ValueError("no ink")

    async def ask() -> str:
        with pytest.raises(ValueError, match="no ink"):
            await work.get("a", fails)
        return await work.get("a", lambda: "a")

    assert asyncio.run(ask()) == "a"


def test_those_asked_for_least_recently_go_first(maker: Maker) -> None:
    work = queue(kept=2)
    maker.may.set()

    async def ask() -> None:
        for key in ("a", "b", "a", "c", "a", "b"):
            await work.get(key, maker.of(key))

    asyncio.run(ask())
    assert maker.made == ["a", "b", "c", "b"]
