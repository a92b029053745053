"""Files that records refer to: missing, of another kind, outside the folder, or changed."""

import os
from pathlib import Path
from typing import Any

import pytest

from explorer.media import facts
from explorer.reading import attachments
from explorer.reading.checks import suspicions
from explorer.reading.library import load_library, load_story, read_story
from explorer.reading.media_files import MAX_MEDIA_BYTES
from explorer.story.places import Place
from tests.attaching import AREA, FLIGHT, IMAGE, JPEG, attach, gpx_of, line_of
from tests.records import ARTICLE, LEG, SMALL, Records, event, place, problems_in, write_story

WAY = LEG | {"path": "known", "track_file": "ways/flight.gpx"}
TOKYO = SMALL["places"][1]


def with_area(name: str = "areas/rome.geojson") -> Records:
    return {"places": [place("rome", area=name), TOKYO]}


def test_areas_and_ways_and_media_that_are_there_are_no_problem(tmp_path: Path) -> None:
    places = [place("rome", area="areas/rome.geojson", media=["hall"]), TOKYO]
    events = [event("a", area="a.json"), SMALL["events"][1]]
    folder = write_story(tmp_path, places=places, events=events, legs=[WAY], media=[IMAGE])
    attach(folder, "areas/rome.geojson", AREA)
    attach(folder, "a.json", AREA)
    attach(folder, "ways/flight.gpx", gpx_of(*FLIGHT))
    attach(folder, "media/hall.jpg", JPEG)

    story = load_story(folder)

    assert isinstance(story.places[0], Place)
    assert story.missing_files == {}
    assert story.legs[0].track_file == "ways/flight.gpx"


def test_a_file_that_is_missing_is_reported_with_one_of_similar_name(tmp_path: Path) -> None:
    folder = write_story(tmp_path, **with_area())
    attach(folder, "areas/Rome.geojson", AREA)

    assert problems_in(folder) == [
        "story.yaml:22 · place rome · area: found 'areas/rome.geojson', "
        "expected a file that is in the story's folder (areas/Rome.geojson?)"
    ]


def test_a_mistake_in_an_area_is_reported_once_for_all_records_that_have_it(tmp_path: Path) -> None:
    events = [event("a", area="a.json"), event("arrival", area="a.json", place="tokyo")]
    folder = write_story(tmp_path, events=events)
    attach(folder, "a.json", {"type": "Point", "coordinates": [1, 2]})

    (found,) = problems_in(folder)

    assert found.startswith("a.json · the file: found 'Point', expected a geometry of type Polygon")


@pytest.mark.parametrize(
    "name", ["../secret.geojson", "/etc/secret.geojson", "a/../../x.geojson", ".x.geojson", "a/b/c"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (found,) = problems_in(write_story(tmp_path, **with_area(name)))

    assert found.startswith(
        f"story.yaml:22 · place rome · area: found {name!r}, expected a GeoJSON file in the "
        "story's folder, named in letters a to z, digits, hyphens and underscores, such as "
    )


@pytest.mark.parametrize("link", ["areas", "areas/rome.geojson"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    folder = write_story(tmp_path / "stories", **with_area())
    attach(tmp_path / "secret", "rome.geojson", AREA)
    (folder / link).parent.mkdir(exist_ok=True)
    target = tmp_path / "secret" / ("rome.geojson" if "/" in link else "")
    (folder / link).symlink_to(os.path.relpath(target, (folder / link).parent))

    assert problems_in(folder) == [
        "areas/rome.geojson · the file: found a link that leads out of the story's folder, "
        "expected a file inside it"
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("media\\hall.jpg", " (media/hall.jpg?)"),
        ("media/Città 1.jpg", " (rename it to media/Citta-1.jpg?)"),
        ("pictures/hall.jpg", ""),
    ],
)
def test_a_name_that_is_not_the_same_everywhere_is_refused(
    tmp_path: Path, name: str, hint: str
) -> None:
    (found,) = problems_in(write_story(tmp_path, media=[IMAGE | {"file": name}]))

    assert found.endswith(
        f"media item hall · file: found {name!r}, expected a file in media/ in the story's folder, "
        f"named in letters a to z, digits, hyphens and underscores, such as media/hall.jpg{hint}"
    )


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (FLIGHT[::-1], "which begins 9,871 km from rome"),
        (FLIGHT[1:], "which begins 5,124 km from rome"),
        (FLIGHT[:2], "which ends 4,981 km from tokyo"),
        (FLIGHT, ""),
        (((41.8, 12.25), (35.77, 140.39)), ""),  # airports
    ],
)
@pytest.mark.parametrize("name", ["ways/flight.gpx", "ways/flight.geojson"])
def test_a_way_leads_from_the_one_place_to_the_other(
    tmp_path: Path, points: tuple[tuple[float, float], ...], message: str, name: str
) -> None:
    folder = write_story(tmp_path, legs=[WAY | {"track_file": name}])
    attach(folder, name, gpx_of(*points) if name.endswith("gpx") else line_of(points))

    found = [problem.message for problem in read_story(folder).problems]

    hint = " (reversed?)" if points == FLIGHT[::-1] else ""
    expected = f"expected a route of the leg rome to tokyo{hint}"
    wanted = f"leg rome to tokyo · track_file: found {name}, {message}, {expected}"
    assert found == ([wanted] if message else [])


def test_a_way_with_latitude_and_longitude_swapped_gets_a_hint(
    tmp_path: Path,
) -> None:
    places = [SMALL["places"][0], place("ostia", lat=41.73, lon=12.28)]
    leg = {"from": "rome", "to": "ostia", "mode": "foot", "path": "known", "track_file": "a.gpx"}
    events = [event("departure"), event("arrival", place="ostia")]
    folder = write_story(tmp_path, places=places, legs=[leg], events=events, articles={})
    attach(folder, "a.gpx", gpx_of((12.5, 41.9), (12.28, 41.73)))

    (found,) = problems_in(folder)

    assert found.endswith("expected a route of the leg rome to ostia (are lat and lon swapped?)")


def test_a_leg_that_only_arrives_is_compared_at_its_end(tmp_path: Path) -> None:
    way = {"arrives": "arrival", "mode": "air", "path": "known", "track_file": "a.gpx"}
    folder = write_story(tmp_path, legs=[way])
    attach(folder, "a.gpx", gpx_of(*FLIGHT[::-1]))

    (found,) = problems_in(folder)
    attach(folder, "a.gpx", gpx_of(*FLIGHT[1:]))

    assert "found a.gpx, which ends 9,871 km from tokyo, expected a route of the leg to" in found
    assert problems_in(folder) == []


def test_a_renamed_file_is_not_what_it_says(tmp_path: Path) -> None:
    folder = write_story(tmp_path, media=[IMAGE])
    attach(folder, "media/hall.jpg", b"\0\0\0\x18ftypheic")

    (found,) = problems_in(folder)

    assert found.endswith(
        "media item hall · file: found 'media/hall.jpg', expected the content of a .jpg file "
        "(convert it; a new name does not change its format)"
    )


def test_a_film_that_is_too_large_is_refused(tmp_path: Path) -> None:
    film = {"id": "film", "kind": "video", "file": "media/film.mp4"}
    folder = write_story(tmp_path, media=[film])
    with attach(folder, "media/film.mp4", b"\0\0\0\x18ftypisom").open("r+b") as stream:
        stream.truncate(MAX_MEDIA_BYTES + 1)

    (found,) = problems_in(folder)

    assert found.endswith(
        "film · file: found 200,000,001 bytes, expected at most 200,000,000 bytes"
    )


def test_a_story_without_a_picture_is_shown_and_its_author_is_warned(tmp_path: Path) -> None:
    background = {"file": "maps/1569.jpg", "credit": "A library", "bounds": BOUNDS}
    article = {"en": f"{ARTICLE}\n![A hall](media:hall)\n"}
    folder = write_story(tmp_path, articles=article, media=[IMAGE], background=background)
    attach(folder, "media/hal.jpg", JPEG)
    reading = read_story(folder)
    assert reading.story

    found = [problem.message for problem in suspicions(reading.story, reading.locate)]

    missing = "expected a file that is in the story's folder"
    for message in (
        f"media item hall · file: found 'media/hall.jpg', {missing} (media/hal.jpg?)",
        f"the story · background.file: found 'maps/1569.jpg', {missing} (readers will not see it)",
    ):
        assert message in found


BOUNDS: dict[str, Any] = {"south": 40, "west": 10, "north": 45, "east": 15}


def test_a_changed_area_makes_another_version_and_is_read_again(tmp_path: Path) -> None:
    folder = write_story(tmp_path, **with_area())
    attach(folder, "areas/rome.geojson", AREA)
    before = load_library(tmp_path)

    attach(folder, "areas/rome.geojson", {"type": "GeometryCollection", "geometries": [AREA]})
    after = load_library(tmp_path)

    assert before.stories[0].version != after.stories[0].version
    attach(folder, "areas/rome.geojson", "{")
    assert [entry.slug for entry in load_library(tmp_path).broken] == ["small"]


def test_files_that_no_record_refers_to_change_nothing(tmp_path: Path) -> None:
    folder = write_story(tmp_path)
    before = load_story(folder).version
    attach(folder, "areas/rome.geojson", "{")

    assert load_story(folder).version == before


@pytest.mark.parametrize("count", [10, 20])
def test_a_folder_is_listed_once_however_many_files_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    listed: list[Path] = []
    files = attachments.attached_paths
    monkeypatch.setattr(
        attachments, "attached_paths", lambda folder: [listed.append(folder), *files(folder)][1:]
    )
    media = [IMAGE | {"id": f"m{at}", "file": f"media/{at}.jpg"} for at in range(count)]

    story = load_story(write_story(tmp_path, media=media))

    assert (len(story.missing_files), len(listed)) == (count, 1)


def test_a_picture_whose_disk_fails_is_a_problem_of_its_story_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_story(tmp_path, media=[IMAGE])
    attach(folder, "media/hall.jpg", JPEG)

    def fail(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(facts, "read_facts", fail)

    (found,) = problems_in(folder)
    assert "found Input/output error, expected a readable file" in found
