"""The page of a static export as HTML, with links to its files or with all of them inside.

What the page may load is fixed by a policy of its own (Content Security Policy): files beside it,
or nothing at all where it is one file. A story's text cannot make it ask anybody for anything.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from explorer.media.hosts import embedded_origins
from explorer.pages.previews import Preview
from explorer.pages.rendering import json_in_html
from explorer.pages.styles import page_style
from explorer.pages.values import StoryPage
from explorer.paths import PACKAGE
from explorer.pictures.marks import status_marks
from explorer.site.bundles import bundle_modules
from explorer.site.modules import frontend_modules
from explorer.static_site.contents import Contents

_HERE = Path(__file__).parent / "templates"
_ENDS_ELEMENT = re.compile(r"<(?=/(?:script|style)|!--)", re.IGNORECASE)

FROM_FOLDER = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "frame-src {frames}; base-uri 'none'; form-action 'none'"
)
"""What a page in a folder may load, and of which sites it may show players; its only inline script
is allowed by its digest."""

FROM_ITSELF = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
"""What a page with embedded files may load; its scripts are allowed by their digests."""

_TEMPLATES = Environment(
    loader=FileSystemLoader([_HERE, PACKAGE / "pages" / "templates"]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def folder_page(page: StoryPage, contents: Contents, preview: Preview | None) -> bytes:
    """The page of a folder, which loads its files from beside it.

    Args:
        page: the story as text.
        contents: the files.
        preview: what a link to the page shows; None where its address is not known.
    """
    frames = " ".join(embedded_origins(page.story.media)) or "'none'"
    policy = FROM_FOLDER.format(scripts=_digests(_ahead()), frames=frames)
    return _rendered(page, contents, preview, policy=policy, inlined=None)


def single_page(page: StoryPage, contents: Contents, preview: Preview | None) -> bytes:
    """The page that carries its files itself; otherwise as `folder_page`."""
    scripts = tuple(_script(contents.files[path]) for path in contents.scripts)
    inlined: dict[str, object] = {
        "scripts": scripts,
        "styles": {path: _style(contents.files[path]) for path in contents.styles},
        "files": {
            path: json_in_html(json.loads(content))
            for path, content in contents.files.items()
            if path.endswith(".json")
        },
        "media": {
            path: b64encode(content).decode()
            for path, content in contents.files.items()
            if path.endswith(".webp")
        },
    }
    policy = FROM_ITSELF.format(scripts=_digests(*scripts))
    return _rendered(page, contents, preview, policy=policy, inlined=inlined)


def _rendered(
    page: StoryPage,
    contents: Contents,
    preview: Preview | None,
    *,
    policy: str,
    inlined: dict[str, object] | None,
) -> bytes:
    template = _TEMPLATES.get_template("static_page.html")
    html = template.render(
        page=page,
        lang=page.lang,
        say=page.speech.text,
        marks=status_marks(),
        contents=contents,
        site=json_in_html(contents.site),
        preview=preview,
        policy=policy,
        inlined=inlined,
        ahead=_ahead(),
        text_style=Markup(_style(text_style().encode())),
    )
    return html.encode()


def text_style() -> str:
    """The style of the story as text, which touches nothing but that text.

    >>> text_style().count(":root")
    0
    """
    shown = (_HERE / "instead.css").read_text("utf-8")
    scoped = page_style().replace(":root", "&").replace("body {", "& {")
    return f"{shown}\n.ex-instead {{ {scoped} }}"


def _script(source: bytes) -> Markup:
    """A script that stays within its element: the sign before such a slash means nothing in one."""
    return Markup(_ENDS_ELEMENT.sub(r"\\x3c", source.decode()))


def _style(source: bytes) -> Markup:
    """A style sheet that stays within its element."""
    return Markup(_ENDS_ELEMENT.sub(r"\\3c ", source.decode()))


def _digests(*scripts: str) -> str:
    """Scripts as a policy names them."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@cache
def _ahead() -> Markup:
    """The first script of a page in a folder, which runs before any file is there."""
    return _script(bundle_modules(frontend_modules(), "page/ahead.js").encode())
