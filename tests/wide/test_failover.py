"""Replicas behind nginx that are killed, stopped and started again while readers read."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count, cycle
from threading import Event, Thread
from time import monotonic, sleep

import httpx
import pytest
from playwright.sync_api import sync_playwright

from tests.browser.driving import launched, open_story, wait_for_event
from tests.browser.servers import HOST, Server, serving
from tests.wide.conftest import needed
from tests.wide.held_sessions import HeldSession, present
from tests.wide.nginx import Front, balancing

STORY = "stories/vostochny-2023"
QUERY = "?story=vostochny-2023&lang=en"
SECOND = "khasan-welcome"
MEETING = (
    "?story=vostochny-2023&event=meeting&lang=en",
    "?event=meeting&lang=en&story=vostochny-2023",
    "?lang=en&story=vostochny-2023&event=meeting&utm_source=letter",
)
READERS = 40
LOADERS = 4
ROUNDS_OF_AN_ADDRESS = 30
"""Of three requests: fewer than nginx allows in a burst."""
BACK_TIMEOUT_S = 60
CUT_TIMEOUT_S = 5
"""A killed process closes its websockets at once; nginx passes that on."""
AS_SHIPPED = {"EXPLORER_DASHBOARD_ARRIVALS": "10", "EXPLORER_DASHBOARD_WAIT": "0.25"}
"""Other tests let in any number of readers."""


@pytest.fixture(scope="module")
def started() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(settings=AS_SHIPPED)) for _ in range(2)]


@pytest.fixture
def replicas(started: list[Server]) -> list[Server]:
    """Two that run, whatever a test has done to them."""
    for replica in started:
        if replica.process_id is None:
            replica.start()
    return started


@pytest.fixture
def front(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """With an empty cache and an empty log."""
    ports = [replica.port for replica in replicas]
    with needed(balancing(ports, tmp_path_factory.mktemp("nginx"))) as running:
        yield running


def kill(replica: Server) -> None:
    """End a replica as a machine that loses power does."""
    assert replica.process_id is not None
    os.kill(replica.process_id, signal.SIGKILL)
    replica.stop()


def test_pages_that_were_read_before_are_there_while_no_replica_is(
    front: Front, replicas: list[Server]
) -> None:
    with httpx.Client(base_url=front.address) as client:
        links = client.get("").headers["link"]
        script = links.partition("<")[2].partition(">")[0]
        read = (STORY, "stories/", script, f"{STORY}/meeting?lang=en")
        before = [client.get(path) for path in read]
        for replica in replicas:
            kill(replica)
        after = [client.get(path) for path in read]
        moments = [
            client.get(query, headers={"Accept-Language": "fr"}, follow_redirects=True)
            for query in MEETING
        ]
        forged = client.get("?story=%2e%2e&event=%0d%0aSet-Cookie:x")

    assert [page.status_code for page in after] == [200, 200, 200, 200]
    assert [page.content for page in after] == [page.content for page in before]
    for dashboard in moments:
        assert dashboard.history[0].status_code == 307
        assert dashboard.content == before[-1].content
    assert (forged.status_code, forged.headers["location"]) == (307, "stories/")
    assert "set-cookie" not in forged.headers


def test_what_nobody_has_read_is_answered_with_a_sentence_while_no_replica_is(
    front: Front, replicas: list[Server]
) -> None:
    for replica in replicas:
        kill(replica)
    english = httpx.get(f"{front.address}stories/", headers={"Accept-Language": "en"})
    italian = httpx.get(f"{front.address}robots.txt", headers={"Accept-Language": "it"})

    for answer, sentence in (
        (english, "The site is not available at the moment."),
        (italian, "Il sito non è raggiungibile al momento"),
    ):
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["retry-after"] == "10"
        assert answer.headers["cache-control"] == "no-store"
        assert sentence in answer.text


def test_a_reader_of_a_killed_replica_reads_on_at_the_same_event(
    front: Front, replicas: list[Server]
) -> None:
    with sync_playwright() as playwright, launched(playwright) as browser:
        page = browser.new_page()
        open_story(page, front.address, QUERY)
        page.keyboard.press("ArrowRight")
        wait_for_event(page, SECOND)
        (holder,) = [each for each in replicas if str(each.port) in first_replica(front)]
        with page.expect_event("websocket") as reopened:
            kill(holder)
        wait_for_event(page, SECOND)
        page.keyboard.press("ArrowLeft")
        wait_for_event(page, "departure-pyongyang")
        assert not reopened.value.is_closed()


def first_replica(front: Front) -> str:
    """The replica that answered the page."""
    return next(line for line in front.lines() if line["path"] == "/")["replica"]


def test_all_readers_of_a_killed_replica_are_back_where_they_were(
    front: Front, replicas: list[Server]
) -> None:
    readers = [
        HeldSession(front.address, f"{QUERY}&event={SECOND}", f"127.0.2.{number % 10 + 1}")
        for number in range(READERS)
    ]

    async def live_through() -> int:
        async with present(readers, at_a_time=2):
            kill(replicas[0])
            cut = await asyncio.gather(*map(was_cut, readers))
            lost = [reader for reader, is_cut in zip(readers, cut, strict=True) if is_cut]
            await asyncio.gather(*(each.connect() for each in lost))
            for each in lost:
                assert f'"event": "{SECOND}"' in await each.run_script()
            return len(lost)

    lost = asyncio.run(live_through())
    assert READERS // 5 < lost < READERS * 4 // 5


async def was_cut(reader: HeldSession) -> bool:
    """Whether a reader has lost the websocket; those of another replica have not."""
    try:
        async with asyncio.timeout(CUT_TIMEOUT_S):
            await reader.is_cut()
    except TimeoutError:
        return False
    return True


def test_no_request_fails_while_one_replica_after_another_is_restarted(
    front: Front, replicas: list[Server]
) -> None:
    failures: list[str] = []
    done = Event()
    answered = count()
    addresses = (f"127.0.3.{number}" for number in cycle(range(1, 255)))

    def load() -> None:
        while not done.is_set():
            transport = httpx.HTTPTransport(local_address=next(addresses))
            with httpx.Client(base_url=front.address, transport=transport, timeout=30) as client:
                for _ in range(ROUNDS_OF_AN_ADDRESS):
                    number = next(answered)
                    for path in ("", "robots.txt", f"{STORY}?lang=en&n={number}"):
                        failures.extend(failure(client, path))

    threads = [Thread(target=load) for _ in range(LOADERS)]
    for thread in threads:
        thread.start()
    for replica in replicas:
        replica.stop()
        replica.start()
        wait_until_it_answers(front, replica)
    done.set()
    for thread in threads:
        thread.join()

    assert next(answered) > 200
    assert failures == []


def failure(client: httpx.Client, path: str) -> Iterator[str]:
    """What went wrong with a request, if anything did."""
    try:
        answer = client.get(path)
    except httpx.HTTPError as error:
        yield f"{path}: {error!r}"
    else:
        if answer.status_code != 200:
            yield f"{path}: {answer.status_code}"


def wait_until_it_answers(front: Front, replica: Server) -> None:
    """Wait until nginx sends readers to a replica again."""
    seen = len(front.lines())
    deadline = monotonic() + BACK_TIMEOUT_S
    while monotonic() < deadline:
        if any(line["replica"] == f"{HOST}:{replica.port}" for line in front.lines()[seen:]):
            return
        sleep(0.1)
    raise AssertionError(f"no request was sent to port {replica.port}")
