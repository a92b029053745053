"""Films, sounds and documents of a second, with all that phones and editors write beside them."""

from __future__ import annotations

import re
import struct
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import pikepdf
from PIL import Image

from tests.media.photos import photo

FILM_SECRETS = (b"+41.89+012.49/", b"Anna's phone", b"taken by Anna")
"""What must not be found in any copy."""

DOCUMENT_SECRETS = (b"Anna", b"app.alert", b"secret.txt", b"http://ns.adobe.com")
"""Likewise, when nothing is compressed."""

CAPTIONS = "WEBVTT of Anna\n\nNOTE by Anna\n\n00:00.000 --> 00:00.900\nWelcome.\n"

_AUDIO = {".mp4": "aac", ".m4a": "aac", ".webm": "libopus", ".opus": "libopus", ".ogg": "libopus"}
_VIDEO = {".mp4": "libx264", ".webm": "libvpx"}


@cache
def recording(
    suffix: str = ".mp4",
    video: str | None = None,
    audio: str | None = None,
    pixels: str = "yuv420p",
    layout: str = "mono",
) -> bytes:
    """A second of a tone, and of a picture that becomes lighter, 160 × 120 pixels, if it has one.

    Args:
        suffix: how the file's name ends.
        video: the codec; None for the usual one of the format, if it has any.
        audio: likewise.
        pixels: how colours are written.
        layout: channels of the sound.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{suffix}"
        options = {"movflags": "+use_metadata_tags"} if suffix in (".mp4", ".m4a") else {}
        with av.open(str(path), "w", options=options) as out:
            out.metadata.update({"location": "+41.89+012.49/", "comment": "taken by Anna"})
            out.metadata["title"] = "Anna's phone"
            picture: Any = None
            if codec := video or _VIDEO.get(suffix):
                picture = out.add_stream(codec, rate=10)
                picture.width, picture.height, picture.pix_fmt = 160, 120, pixels
                picture.metadata["handler_name"] = "Anna's phone"
            codec = audio or _AUDIO.get(suffix) or suffix[1:]
            sound: Any = out.add_stream(codec, rate=48000, options={"strict": "experimental"})
            sound.layout = layout
            if picture:
                _write_pictures(out, picture)
            _write_tone(out, sound)
        return path.read_bytes()


def _write_pictures(out: Any, stream: Any) -> None:
    for at in range(10):
        frame = av.VideoFrame.from_image(Image.new("RGB", (160, 120), (100 + at * 10, 0, 0)))
        frame.pts = at
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def _write_tone(out: Any, stream: Any) -> None:
    for at in range(50):
        frame = av.AudioFrame(format="s16", layout="mono", samples=960)
        frame.planes[0].update(struct.pack("<60h", *([8000] * 30 + [-8000] * 30)) * 16)
        frame.sample_rate, frame.pts = 48000, at * 960
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def with_cover(sound: bytes) -> bytes:
    """The same MP3 with a cover before it, as music programs write it (ID3v2.3)."""
    picture = b"\0image/jpeg\0\3\0" + photo((60, 40))
    frame = b"APIC" + len(picture).to_bytes(4) + b"\0\0" + picture
    size = bytes(len(frame) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + frame + sound


def with_sound(film: bytes, sound: bytes) -> bytes:
    """The pictures of a film in WebM with sound in Vorbis, whose headers say that Anna made it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.webm"
        with (
            av.open(BytesIO(film)) as seen,
            av.open(BytesIO(sound)) as heard,
            av.open(str(path), "w") as out,
        ):
            parts = [(seen, seen.streams.video[0]), (heard, heard.streams.audio[0])]
            written: list[Any] = [out.add_stream_from_template(stream) for _, stream in parts]
            headers = written[1].codec_context.extradata
            headers = re.sub(rb"Lavf[\d.]{8,}", lambda old: b"Anna".ljust(len(old[0])), headers)
            written[1].codec_context.extradata = headers
            for (found, stream), into in zip(parts, written, strict=True):
                for packet in found.demux(stream):
                    if packet.dts is not None:
                        packet.stream = into
                        out.mux(packet)
        return path.read_bytes()


def held_upright(film: bytes) -> bytes:
    """The same film in MP4, as a phone writes it that was held upright: turned by its header."""
    turned = bytearray(film)
    at = turned.find(b"tkhd") + 44
    turned[at : at + 36] = struct.pack(
        ">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 120 << 16, 0, 1 << 30
    )
    return bytes(turned)


def document(pages: int = 2, password: str = "") -> bytes:
    """A document in PDF of A4 pages with all that should not be published with it."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Author"] = "Anna"
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = ["Anna"]
    made.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
    )
    made.attachments["secret.txt"] = b"by Anna"
    page = made.pages[0]
    picture = made.make_stream(photo((60, 40)))
    picture.update(_picture_keys())
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    page.Contents = made.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q")
    page.Annots = pikepdf.Array([_link("https://example.org/"), _script(), _comment()])
    file = BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(file, encryption=encryption, compress_streams=False)
    return file.getvalue()


def _picture_keys() -> dict[str, Any]:
    name = pikepdf.Name
    return {
        "/Type": name.XObject,
        "/Subtype": name.Image,
        "/Width": 60,
        "/Height": 40,
        "/ColorSpace": name.DeviceRGB,
        "/BitsPerComponent": 8,
        "/Filter": name.DCTDecode,
    }


def _annotation(**keys: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 99, 99], **keys)


def _link(url: str) -> pikepdf.Dictionary:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(url))
    return _annotation(Subtype=pikepdf.Name.Link, A=action)


def _script() -> pikepdf.Dictionary:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(2)"))
    return _annotation(Subtype=pikepdf.Name.Link, A=action)


def _comment() -> pikepdf.Dictionary:
    return _annotation(
        Subtype=pikepdf.Name.Square, T=pikepdf.String("Anna"), Contents=pikepdf.String("See here.")
    )
