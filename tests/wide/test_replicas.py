"""Two replicas behind nginx, below a base path: readers do not notice that they are two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.browser.servers import Server, serving
from tests.wide.conftest import needed
from tests.wide.nginx import Front, balancing
from tests.wide.visitors import Visitor

BASE = "maps/kim"
STORY = "?story=vostochny-2023&lang=en"
SECOND = "khasan-welcome"


@pytest.fixture(scope="module")
def replicas() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(base=BASE)) for _ in range(2)]


@pytest.fixture(scope="module")
def site(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    ports = [replica.port for replica in replicas]
    with needed(balancing(ports, tmp_path_factory.mktemp("nginx"), base=BASE)) as front:
        yield front


@pytest.fixture(scope="module")
def clients(replicas: list[Server], site: Front) -> Iterator[list[httpx.Client]]:
    """One for each replica, asking as nginx does."""
    as_nginx = {"Host": f"127.0.0.1:{site.port}"}
    with ExitStack() as stack:
        yield [
            stack.enter_context(httpx.Client(base_url=replica.address, headers=as_nginx))
            for replica in replicas
        ]


def test_the_explorer_opens_steps_and_reconnects_behind_nginx(
    visitor: Visitor, site: Front
) -> None:
    visitor.open(site.address + STORY)
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
def test_both_replicas_give_the_same_answer(clients: list[httpx.Client], path: str) -> None:
    first, second = (client.get(path) for client in clients)

    assert first.status_code == second.status_code == 200
    assert first.content == second.content


def test_what_one_replica_links_to_the_other_serves(clients: list[httpx.Client]) -> None:
    for one, other in (clients, reversed(clients)):
        pictures = one.get("stories/").text.split('src="')[1:]
        assert pictures
        for picture in pictures:
            address = httpx.URL("stories/").join(picture.partition('"')[0])
            assert other.get(str(address)).status_code == 200
