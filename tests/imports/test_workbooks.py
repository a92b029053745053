"""Workbooks of Excel and OpenDocument as sheets."""

import io
import zipfile
from datetime import date, datetime

import pytest

from explorer.imports.found import Given
from explorer.imports.workbooks import is_workbook, read_sheet, sheets_in
from explorer.story.errors import DataError
from tests.workbooks import ods, xlsx


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


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 301_000_000)

    assert refusal(bomb.getvalue()) == (
        "letters.xlsx · the workbook: found more than 300,000,000 bytes when it is unpacked, "
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


def test_a_workbook_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    assert refusal(ods({"A": [["&b;", "c"]]}, prologue=bomb)).startswith(
        "letters.xlsx · the workbook: found a workbook that cannot be read"
    )


def test_a_damaged_workbook_is_refused() -> None:
    book = xlsx({"A": [["x"]]})

    assert refusal(book[:-200]) == (
        "letters.xlsx · the workbook: found a damaged workbook, expected a workbook of Excel or "
        "OpenDocument (save it again)"
    )
