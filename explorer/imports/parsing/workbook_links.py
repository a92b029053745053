"""The addresses to which cells of an Excel sheet lead, which calamine does not read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from explorer.imports.found import Given
from explorer.imports.parsing.workbook_cells import position
from explorer.imports.parsing.zip_archives import DAMAGED, LOCKED, opened

_LINKS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
"""The attribute with the id of a relation, as Excel writes it and in the strict form."""
_MOST_BYTES = 20_000_000
"""Of a part that is read whole."""


def links_of(given: Given, sheet: str) -> dict[tuple[int, int], str]:
    """The address of each cell that has one, by row and column from 0 on; empty for other files."""
    try:
        with opened(given.content) as archive:
            return dict(_links(archive, sheet))
    except (*DAMAGED, *LOCKED, etree.XMLSyntaxError):
        return {}  # not of this form; the cells themselves are read by calamine


def _links(archive: zipfile.ZipFile, sheet: str) -> Iterator[tuple[tuple[int, int], str]]:
    book = "xl/workbook.xml"
    targets = _targets(archive, book)
    listed = _parsed(archive, book).iter("{*}sheet")
    path = targets[next(_relation(each) for each in listed if each.get("name") == sheet)]
    addresses = _targets(archive, path)
    tags = ("{*}row", "{*}hyperlink")
    for _, link in etree.iterparse(
        archive.open(path), tag=tags, resolve_entities=False, no_network=True
    ):
        cell = (link.get("ref") or "").partition(":")[0]
        address = addresses.get(_relation(link))
        link.clear()
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
    with archive.open(path) as stream:
        return etree.fromstring(stream.read(_MOST_BYTES), parser)


def _relation(element: etree._Element) -> str:
    """The id of the relation that an element names; empty if it names none."""
    return next((found for name in _LINKS if (found := element.get(name))), "")
