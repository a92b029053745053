"""nginx as `deploy/nginx` configures it, before two replicas: what it caches, closes and limits."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.browser.servers import HOST, Server, serving
from tests.wide.conftest import needed
from tests.wide.nginx import Front, balancing

STORY = "stories/vostochny-2023"
SLOWER = {"200 301 5s": "200 301 10m", "rate=20r/s": "rate=20r/m"}
"""What a busy machine would take too long for: kept pages, and addresses that ask too much."""
BEHIND_NGINX = {"EXPLORER_TRUST_PROXY": "1"}
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
)


@pytest.fixture(scope="module")
def replicas() -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(settings=BEHIND_NGINX)) for _ in range(2)]


@pytest.fixture
def front(replicas: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """With an empty cache and an empty log."""
    ports = [replica.port for replica in replicas]
    with needed(balancing(ports, tmp_path_factory.mktemp("nginx"), changes=SLOWER)) as running:
        yield running


@pytest.fixture
def client(front: Front) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=front.address) as asking:
        yield asking


def from_address(address: str, front: Front) -> httpx.Client:
    """A client at another address of this machine, for limits per address."""
    transport = httpx.HTTPTransport(local_address=address)
    return httpx.Client(base_url=front.address, transport=transport)


def test_a_reader_stays_with_one_replica_by_a_cookie(front: Front, client: httpx.Client) -> None:
    cookie = client.get("").headers["set-cookie"]
    for _ in range(20):
        assert "set-cookie" not in client.get("").headers

    assert cookie.startswith("explorer_replica=")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax")
    assert len(set(front.replicas(21))) == 1


def test_new_readers_are_spread_over_the_replicas(front: Front) -> None:
    for _ in range(40):
        httpx.get(front.address)
    assert len(set(front.replicas(40))) == 2


def test_a_forged_cookie_gets_a_new_one(client: httpx.Client) -> None:
    client.cookies.set("explorer_replica", "a; Domain=example.org")
    assert "explorer_replica=" in client.get("").headers["set-cookie"]


@pytest.mark.parametrize(
    "path",
    [
        "metrics",
        "readyz",
        "livez",
        "_stcore/metrics",
        "_stcore/script-health-check",
        "_stcore/upload_file/a/b",
        "_stcore/message",
    ],
)
def test_what_readers_do_not_need_is_closed(front: Front, client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert front.replicas(1) == []


def test_a_page_is_rendered_once_per_language_and_encoding(
    front: Front, client: httpx.Client
) -> None:
    browsers = [
        {"Accept-Language": language, "Accept-Encoding": encoding}
        for language in ("it", "en")
        for encoding in ("gzip", "gzip, deflate", "identity")
    ]
    languages = []
    for headers in browsers + browsers:
        page = client.get(STORY, headers=headers)
        assert page.headers.get("content-encoding", "identity") in headers["Accept-Encoding"]
        languages.append(page.text.partition('lang="')[2][:2])

    assert languages == 2 * (3 * ["it"] + 3 * ["en"])
    assert len(front.replicas(12)) == 4
    assert [line["cache"] for line in front.requests(12)][6:] == 6 * ["HIT"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((f"{STORY}?lang=en", "it"), (f"{STORY}?lang=en", "de, fr;q=0.5")),
        ((STORY, "it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7"), (STORY, "it,en;q=0.5")),
        ((STORY, "en-GB,en;q=0.9"), (STORY, "en")),
        ((STORY, "en"), (f"{STORY}?utm_source=a&fbclid=b", "en")),
        ((f"{STORY}?lang=it", "en"), (f"{STORY}?lang=it&utm_source=a&utm_medium=b", "en")),
    ],
)
def test_what_does_not_change_a_page_does_not_render_it_again(
    front: Front, client: httpx.Client, first: tuple[str, str], second: tuple[str, str]
) -> None:
    pages = [
        client.get(path, headers={"Accept-Language": header}).text
        for path, header in (first, second)
    ]
    assert pages[0] == pages[1]
    assert [line["cache"] for line in front.requests(2)] == ["MISS", "HIT"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((f"{STORY}?lang=fr", "it"), (f"{STORY}?lang=fr", "en")),
        ((STORY, "it;q=0.1, en"), (STORY, "it, en;q=0.9")),
        ((STORY, "de, it;q=0.5"), (STORY, "de, en;q=0.5")),
        ((f"{STORY}?lang=en?utm_source=a", "it"), (f"{STORY}?lang=en", "it")),
        ((f"{STORY}?utm_source=a&lang=it", "en"), (STORY, "en")),
    ],
)
def test_what_changes_a_page_renders_it_again(
    front: Front, client: httpx.Client, first: tuple[str, str], second: tuple[str, str]
) -> None:
    pages = [
        client.get(path, headers={"Accept-Language": header}).text
        for path, header in (first, second)
    ]
    languages = [page.partition('lang="')[2][:2] for page in pages]
    assert sorted(languages) == ["en", "it"]
    assert len(front.replicas(2)) == 2


def test_pages_name_the_address_with_its_port(front: Front, client: httpx.Client) -> None:
    for path in ("", STORY):
        assert f'property="og:url" content="{front.address}' in client.get(path).text
    asked = {"Host": "maps.example.org:8443"}
    assert "http://maps.example.org:8443/" in client.get(STORY, headers=asked).text
    assert client.get("", headers={"Host": "a b"}).status_code == 400


def test_the_cache_answers_a_browser_that_has_the_page(front: Front, client: httpx.Client) -> None:
    tag = client.get(STORY).headers["etag"]
    assert client.get(STORY, headers={"If-None-Match": tag}).status_code == 304
    assert len(front.replicas(2)) == 1


def test_files_named_by_their_content_come_from_the_cache(
    front: Front, client: httpx.Client
) -> None:
    links = client.get("").headers["link"]
    script = links.partition("<")[2].partition(">")[0]
    first, second = client.get(script), client.get(script)

    assert first.content == second.content
    assert second.headers["content-encoding"] in {"gzip", "br"}
    assert second.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert [line["cache"] for line in front.requests(3)[1:]] == ["MISS", "HIT"]


def test_the_log_has_neither_address_nor_query_nor_browser(
    front: Front, client: httpx.Client
) -> None:
    client.get("?story=vostochny-2023&words=secret", headers={"User-Agent": "Particular/7"})
    (line,) = front.requests(1)
    log = front.log.read_text("utf-8")
    assert not {word for word in ("secret", "Particular", f'"{HOST}"') if word in log}
    assert set(line) == {
        *("time", "id", "method", "path", "status", "bytes", "seconds", "cache", "replica")
    }


def test_what_no_reader_sends_is_refused(front: Front, client: httpx.Client) -> None:
    assert client.post("", content=b"x").status_code == 405
    assert client.delete("").status_code == 405
    assert client.get("", headers={"X-Large": "a" * 9000}).status_code == 431
    assert client.request("GET", "", content=b"a" * 2000).status_code == 413
    assert front.replicas(4) == []


def test_a_client_that_asks_too_much_is_refused_and_others_are_not(front: Front) -> None:
    with from_address("127.0.0.77", front) as greedy, from_address("127.0.0.78", front) as other:
        answers = [greedy.get("robots.txt").status_code for _ in range(150)]
        assert other.get("robots.txt").status_code == 200

    assert set(answers) == {200, 429}
    assert answers[:100] == 100 * [200]


def test_one_address_keeps_at_most_sixty_websockets_open(front: Front) -> None:
    with ExitStack() as stack:
        answers = []
        for _ in range(62):
            asking = stack.enter_context(socket.create_connection((HOST, front.port)))
            asking.sendall(HANDSHAKE.format(host=f"{HOST}:{front.port}").encode())
            answers.append(asking.recv(1024).split()[1])

    assert answers == 60 * [b"101"] + 2 * [b"429"]
