"""Sounds and films: facts, and copies with nothing but sound and picture, which browsers play."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import av
import pytest
from PIL import Image

from explorer.media.copies import copy_names, write_copies
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.media.films import PLAYABLE, without_comments
from explorer.story.media import ENDINGS, MediaKind
from tests.attaching import attach
from tests.media.photos import SECRETS
from tests.media.recordings import (
    FILM_SECRETS,
    held_upright,
    recording,
    with_cover,
    with_sound,
)

SOUNDS = {".mp3": "libmp3lame", ".wav": "pcm_s16le"}


def copies(path: Path, kind: MediaKind) -> dict[str, bytes]:
    """All copies of a file, by name."""
    folder = path.parent / "copies"
    folder.mkdir()
    write_copies(path, kind, read_facts(path), folder)
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_every_format_of_sounds_and_films_has_its_codecs() -> None:
    assert PLAYABLE.keys() == {*ENDINGS[MediaKind.AUDIO], *ENDINGS[MediaKind.VIDEO]}


@pytest.mark.parametrize("suffix", sorted(PLAYABLE))
def test_a_copy_has_sound_and_picture_and_nothing_of_who_made_it(
    tmp_path: Path, suffix: str
) -> None:
    kind = MediaKind.VIDEO if suffix in ENDINGS[MediaKind.VIDEO] else MediaKind.AUDIO
    original = recording(suffix, audio=SOUNDS.get(suffix))
    path = attach(tmp_path, f"media/made{suffix}", original)
    assert any(secret in original for secret in FILM_SECRETS)

    made = copies(path, kind)

    assert tuple(sorted(made)) == tuple(sorted(copy_names(kind, read_facts(path))))
    name = f"{'film' if kind is MediaKind.VIDEO else 'sound'}{suffix}"
    assert not any(secret in made[name] for secret in FILM_SECRETS)
    with av.open(io.BytesIO(made[name])) as copy:
        assert {each.type for each in copy.streams} == {"audio"} | (
            {"video"} if kind is MediaKind.VIDEO else set()
        )
        assert copy.duration == pytest.approx(1_000_000, rel=0.1)
        assert sum(1 for _ in copy.decode(audio=0)) > 8


def test_the_cover_of_a_sound_is_no_picture_of_it(tmp_path: Path) -> None:
    original = with_cover(recording(".mp3", audio="libmp3lame"))
    path = attach(tmp_path, "media/song.mp3", original)

    facts = read_facts(path)
    made = copies(path, MediaKind.AUDIO)

    assert (facts.width, facts.height) == (None, None)
    assert list(made) == ["sound.mp3"]
    assert b"JFIF" in original
    assert not any(secret in made["sound.mp3"] for secret in (b"JFIF", b"APIC", *SECRETS))


@pytest.mark.parametrize("suffix", [".webm", ".ogg"])
def test_comments_in_the_headers_of_vorbis_stay_behind(tmp_path: Path, suffix: str) -> None:
    original = recording(".ogg", audio="vorbis", layout="stereo")
    original = original if suffix == ".ogg" else with_sound(recording(".webm"), original)
    kind = MediaKind.VIDEO if suffix == ".webm" else MediaKind.AUDIO
    comments = original[original.find(b"\3vorbis") : original.find(b"\5vorbis")]
    assert b"Anna" in comments

    made = copies(attach(tmp_path, f"media/a{suffix}", original), kind)
    copy = made[f"{'film' if kind is MediaKind.VIDEO else 'sound'}{suffix}"]

    assert b"Anna" not in copy
    with av.open(io.BytesIO(copy)) as film:
        assert sum(1 for _ in film.decode(audio=0)) > 8


def test_headers_of_vorbis_keep_all_but_comments() -> None:
    first, setup = b"\1vorbis" + bytes(23), b"\5vorbis" + bytes(300)
    comments = b"\3vorbis" + b"Anna" * 200
    headers = b"\2\x1e\xff\xff\xff\x2a" + first + comments + setup
    assert len(comments) == 3 * 255 + 0x2A

    made = without_comments(headers)

    assert made == b"\2\x1e\x10" + first + b"\3vorbis" + bytes(8) + b"\1" + setup


@pytest.mark.parametrize("damaged", [b"", b"\2", b"\2\xff", b"\2\1\1" + bytes(9), bytes(99)])
def test_damaged_headers_of_vorbis_are_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="not the headers of Vorbis"):
        without_comments(damaged)


def test_a_film_plays_while_it_is_being_loaded(tmp_path: Path) -> None:
    original = recording()
    film = copies(attach(tmp_path, "media/a.mp4", original), MediaKind.VIDEO)["film.mp4"]
    assert original.find(b"moov") > original.find(b"mdat")
    assert film.find(b"moov") < film.find(b"mdat")


def test_a_film_of_a_phone_that_was_held_upright_is_upright(tmp_path: Path) -> None:
    path = attach(tmp_path, "media/a.mp4", held_upright(recording()))
    facts = read_facts(path)
    made = copies(path, MediaKind.VIDEO)

    assert (facts.width, facts.height, facts.suffix) == (120, 160, "mp4")
    assert facts.seconds == pytest.approx(1, abs=0.1)
    poster = Image.open(io.BytesIO(made["120.jpg"]))
    assert poster.size == (120, 160)
    red, green, _ = poster.convert("RGB").getpixel((60, 80))  # type: ignore[misc]
    assert red > 80 > green
    with av.open(io.BytesIO(made["film.mp4"])) as copy:
        assert next(copy.decode(video=0)).rotation == -90


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.mp4", recording(video="libx265"), "found video in hevc, expected h264 or av1, which"),
        ("a.mp4", recording(audio="ac3"), "found audio in ac3, expected aac or mp3, which all"),
        ("a.mp4", recording(pixels="yuv444p"), "found video in h264 with yuv444p, expected yuv420"),
        ("a.mp4", recording(".m4a"), "found no video in it, expected a file with video"),
        ("a.mp4", recording()[:-900], "found a damaged file, expected one that a .mp4 file can"),
        ("a.mp4", b"\0\0\0\x18ftypisom", "found a damaged file, expected one that a .mp4 file"),
        ("a.wav", recording(".mp3", audio="libmp3lame"), "found a damaged file, expected one that"),
    ],
)
def test_what_browsers_do_not_play_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(MediaError) as refused:
        read_facts(attach(tmp_path, name, content))
    assert str(refused.value).startswith(message)


def test_a_film_that_breaks_off_is_refused(tmp_path: Path) -> None:
    whole = copies(attach(tmp_path, "media/a.mp4", recording()), MediaKind.VIDEO)["film.mp4"]
    with pytest.raises(MediaError, match="without its end"):
        read_facts(attach(tmp_path, "b.mp4", whole[: len(whole) // 2]))


def test_nothing_that_a_list_of_other_files_names_is_opened(tmp_path: Path) -> None:
    attach(tmp_path, "b.mp4", recording())
    playlist = attach(tmp_path, "a.mp4", "#EXTM3U\n#EXTINF:1,\nb.mp4\n#EXT-X-ENDLIST\n")
    with pytest.raises(MediaError, match="damaged"):
        read_facts(playlist)


def test_a_story_without_films_and_documents_does_not_wait_for_their_readers() -> None:
    code = """
import sys
import explorer.media.kept, explorer.reading.library, explorer.views.document
print(sorted({"av", "pikepdf", "pypdfium2"} & sys.modules.keys()))
"""
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "[]\n"
