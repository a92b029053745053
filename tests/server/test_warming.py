"""Caches are filled at the start with what the first readers ask for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message, Receive, Scope, Send

from explorer.server import warming
from explorer.server.documents import ASSETS, QUEUE
from explorer.server.observed_requests import ObservedRequests
from explorer.server.routes import routes
from explorer.server.shelf import library
from explorer.server.warming import ask, first_addresses, warm_caches
from tests.records import SHIPPED, write_story


def test_what_is_warmed_is_there_and_is_what_readers_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))
    app = Starlette(routes=routes())
    addresses = [
        each
        for each in first_addresses(library())
        if not each.startswith(("static/", "component/"))
    ]

    async def statuses() -> dict[str, int]:
        return {each: await ask(app, f"/{each}", "br") for each in addresses}

    assert set(asyncio.run(statuses()).values()) == {200}
    kinds = ("explorer.js", "facts.json", "words.json", "stories/vostochny-2023", "card.png")
    assert [kind for kind in kinds if not any(kind in each for each in addresses)] == []


def test_a_warmed_answer_is_cached_and_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    write_story(tmp_path)
    ours = routes()
    observed = [Middleware(ObservedRequests, root="/", routes=ours)]
    app = Starlette(routes=ours, middleware=observed)
    monkeypatch.setattr(warming, "_STREAMLIT", warming.re.compile("nothing of Streamlit's"))
    caplog.set_level("INFO", "explorer")

    asyncio.run(warm_caches(app))
    hits = (ASSETS.hits, QUEUE.hits)
    asyncio.run(warm_caches(app))

    assert ASSETS.hits > hits[0]
    assert QUEUE.hits > hits[1]
    assert not caplog.records


class Serving:
    """A server that is serving readers for so many looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    @property
    def count(self) -> int:
        self.looks -= 1
        return max(self.looks, 0)


def test_readers_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serving = Serving(looks=20)
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setattr(warming, "LOOK_S", 0)
    monkeypatch.setattr(warming, "IN_FLIGHT", serving)
    looks_left: list[int] = []

    async def app(_: Scope, __: Receive, send: Send) -> None:
        looks_left.append(serving.looks)
        message: Message = {"type": "http.response.start", "status": 200, "headers": []}
        await send(message)

    asyncio.run(warm_caches(app))

    assert looks_left
    assert max(looks_left) <= 0


def test_what_most_readers_see_is_warmed_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))

    facts = [each for each in first_addresses(library()) if "facts.json" in each]

    assert "asof=now" in facts[0]
    assert any("asof=publication" in each for each in facts)
