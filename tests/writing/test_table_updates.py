"""A table brought to other records, with everything else as it was."""

from pathlib import Path

import pytest

from explorer.writing.table_updates import updated_table

PLACES = (
    "id;names.en;lat;lon;accuracy_km;zone;coordinate_source;mine\r\n"
    'rome;"Rome";41.90;12.5;5;Europe/Rome;A map;keep\r\n'
    "\r\n"
    "milan;Milan;45.4;9.2;5;Europe/Rome;A map;\r\n"
)
ROME = {
    "id": "rome",
    "names": {"en": "Rome"},
    "lat": 41.9,
    "lon": 12.5,
    "accuracy_km": 5,
    "zone": "Europe/Rome",
    "coordinate_source": "A map",
}
MILAN = ROME | {"id": "milan", "names": {"en": "Milan"}, "lat": 45.4, "lon": 9.2}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A table of places."""
    path = tmp_path / "places.csv"
    path.write_bytes(PLACES.encode())
    return path


def test_records_that_are_the_same_change_no_byte(path: Path) -> None:
    assert updated_table(path, [ROME, MILAN]) == PLACES


def test_only_the_cells_that_change_are_written_again(path: Path) -> None:
    changed = updated_table(path, [ROME | {"accuracy_km": 7}, MILAN])

    assert changed == PLACES.replace("41.90;12.5;5;", "41.90;12.5;7;")


def test_a_field_that_goes_leaves_an_empty_cell_and_a_new_one_gets_a_column(path: Path) -> None:
    gone = {name: value for name, value in MILAN.items() if name != "coordinate_source"}

    changed = updated_table(path, [ROME, gone | {"country": "IT"}])

    assert changed == (
        "id;names.en;lat;lon;accuracy_km;zone;coordinate_source;mine;country\r\n"
        'rome;"Rome";41.90;12.5;5;Europe/Rome;A map;keep;\r\n'
        "milan;Milan;45.4;9.2;5;Europe/Rome;;;IT\r\n"
    ).replace("keep;\r\n", "keep;\r\n\r\n")


def test_a_new_record_comes_where_it_belongs(path: Path) -> None:
    new = ROME | {"id": "bari", "names": {"en": "Bari; Italy"}, "lat": 41.1, "lon": 16.9}

    changed = updated_table(path, [new, ROME, MILAN])

    lines = changed.split("\r\n")
    assert lines[1] == 'bari;"Bari; Italy";41.1;16.9;5;Europe/Rome;A map;'
    assert [line.partition(";")[0] for line in lines if line] == ["id", "bari", "rome", "milan"]


def test_rows_move_with_their_cells(path: Path) -> None:
    changed = updated_table(path, [MILAN, ROME])

    assert [line for line in changed.split("\r\n") if line] == [
        "id;names.en;lat;lon;accuracy_km;zone;coordinate_source;mine",
        "milan;Milan;45.4;9.2;5;Europe/Rome;A map;",
        'rome;"Rome";41.90;12.5;5;Europe/Rome;A map;keep',
    ]
