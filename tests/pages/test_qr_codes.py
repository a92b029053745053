"""QR codes: of our own addresses and of no other."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import segno

from explorer.pages.qr_codes import QUIET_ZONE, qr_code
from tests.sharing import SITE, client

ADDRESS = f"{SITE}/?story=vostochny-2023&event=meeting&lang=it"


def test_the_code_has_the_quiet_border_that_readers_need() -> None:
    size = int(ElementTree.fromstring(qr_code(ADDRESS)).get("viewBox", "").split()[-1])

    assert size == len(segno.make_qr(ADDRESS, error="m").matrix) + 2 * QUIET_ZONE


def test_an_address_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="found 5000 characters, expected at most 2331"):
        qr_code("x" * 5000)


def test_the_code_of_an_address_of_this_site_is_sent_as_a_picture() -> None:
    answer = client().get("/qr.svg", params={"url": ADDRESS})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.content == qr_code(ADDRESS)


@pytest.mark.parametrize(
    ("asked", "encoded"),
    [
        (f"{ADDRESS}&fbclid=x&utm_source=y#top", ADDRESS),
        (f"{ADDRESS.replace('&', '&amp;')}).", ADDRESS),
        (
            f"{SITE.upper().replace('HTTP', 'HTTPS')}/?lang=it&story=vostochny-2023",
            f"{SITE}/?story=vostochny-2023&lang=it",
        ),
        (f"{SITE}:80/?story=vostochny-2023&lang=zz", f"{SITE}/?story=vostochny-2023"),
        (
            f"{SITE}/stories/vostochny-2023/meeting?lang=en&x=y",
            f"{SITE}/stories/vostochny-2023/meeting?lang=en",
        ),
        (f"{SITE}/stories/vostochny-2023?{'x=y&' * 40}", f"{SITE}/stories/vostochny-2023"),
    ],
)
def test_a_code_holds_what_the_explorer_knows_and_nothing_else(asked: str, encoded: str) -> None:
    answer = client().get("/qr.svg", params={"url": asked})

    assert answer.content == qr_code(encoded)


@pytest.mark.parametrize("kind", ["qr.svg", "oembed"])
@pytest.mark.parametrize(
    "url",
    [
        "javascript://maps.example.org/?story=vostochny-2023&lang=it",
        "javascript://maps.example.org/%0aalert(1)?story=vostochny-2023",
        "JavaScript://maps.example.org/?story=vostochny-2023",
        "data://maps.example.org/?story=vostochny-2023",
        "ftp://maps.example.org/?story=vostochny-2023",
        "intent://maps.example.org/?story=vostochny-2023#Intent;scheme=https;end",
        "//maps.example.org/?story=vostochny-2023",
        "maps.example.org/?story=vostochny-2023",
        "/?story=vostochny-2023",
        "http://user@maps.example.org/?story=vostochny-2023",
        "http://maps.example.org@evil.example/?story=vostochny-2023",
        "http://evil.example@maps.example.org/?story=vostochny-2023",
        "http://@maps.example.org/?story=vostochny-2023",
        "http://maps.example.org:8080/?story=vostochny-2023",
        "http://maps.example.org:443/?story=vostochny-2023",
        "http://maps.example.org:x/?story=vostochny-2023",
        "http://maps.example.org./?story=vostochny-2023",
        "http://maps.example.org.evil.example/?story=vostochny-2023",
        "http://m\u0430ps.example.org/?story=vostochny-2023",
        "http://\uff4daps.example.org/?story=vostochny-2023",
        "http://evil.example\\@maps.example.org/?story=vostochny-2023",
        "http:\\maps.example.org/?story=vostochny-2023",
        "http://maps.example.org\\stories/vostochny-2023",
        "java\tscript://maps.example.org/?story=vostochny-2023",
        "ht\ntp://maps.example.org/?story=vostochny-2023",
        "http://maps.example.org/\r\n?story=vostochny-2023",
        "\x01http://maps.example.org/?story=vostochny-2023",
        " http://maps.example.org/?story=vostochny-2023",
        "http://maps.example.org/?story=vostochny-2023&x=a b",
        "http://maps.example.org/../?story=vostochny-2023",
    ],
)
def test_what_only_looks_like_an_address_of_this_site_gets_nothing(kind: str, url: str) -> None:
    answer = client().get(f"/{kind}", params={"url": url})

    assert (answer.status_code, answer.text) == (404, "This site has nothing at that address.")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://example.net/?story=vostochny-2023", 404),
        (f"{SITE}/?story=nowhere", 404),
        ("", 400),
        (f"{ADDRESS}&x={'x' * 3000}", 400),
        (f"{ADDRESS}&x={'x' * 9000}", 400),
    ],
)
def test_no_other_address_gets_a_code(url: str, status: int) -> None:
    assert client().get("/qr.svg", params={"url": url}).status_code == status


@pytest.mark.parametrize("kind", ["qr.svg", "oembed"])
def test_a_request_without_an_address_is_refused_with_the_reason(kind: str) -> None:
    answer = client().get(f"/{kind}")

    assert (answer.status_code, answer.text) == (400, "url: expected an address on this site")
