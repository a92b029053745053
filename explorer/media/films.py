"""Sounds and films: what they are, and copies of them with nothing but sound and picture.

A copy has the streams of the original as they are, so nothing is encoded again and nothing lost.
Places, dates, names, covers and chapters, which phones and editors write beside them, stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import av
from av.container import InputContainer
from av.stream import Disposition
from PIL import Image

from explorer.media.errors import MediaError
from explorer.media.renditions import LONGEST_SIDE
from explorer.story.attachments import ending
from explorer.story.media import MediaFacts

MAX_PIXELS: Final = 40_000_000
"""Most pixels of a frame: a film in 8K has 33 million."""


class Playable(NamedTuple):
    """What browsers play of a format."""

    container: str
    """FFmpeg's name of the format; no other is ever asked."""
    video: tuple[str, ...]
    """Codecs by FFmpeg's names; empty for a format of sounds."""
    audio: tuple[str, ...]
    """Likewise."""
    options: tuple[tuple[str, str], ...] = ()
    """Of FFmpeg's writer: so that a copy plays while it is being loaded."""


_FASTSTART: Final = (("movflags", "+faststart"),)

PLAYABLE: Final = {
    ".mp4": Playable("mp4", ("h264", "av1"), ("aac", "mp3"), _FASTSTART),
    ".webm": Playable("webm", ("vp8", "vp9", "av1"), ("opus", "vorbis"), (("cues_to_front", "1"),)),
    ".m4a": Playable("mp4", (), ("aac",), _FASTSTART),
    ".mp3": Playable("mp3", (), ("mp3",), (("id3v2_version", "0"),)),
    ".ogg": Playable("ogg", (), ("opus", "vorbis")),
    ".opus": Playable("ogg", (), ("opus",)),
    ".flac": Playable("flac", (), ("flac",)),
    ".wav": Playable("wav", (), ("pcm_s16le", "pcm_s24le", "pcm_u8", "pcm_f32le")),
}
"""By how files' names end: the formats and codecs that Chromium, Firefox and Safari all play."""

_PIXELS: Final = ("yuv420p", "yuvj420p")
"""How browsers expect the colours of H.264."""

_NO_COMMENTS: Final = b"\3vorbis" + bytes(8) + b"\1"
"""A header of Vorbis without a vendor and comments (Vorbis I, section 5)."""

_FAULTS = (av.FFmpegError, ValueError, OverflowError, MemoryError)
"""What PyAV raises at damaged files."""


def read_film(path: Path, digest: str) -> MediaFacts:
    """What a sound or a film is; of a film the first picture is decoded.

    Args:
        path: its file, whose name says its format.
        digest: of its content.

    Raises:
        MediaError: it is damaged, incomplete, too large, or browsers do not play it.
        OSError: it cannot be read.
    """
    with _opened(path) as film:
        seconds = round(film.duration / 1_000_000, 3) if film.duration else None
        is_seen = any(each.type == "video" for each in _streams(film))  # a cover is not
        width, height = _upright(film, LONGEST_SIDE).size if is_seen else (None, None)
    suffix = ending(path.name).removeprefix(".")
    return MediaFacts(digest=digest, width=width, height=height, seconds=seconds, suffix=suffix)


def poster(path: Path) -> Image.Image:
    """A picture from the first tenth of a film, as it is seen.

    Args:
        path: its file, whose name says its format.

    Raises:
        MediaError: it is damaged, or has no picture.
        OSError: it cannot be read.
    """
    with _opened(path) as film:
        film.seek(film.duration // 10 if film.duration else 0)
        return _upright(film, LONGEST_SIDE)


def copy_film(original: Path, copy: Path) -> None:
    """Write the streams of a sound or a film into a new file of the same format, from file to file.

    Args:
        original: the file, whose name says its format.
        copy: where the copy goes.

    Raises:
        MediaError: the original is damaged.
        OSError: it cannot be read, or the copy cannot be written.
    """
    playable = PLAYABLE[ending(original.name)]
    options = {"fflags": "+bitexact", **dict(playable.options)}
    with (
        _opened(original) as film,
        av.open(str(copy), "w", format=playable.container, options=options) as out,
    ):
        written = {each.index: out.add_stream_from_template(each) for each in _streams(film)}
        for each in written.values():
            each.metadata.clear()
            if each.codec_context.codec.canonical_name == "vorbis":
                headers = bytes(each.codec_context.extradata)
                each.codec_context.extradata = without_comments(headers)
        for packet in film.demux(_streams(film)):
            if packet.dts is not None:  # the last packet of a stream is empty
                packet.stream = written[packet.stream.index]
                out.mux(packet)


def without_comments(headers: bytes) -> bytes:
    """The three headers of sound in Vorbis with nothing in the second, which holds comments.

    Args:
        headers: with the lengths of the first two before them, in Xiph's lacing.

    Raises:
        ValueError: they are damaged.
    """
    at, lengths = 1, []
    for _ in range(2):
        end = at
        while headers[end : end + 1] == b"\xff":
            end += 1
        lengths.append(sum(headers[at : end + 1]))
        at = end + 1
    first, rest = headers[at : at + lengths[0]], headers[at + lengths[0] :]
    setup = rest[lengths[1] :]
    if headers[:1] != b"\2" or not rest.startswith(b"\3vorbis") or not setup:
        raise ValueError("not the headers of Vorbis")
    lacing = b"\xff" * (len(first) // 255) + bytes([len(first) % 255, len(_NO_COMMENTS)])
    return b"\2" + lacing + first + _NO_COMMENTS + setup


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    """A file of the one format that its name says, if browsers play it."""
    try:
        with av.open(str(path.resolve()), format=PLAYABLE[ending(path.name)].container) as film:
            _refuse_unplayable(film, ending(path.name))
            _refuse_cut_off(film, path)
            yield film
    except _FAULTS as error:
        if isinstance(error, MediaError | OSError) and not isinstance(error, av.FFmpegError):
            raise
        name = ending(path.name)
        expected = f"one that a {name} file can hold"
        raise MediaError("a damaged file", expected, "open it and save it again") from error


def _streams(film: InputContainer) -> list[Any]:
    """The film's picture and its sound; a cover is a picture that is attached to a sound."""
    seen = [each for each in film.streams.video if not each.disposition & Disposition.attached_pic]
    return [*seen[:1], *film.streams.audio[:1]]


def _refuse_unplayable(film: InputContainer, name: str) -> None:
    playable, streams = PLAYABLE[name], _streams(film)
    wanted = "video" if playable.video else "audio"
    streams = [each for each in streams if playable.video or each.type == "audio"]
    if wanted not in {each.type for each in streams}:
        raise MediaError(f"no {wanted} in it", f"a file with {wanted}")
    for each in streams:
        codecs = playable.video if each.type == "video" else playable.audio
        codec = each.codec_context.codec.canonical_name
        if codec not in codecs:
            raise _unplayable(f"{each.type} in {codec}", " or ".join(codecs))
        if codec == "h264" and each.codec_context.pix_fmt not in _PIXELS:
            raise _unplayable(f"video in h264 with {each.codec_context.pix_fmt}", _PIXELS[0])
        if each.type == "video" and each.width * each.height > MAX_PIXELS:
            raise MediaError(f"a film of {each.width:,} × {each.height:,} pixels", "at most 8K")


def _unplayable(found: str, codecs: str) -> MediaError:
    return MediaError(
        found, f"{codecs}, which all browsers play", "convert it with HandBrake or ffmpeg"
    )


def _refuse_cut_off(film: InputContainer, path: Path) -> None:
    """Refuse a file whose index names what lies behind its end."""
    size = path.stat().st_size
    for stream in _streams(film):
        entries = stream.index_entries
        if len(entries) and entries[-1].pos + entries[-1].size > size:
            raise MediaError("a file without its end", "a whole one", "copy it again")


def _upright(film: InputContainer, side_px: int) -> Image.Image:
    """The next picture as it is seen: turned, with square pixels, at most so long."""
    stream = _streams(film)[0]
    frame = next(film.decode(stream), None)
    if frame is None:
        raise MediaError("a film without a picture", "one that can be decoded")
    shape = float(stream.sample_aspect_ratio or 1)
    width, height = max(1, round(frame.width * shape)), frame.height
    scale = min(1.0, side_px / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    picture: Image.Image = frame.to_image().resize(size)
    return picture.rotate(frame.rotation, expand=True) if frame.rotation else picture
