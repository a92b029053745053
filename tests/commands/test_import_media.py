"""Media at web addresses that an import brings into the story, from a site on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from explorer.imports.storage import media_fetching
from tests.attaching import JPEG, jpeg_of
from tests.authoring.documents.test_page_fetching import Answer, site
from tests.commands.importing import run, trip, write
from tests.importing import snapshot

PICTURE: Answer = (200, {"Content-Type": "application/octet-stream"}, JPEG)
PAGE: Answer = (200, {"Content-Type": "image/jpeg"}, b"<!doctype html><p>No.</p>")
DAMAGED: Answer = (200, {"Content-Type": "image/jpeg"}, JPEG[:40])


@dataclass
class Site:
    """A site with pictures."""

    address: str
    answers: dict[str, Answer]
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def pictures() -> Iterator[Site]:
    answers: dict[str, Answer] = {"/hall.png": PICTURE, "/moved.jpg": PICTURE}
    asked: list[tuple[str, str]] = []
    with site(answers, asked=asked, silent="/silent.jpg") as address:
        yield Site(address, answers, asked)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def table(stories: Path, *addresses: str) -> None:
    rows = [f"e{at},2023,Event {at},{each}\n" for at, each in enumerate(addresses)]
    write(stories, "id,date,title,image\n" + "".join(rows))


def test_without_being_asked_for_media_stay_links_and_that_is_said_once(
    stories: Path, pictures: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    table(stories, f"{pictures.address}/hall.png", f"{pictures.address}/moved.jpg")

    assert run(stories) == 0

    assert (
        "changed: readers are not shown them here; --fetch-media brings them into the story\n"
        "  the media: 2 at web addresses → links\n"
    ) in capsys.readouterr().out
    assert pictures.asked == []
    assert trip(stories).media[0].url == f"{pictures.address}/hall.png"


def test_a_picture_is_fetched_and_named_by_what_it_is(
    stories: Path, pictures: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    table(stories, f"{pictures.address}/hall.png")

    assert run(stories, "--fetch-media") == 0

    medium = trip(stories).media[0]
    assert (medium.file, medium.url) == ("media/hall.jpg", None)
    assert (stories / "trip" / "media" / "hall.jpg").read_bytes() == JPEG
    assert "fetching media: 1, from 127.0.0.1\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, {}, b""), "found the answer 404 Not Found"),
        (
            PAGE,
            "found another kind of file, expected one of .jpg, .jpeg, .png, .webp, .avif, .gif",
        ),
        (DAMAGED, "found a damaged picture"),
        ((200, {}, JPEG + b"x" * 2_000), "found more than 2,000 bytes"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "found a redirect to file:///etc/passwd"),
        ((200, {"Content-Length": "5000"}, JPEG), "found only a part of it"),
    ],
)
def test_what_cannot_be_fetched_stays_a_link_with_the_reason(  # noqa: PLR0917 - fixtures
    stories: Path,
    pictures: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    why: str,
) -> None:
    monkeypatch.setattr(media_fetching, "MOST_BYTES", 2_000)
    pictures.answers["/bad.jpg"] = answer
    table(stories, f"{pictures.address}/bad.jpg", f"{pictures.address}/hall.png")

    assert run(stories, "--fetch-media") == 0

    said = capsys.readouterr().out
    assert f"changed, media: {why}" in said
    assert "; it stays a link\n" in said
    assert [(each.file, bool(each.url)) for each in trip(stories).media] == [
        (None, True),
        ("media/hall.jpg", False),
    ]


def test_a_site_that_is_silent_is_given_up(
    stories: Path,
    pictures: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(media_fetching, "SILENCE_S", 0.1)
    table(stories, f"{pictures.address}/silent.jpg")

    assert run(stories, "--fetch-media") == 0

    assert "found no answer in time (try again later); it stays a link" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("bound", "value", "why"),
    [
        ("MOST_FILES", 1, "found more than 1 files"),
        (
            "MOST_ALL_BYTES",
            len(JPEG) + 5,
            f"found more than {len(JPEG) + 5} bytes with the files before it",
        ),
        ("MOST_S", -60, "found more than -1 minutes gone"),
    ],
)
def test_there_is_a_bound_to_number_size_and_time(  # noqa: PLR0917 - fixtures
    stories: Path,
    pictures: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    bound: str,
    value: int,
    why: str,
) -> None:
    monkeypatch.setattr(media_fetching, bound, value)
    table(stories, f"{pictures.address}/hall.png", f"{pictures.address}/moved.jpg")

    assert run(stories, "--fetch-media") == 0

    assert why in capsys.readouterr().out


def test_an_update_keeps_what_was_fetched_and_fetches_only_what_is_new(
    stories: Path, pictures: Site
) -> None:
    table(stories, f"{pictures.address}/hall.png")
    run(stories, "--fetch-media")
    before = snapshot(stories)
    pictures.answers["/hall.png"] = (200, {}, jpeg_of(4, 4))

    assert run(stories, "--into", "trip") == 0
    assert snapshot(stories) == before

    table(stories, f"{pictures.address}/hall.png", f"{pictures.address}/moved.jpg")
    assert run(stories, "--into", "trip", "--fetch-media") == 0
    assert [each.file for each in trip(stories).media] == ["media/hall.jpg", "media/moved.jpg"]
    assert (stories / "trip" / "media" / "hall.jpg").read_bytes() == JPEG


def test_a_dry_run_names_the_sites_and_asks_none(
    stories: Path, pictures: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    table(stories, f"{pictures.address}/hall.png")

    assert run(stories, "--fetch-media", "--dry-run") == 0

    assert "media that would be fetched: 1, from 127.0.0.1\n" in capsys.readouterr().err
    assert pictures.asked == []
