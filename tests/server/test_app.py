"""Our routes: what is sent, how long it may be kept, what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from explorer.server.documents import document_addresses
from explorer.server.routes import routes
from explorer.server.shelf import library
from explorer.site import addresses
from explorer.site.assets import assets_version
from tests.records import SHIPPED, event, place, write_story

FOR_EVER = "public, max-age=31536000, immutable"
FACTS = "/views/vostochny-2023.facts.json"
WORDS = "/views/vostochny-2023.words.json"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser of a site with the shipped story."""
    monkeypatch.setenv("EXPLORER_STORIES", str(SHIPPED))
    with TestClient(Starlette(routes=routes())) as browser:
        yield browser


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser of a site with the folder of the test."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    with TestClient(Starlette(routes=routes())) as browser:
        yield browser


def document_version() -> str:
    return addresses.document_version(library().story("vostochny-2023"))


@pytest.mark.parametrize("asof", ["now", "publication"])
def test_the_facts_of_a_state_of_knowledge_are_sent(client: TestClient, asof: str) -> None:
    answer = client.get(FACTS, params={"asof": asof})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json()["asof"] == asof


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_words_of_a_language_are_sent(client: TestClient, lang: str) -> None:
    answer = client.get(WORDS, params={"lang": lang})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json()["lang"] == lang


def test_the_state_of_knowledge_has_a_default(client: TestClient) -> None:
    assert client.get(FACTS).json()["asof"] == "now"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "lang: expected one of it, en"),
        ("lang=de", "lang: expected one of it, en"),
        ("lang=%00", "lang: expected one of it, en"),
        ("lang=<script>", "lang: expected one of it, en"),
        ("lang=../it", "lang: expected one of it, en"),
    ],
)
def test_a_wrong_address_is_reported_with_what_was_expected(
    client: TestClient, query: str, message: str
) -> None:
    answer = client.get(f"{WORDS}?{query}")

    assert (answer.status_code, answer.text) == (400, message)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_unknown_state_of_knowledge_is_reported_in_the_readers_language(
    client: TestClient,
) -> None:
    answer = client.get(f"{FACTS}?lang=it&asof=tomorrow")

    assert (answer.status_code, answer.text) == (400, "asof: valori ammessi: publication, now")


@pytest.mark.parametrize(
    "address",
    [
        "/views/none.words.json?lang=it",
        "/views/vostochny-2023.nothing.json?lang=it",
        "/views/.words.json?lang=it",
        "/views/..%2fvostochny-2023.words.json?lang=it",
        "/views/%00.words.json?lang=it",
        "/views/vostochny-2023?lang=it",
        "/assets/x/none.js",
        "/assets/x/",
        "/assets/pane.js",
        "/assets/x/../../README.md",
        "/assets/x/..%2f..%2fREADME.md",
        "/assets/x/..%2fpaths.py",
        "/assets/x//etc/passwd",
        "/assets/x/leaflet/%2e%2e/pane.js",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_nothing_can_be_sent_to_us(client: TestClient) -> None:
    assert client.post(f"{WORDS}?lang=it").status_code == 405


def test_a_document_of_the_current_version_may_be_kept_for_ever(client: TestClient) -> None:
    current = client.get(f"{WORDS}?lang=it&v={document_version()}")
    older = client.get(f"{WORDS}?lang=it&v=older")
    without = client.get(f"{WORDS}?lang=it")

    assert current.headers["cache-control"] == FOR_EVER
    assert older.headers["cache-control"] == without.headers["cache-control"] == "no-cache"
    assert current.json() == older.json()


def test_an_asset_of_the_current_version_may_be_kept_for_ever(client: TestClient) -> None:
    current = client.get(f"/assets/{assets_version()}/leaflet/leaflet.js")
    older = client.get("/assets/0123456789ab/leaflet/leaflet.js")

    assert current.headers["cache-control"] == FOR_EVER
    assert older.headers["cache-control"] == "no-cache"
    assert current.content == older.content


@pytest.mark.parametrize(
    "address", [f"{WORDS}?lang=it", f"/assets/{assets_version()}/leaflet/leaflet.js"]
)
def test_an_answer_is_compressed_only_for_those_who_take_it(
    client: TestClient, address: str
) -> None:
    pressed, zipped, plain = (
        client.get(address, headers={"accept-encoding": taken})
        for taken in ("gzip, br", "gzip, br;q=0", "identity")
    )

    assert pressed.headers["content-encoding"] == "br"
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert pressed.content == zipped.content == plain.content
    sizes = [int(each.headers["content-length"]) for each in (pressed, zipped, plain)]
    assert sizes == sorted(sizes)
    assert {each.headers["vary"] for each in (pressed, zipped, plain)} == {"Accept-Encoding"}
    assert (
        client.get(address, headers={"If-None-Match": pressed.headers["etag"]}).status_code == 304
    )


@pytest.mark.parametrize("address", ["/?story=vostochny-2023", "/stories/vostochny-2023"])
def test_a_page_is_compressed_and_each_form_has_its_entity_tag(
    client: TestClient, address: str
) -> None:
    answers = {
        taken: client.get(address, headers={"accept-encoding": taken})
        for taken in ("br", "gzip", "identity")
    }

    plain = answers["identity"].headers["etag"]
    for taken, each in answers.items():
        assert each.text == answers["identity"].text
        assert each.headers["vary"] == "Accept-Language, Accept-Encoding"
        known = {"if-none-match": each.headers["etag"], "accept-encoding": "br"}
        assert client.get(address, headers=known).status_code == 304
        if taken != "identity":
            assert each.headers["content-encoding"] == taken
            assert each.headers["etag"] == f'{plain[:-1]}-{taken}"'
            assert int(each.headers["content-length"]) < len(each.content) / 3


def test_a_script_is_sent_as_a_script(client: TestClient) -> None:
    answer = client.get(f"/assets/{assets_version()}/leaflet/leaflet.js")

    assert answer.headers["content-type"].startswith("text/javascript")


def test_our_routes_are_below_the_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/maps/east/"}.__getitem__)
    client = TestClient(Starlette(routes=routes()))

    assert client.get(f"/maps/east{WORDS}?lang=it").status_code == 200
    assert client.get(f"{WORDS}?lang=it").status_code == 404


def test_the_addresses_of_facts_and_words_are_known_ahead_where_the_language_is(
    client: TestClient,
) -> None:
    story = {"story": "vostochny-2023"}
    version = document_version()
    facts = f"views/vostochny-2023.facts.json?asof=now&v={version}"
    words = f"views/vostochny-2023.words.json?lang=it&v={version}"

    assert document_addresses({**story, "lang": "it", "clock": "own"}, "en") == (facts, words)
    assert document_addresses(story, "it")[1] == words
    assert document_addresses(story, "") == (facts,)
    assert document_addresses({**story, "asof": "publication"}, "") == (
        facts.replace("now", "publication"),
    )


def test_a_catalogue_and_a_broken_story_have_no_document(tmp_path: Path, small: TestClient) -> None:
    write_story(tmp_path, slug="bad", format=2)
    write_story(tmp_path, slug="good")

    assert document_addresses({}, "en") == ()
    assert document_addresses({"story": "bad"}, "en") == ()
    assert document_addresses({"story": "good"}, "en")[0].startswith("views/good.facts.json")


def test_a_changed_story_is_sent_without_a_restart(tmp_path: Path, small: TestClient) -> None:
    write_story(tmp_path)
    before = small.get("/views/small.words.json?lang=en").json()["title"]
    write_story(tmp_path, title={"en": "A renamed journey"})

    after = small.get("/views/small.words.json?lang=en").json()["title"]

    assert (before, after) == ("A small journey", "A renamed journey")


def test_a_broken_story_is_not_found_and_the_others_are_sent(
    tmp_path: Path, small: TestClient
) -> None:
    write_story(tmp_path, slug="bad", format=2)
    write_story(tmp_path, slug="good")

    assert small.get("/views/bad.words.json?lang=en").status_code == 404
    assert small.get("/views/good.words.json?lang=en").status_code == 200


def test_a_view_that_is_not_offered_is_refused(tmp_path: Path, small: TestClient) -> None:
    write_story(tmp_path, articles={}, events=[event("a")])

    answer = small.get("/views/small.facts.json?asof=publication")

    assert (answer.status_code, answer.text) == (400, "asof: expected one of now")


def test_a_story_is_served_in_a_language_that_the_interface_lacks(
    tmp_path: Path, small: TestClient
) -> None:
    write_story(
        tmp_path,
        articles={},
        languages=["en", "de"],
        title={"en": "J", "de": "R"},
        summary={"en": "J", "de": "R"},
        places=[place("rome", names={"en": "R", "de": "R"})],
        events=[event("a", title={"en": "J", "de": "R"}, summary={"en": "J", "de": "R"})],
    )

    answer = small.get("/views/small.words.json?lang=de")

    assert answer.json()["title"] == "R"
