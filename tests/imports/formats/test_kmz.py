"""KMZ of other tools: hostile archives are refused, pictures become files of media."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from explorer.imports.parsing import zip_archives
from tests.attaching import JPEG
from tests.imports.reading import found_in_text, lines_of, refusal, values_of
from tests.zips import lying

KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Rome</name>
<description>&lt;img src="images/My Hall.JPG" alt="The hall"&gt;&lt;img src="gone.jpg"&gt;
</description>
<Point><coordinates>12.5,41.9</coordinates></Point></Placemark></Document></kml>"""


def archive(files: Mapping[str, bytes | str], mode: int = 0o644) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, content)
    return buffer.getvalue()


def test_pictures_of_the_archive_become_files_of_media() -> None:
    found = found_in_text("a.kmz", archive({"doc.kml": KML, "images/My Hall.JPG": JPEG}))

    assert values_of(found, "events")[0]["media"] == [
        {"kind": "image", "file": "media/my-hall.jpg", "alt": "The hall"},
    ]
    assert found.files == {"media/my-hall.jpg": JPEG}


def test_a_page_in_place_of_a_picture_is_left_out_with_a_line() -> None:
    found = found_in_text("a.kmz", archive({"doc.kml": KML, "images/My Hall.JPG": b"<html>"}))

    assert values_of(found, "events")[0]["media"] == []
    assert found.files == {}
    assert lines_of(found)[0] == (
        "placemark “Rome” · media: images/My Hall.JPG →  "
        "(found a damaged picture, expected one that a .jpg file can hold)"
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"../doc.kml": KML},
            "a.kmz · the file: found the name '../doc.kml', expected names that lead nowhere else",
        ),
        (
            {"readme.txt": "x"},
            "a.kmz · the file: found no file that ends in .kml, expected a KMZ with its document",
        ),
    ],
)
def test_an_archive_that_leads_elsewhere_is_refused(files: Mapping[str, str], message: str) -> None:
    assert refusal("a.kmz", archive(files)) == message


def test_a_link_in_an_archive_is_refused() -> None:
    message = "a.kmz · the file: found a link, 'doc.kml', expected files only"
    assert refusal("a.kmz", archive({"doc.kml": "/etc/passwd"}, 0o120777)) == message


def test_an_archive_that_is_huge_once_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archives, "MOST_BYTES", 1_000_000)
    bomb = archive({"doc.kml": b"\0" * 2_000_000})

    assert len(bomb) < 5_000
    assert refusal("a.kmz", bomb) == (
        "a.kmz · the file: found 2,000,000 bytes unpacked, expected at most 1,000,000"
    )


def test_what_an_archive_says_of_its_sizes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archives, "MOST_BYTES_OF_FILE", 1_000)
    message = "a.kmz · doc.kml: found a file that is too large, expected at most 1,000 bytes"
    assert refusal("a.kmz", lying(archive({"doc.kml": b"\0" * 2_000_000}), "doc.kml")) == message


def test_an_archive_that_needs_a_newer_unpacker_is_refused() -> None:
    whole = archive({"doc.kml": KML})
    entry = whole.index(b"PK\x01\x02")
    newer = whole[: entry + 6] + b"\xff\0" + whole[entry + 8 :]

    assert refusal("a.kmz", newer) == "a.kmz · the file: found a damaged archive, expected a zip"


def test_a_damaged_archive_is_refused() -> None:
    message = "a.kmz · the file: found a damaged archive, expected a zip"
    assert refusal("a.kmz", archive({"doc.kml": KML})[:60]) == message
