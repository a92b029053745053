"""Addresses of story pages: wrong, too long, renamed, pasted with the end of a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.sharing import SITE, STORY, client


def parsed(html: str) -> Any:
    """The document, read as browsers do but refusing every error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/stories/nope?lang=it", "Qui non c’è una storia «nope»."),
        (f"{STORY}/nope?lang=en", "This story has no event “nope”."),
        (f"{STORY}/nope/card.png?lang=en", "This story has no event “nope”."),
        ("/stories/a/b/c?lang=en", "Page not found."),
    ],
)
def test_what_is_not_there_is_reported_with_what_there_is(address: str, words: str) -> None:
    answer = client().get(address)
    assert answer.status_code == 404
    tree = parsed(answer.text)
    assert words in "".join(tree.itertext())
    hrefs = [a.get("href") for a in tree.iter("a")]
    assert any(
        urljoin(f"{SITE}{address}", href).startswith(f"{SITE}{STORY}?lang=") for href in hrefs
    )


def test_a_slash_too_many_is_taken_away() -> None:
    assert client().get(f"{STORY}/?lang=en").headers["location"] == "../vostochny-2023?lang=en"
    assert client().get("/stories").headers["location"] == "stories/"


@given(
    st.lists(st.text(max_size=40), max_size=4),
    st.dictionaries(st.sampled_from(["lang", "v", "size", "x"]), st.text(max_size=60)),
)
def test_no_address_makes_the_server_stumble(parts: list[str], query: dict[str, str]) -> None:
    from urllib.parse import quote

    path = "/".join(quote(part.encode("utf-8", "replace"), safe="") for part in parts)
    safe = {key: value.encode("utf-8", "replace").decode() for key, value in query.items()}
    answer = _CLIENT.get(f"/stories/{path}", params=safe)
    assert answer.status_code in (200, 301, 304, 400, 404, 406)
    assert "Traceback" not in answer.text


_CLIENT = client()


@pytest.mark.parametrize(
    "address",
    [f"/stories/{'a' * 700}", f"{STORY}?lang={'x' * 3000}", f"/stories/{'a/' * 400}"],
)
def test_an_over_long_address_is_refused(address: str) -> None:
    assert client().get(address).status_code == 400


@pytest.mark.parametrize("host", ["", "evil.example/x", 'a"b', "a b", "<x>"])
def test_a_host_that_cannot_be_is_refused(host: str) -> None:
    assert client().get(STORY, headers={"host": host}).status_code == 400


def test_the_page_of_an_id_that_an_event_had_before_is_that_of_the_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.write_story(
        tmp_path, articles={}, events=[records.event("landing", aliases=["arrival"])]
    )
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))

    tree = parsed(client().get("/stories/small/arrival?lang=en").text)

    (own,) = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    assert own == f"{SITE}/stories/small/landing?lang=en"
    embedded = client().get("/oembed", params={"url": f"{SITE}/?story=small&event=arrival"})
    assert "/small/landing?" in embedded.json()["html"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (f"{STORY}/meeting/", "../../../stories/vostochny-2023/meeting"),
        (f"{STORY}/meeting.", "../../stories/vostochny-2023/meeting"),
        (f"{STORY}/meeting).?lang=en", "../../stories/vostochny-2023/meeting?lang=en"),
        (f"{STORY}.", "../stories/vostochny-2023"),
        (f"{STORY}/meeting%22%3E", "../../stories/vostochny-2023/meeting"),
    ],
)
def test_an_address_with_the_end_of_a_sentence_leads_to_the_page(address: str, meant: str) -> None:
    answer = client().get(address)

    assert (answer.status_code, answer.headers["location"]) == (301, meant)
    assert client().get(urljoin(f"{SITE}{address}", meant)).status_code == 200


@pytest.mark.parametrize("query", ["lang=en.", "x=y&amp;lang=en", "lang=en)%22"])
def test_the_language_of_a_pasted_page_is_found(query: str) -> None:
    answer = client().get(f"{STORY}/meeting?{query}", headers={"accept-language": "it"})

    assert parsed(answer.text).get("lang") == "en"
    assert 'role="note"' not in answer.text
