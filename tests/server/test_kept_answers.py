"""Free text in a request causes no new rendering and takes no room in the cache."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from explorer.server import documents, handouts, story_pages
from explorer.server.work_queues import WorkQueue
from explorer.views import document_kinds
from tests.sharing import SITE, STORY, client


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], list[object]]:
    """Replaces a function of a module by itself with a list of the calls beside it."""

    def count(module: object, name: str) -> list[object]:
        calls: list[object] = []
        real = getattr(module, name)

        def call(*given: object, **named: object) -> object:
            calls.append(given)
            return real(*given, **named)

        monkeypatch.setattr(module, name, call)
        return calls

    return count


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A site that has kept nothing yet."""
    story_pages.PAGES.clear()
    story_pages.TEXTS.clear()
    for module, name in (
        (handouts, "HANDOUTS"),
        (handouts, "OWN_CLOCK_HANDOUTS"),
        (documents, "QUEUE"),
    ):
        monkeypatch.setattr(module, name, WorkQueue(name, workers=1, waiting=8, kept=8))
    return client()


def test_other_hosts_and_unknown_languages_render_no_page_again(
    site: TestClient, counted: Callable[[object, str], list[object]]
) -> None:
    rendered = counted(story_pages, "page_html")
    for number in range(3):
        host = {"host": f"h{number}.example"}
        page = site.get(f"{STORY}/meeting?lang=en", headers=host).text
        assert f'<link rel="canonical" href="http://h{number}.example{STORY}/meeting' in page
        assert f"oembed?url=http%3A%2F%2Fh{number}.example%2Fstories" in page
        page = site.get(f"{STORY}/meeting?lang=z{number}", headers={"accept-language": "en"}).text
        assert f"“z{number}”" in page
        assert ".invalid" not in page
    assert len(rendered) == 1


def test_a_zone_counts_only_for_the_readers_own_clock(
    site: TestClient, counted: Callable[[object, str], list[object]]
) -> None:
    sheets = counted(handouts, "handout_html")
    for zone in ("Asia/Tokyo", "Asia/Seoul", "Europe/Paris"):
        assert site.get(f"{STORY}/handout.html?lang=en&zone={zone}").status_code == 200
    assert len(sheets) == 1
    site.get(f"{STORY}/handout.html?lang=en&clock=own&zone=Asia/Tokyo")
    assert len(sheets) == 2


def test_facts_and_words_are_made_once_for_what_makes_them_differ(
    site: TestClient, counted: Callable[[object, str], list[object]]
) -> None:
    facts = counted(document_kinds, "facts_document")
    words = counted(document_kinds, "words_document")
    for query in ("lang=en", "lang=it", "lang=en&clock=UTC", "lang=en&asof=publication"):
        for part in ("facts", "words"):
            answer = site.get(f"/views/vostochny-2023.{part}.json?{query}")
            assert answer.status_code == 200
    assert (len(facts), len(words)) == (2, 2)


def test_zones_of_readers_push_out_nothing_that_others_read(
    site: TestClient, counted: Callable[[object, str], list[object]]
) -> None:
    sheets = counted(handouts, "handout_html")
    address = f"{STORY}/handout.html?lang=en"
    site.get(address)
    for zone in range(-9, 10):  # more than is kept
        site.get(f"{address}&clock=own&zone=Etc/GMT{zone:+}")
    sheets.clear()
    site.get(address)
    assert sheets == []


def test_a_handout_for_another_host_has_its_own_link_and_code(
    site: TestClient, counted: Callable[[object, str], list[object]]
) -> None:
    sheets = counted(handouts, "handout_html")
    ours, other = (
        site.get(f"{STORY}/handout.html?lang=en", headers={"host": host}).text
        for host in ("maps.example.org", "h.example")
    )
    assert f'href="{SITE}/stories/vostochny-2023?lang=en"' in ours
    assert 'href="http://h.example/stories/vostochny-2023?lang=en"' in other
    assert (
        ours.partition("<svg")[2].partition("</svg>")[0]
        != other.partition("<svg")[2].partition("</svg>")[0]
    )
    assert len(sheets) == 1
