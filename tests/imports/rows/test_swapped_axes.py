"""Latitudes and longitudes in each other's place."""

from explorer.gazetteer import Gazetteer
from explorer.imports.found import Found
from explorer.imports.rows.swapped_axes import Point, are_swapped
from explorer.story.places import Coordinate
from tests.importing import lines, table

HEADER = "title,place,lat,lon\n"
TURIN = "c,Torino,94.07,7.68\n"


def places(found: Found) -> list[tuple[object, object]]:
    """Latitude and longitude of each row."""
    rows = [record.values["place"] for record in found.records]
    return [(row.get("lat"), row.get("lon")) for row in rows if isinstance(row, dict)]


def nothing(name: str, at: Coordinate) -> None:
    """Of no name anything is known."""


def test_a_mistyped_latitude_leaves_the_other_rows_as_they_are() -> None:
    found = table(
        f"{HEADER}a,Roma,41.9,12.5\nb,Milano,45.46,9.19\n{TURIN}d,Bari,41.13,16.87\n"
        "e,Pisa,43.72,10.4\n"
    )

    assert places(found) == [
        *((41.9, 12.5), (45.46, 9.19), (None, None), (41.13, 16.87), (43.72, 10.4)),
    ]
    assert lines(found.report) == [("row 4", "left out", "lat", "94.07, 7.68", "")]
    assert found.report[0].why == "off the globe: expected a latitude from -90 to 90"


def test_swapped_columns_are_known_by_the_names_of_places(gazetteer: Gazetteer) -> None:
    text = f"{HEADER}a,Roma,12.5,41.9\nb,Milano,9.19,45.46\nc,Bari,16.87,41.13\n"

    found = table(text, distance_from=gazetteer.distance_km)

    assert places(found) == [(41.9, 12.5), (45.46, 9.19), (41.13, 16.87)]
    assert [line.where for line in found.report] == ["all rows"]


def test_swapped_columns_are_known_by_the_countries() -> None:
    text = "title,country,lat,lon\na,IT,12.5,41.9\nb,IT,9.19,45.46\nc,IT,16.87,41.13\n"

    assert places(table(text)) == [(41.9, 12.5), (45.46, 9.19), (41.13, 16.87)]


def test_a_single_swapped_row_is_set_right_by_its_name(gazetteer: Gazetteer) -> None:
    text = f"{HEADER}a,Roma,41.9,12.5\nb,Milan,9.19,45.46\nc,Bari,41.13,16.87\n"

    found = table(text, distance_from=gazetteer.distance_km)

    assert places(found) == [(41.9, 12.5), (45.46, 9.19), (41.13, 16.87)]
    assert lines(found.report) == [
        ("row 3", "changed", "lat", "Milan 9.19, 45.46", "45.46, 9.19"),
    ]


def test_a_point_far_from_every_place_of_its_name_is_reported(gazetteer: Gazetteer) -> None:
    found = table(f"{HEADER}a,Napoli,60.1,24.9\n", distance_from=gazetteer.distance_km)

    assert places(found) == [(60.1, 24.9)]
    assert lines(found.report) == [
        (
            *("row 2", "changed", "lat", "Napoli 60.1, 24.9"),
            "as it is, 2,253 km from the nearest place of this name",
        )
    ]


def test_two_rows_of_many_that_are_off_the_globe_do_not_swap_a_table() -> None:
    points = [Point(lat=99, lon=8)] * 2 + [Point(lat=45, lon=9)] * 18

    assert not are_swapped(points, nothing)


def test_a_row_that_cannot_be_swapped_outweighs_one_that_must_be() -> None:
    assert not are_swapped([Point(lat=131.9, lon=43.1), Point(lat=43.1, lon=131.9)], nothing)
