"""Pictures over HTTP: in queues of their own, drawn once, refused when there are too many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from explorer.media.errors import MediaError
from explorer.server import media, pictures
from explorer.server.requests import Wanted
from explorer.server.work_queues import WorkQueue
from tests.attaching import IMAGE, JPEG, attach
from tests.records import event, write_story
from tests.sharing import STORY, client


class Drawing:
    """Replaces the drawing of cards: takes as long as the test lets it."""

    def __init__(self) -> None:
        self.may, self.began = Event(), Event()
        self.drawn: list[str | None] = []

    def __call__(self, found: Wanted) -> bytes:
        self.began.set()
        assert self.may.wait(120)  # others are answered meanwhile, however busy the machine is
        self.drawn.append(found.event)
        return b"a card"


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Drawing:
    slow = Drawing()
    monkeypatch.setattr(pictures, "_card", slow)
    monkeypatch.setattr(pictures, "CARDS", WorkQueue("cards", workers=1, waiting=1, kept=9))
    return slow


def test_cards_being_drawn_hold_up_no_page_and_no_map(drawing: Drawing) -> None:
    with client() as site, ThreadPoolExecutor() as crowd:
        card = crowd.submit(site.get, f"{STORY}/meeting/card.png")
        assert drawing.began.wait(20)
        others = [f"{STORY}?lang=en", "/robots.txt", f"{STORY}/map.svg", f"{STORY}/handout.html"]
        others.append("/views/vostochny-2023.words.json?lang=en")
        assert [site.get(address).status_code for address in others] == [200] * 5
        assert not card.done()
        drawing.may.set()
        assert card.result().content == b"a card"


def test_more_cards_than_can_wait_are_refused_until_later(drawing: Drawing) -> None:
    with client() as site, ThreadPoolExecutor() as crowd:
        first = crowd.submit(site.get, f"{STORY}/meeting/card.png")
        assert drawing.began.wait(20)
        refused = site.get(f"{STORY}/card.png?lang=it")
        drawing.may.set()
        assert first.result().status_code == 200
        assert site.get(f"{STORY}/card.png?lang=it").status_code == 200
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert refused.headers["cache-control"] == "no-store"
    assert refused.text == "Il server è occupato. Riprova fra qualche secondo."


def test_the_same_card_asked_for_at_once_is_drawn_once(drawing: Drawing) -> None:
    with client() as site, ThreadPoolExecutor() as crowd:
        asked = [crowd.submit(site.get, f"{STORY}/meeting/card.png") for _ in range(4)]
        assert drawing.began.wait(20)
        drawing.may.set()
        assert {card.result().content for card in asked} == {b"a card"}
    assert drawing.drawn == ["meeting"]


@pytest.mark.parametrize("waiting", [0, 8], ids=["full", "damaged"])
def test_a_card_without_its_picture_shows_the_map_and_is_kept(
    waiting: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def fail(path: Path, *_: object) -> None:
        tried.append(path)
        raise MediaError("a damaged picture", "a whole one")

    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setenv("EXPLORER_CACHE", f"{tmp_path}-cache")
    monkeypatch.setattr(media, "keep_copies", fail)
    monkeypatch.setattr(pictures, "CARDS", WorkQueue("cards", workers=1, waiting=1, kept=9))
    monkeypatch.setattr(media, "COPIES", WorkQueue("media", workers=1, waiting=waiting, kept=0))
    shown = event("talks", media=["hall"])
    write_story(tmp_path, media=[IMAGE], events=[shown], articles={"en": "Words.\n"})
    attach(tmp_path / "small", "media/hall.jpg", JPEG)

    with client() as site:
        answers = [site.get("/stories/small/talks/card.png") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Image.open(BytesIO(answers[0].content)).size == (1200, 630)
    assert len(tried) == min(waiting, 1)
