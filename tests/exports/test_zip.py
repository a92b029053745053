"""The story folder as a zip: what its author wrote, never an operator's own article."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from explorer.exports.carried import own_media
from explorer.exports.values import subject
from explorer.exports.zip import story_zip
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.story.itinerary import AsOf
from tests.attaching import AREA, FLIGHT, IMAGE, attach, gpx_of
from tests.media.photos import SECRETS, photo
from tests.records import ARTICLE, LEG, SHIPPED, SMALL, place, write_story

SECRET = "An article that we may show and not pass on.\n"


def zipped(folder: Path) -> bytes:
    story = load_story(folder)
    files = story_files(folder, story) | own_media(story, folder).files
    of = subject(story, lang="en", as_of=AsOf.NOW, files=files)
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


def test_areas_ways_and_media_come_along_without_what_a_camera_wrote(tmp_path: Path) -> None:
    places = [place("rome", area="areas/rome.geojson", media=["hall"]), SMALL["places"][1]]
    legs = [LEG | {"path": "known", "track_file": "ways/flight.gpx"}]
    kinds = ("jpg", "png", "webp", "avif", "gif")
    media = [IMAGE, *(IMAGE | {"id": kind, "file": f"media/a.{kind}"} for kind in kinds)]
    folder = write_story(tmp_path, places=places, legs=legs, media=media)
    attach(folder, "areas/rome.geojson", AREA)
    attach(folder, "ways/flight.gpx", gpx_of(*FLIGHT))
    attach(folder, "media/hall.jpg", photo((4000, 3000), orientation=6))
    for kind in kinds:
        suffix = "JPEG" if kind == "jpg" else kind.upper()
        attach(folder, f"media/a.{kind}", photo(suffix=suffix))

    with ZipFile(BytesIO(zipped(folder))) as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "small"

    assert (unpacked / "areas/rome.geojson").exists()
    assert (unpacked / "ways/flight.gpx").exists()
    story = load_story(unpacked)
    sizes = {name: (facts.width, facts.height) for name, facts in story.media_files.items()}
    small = {f"media/a.{kind}": (60, 40) for kind in kinds}
    assert (sizes, story.missing_files) == ({"media/hall.jpg": (1440, 1920), **small}, {})
    for name in sizes:
        content = (unpacked / name).read_bytes()
        assert not any(secret in content for secret in SECRETS), name


def test_what_cannot_be_read_or_has_no_room_is_left_out_and_named(tmp_path: Path) -> None:
    media = [IMAGE | {"id": name, "file": f"media/{name}.jpg"} for name in ("gone", "a", "b")]
    folder = write_story(tmp_path, media=media)
    for item in media:
        attach(folder, item["file"], photo(size=(60, 10 + len(item["id"]))))
    story = load_story(folder)
    (folder / "media/gone.jpg").unlink()

    whole = own_media(story, folder)
    assert (list(whole.files), whole.left_out) == (
        ["media/a.jpg", "media/b.jpg"],
        ("media/gone.jpg",),
    )
    part = own_media(story, folder, most_bytes=len(whole.files["media/a.jpg"]))
    assert part.left_out == ("media/gone.jpg", "media/b.jpg")


def test_the_same_files_give_the_same_bytes_whatever_their_dates(tmp_path: Path) -> None:
    first, second = write_story(tmp_path / "a"), write_story(tmp_path / "b")
    (second / "story.yaml").touch()
    (second / "story.yaml").chmod(0o600)

    assert zipped(first) == zipped(second)


def test_a_scanned_map_comes_along_as_large_as_its_control_points_are_measured(
    tmp_path: Path,
) -> None:
    bounds = {"south": 36.0, "west": 6.0, "north": 47.5, "east": 18.5}
    scan = {"file": "maps/a.jpg", "credit": "A library", "bounds": bounds}
    folder = write_story(tmp_path, background=scan)
    attach(folder, "maps/a.jpg", photo((5000, 3500), orientation=6))

    with ZipFile(BytesIO(zipped(folder))) as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "small"

    facts = load_story(unpacked).media_files["maps/a.jpg"]
    assert (facts.width, facts.height) == (3500, 5000)
    content = (unpacked / "maps/a.jpg").read_bytes()
    assert not any(secret in content for secret in SECRETS)
