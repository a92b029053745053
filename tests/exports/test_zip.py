"""The story folder as a zip: what its author wrote, never an operator's own article."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from explorer.exports.values import subject
from explorer.exports.zip import story_zip
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.story.itinerary import AsOf
from tests.attaching import AREA, FLIGHT, IMAGE, JPEG, attach, gpx_of
from tests.records import ARTICLE, LEG, SHIPPED, SMALL, place, write_story

SECRET = "An article that we may show and not pass on.\n"


def zipped(folder: Path) -> bytes:
    story = load_story(folder)
    of = subject(story, lang="en", as_of=AsOf.NOW, files=story_files(folder, story))
    return story_zip(of)


def test_the_unpacked_zip_is_the_story(tmp_path: Path) -> None:
    folder = SHIPPED / "vostochny-2023"
    with ZipFile(BytesIO(zipped(folder))) as archive:
        archive.extractall(tmp_path)

    unpacked = tmp_path / "vostochny-2023"
    for name in ("story.yaml", "article.it.md", "article.en.md"):
        assert (unpacked / name).read_bytes() == (folder / name).read_bytes()
    assert load_story(unpacked).events == load_story(folder).events


def test_an_operators_own_article_and_other_files_stay_behind(tmp_path: Path) -> None:
    folder = write_story(tmp_path, articles={"en": ARTICLE, "en.local": SECRET})
    (folder / "notes.txt").write_text(SECRET)

    content = zipped(folder)
    assert ZipFile(BytesIO(content)).namelist() == ["small/article.en.md", "small/story.yaml"]
    assert SECRET.encode() not in content


def test_areas_and_ways_come_along_and_media_with_what_a_camera_wrote_do_not(
    tmp_path: Path,
) -> None:
    places = [place("rome", area="areas/rome.geojson", media=["hall"]), SMALL["places"][1]]
    legs = [LEG | {"path": "known", "track_file": "ways/flight.gpx"}]
    folder = write_story(tmp_path, places=places, legs=legs, media=[IMAGE])
    attach(folder, "areas/rome.geojson", AREA)
    attach(folder, "ways/flight.gpx", gpx_of(*FLIGHT))
    attach(folder, "media/hall.jpg", JPEG)

    with ZipFile(BytesIO(zipped(folder))) as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "small"

    assert (unpacked / "areas/rome.geojson").exists()
    assert (unpacked / "ways/flight.gpx").exists()
    assert not (unpacked / "media").exists()
    assert load_story(unpacked).missing_files == {"media/hall.jpg": ""}


def test_the_same_files_give_the_same_bytes_whatever_their_dates(tmp_path: Path) -> None:
    first, second = write_story(tmp_path / "a"), write_story(tmp_path / "b")
    (second / "story.yaml").touch()
    (second / "story.yaml").chmod(0o600)

    assert zipped(first) == zipped(second)
