"""Places of our own table, changed in a spreadsheet."""

from tests.exporting import MakeStory
from tests.imports.exported.test_own_csv import Rows, edited, unchanged
from tests.imports.giving import said
from tests.imports.reading import values_of


def test_an_event_moves_to_another_place_and_leaves_the_first_as_it_was(
    make_story: MakeStory,
) -> None:
    found = edited(make_story(), lambda rows: rows[0].update(place="tokyo"))

    assert said(found) == ["row 2 · place · rome · tokyo · changed in the file since the export"]
    assert values_of(found, "events")[0]["place"] == "tokyo"
    assert values_of(found, "places") == values_of(edited(make_story(), unchanged), "places")


def test_a_place_by_another_name_is_a_new_one(make_story: MakeStory) -> None:
    found = edited(make_story(), lambda rows: rows[0].update(place="Ostia", to="Kyoto"))

    event = values_of(found, "events")[0]
    assert (event["place"], event["to"]) == ({"names": {"en": "Ostia"}}, {"names": {"en": "Kyoto"}})


def test_rows_that_contradict_each_other_about_a_place_are_named(make_story: MakeStory) -> None:
    def edit(rows: Rows) -> None:
        rows[0]["place"] = "tokyo"
        rows[0]["lat"], rows[1]["lat"] = "35.6", "35.8"

    found = edited(make_story(), edit)

    assert said(found) == [
        "row 2 · place · rome · tokyo · changed in the file since the export",
        "row 2 · lat · 35.7 · 35.6 · changed in the file since the export",
        "row 3 · lat · 35.8 · a row above has another for this place",
    ]
    assert values_of(found, "places")[1]["lat"] == 35.6
