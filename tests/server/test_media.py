"""Copies of media over HTTP: the only way to a picture, by range, and only while a story has it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from starlette.testclient import TestClient

from explorer.media.errors import MediaError
from explorer.media.kept import is_kept
from explorer.reading.library import load_story
from explorer.server import media
from explorer.server.media import make_copies_ahead
from explorer.server.work_queues import BusyError, WorkQueue
from explorer.site.addresses import media_path
from explorer.story.media import MediaKind
from tests.attaching import IMAGE, attach, jpeg_of, png_header
from tests.media.photos import SECRETS, photo
from tests.media.recordings import CAPTIONS, DOCUMENT_SECRETS, FILM_SECRETS, document, recording
from tests.records import write_story
from tests.sharing import client


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A site with one story that has one photo."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setenv("EXPLORER_CACHE", f"{tmp_path}-cache")
    write_story(tmp_path, slug="small", media=[IMAGE])
    attach(tmp_path / "small", "media/hall.jpg", photo((600, 400), orientation=6))
    with client() as found:
        yield found


def address(root: Path, copy: str, digest: str = "") -> str:
    """The address of a copy of the story's photo."""
    (facts,) = load_story(root / "small").media_files.values()
    return "/" + media_path("small", "hall", digest or facts.digest, copy)


def test_readers_get_an_upright_picture_without_the_place_where_it_was_taken(
    site: TestClient, tmp_path: Path
) -> None:
    for copy, media_type in (("400.webp", "image/webp"), ("400.jpg", "image/jpeg")):
        answer = site.get(address(tmp_path, copy))
        assert answer.status_code == 200
        assert answer.headers["content-type"] == media_type
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert Image.open(BytesIO(answer.content)).size == (400, 600)
        assert not any(secret in answer.content for secret in SECRETS)


def test_an_original_has_no_address(site: TestClient, tmp_path: Path) -> None:
    digest = address(tmp_path, "400.jpg").split(".")[-3]
    for path in (
        "/stories/small/media/hall.jpg",
        f"/stories/small/media/hall.{digest}.jpg",
        "/stories/small/media/..%2Fmedia%2Fhall.jpg",
        "/media/hall.jpg",
        "/small/media/hall.jpg",
        "/app/static/small/media/hall.jpg",
        address(tmp_path, "9999.webp"),
        address(tmp_path, "400.png"),
        address(tmp_path, "..%2F400.jpg"),
        address(tmp_path, "400.jpg", "0" * 16),
    ):
        answer = site.get(path)
        assert answer.status_code == 404, path
        assert not any(secret in answer.content for secret in SECRETS)


def test_a_part_can_be_asked_for(site: TestClient, tmp_path: Path) -> None:
    whole = site.get(address(tmp_path, "400.jpg")).content
    part = site.get(address(tmp_path, "400.jpg"), headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == whole[10:20]
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"


def test_a_picture_that_was_taken_away_is_gone(site: TestClient, tmp_path: Path) -> None:
    before = address(tmp_path, "400.jpg")
    assert site.get(before).status_code == 200
    attach(tmp_path / "small", "media/hall.jpg", jpeg_of(400, 600))
    assert site.get(before).status_code == 404
    assert site.get(address(tmp_path, "400.jpg")).status_code == 200


FILM = {"id": "film", "kind": "video", "file": "media/film.mp4"}
FILES: dict[str, bytes] = {
    "media/film.mp4": recording(),
    "media/film.vtt": CAPTIONS.encode(),
    "media/tone.mp3": recording(".mp3", audio="libmp3lame"),
    "media/report.pdf": document(),
}

STEMS = dict(zip(FILES, ("film", "film", "sound", "document"), strict=True))
"""The media that they belong to."""


@pytest.mark.parametrize(
    ("file", "copy", "media_type"),
    [
        ("media/film.mp4", "film.mp4", "video/mp4"),
        ("media/film.mp4", "160.jpg", "image/jpeg"),
        ("media/film.vtt", "captions.vtt", "text/vtt; charset=utf-8"),
        ("media/tone.mp3", "sound.mp3", "audio/mpeg"),
        ("media/report.pdf", "document.pdf", "application/pdf"),
        ("media/report.pdf", "480.webp", "image/webp"),
    ],
)
def test_films_sounds_documents_and_captions_are_sent_by_range_without_what_was_beside_them(
    site: TestClient, tmp_path: Path, file: str, copy: str, media_type: str
) -> None:
    items = [
        FILM | {"captions": {"en": "media/film.vtt"}},
        {"id": "sound", "kind": "audio", "file": "media/tone.mp3"},
        {"id": "document", "kind": "document", "file": "media/report.pdf"},
    ]
    write_story(tmp_path, slug="small", media=items)
    for name, content in FILES.items():
        attach(tmp_path / "small", name, content)
    facts = load_story(tmp_path / "small").media_files[file]
    path = "/" + media_path("small", STEMS[file], facts.digest, copy)

    whole = site.get(path)
    part = site.get(path, headers={"Range": "bytes=0-1"})  # what Safari asks for first

    assert (whole.status_code, whole.headers["content-type"]) == (200, media_type)
    assert whole.headers["accept-ranges"] == "bytes"
    assert (part.status_code, part.content) == (206, whole.content[:2])
    secrets = (*SECRETS, *FILM_SECRETS, *DOCUMENT_SECRETS)
    assert not [secret for secret in secrets if secret in whole.content]


def test_copies_are_made_before_a_reader_asks_for_them(
    site: TestClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = IMAGE | {"id": "room", "file": "media/room.png"}
    write_story(tmp_path, slug="other", media=[broken])
    attach(tmp_path / "other", "media/room.png", png_header(640, 480))
    (facts,) = load_story(tmp_path / "small").media_files.values()
    assert not is_kept(MediaKind.IMAGE, facts)

    asyncio.run(make_copies_ahead())

    assert is_kept(MediaKind.IMAGE, facts)
    (message,) = caplog.messages
    assert "room.png: no copies can be made: found a damaged picture" in message


class Shared(WorkQueue[None]):
    """A queue that notes when two wait for the same copies."""

    def __init__(self) -> None:
        super().__init__("media", workers=1, waiting=8, kept=0)
        self.asked, self.began, self.both_wait = 0, Event(), Event()

    async def get(self, key: Hashable, make: Callable[[], None]) -> None:
        self.asked += 1
        if self.asked == 2:  # what is called soon runs once this waits
            asyncio.get_running_loop().call_soon(self.both_wait.set)
        await super().get(key, make)

    def fail(self, *_: object) -> None:
        self.began.set()
        assert self.both_wait.wait(20)
        raise MediaError("a damaged picture", "a whole one")


@pytest.mark.parametrize("is_reader_first", [True, False])
def test_a_damaged_file_is_a_warning_for_the_operator_and_a_404_for_whoever_waits_for_it_too(
    site: TestClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    is_reader_first: bool,
) -> None:
    queue = Shared()
    monkeypatch.setattr(media, "COPIES", queue)
    monkeypatch.setattr(media, "keep_copies", queue.fail)
    both: list[Callable[[], object]] = [
        lambda: site.get(address(tmp_path, "400.jpg")).status_code,
        lambda: asyncio.run(make_copies_ahead()),
    ]
    first, second = both if is_reader_first else reversed(both)

    with ThreadPoolExecutor() as crowd:
        earlier = crowd.submit(first)
        assert queue.began.wait(20)
        later = second()

    assert {earlier.result(), later} == {404, None}
    (message,) = caplog.messages
    assert "hall.jpg: no copies can be made: found a damaged picture" in message


def test_a_file_for_which_there_was_no_room_is_not_forgotten(
    site: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(WorkQueue[None]):
        asked = 0

        async def get(self, key: Hashable, make: Callable[[], None]) -> None:
            self.asked += 1
            if self.asked == 1:
                raise BusyError
            await super().get(key, make)

    monkeypatch.setattr(media, "COPIES", Full("media", workers=1, waiting=8, kept=0))
    monkeypatch.setattr(media, "RETRY_AFTER_S", 0)

    asyncio.run(make_copies_ahead())

    (facts,) = load_story(tmp_path / "small").media_files.values()
    assert is_kept(MediaKind.IMAGE, facts)


def test_what_ends_the_making_of_copies_is_in_the_log(
    site: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(media, "keep_copies", fail)
    asyncio.run(make_copies_ahead())
    assert "No more copies are made ahead." in caplog.text
    assert "a fault of ours" in caplog.text
