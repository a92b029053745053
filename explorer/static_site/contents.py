"""What a static page loads: the joined frontend, Leaflet, the basemap and the story documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from explorer.language import language
from explorer.pages.offers import page_offers
from explorer.pages.qr_codes import qr_code
from explorer.paths import FRONTEND
from explorer.site.assets import FOLDERS, asset_files
from explorer.site.bundles import STATIC_STYLES, bundle_modules, bundle_styles, read_folder
from explorer.site.map_options import LEAFLET_OPTIONS
from explorer.site.modules import frontend_modules
from explorer.story.records import Story
from explorer.story.selection import KEYS, OWN_CLOCK, Made, Selection, names_for, selections
from explorer.views.document import story_document

DOCUMENT_NAME = ".".join((*(f"{{{name}}}" for name in names_for(Made.DOCUMENT)), "json"))
"""The template of a story document's file name; a hyphen replaces the slash of a zone."""

SAID_BEFORE_LOADING = (
    "load_failed",
    "retry",
    *(key.notice for key in KEYS if key.values),
)
"""Texts that are needed before a document is there."""


@dataclass(frozen=True)
class Contents:
    """The files of a static page beside the page itself."""

    files: dict[str, bytes]
    """By path relative to the page."""
    scripts: tuple[str, str]
    """Paths of Leaflet and of the joined frontend, in the order in which they run."""
    styles: tuple[str, str]
    """Paths of their style sheets."""
    first_document: str
    """Path of the story document of who asks for nothing, for each language: `{lang}`."""
    settings: tuple[str, ...]
    """Who asks for one of these gets another document."""
    preloaded: tuple[str, ...]
    """Paths of what every first view shows: the basemap's overview."""
    site: dict[str, object]
    """What `frontend/static_page.js` is given."""


def story_contents(
    story: Story, lang: str, folder: str = "", base_url: str | None = None
) -> Contents:
    """Everything that a page of this story needs.

    Args:
        story: the story.
        lang: the language for readers whose browser prefers none of the story's.
        folder: where the assets lie beside the page; nowhere else than in it where it is empty.
        base_url: the address that the page will have, for its QR code.

    Raises:
        ValueError: that address is too long for a QR code.
    """
    qr = f"data:image/svg+xml,{quote(qr_code(base_url))}" if base_url else None
    assets = {f"{folder}{name}": body for name, body in _assets().items()}
    documents = story_documents(story)
    digest = hashlib.sha256(b"".join(documents.values())).hexdigest()[:12]
    views = f"views/{digest}/"
    shown = json.loads(next(iter(documents.values())))
    languages = sorted(story.languages, key=lambda code: code != lang)
    offered = {key: [each["id"] for each in of] for key, of in shown["choices"].items()}
    return Contents(
        files=assets | {f"{views}{name}": body for name, body in documents.items()},
        scripts=(f"{folder}leaflet/leaflet.js", f"{folder}explorer.js"),
        styles=(f"{folder}leaflet/leaflet.css", f"{folder}explorer.css"),
        first_document=views + document_name(Selection(story.slug, None, "{lang}")),
        settings=tuple(name for name in names_for(Made.DOCUMENT) if name != "lang"),
        preloaded=tuple(f"{folder}basemap/{name}" for name in ("index.json", *_overview())),
        site={
            "story": story.slug,
            "offered": offered | {"lang": languages},
            "documents": views + DOCUMENT_NAME,
            "map": dict(LEAFLET_OPTIONS),
            "offers": page_offers(qr),
            "strings": {code: _said_before_loading(code) for code in languages},
        },
    )


def _said_before_loading(code: str) -> dict[str, str | Mapping[str, str]]:
    return {key: language(code).texts[key] for key in SAID_BEFORE_LOADING}


def story_documents(story: Story) -> dict[str, bytes]:
    """Every story document but those in the time of the reader's own zone, by file name."""
    return {
        document_name(shown): story_document(
            story, lang=shown.lang, clock=shown.clock, as_of=shown.asof, offers_own_clock=False
        )
        for shown in selections(story, story.languages, Made.DOCUMENT)
        if shown.clock != OWN_CLOCK
    }


def document_name(selection: Selection) -> str:
    """The file name that `documentUrl` in `frontend/core/loading.js` fills in.

    >>> document_name(Selection("a", None, "it", "Europe/Rome"))
    'it.Europe-Rome.now.json'
    """
    said = {name: getattr(selection, name) for name in names_for(Made.DOCUMENT)}
    return DOCUMENT_NAME.format(**{name: value.replace("/", "-") for name, value in said.items()})


def _assets() -> dict[str, bytes]:
    """The files that do not depend on the story, by path below `assets/<version>/`."""
    sources = asset_files()
    names = [name for name in sources if name.startswith("basemap/")]
    names += ["leaflet/leaflet.js", "leaflet/leaflet.css"]
    modules = bundle_modules(frontend_modules(), entry="static_page.js")
    styles = bundle_styles(read_folder(FRONTEND, ".css"), STATIC_STYLES)
    return {name: sources[name].read_bytes() for name in names} | {
        "explorer.js": modules.encode(),
        "explorer.css": styles.encode(),
    }


def _overview() -> tuple[str, str]:
    """File names of the basemap's overview and of its labels."""
    index = json.loads((FOLDERS["basemap/"] / "index.json").read_text("utf-8"))
    return index["world"], index["labels"]
