"""Documents: facts, and copies with their pages and nothing that came with them."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from explorer.media.copies import write_copies
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.story.media import MediaKind
from tests.attaching import attach
from tests.media.photos import SECRETS, jpeg_2000, photo
from tests.media.recordings import DOCUMENT_SECRETS, document
from tests.media.signing import SIGNED_SECRETS, signed

DAMAGED = photo()[:2] + b"\xff\xfe\0\1" + photo()[2:]
"""A photo with a comment of a wrong length, of which the picture can be decoded nevertheless."""


def copies(path: Path) -> dict[str, bytes]:
    """All copies of a document, by name."""
    folder = path.parent / "copies"
    folder.mkdir()
    write_copies(path, MediaKind.DOCUMENT, read_facts(path), folder)
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def plain(content: bytes) -> bytes:
    """A document with nothing compressed in it."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as found:
        found.save(
            file,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
        )
    return file.getvalue()


def test_a_copy_has_the_pages_and_nothing_that_was_written_beside_them(tmp_path: Path) -> None:
    original = document(pages=3)
    made = copies(attach(tmp_path, "report.pdf", original))

    assert all(secret in plain(original) for secret in DOCUMENT_SECRETS)
    copy = plain(made["document.pdf"])
    assert not [secret for secret in (*DOCUMENT_SECRETS, *SECRETS) if secret in copy]
    with pikepdf.open(io.BytesIO(made["document.pdf"])) as found:
        assert len(found.pages) == 3
        links = [each.A.URI for each in found.pages[0].Annots if "/A" in each]  # type: ignore[attr-defined]
        assert [str(link) for link in links] == ["https://example.org/"]


@pytest.mark.parametrize("filters", [["DCTDecode"], ["FlateDecode", "DCTDecode"]])
@pytest.mark.parametrize("content", [photo(), photo() + photo(), DAMAGED])
def test_a_photo_in_a_document_loses_its_metadata_however_it_is_compressed(
    tmp_path: Path, filters: list[str], content: bytes
) -> None:
    with pikepdf.open(io.BytesIO(document())) as made:
        picture = made.pages[0].Resources.XObject.P  # type: ignore[attr-defined]
        picture.write(zlib.compress(content) if len(filters) == 2 else content)
        picture.Filter = pikepdf.Array([pikepdf.Name(f"/{each}") for each in filters])
        path = tmp_path / "made.pdf"
        made.save(path)

    copy = copies(attach(tmp_path, "report.pdf", path.read_bytes()))

    assert not [secret for secret in SECRETS if secret in plain(copy["document.pdf"])]
    page = Image.open(io.BytesIO(copy["960.jpg"])).convert("RGB")
    assert page.getpixel((100, 100))[1] < 90  # type: ignore[index]
    with pikepdf.open(io.BytesIO(copy["document.pdf"])) as found:
        picture = found.pages[0].Resources.XObject.P  # type: ignore[attr-defined]
        assert isinstance(picture.Filter, pikepdf.Name)  # so `plain` has seen what is in it
        image = pikepdf.PdfImage(picture)
        assert image.as_pil_image().convert("RGB").getpixel((9, 9))[1] < 90  # type: ignore[index]


def with_picture(content: bytes, compression: str) -> bytes:
    """A document whose picture is another one."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(document())) as made:
        picture = made.pages[0].Resources.XObject.P  # type: ignore[attr-defined]
        picture.write(content, filter=pikepdf.Name(compression))
        made.save(file)
    return file.getvalue()


def test_a_picture_in_jpeg_2000_in_a_document_loses_its_metadata(tmp_path: Path) -> None:
    original = with_picture(jpeg_2000("jp2"), "/JPXDecode")
    copy = copies(attach(tmp_path, "report.pdf", original))["document.pdf"]

    assert b"Anna's phone" in plain(original)
    assert b"Anna" not in plain(copy)
    with pikepdf.open(io.BytesIO(copy)) as found:
        content = found.pages[0].Resources.XObject.P.read_raw_bytes()  # type: ignore[attr-defined]
    assert Image.open(io.BytesIO(content)).tobytes()[:3] == b"\xff\0\0"


@pytest.mark.parametrize(
    ("content", "compression"),
    [(jpeg_2000("jp2")[:200], "/JPXDecode"), (photo()[:90], "/DCTDecode")],
)
def test_a_document_with_a_picture_that_cannot_be_read_has_no_copy(
    tmp_path: Path, content: bytes, compression: str
) -> None:
    path = attach(tmp_path, "report.pdf", with_picture(content, compression))
    with pytest.raises(MediaError, match="found a damaged document"):
        copies(path)


def test_who_filled_in_and_signed_a_document_is_not_published(tmp_path: Path) -> None:
    original = signed()
    copy = copies(attach(tmp_path, "form.pdf", original))["document.pdf"]

    assert all(secret in plain(original) for secret in SIGNED_SECRETS)
    assert not [secret for secret in SIGNED_SECRETS if secret in plain(copy)]
    with pikepdf.open(io.BytesIO(copy)) as found:
        kinds = [str(each.Subtype) for each in found.pages[0].Annots]  # type: ignore[attr-defined]
    assert kinds == ["/Link", "/Link", "/Square"]


def test_its_first_page_is_seen_as_a_picture(tmp_path: Path) -> None:
    path = attach(tmp_path, "report.pdf", document())
    facts = read_facts(path)
    made = copies(path)

    assert (facts.width, facts.height, facts.pages, facts.suffix) == (1357, 1920, 2, "pdf")
    assert sorted(made) == ["1357.webp", "480.webp", "960.jpg", "960.webp", "document.pdf"]
    page = Image.open(io.BytesIO(made["960.jpg"])).convert("RGB")
    assert page.getpixel((100, 100))[1] < 90  # type: ignore[index]  # red, as the photo there is
    assert page.getpixel((900, 100))[1] > 200  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (document(password="x"), "found a document with a password, expected one that all can"),
        (b"%PDF-1.7\nnothing", "found a damaged document, expected a PDF file"),
        (document()[:400], "found a damaged document, expected a PDF file"),
        (b"%PDF-1.7\n" + bytes(9000), "found a damaged document, expected a PDF file"),
    ],
)
def test_a_document_that_readers_could_not_open_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(MediaError) as refused:
        read_facts(attach(tmp_path, "a.pdf", content))
    assert str(refused.value).startswith(message)
