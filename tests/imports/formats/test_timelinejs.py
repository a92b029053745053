"""Timelines of TimelineJS: the sheet of its template, and both forms of its JSON."""

import pytest

from explorer.imports.formats.timelinejs import is_timeline_table, read_timeline_table
from explorer.imports.found import Choices, Found
from explorer.story.errors import DataError
from tests.imports.giving import given, said
from tests.imports.reading import values_of
from tests.workbooks import xlsx

HEADING = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
)


def row(**cells: str) -> str:
    """A row of the template; a name with an underscore is a column of two words."""
    columns = HEADING.strip().split(",")
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    quoted = (named.get(name, "").replace('"', '""') for name in columns)
    return ",".join(f'"{cell}"' for cell in quoted) + "\n"


def sheet(*rows: str) -> Found:
    return read_timeline_table(given(HEADING + "".join(rows), "timeline.csv"), Choices())


def test_a_row_is_an_event_in_the_order_of_time() -> None:
    found = sheet(
        row(
            Year="1519", Month="9", Day="20", Headline="They sail", Text="<p>Five <b>ships</b>.</p>"
        ),
        row(Year="-138", End_Year="-126", Headline="He is sent west"),
    )

    assert values_of(found, "events") == [
        {"id": "he-is-sent-west", "when": "-0137", "until": "-0125", "title": "He is sent west"},
        {"id": "they-sail", "when": "1519-09-20", "title": "They sail", "summary": "Five ships."},
    ]
    assert found.story == {"route": "none"}


def test_the_title_opens_the_story_and_the_article() -> None:
    found = sheet(
        row(
            Type="title",
            Headline="The Silk Road",
            Text="A <i>unit</i>.",
            Media="https://x.eu/a.jpg",
        ),
        row(Year="629", Headline="He walks", Text='By <a href="https://example.org">Dunhuang</a>.'),
    )

    assert found.story == {"route": "none", "title": "The Silk Road", "summary": "A unit."}
    assert found.files["article.en.md"].decode() == (
        "# The Silk Road\n\n![The Silk Road](media:opening)\n\nA *unit*.\n\n"
        "## [He walks](event:he-walks)\n\nBy [Dunhuang](https://example.org).\n"
    )


def test_an_era_is_an_era_and_needs_both_years() -> None:
    found = sheet(
        row(Year="-200", End_Year="220", Headline="Han", Type="era"),
        row(Year="618", Headline="Tang", Type="era"),
    )

    assert values_of(found, "eras") == [{"label": "Han", "from": "-0199", "until": "0220"}]
    assert said(found) == ["row 3 · Tang · an era needs a headline and both years"]


def test_groups_are_tracks_unless_there_are_too_many() -> None:
    few = sheet(*(row(Year="1", Headline=f"E{at}", Group=f"G{at % 8}") for at in range(9)))
    many = sheet(*(row(Year="1", Headline=f"E{at}", Group=f"G{at}") for at in range(9)))

    assert values_of(few, "events")[8]["track"] == [{"label": "G0"}]
    assert values_of(many, "events")[8]["tags"] == [{"label": "G8", "kind": "topic"}]


@pytest.mark.parametrize(
    ("address", "kind", "url"),
    [
        ("https://example.org/a.JPG?x=1", "image", "https://example.org/a.JPG?x=1"),
        ("https://youtu.be/dQw4w9WgXcQ", "embed", "https://youtu.be/dQw4w9WgXcQ"),
        ("https://example.org/talk.mp3", "audio", "https://example.org/talk.mp3"),
        ("https://example.org/a.pdf", "document", "https://example.org/a.pdf"),
        (
            "https://en.wikipedia.org/wiki/File:A.jpg",
            "embed",
            "https://en.wikipedia.org/wiki/File:A.jpg",
        ),
        ("<iframe width=5 src='//maps.example/e'></iframe>", "embed", "https://maps.example/e"),
        (
            '<blockquote><a href="https://x.eu/t">#a</a> <a href="https://x.eu/s/1">1</a></blockquote>',
            "embed",
            "https://x.eu/s/1",
        ),
    ],
)
def test_a_medium_is_what_its_address_says(address: str, kind: str, url: str) -> None:
    (event,) = values_of(sheet(row(Year="1900", Headline="A", Media=address)), "events")
    (medium,) = event["media"]

    assert (medium["kind"], medium["url"]) == (kind, url)


def test_a_picture_has_its_caption_as_alternative_text_and_pictures_in_the_text_are_media() -> None:
    html = 'Look: <img src="https://x.eu/b.png" alt="A ship">'
    picture = {
        "Media": "https://x.eu/a.jpg",
        "Media_Caption": "A hall",
        "Media_Credit": "<b>Ann</b>",
    }
    (event,) = values_of(sheet(row(Year="1900", Headline="A", Text=html, **picture)), "events")

    assert event["media"] == [
        {
            "kind": "image",
            "url": "https://x.eu/a.jpg",
            "alt": "A hall",
            "caption": "A hall",
            "credit": "Ann",
        },
        {"kind": "image", "url": "https://x.eu/b.png", "alt": "A ship"},
    ]


def test_what_has_no_field_is_reported_or_kept_beside_the_event() -> None:
    found = sheet(
        row(
            Year="1969", Month="7", Day="20", Time="20:17:40", Headline="Landing", Background="#fff"
        ),
        row(
            Year="1970", Headline="A", Media="on my desk", Media_Credit="Ann", Display_Date="Spring"
        ),
        row(Month="7", Headline="B"),
        row(Year="13800000000", Headline="Big Bang"),
        row(Year="1900", Month="2", Day="30", Headline="C"),
        row(Year="1900", Background="#eee"),
    )

    assert said(found) == [
        "row 2 · Time · 20:17:40 · 20:17 · a story has times to the minute",
        "row 3 · media · on my desk · it is not the address of something on the web",
        "row 3 · media credit · Ann · there is no medium",
        "row 4 · Month · 7 · there is no year",
        "row 5 · Year · 13800000000 · expected a year from 9999 BC to 9999, as in -138",
        "row 6 · Day · 30 · there is no such day",
        "row 7 · 1900, #eee · it has neither headline nor text",
    ]
    rest = {str(record.values["title"]): record.rest for record in found.records}
    assert rest["Landing"] == {"Background": "#fff"}
    assert rest["A"] == {"Display Date": "Spring"}


def test_columns_may_be_in_any_order_with_others_between_and_a_cell_too_many() -> None:
    text = "headline;YEAR;Link;Display Date;Media\nA;1900;https://a.example;;;lost\n"
    found = read_timeline_table(given(text, "a.csv"), Choices())

    assert values_of(found, "events") == [{"id": "a", "when": "1900", "title": "A"}]
    assert found.records[0].rest == {"Link": "https://a.example"}
    assert said(found) == ["row 2 · lost · it is in no column"]


def test_a_story_without_texts_has_no_article() -> None:
    assert sheet(row(Year="1900", Headline="A")).files == {}


def test_a_text_that_is_too_long_for_an_article_is_reported() -> None:
    found = sheet(*(row(Year="1900", Headline=f"E{at}", Text="*" * 30) for at in range(700)))

    assert found.files == {}
    assert said(found) == [
        "the file · text · the texts of all slides · an article of this size cannot be read; "
        "each event has the beginning of its text"
    ]


def test_a_workbook_without_such_a_sheet_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        read_timeline_table(given(xlsx({"A": [["x"]]}), "a.xlsx"), Choices())

    assert str(refused.value) == (
        "a.xlsx · the workbook: found no such sheet, expected a sheet with the columns of the "
        "template, such as Year and Headline"
    )


def test_a_file_with_returns_alone_at_the_ends_of_its_lines_is_recognised() -> None:
    table = "Year,Headline,Media,Text\r1848,Rome,,A\r"

    assert is_timeline_table(given(table, "a.csv"))
