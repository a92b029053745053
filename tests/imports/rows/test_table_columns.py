"""For what the columns of a table are taken."""

import pytest

from explorer.imports.rows.table_fields import field_of, is_field
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


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Che cosa è successo", "title"),
        ("Was ist passiert?", "title"),
        ("What happened", "title"),
        ("Titolo dell’evento", "title"),
        ("Descrizione evento", "summary"),
        ("Event description", "summary"),
        ("Note/Osservazioni", "note"),
        ("Città / Località", "place"),
        ("Ort/Stadt", "place"),
        ("Nome del luogo", "place"),
        ("Dove è successo?", "place"),
        ("Tipo evento", "tags"),
        ("Autore della lettera", "person"),
        ("Fonte / Link", "source"),
        ("Bild-URL", "media"),
    ],
)
def test_a_header_of_several_words_is_known_by_those_that_mean_a_field(
    header: str, field: str
) -> None:
    assert columns(f"{header},mood\nx,y\n")[header] == (field, "by a word of its name")


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Latitudine (N)", "45.1", "lat"),
        ("Geogr. Länge", "9.2", "lon"),
        ("Geogr. Breite/Länge", "45.1; 9.2", "position"),
        ("Datum (von|bis)", "1848-1850", "when"),
        ("Datum von", "1.3.1848", "when"),
        ("Datum bis", "1.3.1848", "until"),
        ("Data e ora", "1.3.1848", "when"),
    ],
)
def test_a_word_of_a_header_counts_only_if_the_cells_are_of_its_kind(
    header: str, cell: str, field: str
) -> None:
    assert columns(f"Title,{header}\na,{cell}\n")[header][0] == field
    assert columns(f"Title,{header}\na,blue\n")[header] == ("", "")


@pytest.mark.parametrize("header", ["Länge (km)", "Place of photo", "N.", "mood"])
def test_a_header_that_means_nothing_or_two_things_is_for_no_field(header: str) -> None:
    assert columns(f"Title,{header}\na,9.2\n")[header] == ("", "")


def test_a_whole_name_goes_before_a_word_of_another() -> None:
    found = columns("Date added,Date,Title\n2023-01-01,1848,a\n")

    assert (found["Date added"], found["Date"][0]) == (("", "Date is when"), "when")


def test_a_date_column_called_to_ends_what_another_begins() -> None:
    found = columns("Titel,Datum von,Al\na,1.3.1848,3.3.1848\n")

    assert [field for field, _ in found.values()] == ["title", "when", "until"]


def test_by_far_the_longest_texts_beside_a_title_are_the_summary() -> None:
    text = "They left early in the morning, before the town was up, and took the coast road."

    assert columns(f'Title,Transcript\na,"{text}"\n')["Transcript"] == (
        *("summary", "by its content, the longest texts"),
    )


def test_a_table_that_says_neither_what_happened_nor_where_asks_for_its_columns() -> None:
    found = table("Datum,Lat,Lon,Kürzel\n1848,45.1,9.2,ab\n")

    assert found.records == ()
    assert found.report[0].why.startswith('name one, such as --map "Kürzel=title"; fields: id, ')


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
        ("unclear", "no column that says what happened or where (place, summary, title)")
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


def test_numbers_of_thousands_of_digits_are_no_dates_and_no_ids() -> None:
    long = "9" * 5_000
    found = table(f"year,month,day,title,place,geonames\n{long},{long},1,A,Rome,{long}\n")

    (event,) = (dict(each.values) for each in found.records)
    assert event["title"] == {"en": "A"}
    assert "when" not in event or event["when"] == "unknown"
