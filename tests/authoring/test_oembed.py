"""oEmbed: titles and authors are taken as text, and a bad answer names its site."""

from __future__ import annotations

import json
from urllib.error import HTTPError

import pytest

from explorer.authoring.oembed import LONGEST, OEmbedError, described

FILM = "https://vimeo.com/76979871"
ASKED = "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871"


def test_title_and_author_are_taken_as_text_and_nothing_else() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        said = {"title": " The\n talk ", "author_name": "Anna", "html": "<script>1</script>"}
        return json.dumps(said).encode()

    assert described(FILM, fetch) == ("The talk", "Anna")
    assert asked == [ASKED]


def test_a_site_without_oembed_is_not_asked() -> None:
    def fetch(address: str) -> bytes:
        raise AssertionError(address)

    assert described("https://archive.org/details/talk", fetch) is None
    assert described("https://example.org/talk", fetch) is None


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({}, ("", "")),
        ({"title": 7, "author_name": None}, ("", "")),
        ({"title": "x" * 1000}, ("x" * LONGEST, "")),
    ],
)
def test_what_is_missing_or_too_long(answer: object, found: tuple[str, str]) -> None:
    assert described(FILM, lambda _: json.dumps(answer).encode()) == found


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"\xff"])
def test_a_bad_answer_names_its_site(answer: bytes) -> None:
    with pytest.raises(OEmbedError, match=r"vimeo\.com/api/oembed\.json.*: found .*expected"):
        described(FILM, lambda _: answer)


def test_a_site_that_refuses_is_named_with_its_reason() -> None:
    def fetch(address: str) -> bytes:
        raise HTTPError(address, 404, "Not Found", None, None)  # type: ignore[arg-type]

    with pytest.raises(OEmbedError, match="Not Found"):
        described(FILM, fetch)


def test_without_a_network_the_site_is_named() -> None:
    with pytest.raises(OEmbedError, match="vimeo"):
        described(FILM)
