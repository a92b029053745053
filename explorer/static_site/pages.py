"""The page of a static export as HTML, with links to its files or with all of them inside.

It carries its own policy (Content Security Policy): it may load the files beside it and what its
story names on other sites, or nothing at all where it is one file.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from explorer.pages.panes_pages import (
    ahead_script,
    inline_script,
    inline_style,
    panes_policy,
    script_digests,
    text_style,
)
from explorer.pages.previews import Preview
from explorer.pages.rendering import json_in_html
from explorer.pages.values import StoryPage
from explorer.paths import PACKAGE
from explorer.pictures.marks import status_marks
from explorer.site.map_options import online_rule
from explorer.site.page_hosts import story_hosts
from explorer.static_site.contents import Contents

_HERE = Path(__file__).parent / "templates"
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
    hosts = story_hosts(page.story)
    shows_online = online_rule(os.environ) != "never"
    policy = panes_policy(hosts.frames, hosts.images if shows_online else ())
    return _rendered(page, contents, preview, policy=policy, inlined=None)


def single_page(page: StoryPage, contents: Contents, preview: Preview | None) -> bytes:
    """The page that carries its files itself; otherwise as `folder_page`."""
    scripts = tuple(inline_script(contents.files[path]) for path in contents.scripts)
    inlined: dict[str, object] = {
        "scripts": scripts,
        "styles": {path: inline_style(contents.files[path]) for path in contents.styles},
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
    policy = FROM_ITSELF.format(scripts=script_digests(*scripts))
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
        ahead=ahead_script(),
        text_style=text_style(),
    )
    return html.encode()
