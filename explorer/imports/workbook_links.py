"""The addresses to which cells of an Excel sheet lead, which calamine does not read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from explorer.imports.found import Given
from explorer.imports.workbook_sizes import position

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def links_of(given: Given, sheet: str) -> dict[tuple[int, int], str]:
    """The address of each cell that has one, by row and column from 0 on; empty for other files."""
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            return dict(_links(archive, sheet))
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError):
        return {}  # not of this form; the cells themselves are read by calamine


def _links(archive: zipfile.ZipFile, sheet: str) -> Iterator[tuple[tuple[int, int], str]]:
    book = "xl/workbook.xml"
    targets = _targets(archive, book)
    wanted = next(
        each.get(_LINK)
        for each in _parsed(archive, book).iter(f"{_MAIN}sheet")
        if each.get("name") == sheet
    )
    path = targets[str(wanted)]
    addresses = _targets(archive, path)
    for _, link in etree.iterparse(
        archive.open(path), tag=f"{_MAIN}hyperlink", resolve_entities=False, no_network=True
    ):
        cell = (link.get("ref") or "").partition(":")[0]
        address = addresses.get(link.get(_LINK) or "")
        if address and address.startswith(("http://", "https://")):
            yield position(cell), address


def _targets(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Where the relations of a part lead, by their ids."""
    folder, name = posixpath.split(path)
    try:
        tree = _parsed(archive, f"{folder}/_rels/{name}.rels")
    except KeyError:
        return {}
    found = {}
    for each in tree.iter("{*}Relationship"):
        target = each.get("Target") or ""
        is_outside = each.get("TargetMode") == "External"
        inside = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
        found[each.get("Id") or ""] = target if is_outside else inside
    return found


def _parsed(archive: zipfile.ZipFile, path: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(path), parser)
