"""Workbooks of Excel and OpenDocument as sheets."""

import io
import zipfile
from datetime import date, datetime

import pytest

from explorer.imports.found import Given
from explorer.imports.parsing import workbook_sizes
from explorer.imports.parsing.workbooks import is_workbook, read_sheet, sheets_in
from explorer.story.errors import DataError
from tests.workbooks import ods, xlsx
from tests.zips import lying


def given(content: bytes, name: str = "letters.xlsx") -> Given:
    return Given(name=name, content=content)


def test_dates_numbers_and_values_of_formulas_are_what_they_are() -> None:
    rows = [
        ["when", "lat", "year"],
        [date(1948, 3, 11), "=40+1.9", 1848],
        [datetime(1948, 3, 11, 9, 30), 41.5, None],
    ]

    sheet = read_sheet(given(xlsx({"Letters": rows})), "Letters")

    assert sheet.rows == (
        ("when", "lat", "year"),
        (date(1948, 3, 11), 41.9, 1848),
        (datetime(1948, 3, 11, 9, 30), 41.5, ""),
    )


def test_merged_cells_below_each_other_all_have_what_the_first_has() -> None:
    rows = [["place", "title"], ["Rome", "a"], [None, "b"], ["Milan", "c"]]

    sheet = read_sheet(given(xlsx({"S": rows}, merged="A2:A3")), "S")

    assert [row[0] for row in sheet.rows] == ["place", "Rome", "Rome", "Milan"]


def test_a_cell_leads_to_its_address() -> None:
    rows = [["title"], [("A letter", "https://example.org/1")]]

    sheet = read_sheet(given(xlsx({"S": rows})), "S")

    assert sheet.rows[1] == ("A letter",)
    assert sheet.links == {(1, 0): "https://example.org/1"}


def test_merged_cells_and_links_of_an_open_document_are_read_too() -> None:
    rows = [["place", "title"], [("Rome", 2), "a"], [None, ("b", "https://example.org/1")]]
    other = [["x", ("y", 2)], ["z", None]]

    sheet = read_sheet(given(ods({"A": other, "S": [*rows, ["Milan", "c"]]}), "a.ods"), "S")

    assert sheet.rows == (("place", "title"), ("Rome", "a"), ("Rome", "b"), ("Milan", "c"))
    assert sheet.links == {(2, 1): "https://example.org/1"}


def test_sheets_that_are_empty_or_hidden_do_not_count() -> None:
    book = xlsx({"A": [["x"]], "B": [], "C": [["y"], ["z"]], "D": [["w"]]}, hidden="D")

    assert sheets_in(given(book)) == [("A", 1), ("C", 2)]


def test_an_open_document_is_read_as_well() -> None:
    book = ods({"Briefe": [["Datum", "Ort"], [date(1848, 3, 11), "Wien"]]})

    sheet = read_sheet(given(book, "briefe.ods"), "Briefe")

    assert sheet.rows == (("Datum", "Ort"), (date(1848, 3, 11), "Wien"))


def test_a_workbook_is_known_by_its_content() -> None:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert is_workbook(given(xlsx({"A": [["x"]]}), "letters.bin"))
    assert is_workbook(given(ods({"A": [["x"]]}), "letters.bin"))
    assert not is_workbook(given(document.getvalue(), "letters.xlsx"))
    assert not is_workbook(given(b"PK\x03\x04", "letters.xlsx"))
    assert not is_workbook(given(b"date,place\n", "letters.xlsx"))


def refusal(content: bytes, name: str = "letters.xlsx") -> str:
    with pytest.raises(DataError) as error:
        sheets_in(given(content, name))
    return str(error.value)


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_sizes, "MAX_UNPACKED", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 1_000_001)

    assert refusal(bomb.getvalue()) == (
        "letters.xlsx · the workbook: found more than 1,000,000 bytes when it is unpacked, "
        "expected a workbook of Excel or OpenDocument"
    )


def test_a_small_file_with_a_sheet_of_too_many_cells_is_refused() -> None:
    corners = [["x"]] + [[]] * 1_000_000 + [["y", "z", "w"]]
    message = (
        "letters.xlsx · the workbook: found a sheet of more than 2,000,000 cells, expected a "
        "workbook of Excel or OpenDocument (delete what is far below the table or far to its right)"
    )

    assert refusal(xlsx({"A": corners})) == message
    assert refusal(ods({"A": [["x", "y"], ["z"]]}, repeated=1_000_001)) == message


def excel(sheet: str, texts: str = "", path: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook of Excel with one sheet, in the strict form of its names."""
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    kinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = {
        "_rels/.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{kinds}/worksheet" Target="/{path}"/></Relationships>',
        path: f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{texts}</sst>',
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


CORNERS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{0}"><c r="XFD{0}"><v>2</v></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        excel(CORNERS.format(1_000_000)),
        excel(CORNERS.format(1_000_000), path="xl/other/a.part"),
        excel('<row r="1000000"><c/><c/><c><v>1</v></c></row>'),
        excel("<row/>" * 999_999 + "<row><c/><c/><c><is><t>a</t></is></c></row>"),
    ],
    ids=["strict", "elsewhere", "without references", "without numbers"],
)
def test_cells_are_counted_wherever_and_however_they_are_written(content: bytes) -> None:
    assert refusal(content) == (
        "letters.xlsx · the workbook: found a sheet of more than 2,000,000 cells, expected a "
        "workbook of Excel or OpenDocument (delete what is far below the table or far to its right)"
    )


def test_the_strict_form_is_read_too() -> None:
    book = excel('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "<si><t>Rome</t></si>")

    assert read_sheet(given(book), "A").rows == (("Rome",),)


def test_a_long_text_in_many_cells_is_refused() -> None:
    message = (
        "letters.xlsx · the workbook: found a sheet of more than 200,000,000 letters, expected a "
        "workbook of Excel or OpenDocument"
    )
    cells = '<row><c t="s"><v>0</v></c></row>' * 3_000

    assert refusal(excel(cells, f"<si><t>{'x' * 100_000}</t></si>")) == message
    assert refusal(ods({"A": [["x" * 100_000]]}, repeated=3_000)) == message


def test_the_sizes_that_an_archive_states_are_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook_sizes, "MAX_UNPACKED", 1_000_000)
    whole = excel("<row/>", f"<si><t>{'x' * 1_000_001}</t></si>")

    assert refusal(lying(whole, "xl/sharedStrings.xml")) == (
        "letters.xlsx · the workbook: found more than 1,000,000 bytes when it is unpacked, "
        "expected a workbook of Excel or OpenDocument"
    )


def test_cells_that_are_merged_over_and_over_are_refused() -> None:
    rows = "<row><c><v>1</v></c></row>" * 1_000
    merged = '<mergeCell ref="A1:A1000"/>' * 2_010
    book = excel(f"{rows}</sheetData><mergeCells>{merged}</mergeCells><sheetData>")

    with pytest.raises(DataError) as error:
        read_sheet(given(book), "A")

    assert str(error.value) == (
        "letters.xlsx · the workbook: found cells that are merged with many others, expected a "
        "workbook of Excel or OpenDocument (save it again)"
    )


def test_a_workbook_whose_kind_is_too_long_to_be_one_is_none() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "<a/>")
        archive.writestr("mimetype", "x" * 50_000_000 + "spreadsheet")

    assert not is_workbook(given(content.getvalue()))


def test_a_workbook_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    assert refusal(ods({"A": [["&b;", "c"]]}, prologue=bomb)) == (
        "letters.xlsx · the workbook: found a document type (<!DOCTYPE …>) in it, expected a "
        "workbook of Excel or OpenDocument (save it again)"
    )


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    book = ods({"A": [["x"]]})
    odd = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as whole, zipfile.ZipFile(odd, "w") as archive:
        for name in whole.namelist():
            declared = b'<?xml version="1.0" encoding="UTF-9"?>'
            text = whole.read(name).replace(b'<?xml version="1.0"?>', declared)
            archive.writestr(name, text)

    assert refusal(odd.getvalue()) == (
        "letters.xlsx · the workbook: found a damaged workbook, expected a workbook of Excel or "
        "OpenDocument (save it again)"
    )


def test_a_damaged_workbook_is_refused() -> None:
    book = xlsx({"A": [["x"]]})

    assert refusal(book[:-200]) == (
        "letters.xlsx · the workbook: found a damaged workbook, expected a workbook of Excel or "
        "OpenDocument (save it again)"
    )
