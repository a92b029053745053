"""Archives with media: made one at a time, in a thread, and in memory only while they are sent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from io import BytesIO
from pathlib import Path
from threading import current_thread
from time import monotonic, sleep
from weakref import WeakValueDictionary
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from explorer.server import answers, archives
from explorer.server.work_queues import WorkQueue
from tests import sharing
from tests.attaching import IMAGE, JPEG, attach
from tests.records import event, write_story


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A site with one story that has one photo."""
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    monkeypatch.setattr(archives, "_SENT", WeakValueDictionary())
    shown = event("talks", media=["hall"])
    folder = write_story(tmp_path, media=[IMAGE], events=[shown], articles={"en": "Words.\n"})
    attach(folder, "media/hall.jpg", JPEG)
    with sharing.client() as found:
        yield found


@pytest.mark.parametrize("name", ["kmz", "zip"])
def test_an_archive_with_pictures_is_sent_in_pieces_and_not_again(
    name: str, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "PIECE_BYTES", 1000)

    first = client.get(f"/stories/small.{name}")
    assert len(first.content) == int(first.headers["content-length"]) > 1000
    assert any(entry.endswith("hall.jpg") for entry in ZipFile(BytesIO(first.content)).namelist())

    known = {"If-None-Match": first.headers["etag"]}
    again = client.get(f"/stories/small.{name}", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(f"/stories/small.{name}").content == b""


def test_an_archive_for_which_too_many_wait_is_refused_for_a_moment(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "ARCHIVES", WorkQueue("full", workers=1, waiting=0, kept=0))

    answers = {name: client.get(f"/stories/small.{name}") for name in ("kmz", "zip", "kml")}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "kmz": 503,
        "zip": 503,
        "kml": 200,
    }
    assert int(answers["zip"].headers["retry-after"]) > 0


def test_an_archive_is_hashed_in_its_thread_and_not_kept(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    entity_tag = answers.entity_tag

    def in_thread(body: bytes) -> str:
        hashed.append(current_thread().name)
        return entity_tag(body)

    monkeypatch.setattr(archives, "entity_tag", in_thread)
    monkeypatch.setattr(answers, "entity_tag", None)  # the event loop hashes nothing
    assert client.get("/stories/small.zip").status_code == 200
    assert [name.rpartition("_")[0] for name in hashed] == ["archive"]
    wait_until_none_is_sent()


def wait_until_none_is_sent() -> None:
    """The threads that made and sent an archive let go of it just after its last byte."""
    until = monotonic() + 20
    while archives._SENT:
        assert monotonic() < until
        sleep(0.01)


def test_all_who_are_sent_the_same_share_it() -> None:
    first, second = (archives._made(lambda: bytes(1000)) for _ in range(2))
    assert first is second


def test_no_more_archives_are_in_memory_than_there_is_room_for(client: TestClient) -> None:
    sent = [archives.Archive(b"", str(at)) for at in range(archives.MOST_SENT)]
    archives._SENT.update({each.tag: each for each in sent})
    assert client.get("/stories/small.kmz").status_code == 503
    sent.pop()
    assert client.get("/stories/small.kmz").status_code == 200


def test_readers_with_any_filter_wait_for_the_same_folder(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Noting(WorkQueue[archives.Archive]):
        async def get(
            self, key: Hashable, make: Callable[[], archives.Archive]
        ) -> archives.Archive:
            keys.append(key)
            return await super().get(key, make)

    keys: list[Hashable] = []
    monkeypatch.setattr(archives, "ARCHIVES", Noting("noting", workers=1, waiting=8, kept=0))
    for suffix in ("zip", "kmz"):
        for query in ("lang=en", "place=tokyo", "q=talks"):
            wait_until_none_is_sent()
            assert client.get(f"/stories/small.{suffix}?{query}").status_code == 200
    assert (len(set(keys[:3])), len(set(keys[3:]))) == (1, 3)
