"""Rows of totals below a table."""

import pytest

from tests.importing import lines, table


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Totale,,=COUNTA(C2:C3)", "Totale, =COUNTA(C2:C3)"),
        ("Total,2,", "Total, 2"),
        ("Summe: 2,,", "Summe: 2"),
        (",,Gesamt", "Gesamt"),
        ("Media,1.5,", "Media, 1.5"),
    ],
)
def test_a_row_of_totals_is_left_out_with_a_line(row: str, found: str) -> None:
    read = table(f"Titolo,Data,Luogo\nPartenza,1848,Roma\nArrivo,1849,Milano\n\n{row}\n")

    assert [record.where for record in read.records] == ["row 2", "row 3"]
    assert lines(read.report) == [("row 5", "left out", "", found, "")]
    assert read.report[0].why == "a row of totals below the others, not an event"


@pytest.mark.parametrize("row", ["Total,1900,Roma", "Total eclipse,1900,Roma", "Somma,,Lombardia"])
def test_an_event_that_is_called_like_a_total_stays(row: str) -> None:
    read = table(f"Titolo,Data,Luogo\nPartenza,1848,Roma\n{row}\n")

    assert [record.where for record in read.records] == ["row 2", "row 3"]
