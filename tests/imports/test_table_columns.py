"""For what the columns of a table are taken."""

import pytest

from explorer.imports.table_fields import field_of, is_field
from tests.importing import table


def columns(text: str, **choices: object) -> dict[str, tuple[str, str]]:
    """The field of each column, and why."""
    return {each.name: (each.field, each.why) for each in table(text, **choices).columns}


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("Title,Date,Place,Latitude,Longitude", "title when place lat lon"),
        ("Titolo,Data,Luogo,Latitudine,Longitudine", "title when place lat lon"),
        ("Titel,Datum,Ort,Breite,Länge", "title when place lat lon"),
        ("Titre,Date,Lieu,Latitude,Longitude", "title when place lat lon"),
        ("Título,Fecha,Lugar,Latitud,Longitud", "title when place lat lon"),
        (
            "Year,Month,Day,Time,End Year,Headline,Text,Media,Media Credit,Media Caption,Group",
            "year month day time until_year title summary media credit caption tags",
        ),
        (
            "Title,Start,End,Description,Web Page,Media,Tags,Place,Location",
            "title when until summary source_url media tags place",
        ),
        ("startDate,endDate,placeName,source_url", "when until place source_url"),
        ("title.en,title.it,Summary (de),note_fr", "title.en title.it summary.de note.fr"),
        ("Jahr,Monat,Tag,Ereignis", "year month day title"),
        ("Mittente,Destinatario,Data,Segnatura", "person person when source"),
    ],
)
def test_columns_are_known_by_their_names_in_five_languages(names: str, fields: str) -> None:
    row = ",".join("x" for _ in names.split(","))

    found = columns(f"{names}\n{row}\n")

    assert [field for field, _ in found.values() if field] == fields.split()


def test_the_header_is_found_below_titles_and_empty_rows() -> None:
    text = "Letters of the Conti family,,\n,,\nData,Luogo,Titolo\n1848,Roma,Una lettera\n"

    found = table(text)

    assert [column.field for column in found.columns] == ["when", "place", "title"]
    assert [record.where for record in found.records] == ["row 4"]


def test_from_and_to_are_places_or_dates_as_their_cells_are() -> None:
    places = columns("from,to,title\nRome,Milan,A letter\n")
    dates = columns("from,to,title\n1914,1918,The war\n")

    assert (places["from"], places["to"]) == (
        ("place", "by its name, and no dates in it"),
        ("to", "by its name, and no dates in it"),
    )
    assert (dates["from"][0], dates["to"][0]) == ("when", "until")


def test_columns_of_unknown_names_are_taken_by_their_content() -> None:
    text = (
        'A,B,C,D\n1 March 1848,"45.1, 9.2",They left early in the morning.,x\n'
        '2 March 1848,"45.2, 9.3",They arrived late in the evening.,y\n'
    )

    assert columns(text) == {
        "A": ("when", "by its content, dates"),
        "B": ("position", "by its content, positions"),
        "C": ("summary", "by its content, the longest texts"),
        "D": ("", ""),
    }


def test_of_two_columns_of_places_one_may_have_positions() -> None:
    found = columns('Place,Location,Title\nVinci,"43.78,10.92",a\n')

    assert found["Location"] == ("position", "by its content, positions")


def test_what_the_author_says_of_a_column_counts_first() -> None:
    text = "date,written,title\n2023,1848,A letter\n"

    assert columns(text, columns={"written": "when", "title": "none"}) == {
        "date": ("", "written is when"),
        "written": ("when", "as you said"),
        "title": ("", "as you said"),
    }


def test_a_table_of_nothing_that_we_know_asks_for_its_columns() -> None:
    found = table("a,b\n1,2\n")

    assert [(line.outcome, line.found) for line in found.report] == [
        ("unclear", "no column for any of lat, place, position, summary, title, when, year")
    ]


def test_only_texts_have_a_language() -> None:
    assert field_of("place (it)") is None
    assert [is_field(name) for name in ("title.it", "place.it", "none", "mood")] == [
        *(True, False, True, False),
    ]


def test_long_texts_are_no_dates_and_no_positions() -> None:
    long = "from 1 to 2 - a 3 N, 4 " * 5_000

    assert columns(f'abc,where\n"{long}",Rome\n"{long}",Milan\n') == {
        "abc": ("summary", "by its content, the longest texts"),
        "where": ("place", "by its name"),
    }
