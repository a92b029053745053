"""Answers that are sent again without asking the app: which, to whom, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.server import kept_answers
from explorer.server.answers import ASK_AGAIN, ASK_SOON, FOR_EVER
from explorer.server.kept_answers import KeptAnswers


class Site:
    """Counts what reaches the app behind the middleware."""

    def __init__(self, caching: str, forms: Sequence[str] = (), **options: Any) -> None:
        """Answer with this `Cache-Control`, in the first of these forms that is taken."""
        self.asked: list[str] = []
        self._forms = forms
        self._headers = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
        page = Route("/{path:path}", self._answer)
        how = Middleware(KeptAnswers, **options)
        self.client = TestClient(Starlette(routes=[page], middleware=[how]))

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        said = f"{request.url.path} {request.url.query} {request.headers['host']}"
        taken = request.headers.get("accept-encoding", "")
        form = next((form for form in self._forms if form in taken), None)
        return Response(said, headers=self._headers | ({"Content-Encoding": form} if form else {}))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that passes, which a test puts forward."""
    now = [0.0]
    monkeypatch.setattr(kept_answers, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize("path", ["/assets/1/a.js", "/tiles/1/0/0/0.mvt", "/faces/1/sans.woff2"])
def test_what_never_changes_is_asked_for_once(path: str, clock: list[float]) -> None:
    site = Site(FOR_EVER)
    first = site.client.get(path)
    clock[0] = 1e6
    again = site.client.get(path)
    assert (again.content, again.headers) == (first.content, first.headers)
    assert site.asked == [path]
    assert len([site.client.get(f"{path}?x={n}") for n in range(3)]) == len(site.asked) - 1


@pytest.mark.parametrize(
    ("path", "caching", "seconds"),
    [("/views/a.words.json?lang=en&v=1", FOR_EVER, 60), ("/stories/a/b?lang=en", ASK_SOON, 1)],
)
def test_what_belongs_to_a_story_is_kept_for_a_moment(
    path: str, caching: str, seconds: float, clock: list[float]
) -> None:
    site = Site(caching)
    for clock[0] in (0.0, seconds - 0.1, seconds, seconds + 0.1):
        assert site.client.get(path).status_code == 200
    assert len(site.asked) == 2


def test_a_page_is_kept_for_readers_who_ask_alike(clock: list[float]) -> None:
    site = Site(ASK_SOON)
    for header in ("host", "accept-language", "x-forwarded-host"):
        for value in ("one", "two", "one"):
            site.client.get("/stories/a", headers={header: value})
    assert len(site.asked) == 6
    assert "two" in site.client.get("/stories/a", headers={"host": "two"}).text


@pytest.mark.parametrize("twice", ["accept-encoding", "accept-language", "host"])
def test_who_says_something_twice_is_passed_on_and_nothing_of_it_is_kept(
    twice: str, clock: list[float]
) -> None:
    site = Site(ASK_SOON)
    for values in (("one", "two"), ("two", "two"), ("two", "one")):
        site.client.get("/stories/a", headers=[(twice, value) for value in values])
    assert len(site.asked) == 3
    site.client.get("/stories/a", headers={twice: "two"})
    assert len(site.asked) == 4


def test_forms_are_kept_apart_and_who_knows_an_answer_is_passed_on(clock: list[float]) -> None:
    site = Site(ASK_SOON)
    for form in ("gzip", "br", "gzip"):
        site.client.get("/stories/a", headers={"accept-encoding": form})
    site.client.get("/stories/a", headers={"accept-encoding": "gzip", "if-none-match": '"1"'})
    assert len(site.asked) == 3


@pytest.mark.parametrize(
    ("forms", "passed_on"),
    [(["br", "gzip"], ["br", "gzip"]), (["gzip"], ["br", "br, gzip", "gzip"])],
)
def test_who_takes_the_smallest_form_gets_it_whatever_else_they_take(
    forms: list[str], passed_on: list[str], clock: list[float]
) -> None:
    site = Site(FOR_EVER, forms)
    asked: list[str] = []
    for taken in ("br", "br, gzip", "gzip", "gzip, br", "br", "gzip"):
        before = len(site.asked)
        with site.client.stream(
            "GET", "/assets/1/a.js", headers={"accept-encoding": taken}
        ) as answer:
            wanted = next((form for form in forms if form in taken), None)
            assert answer.headers.get("content-encoding") == wanted
        asked += [taken] * (len(site.asked) - before)
    assert asked == passed_on


@pytest.mark.parametrize("path", ["/assets/1/a.js", "/stories/a", "/views/a", "/", "/x/assets/a"])
def test_what_may_not_be_kept_is_not(path: str) -> None:
    site = Site(ASK_AGAIN)
    for _ in range(2):
        site.client.get(path)
    assert len(site.asked) == 2


def test_the_memory_that_it_takes_is_bounded(clock: list[float]) -> None:
    site = Site(FOR_EVER, most_bytes=100)
    paths = [f"/assets/1/{name}.js" for name in "abcdefgh"]
    for path in (*paths, paths[-1], paths[0]):
        site.client.get(path)
    assert site.asked == [*paths, paths[0]]


def test_it_is_found_below_a_base_path() -> None:
    site = Site(FOR_EVER, root="/maps/")
    for _ in range(2):
        site.client.get("/maps/assets/1/a.js")
        site.client.get("/assets/1/a.js")
    assert len(site.asked) == 3
