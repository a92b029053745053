"""What a static page loads: the joined frontend, Leaflet, the basemap and the story documents."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from urllib.parse import quote

from explorer.language import language
from explorer.pages.offers import page_offers
from explorer.pages.qr_codes import qr_code
from explorer.paths import FRONTEND
from explorer.site.assets import FOLDERS, asset_files
from explorer.site.bundles import STATIC_STYLES, bundle_modules, bundle_styles, read_folder
from explorer.site.map_options import LEAFLET_OPTIONS
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.views.document import story_document, story_languages

SAID_BEFORE_LOADING = (
    "load_failed",
    "retry",
    "notice_lang",
    "notice_clock",
    "notice_asof",
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
    views: str
    """Where the story documents lie, with a slash at its end."""
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
    languages = sorted(story_languages(story), key=lambda code: code != lang)
    return Contents(
        files=assets | {f"{views}{name}": body for name, body in documents.items()},
        scripts=(f"{folder}leaflet/leaflet.js", f"{folder}explorer.js"),
        styles=(f"{folder}leaflet/leaflet.css", f"{folder}explorer.css"),
        views=views,
        preloaded=tuple(f"{folder}basemap/{name}" for name in ("index.json", *_overview())),
        site={
            "story": story.slug,
            "languages": languages,
            "clocks": [clock["id"] for clock in shown["clocks"]],
            "asofs": [view["id"] for view in shown["asofs"]],
            "template": f"{views}{{lang}}.{{clock}}.{{asof}}.json",
            "map": dict(LEAFLET_OPTIONS),
            "offers": page_offers(qr),
            "strings": {
                code: {key: language(code).texts[key] for key in SAID_BEFORE_LOADING}
                for code in languages
            },
        },
    )


def story_documents(story: Story) -> dict[str, bytes]:
    """The story document of every language, clock and view, by file name.

    The names are those that `documentUrl` in `frontend/core/document.js` fills in.
    """
    clocks = (PLACE_CLOCK, *story.clocks)
    return {
        f"{lang}.{clock.replace('/', '-')}.{view}.json": story_document(
            story, lang=lang, clock=clock, as_of=view, offers_own_clock=False
        )
        for lang in story_languages(story)
        for clock in clocks
        for view in AsOf
    }


def _assets() -> dict[str, bytes]:
    """The files that do not depend on the story, by path below `assets/<version>/`."""
    sources = asset_files()
    names = [name for name in sources if name.startswith("basemap/")]
    names += ["leaflet/leaflet.js", "leaflet/leaflet.css"]
    modules = bundle_modules(read_folder(FRONTEND, ".js"), entry="static_page.js")
    styles = bundle_styles(read_folder(FRONTEND, ".css"), STATIC_STYLES)
    return {name: sources[name].read_bytes() for name in names} | {
        "explorer.js": modules.encode(),
        "explorer.css": styles.encode(),
    }


def _overview() -> tuple[str, str]:
    """File names of the basemap's overview and of its labels."""
    index = json.loads((FOLDERS["basemap/"] / "index.json").read_text("utf-8"))
    return index["world"], index["labels"]
