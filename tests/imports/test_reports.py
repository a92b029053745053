"""The report of an import."""

from explorer.imports.found import Outcome, ReportLine, TakenColumn
from explorer.imports.reports import columns_table, counts, full_report, grouped, totals


def line(row: int, outcome: Outcome = Outcome.LEFT_OUT, field: str = "image") -> ReportLine:
    return ReportLine(
        where=f"row {row}", outcome=outcome, field=field, found=f"scan {row}", why="no such file"
    )


def test_lines_of_one_reason_are_counted_and_the_first_rows_named() -> None:
    report = [line(row) for row in range(2, 1_502)]

    assert list(grouped(report)) == [
        "left out, image: no such file (1,500)",
        "  row 2: scan 2",
        "  row 3: scan 3",
        "  row 4: scan 4",
        "  and 1,497 more",
    ]


def test_what_is_left_out_comes_before_what_is_changed() -> None:
    report = [line(2, Outcome.CHANGED), line(3), line(4, Outcome.UNCLEAR)]

    heads = [each for each in grouped(report) if not each.startswith(" ")]

    assert [head.partition(",")[0] for head in heads] == ["unclear", "left out", "changed"]


def test_long_cells_are_shortened_on_the_terminal_and_whole_in_the_file() -> None:
    long = ReportLine(
        where="row 2", outcome=Outcome.CHANGED, found="word " * 30, became="a\tb\nc", why=""
    )

    assert list(grouped([long])) == ["changed", f"  row 2: {'word ' * 11}word… → a b c"]
    assert full_report([long]).splitlines()[1] == (
        f"row 2\tchanged\t\t{('word ' * 30).strip()}\ta b c\t"
    )


def test_the_totals_count_entries_not_lines() -> None:
    whole = ReportLine(where="row 9", outcome=Outcome.LEFT_OUT, found="event x", why="…")
    report = [line(2), line(2, field="mood"), line(3, Outcome.CHANGED), whole]

    assert totals(["row 2", "row 3", "row 4"], report) == (
        "entries: 4, taken as they are: 1, in part or changed: 2, left out: 1"
    )
    assert counts({"events": 1_000, "legs": 0, "places": 2}) == "events: 1,000, places: 2"


def test_columns_are_shown_below_each_other() -> None:
    columns = [
        TakenColumn(name="Data", field="when", why="by its name"),
        TakenColumn(name="Umore", field="", why=""),
    ]

    assert list(columns_table(columns)) == [
        "  Data   →  when        by its name",
        "  Umore  →  (left out)",
    ]


def test_what_became_nothing_is_left_out() -> None:
    changed = ReportLine.reported("row 2", field="zone", found="CET", became="UTC", why="it moved")
    left_out = ReportLine.reported("row 3", field="zone", found="XYZ", became="", why="no zone")

    assert changed.outcome is Outcome.CHANGED
    assert left_out == ReportLine.left_out("row 3", field="zone", found="XYZ", why="no zone")
