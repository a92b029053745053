"""QR codes: of our own addresses and of no other."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import segno

from explorer.sharing.qr_codes import QUIET_ZONE, qr_code
from tests.sharing import SITE, client

ADDRESS = f"{SITE}/?story=vostochny-2023&event=meeting&lang=it"


def test_the_code_has_the_quiet_border_that_readers_need() -> None:
    size = int(ElementTree.fromstring(qr_code(ADDRESS)).get("viewBox", "").split()[-1])

    assert size == len(segno.make_qr(ADDRESS, error="m").matrix) + 2 * QUIET_ZONE


def test_an_address_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="found 5000 characters, expected at most 2331"):
        qr_code("x" * 5000)


def test_the_code_of_an_address_of_ours_is_sent_as_a_picture() -> None:
    answer = client().get("/qr.svg", params={"url": ADDRESS})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.content == qr_code(ADDRESS)


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://example.net/?story=vostochny-2023", 404),
        (f"{SITE}/?story=nowhere", 404),
        ("", 404),
        (f"{ADDRESS}&x={'x' * 3000}", 400),
        (f"{ADDRESS}&x={'x' * 9000}", 400),
    ],
)
def test_no_other_address_gets_a_code(url: str, status: int) -> None:
    assert client().get("/qr.svg", params={"url": url}).status_code == status
