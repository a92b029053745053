"""Rows of tables as events."""

from pathlib import Path

import pytest

from explorer.imports.formats.tables import is_table, read_table
from explorer.imports.found import Choices, Given, Outcome
from explorer.story.errors import DataError
from tests.importing import lines, table, values
from tests.workbooks import xlsx


def test_a_row_is_an_event_with_all_that_its_columns_say() -> None:
    text = (
        "date,time,from,to,person,topic,title,summary,zone\n"
        '11.3.1848,9.30,Rome,Milan,Anna Conti; Ida Stein,"money, weather",A letter,Short.,'
        "Europe/Rome\n"
    )

    assert values(text) == [
        {
            "title": {"en": "A letter"},
            "summary": {"en": "Short."},
            "when": "1848-03-11",
            "time": "09:30",
            "place": {"names": {"en": "Rome"}},
            "to": {"names": {"en": "Milan"}},
            "zone": "Europe/Rome",
            "tags": [
                {"label": {"en": "Anna Conti"}, "kind": "person"},
                {"label": {"en": "Ida Stein"}, "kind": "person"},
                {"label": {"en": "money"}, "kind": "topic"},
                {"label": {"en": "weather"}, "kind": "topic"},
            ],
        }
    ]


def test_a_letter_without_a_title_is_called_by_its_two_places() -> None:
    assert values("from,to,date\nFirenze,Zagreb,1848\n")[0]["title"] == {"en": "Firenze – Zagreb"}


def test_a_column_decides_whether_the_day_comes_first() -> None:
    assert [row["when"] for row in values("date,title\n1/3/2023,a\n13/3/2023,b\n")] == [
        *("2023-03-01", "2023-03-13"),
    ]
    assert [row["when"] for row in values("date,title\n1/3/2023,a\n3/13/2023,b\n")] == [
        *("2023-01-03", "2023-03-13"),
    ]


def test_a_column_that_leaves_it_open_is_asked_about() -> None:
    text = "date,title\n1/3/2023,a\n2/3/2023,b\n"

    assert lines(table(text).report) == [("all rows", "unclear", "date", "1/3/2023, 2/3/2023", "")]
    assert table(text).records == ()
    assert [row["when"] for row in values(text, day_first=False)] == ["2023-01-03", "2023-02-03"]


def test_year_month_and_day_may_have_columns_of_their_own() -> None:
    text = (
        "Year,Month,Day,End Year,Title\n-138,,,-126,a\n1848,3,11,,b\n1848,marzo,,,c\n-44,3,15,,d\n"
    )

    found = [(row["when"], row.get("until")) for row in values(text)]

    assert found == [
        ("-0137", "-0125"),
        ("1848-03-11", None),
        ("1848-03", None),
        ("-0043-03-15", None),
    ]


def test_what_is_no_date_is_reported_with_its_row() -> None:
    found = table("date,title\nEaster 1848,a\n31/2/2023,b\n", day_first=True)

    assert lines(found.report) == [
        ("row 2", "left out", "date", "Easter 1848", ""),
        ("row 3", "left out", "date", "31/2/2023", ""),
    ]
    assert ["when" in record.values for record in found.records] == [False, False]


def test_positions_are_read_in_one_column_or_two() -> None:
    assert values('title,position\na,"45.1, 9.2"\n')[0]["place"] == {"lat": 45.1, "lon": 9.2}
    assert values("title;lat;lon\na;45,1;9,2\n")[0]["place"] == {"lat": 45.1, "lon": 9.2}
    assert values('title,lat,lon\na,"45.1, 9.2",\n')[0]["place"] == {"lat": 45.1, "lon": 9.2}


def test_swapped_columns_are_set_right_and_reported_once() -> None:
    found = table("title,lat,lon\na,131.9,43.1\nb,12.5,41.9\n")

    assert [record.values["place"] for record in found.records] == [
        {"lat": 43.1, "lon": 131.9},
        {"lat": 41.9, "lon": 12.5},
    ]
    assert lines(found.report) == [
        (
            "all rows",
            "changed",
            "lat, lon",
            "latitude and longitude in each other's columns",
            "swapped",
        )
    ]


def test_a_point_at_zero_zero_or_off_the_globe_is_no_position() -> None:
    found = table("title,place,lat,lon\na,Rome,0,0\nb,Milan,45.4,999\n")

    assert [record.values["place"] for record in found.records] == [
        {"names": {"en": "Rome"}},
        {"names": {"en": "Milan"}},
    ]
    assert lines(found.report) == [
        ("row 2", "left out", "lat", "0, 0", ""),
        ("row 3", "left out", "lat", "45.4, 999", ""),
    ]


def test_countries_are_taken_by_name_or_code() -> None:
    found = table("title,place,country\na,Rome,Italy\nb,Wien,AT\nc,Oz,Ozland\n")

    places = [record.values["place"] for record in found.records]
    assert [place.get("country") for place in places if isinstance(place, dict)] == [
        *("IT", "AT", None),
    ]
    assert lines(found.report) == [("row 4", "left out", "country", "Ozland", "")]


def test_html_becomes_words() -> None:
    found = table("title,text\na,<p>A <b>school</b> unit.<br>Click on.</p>\n")

    assert found.records[0].values["summary"] == {"en": "A school unit. Click on."}
    assert found.report[0].why == "HTML, of which a text of an event keeps the words"


def test_the_links_of_html_are_kept_with_the_rest() -> None:
    found = table(
        'title,text\na,"See <a href=""https://a.example/1"">here</a> and <a>there</a>."\n'
    )

    assert found.records[0].values["summary"] == {"en": "See here and there."}
    assert found.records[0].rest == {"links in text": "https://a.example/1"}


def test_a_source_with_an_address_claims_the_event_and_one_without_is_noted() -> None:
    rows = values(
        'title,source,url\na,The Wire,https://wire.example/1\nb,"AS Trieste, b. 1",\n'
        "c,https://www.daily.example/2,\n"
    )

    wire, note, daily = rows
    assert wire["claims"] == [
        {
            "source": {"publisher": "The Wire", "url": "https://wire.example/1", "lang": "en"},
            "says": "happened",
        }
    ]
    assert (note["note"], "claims" in note) == ({"en": "source: AS Trieste, b. 1"}, False)
    assert daily["claims"][0]["source"]["publisher"] == "daily.example"


def test_texts_in_several_languages_have_columns_with_a_code() -> None:
    assert values("title.en,title.it,date\nHome,Casa,2023\n")[0]["title"] == {
        "en": "Home",
        "it": "Casa",
    }


def test_what_no_column_can_hold_is_kept_apart() -> None:
    found = table("title,mood,when\na,calm,2023\n")

    assert found.records[0].rest == {"mood": "calm"}


def test_ids_come_from_a_column_of_ids_or_from_the_key(tmp_path: Path) -> None:
    text = "id,no,title\nx1,7,a\nx2,8,b\n"

    assert [row["id"] for row in values(text)] == ["x1", "x2"]
    assert [row["id"] for row in values(text, key="no")] == ["7", "8"]


def test_pictures_beside_the_table_come_into_the_story(tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "Città 1.jpg").write_bytes(b"picture")
    text = (
        "title,image,caption\na,scans/Città 1.jpg,The town\nb,scans/none.jpg,\n"
        "c,../secret.jpg,\nd,https://youtu.be/7,\ne,https://a.example/x.png?w=1,\n"
    )

    given = Given(name="letters.csv", content=text.encode(), folder=tmp_path)
    found = read_table(given, Choices())

    assert found.files == {"media/citta-1.jpg": b"picture"}
    assert [record.values.get("media") for record in found.records] == [
        [
            {
                "kind": "image",
                "file": "media/citta-1.jpg",
                "alt": "The town",
                "caption": "The town",
            }
        ],
        None,
        None,
        [{"kind": "embed", "url": "https://youtu.be/7"}],
        [{"kind": "image", "url": "https://a.example/x.png?w=1", "alt": "…"}],
    ]
    assert [(line.found, line.why) for line in found.report] == [
        ("scans/none.jpg", "no such file beside the imported one"),
        ("../secret.jpg", "a file outside the folder of the imported one"),
    ]


def test_a_workbook_of_several_sheets_asks_which_one_is_meant() -> None:
    book = xlsx({"Letters": [["title"], ["a"]], "Notes": [["title"], ["b"], ["c"]]})
    given = Given(name="letters.xlsx", content=book)

    asked = read_table(given, Choices())
    chosen = read_table(given, Choices(sheet="Notes"))

    assert [(line.outcome, line.found) for line in asked.report] == [
        (Outcome.UNCLEAR, "Letters (2 rows), Notes (3 rows)")
    ]
    assert [record.values["title"] for record in chosen.records] == [{"en": "b"}, {"en": "c"}]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"key": "no"}, "the table: found no column 'no', expected one of title, when"),
        (
            {"columns": {"x": "place"}},
            "the table: found no column 'x', expected one of title, when",
        ),
    ],
)
def test_a_column_that_is_not_there_is_refused(choices: dict[str, object], message: str) -> None:
    with pytest.raises(DataError) as error:
        table("title,when\na,2023\n", **choices)

    assert str(error.value) == f"letters.csv · {message}"


def test_a_sheet_that_is_not_there_is_refused() -> None:
    given = Given(name="letters.xlsx", content=xlsx({"A": [["title"]], "B": [["title"]]}))

    with pytest.raises(DataError) as error:
        read_table(given, Choices(sheet="C"))

    assert str(error.value) == (
        "letters.xlsx · the workbook: found no sheet 'C', expected one of A, B"
    )


def test_text_in_a_windows_encoding_is_read_and_reported() -> None:
    given = Given(name="a.csv", content="title,when\nCittà,2023\n".encode("cp1252"))

    found = read_table(given, Choices())

    assert is_table(given)
    assert found.records[0].values["title"] == {"en": "Città"}
    assert lines(found.report) == [
        ("a.csv", "changed", "", "text that is not in UTF-8", "read as Windows-1252")
    ]


def test_a_column_that_contradicts_itself_is_asked_about_with_both_rows() -> None:
    text = "date,title\n13/4/2023,a\n1/2/2023,b\n5/25/2023,c\n3/4/2023,d\n5/6/2023,e\n7/8/2023,f\n"

    assert [(line.found, line.why) for line in table(text).report] == [
        (
            "1/2/2023, 3/4/2023, 5/6/2023 and 1 more",
            "day or month first? the column contradicts itself: 13/4/2023 (row 2) has the day "
            "first, 5/25/2023 (row 4) the month: --day-first or --month-first decides the others",
        )
    ]
    assert [row["when"] for row in values(text, day_first=True)][:3] == [
        *("2023-04-13", "2023-02-01", "2023-05-25"),
    ]


def test_what_a_date_lacks_is_said() -> None:
    found = table("date,title\nmar-23,a\n13/14 März,b\nEaster 1848,c\n")

    assert [(line.found, line.why) for line in found.report] == [
        (
            "mar-23",
            "a day of the month, or a year of two digits? write the year in full: March 2023",
        ),
        ("13/14 März", "a day without its year: write the year behind it"),
        (
            "Easter 1848",
            "no date that we know, such as 1 March 2023, 2023-03-01, March 2023, ca. 1500 or "
            "218 BC",
        ),
    ]
