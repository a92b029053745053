"""Errors as answers: the status and the words, in the reader's language."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.pages.oembed import ForeignAddressError
from explorer.server.refusals import in_words, refusing
from explorer.server.requests import RefusalError
from explorer.server.work_queues import BusyError
from explorer.site.addresses import HostError
from explorer.story.errors import (
    ExplorerError,
    SettingError,
    TimeFormatError,
    UnknownEventError,
    UnknownStoryError,
)
from tests.sharing import STORY, client

CASES = [
    (HostError("x"), 400, "This address is not valid.", "Indirizzo non valido."),
    (TimeFormatError("x"), 400, "This address is not valid.", "Indirizzo non valido."),
    (
        ForeignAddressError("x"),
        404,
        "This site has nothing at that address.",
        "Su questo sito non c’è nulla a quell’indirizzo.",
    ),
    (
        UnknownEventError("x"),
        404,
        "This site has nothing at that address.",
        "Su questo sito non c’è nulla a quell’indirizzo.",
    ),
    (
        RefusalError(400, "refusal_choice", name="size", known="wide, narrow"),
        400,
        "size: expected one of wide, narrow",
        "size: valori ammessi: wide, narrow",
    ),
    (
        BusyError(),
        503,
        "The server is busy. Please try again in a few seconds.",
        "Il server è occupato. Riprova fra qualche secondo.",
    ),
]


def failing(error: ExplorerError) -> TestClient:
    """A site whose only address ends in an error."""

    def send(_: Request) -> Response:
        raise error

    return TestClient(Starlette(routes=[Route("/", refusing(send, in_words))]))


@pytest.mark.parametrize(("error", "status", "english", "italian"), CASES)
def test_an_error_is_answered_in_the_readers_language(
    error: ExplorerError, status: int, english: str, italian: str
) -> None:
    for lang, words in (("en", english), ("it", italian)):
        answer = failing(error).get("/", headers={"accept-language": lang})
        assert (answer.status_code, answer.text) == (status, words)
        assert answer.headers["content-language"] == lang


def test_an_unknown_story_is_answered_with_those_there_are() -> None:
    answer = failing(UnknownStoryError("x")).get("/")

    assert answer.status_code == 404
    assert answer.text.startswith("There is no such story. Available: ")
    assert "vostochny-2023" in answer.text


def test_a_fault_of_the_server_is_not_taken_for_the_readers() -> None:
    with pytest.raises(SettingError):
        failing(SettingError("x")).get("/")


@pytest.mark.parametrize("picture", ["map.svg?asof=tomorrow", "map.svg?size=huge"])
def test_a_picture_with_a_choice_that_is_not_offered_is_refused(picture: str) -> None:
    answer = client().get(f"{STORY}/{picture}", headers={"accept-language": "it"})

    assert answer.status_code == 400
    assert "valori ammessi: " in answer.text


def test_a_map_of_an_event_that_its_view_does_not_know_is_not_found(
    unannounced: str,
) -> None:
    answer = client().get(f"{STORY}/{unannounced}/map.svg?asof=publication")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


@pytest.fixture(scope="module")
def unannounced() -> str:
    """An event of the shipped story that nobody knew of when the article was published."""
    documents = (
        client().get(f"/views/vostochny-2023.facts.json?asof={asof}").json()
        for asof in ("now", "publication")
    )
    now, then = (set(each["events"]["id"]) for each in documents)
    return min(now - then)
