"""KMZ: the document of KML with its pictures, read with zipfile, lxml, Pillow and GDAL."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pyogrio
import pytest
from lxml import etree
from PIL import Image

from explorer.exports import EXPORTS
from explorer.exports.carried import jpeg_pictures
from explorer.exports.kmz import kmz
from explorer.exports.values import subject
from explorer.language import language
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from tests.attaching import IMAGE, attach
from tests.exports.test_kml import SCHEMA
from tests.media.photos import SECRETS, photo
from tests.records import event, write_story

NAMES = ("hall", "blood", "other")


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    """The file of a story with a photo, a covered one, and one that no event has."""
    media = [IMAGE | {"id": name, "file": f"media/{name}.png"} for name in NAMES]
    media[1] |= {"warning": {"en": "Blood."}}
    shown = [event("talks", media=["hall", "blood"]), event("end")]
    folder = write_story(tmp_path, media=media, events=shown, articles={"en": "Words.\n"})
    for at, name in enumerate(NAMES):
        attach(folder, f"media/{name}.png", photo((1200 + at, 800), suffix="PNG"))
    story = load_story(folder)
    pictures = jpeg_pictures(story, folder).files
    return kmz(subject(story, lang="en", as_of=AsOf.NOW, pictures=pictures))


def test_it_has_a_document_first_and_the_pictures_that_it_shows(content: bytes) -> None:
    archive = ZipFile(BytesIO(content))
    assert archive.namelist() == ["doc.kml", "files/hall.jpg"]

    root = etree.fromstring(archive.read("doc.kml"))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    mark = root.find(".//{*}Placemark[@id='event-talks']")
    html = etree.HTML(mark.findtext("{*}description"))
    assert [picture.get("src") for picture in html.iter("img")] == ["files/hall.jpg"]
    assert "Picture: Blood. A hall" in "".join(html.itertext())


def test_a_picture_in_it_is_a_jpeg_without_metadata(content: bytes) -> None:
    picture = ZipFile(BytesIO(content)).read("files/hall.jpg")

    assert Image.open(BytesIO(picture)).size == (960, 640)
    assert not any(secret in picture for secret in SECRETS)


def test_it_says_that_what_is_no_open_picture_has_no_link_without_an_address(
    tmp_path: Path,
) -> None:
    folder = write_story(tmp_path, media=[IMAGE])
    attach(folder, "media/hall.jpg", photo())
    (export,) = (each for each in EXPORTS if each.name == "kmz")
    line = "Links to files of media, as the address of the site is not known (--base-url)."
    story, english = load_story(folder), language("en")
    reports = [export.report(english, story, is_addressed=known) for known in (True, False)]

    assert [line in report for report in reports] == [False, True]


def test_gdal_reads_it(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "story.kmz"
    file.write_bytes(content)

    assert [name for name, _ in pyogrio.list_layers(file)] == ["Timeline"]
    assert pyogrio.read_info(file, layer="Timeline")["features"] == 2
