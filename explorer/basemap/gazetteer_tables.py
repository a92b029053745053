"""Writes a table of `data/gazetteer` whose rows another module makes; run by `make gazetteer`."""

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from explorer.basemap.sources import Sources
from explorer.tiles.errors import BasemapError


def write_table(
    about: str | None, rows: Callable[[Sources], Iterator[dict[str, str]]], columns: Sequence[str]
) -> int:
    """Write a table to the file that the command line names; returns the exit code.

    Args:
        about: what the command's help says.
        rows: makes the rows of the table; may raise a `BasemapError`, which is printed.
        columns: the names of its columns.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("layers", type=Path, help="folder of Natural Earth's layers")
    parser.add_argument("names", type=Path, help="folder of Natural Earth's tables")
    parser.add_argument("table", type=Path, help="the table to write")
    options = parser.parse_args()
    try:
        made = list(rows(Sources(options.layers, options.names)))
    except BasemapError as error:
        print(error, file=sys.stderr)
        return 1
    with options.table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    print(f"{options.table}: {len(made)} rows")
    return 0
