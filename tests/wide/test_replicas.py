"""Two replicas behind nginx, below a base path: readers do not notice that they are two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.browser.servers import Server, serving
from tests.wide.conftest import needed
from tests.wide.nginx import balancing
from tests.wide.visitors import Visitor

BASE = "maps/kim"
STORY = "?story=vostochny-2023&lang=en"
SECOND = "khasan-welcome"


@pytest.fixture(scope="module")
def replicas() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(base=BASE)) for _ in range(2)]


@pytest.fixture(scope="module")
def site(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each reader is sent to a replica of their own."""
    ports = [replica.port for replica in replicas]
    folder = tmp_path_factory.mktemp("nginx")
    with needed(balancing(ports, folder, base=BASE, balance="ip_hash;")) as address:
        yield address


@pytest.fixture(scope="module")
def by_turns(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each request is sent to the other replica than the one before."""
    ports = [replica.port for replica in replicas]
    with needed(balancing(ports, tmp_path_factory.mktemp("nginx"), base=BASE)) as address:
        yield address


def test_the_explorer_opens_steps_and_reconnects_behind_nginx(visitor: Visitor, site: str) -> None:
    visitor.open(site + STORY)
    visitor.press("ArrowRight")
    visitor.wait_for_event(SECOND)
    visitor.wait("(event) => location.search.includes(`event=${event}`)", SECOND)
    assert visitor.look("() => location.pathname.replace(/[/]$/, '')") == f"/{BASE}"


@pytest.mark.parametrize(
    "path",
    [
        "stories/",
        "stories/vostochny-2023",
        "stories/vostochny-2023/meeting?lang=it",
        "stories/vostochny-2023/handout.html",
        "stories/vostochny-2023.geojson?lang=en",
        "sitemap.xml",
    ],
)
def test_both_replicas_give_the_same_answer(by_turns: str, path: str) -> None:
    with httpx.Client() as client:
        answers = [client.get(by_turns + path) for _ in range(4)]

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.headers["x-replica"] for answer in answers}) == 2
    assert len({answer.content for answer in answers}) == 1


def test_what_one_replica_links_to_the_other_serves(by_turns: str) -> None:
    with httpx.Client() as client:
        pages = [client.get(f"{by_turns}stories/") for _ in range(2)]
        assert len({page.headers["x-replica"] for page in pages}) == 2
        pictures = pages[0].text.split('src="')[1:]
        assert pictures
        for picture in pictures:
            url = httpx.URL(f"{by_turns}stories/").join(picture.partition('"')[0])
            answers = [client.get(url) for _ in range(2)]
            assert len({answer.headers["x-replica"] for answer in answers}) == 2
            assert {answer.status_code for answer in answers} == {200}
