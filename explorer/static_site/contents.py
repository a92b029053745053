"""What a static page loads: the joined frontend, Leaflet, tiles and the story documents."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64encode
from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

import orjson

from explorer.pages.offers import page_offers
from explorer.pages.panes_pages import site_values
from explorer.pages.qr_codes import qr_code
from explorer.paths import FRONTEND
from explorer.site.assets import asset_files
from explorer.site.bundles import (
    LONG_PARTS,
    PARTS_LIST,
    STATIC_STYLES,
    bundle_modules,
    bundle_parts,
    bundle_styles,
)
from explorer.site.faces import carried_faces_style, faces_files, faces_style
from explorer.site.map_options import OnlineMaps, online_rule
from explorer.site.modules import frontend_modules, read_folder
from explorer.site.world_tiles import tiles_path, world_module
from explorer.static_site.carried_archives import (
    CarriedArchive,
    archive_files,
    carried_backgrounds,
)
from explorer.static_site.carried_media import carried_columns, carried_scans
from explorer.static_site.carried_tiles import boxes, carried_tiles
from explorer.story.records import Story
from explorer.story.selection import Made
from explorer.views.document_kinds import KINDS
from explorer.views.parts import is_long

DOCUMENT_NAMES = {
    name: ".".join((name, *(f"{{{parameter}}}" for parameter in kind.names), "json"))
    for name, kind in KINDS.items()
}
"""The templates of the file names of documents, such as `facts.{asof}.json`."""


@dataclass(frozen=True)
class Contents:
    """The files of a static page beside the page itself."""

    files: dict[str, bytes]
    """By path relative to the page."""
    scripts: tuple[str, str]
    """Paths of Leaflet and of the joined frontend, in the order in which they run."""
    styles: tuple[str, str]
    """Paths of their style sheets."""
    documents: dict[str, str]
    """Paths of the documents, to be filled in."""
    long_parts: tuple[str, ...]
    """Paths of the code that only a long story needs; none for others."""
    site: dict[str, object]
    """What `frontend/page/story_page.js` is given."""


def story_contents(
    story: Story,
    lang: str,
    folder: str = "",
    base_url: str | None = None,
    *,
    media: Mapping[str, bytes] = MappingProxyType({}),
    archives: Mapping[str, CarriedArchive] = MappingProxyType({}),
) -> Contents:
    """Everything that a page of this story needs.

    Args:
        story: the story.
        lang: the language for readers whose browser prefers none of the story's.
        folder: where the assets lie beside the page, to which a digest is added, as they say
            which tiles there are; empty if all is in the page.
        base_url: the address that the page will have, for its QR code.
        media: the copies of media that it carries, by address.
        archives: the tiles of archives that it carries, by version.

    Raises:
        ValueError: that address is too long for a QR code.
        FaceError: a typeface cannot be made.
    """
    linked, code = _linked_and_code(story, is_one_file=not folder)
    folder = folder and f"{folder.rstrip('/')}{_digest(code)}/"
    linked |= archive_files(archives, is_one_file=not folder)
    assets = linked | {f"{folder}{name}": body for name, body in code.items()}
    documents = story_documents(story, media, archives, is_one_file=not folder)
    views = f"views/{_digest(documents)}/"
    addresses = {kind: f"{views}{name}" for kind, name in DOCUMENT_NAMES.items()}
    return Contents(
        files=dict(media) | assets | {f"{views}{name}": body for name, body in documents.items()},
        scripts=(f"{folder}leaflet/leaflet.js", f"{folder}explorer.js"),
        styles=(f"{folder}leaflet/leaflet.css", f"{folder}explorer.css"),
        documents=addresses,
        long_parts=tuple(f"{folder}{part}" for part in LONG_PARTS if is_long(story)),
        site=site_values(story, lang)
        | {"offers": _offers(base_url), "documents": addresses, "onlineMaps": _online_maps(folder)},
    )


def _offers(base_url: str | None) -> dict[str, object]:
    qr = f"data:image/svg+xml,{quote(qr_code(base_url))}" if base_url else None
    return page_offers(qr)


def _online_maps(folder: str) -> OnlineMaps:
    """A folder may show the online maps of its story; a page that is opened from disk may not."""
    return {"rule": online_rule(os.environ) if folder else "never", "maps": []}


def _digest(files: Mapping[str, bytes]) -> str:
    return hashlib.sha256(b"".join(files.values())).hexdigest()[:12]


def story_documents(
    story: Story,
    media: Container[str] = (),
    archives: Mapping[str, CarriedArchive] = MappingProxyType({}),
    *,
    is_one_file: bool = False,
) -> dict[str, bytes]:
    """Every document of the story, by file name.

    Args:
        story: the story.
        media: the addresses of the copies of media that the page carries: facts name no
            others.
        archives: the tiles of archives that the page carries: facts name no others.
        is_one_file: whether all is in one file, which may not show players of other sites.
    """
    documents = {}
    for name, kind in KINDS.items():
        for shown, part in kind.every(story):
            document = kind.make(story, shown, part)
            if kind.made is Made.FACTS:
                document = _carried(document, media, archives, is_one_file=is_one_file)
            if kind.made is Made.PART:
                document = _carried_part(story.slug, document, media, is_one_file=is_one_file)
            path = DOCUMENT_NAMES[name].format(**shown.said(), part=part)
            documents[path] = document
    return documents


def _carried(
    facts: bytes,
    media: Container[str],
    archives: Mapping[str, CarriedArchive],
    *,
    is_one_file: bool,
) -> bytes:
    """Facts that name only those media, players and backgrounds that the page can show."""
    found = orjson.loads(facts)
    listed = carried_scans(media, found["backgrounds"])
    found["backgrounds"] = [*carried_backgrounds(listed, archives, is_one_file=is_one_file)]
    found["media"] = carried_columns(
        *(found["story"], media, found["media"]), is_one_file=is_one_file
    )
    return orjson.dumps(found)


def _carried_part(story: str, part: bytes, media: Container[str], *, is_one_file: bool) -> bytes:
    """A part of a story that names only those media and players that the page can show."""
    found = orjson.loads(part)
    facts = found["facts"]
    facts["media"] = carried_columns(story, media, facts["media"], is_one_file=is_one_file)
    return orjson.dumps(found)


PACK = "tiles.json"
"""The file of all tiles in base64, by zoom, column and row, for a page that is one file."""


def _linked_and_code(
    story: Story, *, is_one_file: bool
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Tiles and typefaces by path relative to the page; and the assets, which lead to them."""
    tiles, world = _tiles(story, is_one_file=is_one_file)
    if is_one_file:
        return tiles, _assets(world, carried_faces_style(), is_one_file=True)
    parts = bundle_parts(frontend_modules(world))
    return tiles | faces_files(), _assets(world, faces_style("../../")) | {
        name: part.encode() for name, part in parts.items()
    }


def _tiles(story: Story, *, is_one_file: bool) -> tuple[dict[str, bytes], str]:
    """The basemap's tiles by path relative to the page, and its written module."""
    tiles = carried_tiles(story)
    carried = boxes(tiles)
    if is_one_file:
        packed = {f"{at.zoom}/{at.x}/{at.y}": b64encode(b).decode() for at, b in tiles.items()}
        return {PACK: json.dumps(packed).encode()}, world_module(
            f"{PACK}#{{z}}/{{x}}/{{y}}", carried
        )
    path = tiles_path()
    files = {path.format(z=at.zoom, x=at.x, y=at.y): body for at, body in tiles.items()}
    return files, world_module(f"../../{path}", carried)


def _assets(world: str, faces: str, *, is_one_file: bool = False) -> dict[str, bytes]:
    """The files below `assets/<version>/`, by path.

    Args:
        world: the basemap's written module.
        faces: the rules that declare the typefaces.
        is_one_file: whether the page can load nothing more.
    """
    sources = asset_files()
    names = ["leaflet/leaflet.js", "leaflet/leaflet.css"]
    frontend = frontend_modules(world) | ({PARTS_LIST: "[]"} if is_one_file else {})
    modules = bundle_modules(frontend, is_whole=is_one_file)
    styles = bundle_styles(read_folder(FRONTEND, ".css"), STATIC_STYLES)
    return {name: sources[name].read_bytes() for name in names} | {
        "explorer.js": modules.encode(),
        "explorer.css": f"{styles}{faces}".encode(),
    }
