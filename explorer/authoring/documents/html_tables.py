"""Tables of HTML as tables of Markdown."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from explorer.authoring.documents.html_trees import children

_MOST_COLUMNS = 100
"""A cell that says it is wider is wider by so many only."""
_MOST_CELLS = 50_000

Write = Callable[[HtmlElement], str]
"""Gives the Markdown of one cell."""


def rows_of(table: HtmlElement) -> list[list[HtmlElement]]:
    """The cells of a table, row by row; none of a table within it."""
    rows: list[list[HtmlElement]] = []
    for child in children(table):
        if child.tag == "tr":
            rows.append([cell for cell in children(child) if cell.tag in ("td", "th")])
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += rows_of(child)
    return [row for row in rows if row]


def is_layout(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    """Whether a table only puts blocks beside each other, as old pages do."""
    width = max((len(row) for row in rows), default=0)
    is_hostile = width * len(rows) > _MOST_CELLS
    return width < 2 or is_hostile or table.find(".//table") is not None


def table_text(rows: list[list[HtmlElement]], write: Write) -> str:
    """The Markdown of a table; without a head of its own it gets an empty one."""
    lines = _spread(rows, write)
    width = max(map(len, lines))
    lines = [[*line, *[""] * (width - len(line))] for line in lines]
    in_head = any(parent.tag == "thead" for parent in rows[0][0].iterancestors())
    if not in_head and any(cell.tag == "td" for cell in rows[0]):
        lines.insert(0, [""] * width)
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _spread(rows: list[list[HtmlElement]], write: Write) -> list[list[str]]:
    """The words of each row, with empty cells for those that a wide or high cell covers."""
    lines: list[list[str]] = []
    covered: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row:
            _skip(line, covered)
            words, height = write(cell), _span(cell, "rowspan")
            for at in range(min(_span(cell, "colspan"), max(_MOST_COLUMNS - len(line), 1))):
                covered[len(line)] = height - 1
                line.append("" if at else words)
        _skip(line, covered)
        lines.append(line)
    return lines


def _skip(line: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(line), 0) > 0:
        covered[len(line)] -= 1
        line.append("")


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _MOST_COLUMNS) if written.isdecimal() else 1
