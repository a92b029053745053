"""Tables: CSV, TSV, and workbooks of Excel and OpenDocument, with columns of any name."""

from __future__ import annotations

from explorer.imports.found import Choices, Found, Given, ReportLine
from explorer.imports.parsing.delimited import is_delimited, read_delimited
from explorer.imports.parsing.sheets import Sheet
from explorer.imports.parsing.workbooks import is_workbook, read_sheet, sheets_in
from explorer.imports.refusals import refused
from explorer.imports.rows.table_columns import ENOUGH, Header, header_of
from explorer.imports.rows.table_dates import columns_dates, contradicting, day_comes_first
from explorer.imports.rows.table_fields import FIELDS
from explorer.imports.rows.table_rows import RowReader
from explorer.story.errors import DataError


def is_table(given: Given) -> bool:
    """Whether a file is a table."""
    return is_workbook(given) or is_delimited(given)


def read_table(given: Given, choices: Choices) -> Found:
    """The events of a table, one per row.

    Raises:
        DataError: it cannot be read, or a column or sheet that the author named is not there.
    """
    sheet = _sheet(given, choices)
    if isinstance(sheet, Found):
        return sheet
    header = header_of(sheet, choices)
    _check_named(given, header, choices)
    if not header.is_enough:
        return Found(columns=header.taken, report=(_not_enough(given, header),))
    return _read(given, sheet, header, choices)


def _sheet(given: Given, choices: Choices) -> Sheet | Found:
    """The sheet that is meant, or the question which one it is."""
    if not is_workbook(given):
        return read_delimited(given)
    sheets = dict(sheets_in(given))
    if choices.sheet is not None and choices.sheet not in sheets:
        raise _refused(
            given, "the workbook", f"no sheet {choices.sheet!r}", f"one of {', '.join(sheets)}"
        )
    if not sheets:
        raise _refused(given, "the workbook", "no sheet with anything in it", "one with a table")
    if choices.sheet is None and len(sheets) > 1:
        listed = ", ".join(f"{name} ({rows:,} rows)" for name, rows in sheets.items())
        return Found(
            report=(
                ReportLine.unclear(
                    given.name, found=listed, why="it has several sheets: name one with --sheet"
                ),
            )
        )
    return read_sheet(given, choices.sheet or next(iter(sheets)))


def _read(given: Given, sheet: Sheet, header: Header, choices: Choices) -> Found:
    reader = RowReader(given, sheet, header, choices, day_first=choices.day_first)
    if choices.day_first is None:
        dates = [*columns_dates(reader.placed_cells())]
        day_first, examples = day_comes_first(cell for _, cell in dates)
        if examples:
            line = _which_order(header, examples, contradicting(dates))
            return Found(columns=header.taken, report=(line,))
        reader = RowReader(given, sheet, header, choices, day_first=day_first)
    records = tuple(reader.records())
    report = list(reader.report)
    if sheet.encoding:
        report.append(_guessed_encoding(given, sheet.encoding))
    return Found(records=records, files=reader.files, report=tuple(report), columns=header.taken)


def _check_named(given: Given, header: Header, choices: Choices) -> None:
    """Refuse columns that the author named and that are not there.

    Raises:
        DataError: one is not there.
    """
    names = [column.name for column in header.columns]
    for name in (*choices.columns, *([choices.key] if choices.key else [])):
        if name not in names:
            raise _refused(given, "the table", f"no column {name!r}", f"one of {', '.join(names)}")


def _example(header: Header) -> str:
    """A column that might be the title: one that is for nothing, or the first one."""
    free = (column.name for column in header.columns if not column.field)
    return next(free, header.columns[0].name if header.columns else "COLUMN")


def _not_enough(given: Given, header: Header) -> ReportLine:
    return ReportLine.unclear(
        given.name,
        found=f"no column that says what happened or where ({', '.join(sorted(ENOUGH))})",
        why=f'name one, such as --map "{_example(header)}=title"; fields: ' + ", ".join(FIELDS),
    )


def _which_order(
    header: Header, examples: str, contradiction: tuple[str, str] | None
) -> ReportLine:
    column = header.of("when") or header.of("until")
    why = "day or month first? no date in the column shows it: --day-first or --month-first"
    if contradiction:
        why = (
            f"day or month first? the column contradicts itself: {contradiction[0]} has the day "
            f"first, {contradiction[1]} the month: --day-first or --month-first decides the others"
        )
    return ReportLine.unclear(
        "all rows", field=column.name if column else "", found=examples, why=why
    )


def _guessed_encoding(given: Given, encoding: str) -> ReportLine:
    return ReportLine.changed(
        given.name,
        found="text that is not in UTF-8",
        became=f"read as {encoding}",
        why="if letters are wrong, save the file as UTF-8",
    )


def _refused(given: Given, record: str, found: str, expected: str) -> DataError:
    return refused(given, found, expected, record=record)
