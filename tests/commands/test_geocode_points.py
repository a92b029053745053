"""`geocode --story`: places located by an id, a point or a map, and completed from their point."""

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.reading.library import load_story
from tests.commands.test_geocode import unplaced
from tests.records import write_story


@pytest.mark.parametrize(
    ("chosen", "position"),
    [
        ("3169070", (41.8919, 12.5113)),
        ("45.07,7.69", (45.07, 7.69)),
        ("45°04'12\"N 7°41'24\"E", (45.07, 7.69)),
        ("https://www.openstreetmap.org/#map=12/45.07/7.69", (45.07, 7.69)),
    ],
)
def test_a_place_may_be_located_by_any_id_a_point_or_the_address_of_a_map(
    tmp_path: Path, chosen: str, position: tuple[float, float]
) -> None:
    folder = write_story(
        tmp_path,
        places=[unplaced("rome", names={"en": "Qqqq"}), unplaced("tokyo", names={"en": "Tokyo"})],
    )

    done = main(["geocode", "--story", str(folder), "--write", "--choose", f"rome={chosen}"])

    assert done == 0
    found = load_story(folder).place("rome")
    assert (found.lat, found.lon) == position
    assert (found.zone, found.country) == ("Europe/Rome", "IT")


def test_a_place_located_by_hand_gets_what_it_lacks_and_keeps_what_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = unplaced("rome", names={"en": "Rome"}, lat=41.9, lon=12.5)
    hall = unplaced("tokyo", names={"en": "The hall"}, lat=41.91, lon=12.52, accuracy_km=0.3)
    folder = write_story(tmp_path, places=[bare, hall])

    assert main(["geocode", "--story", str(folder), "--write"]) == 0

    said = capsys.readouterr().err
    assert "place rome: accuracy_km 13.2, zone Europe/Rome, country IT, coordinate_source" in said
    rome, tokyo = (load_story(folder).place(id_) for id_ in ("rome", "tokyo"))
    assert (rome.lat, rome.accuracy_km, rome.coordinate_source) == (41.9, 13.2, "Entered by hand")
    assert (tokyo.accuracy_km, tokyo.zone, tokyo.country) == (0.3, "Europe/Rome", "IT")
