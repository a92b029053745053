"""What pages of panes without Streamlit share: those of stories on the server, and static exports.

What such a page may load is fixed by a policy (Content Security Policy): a story's text cannot make
it ask anybody for anything.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256

from markupsafe import Markup

from explorer.language import language
from explorer.pages.styles import TEMPLATES, page_style
from explorer.paths import FRONTEND
from explorer.site.bundles import bundle_modules, expand_names
from explorer.site.map_options import LEAFLET_OPTIONS
from explorer.site.modules import frontend_modules
from explorer.story.records import Story
from explorer.story.selection import KEYS
from explorer.views.interface_texts import BEFORE_LOADING

_ENDS_ELEMENT = re.compile(r"<(?=/(?:script|style)|!--)", re.IGNORECASE)

_SIZE = re.compile(r"^@custom-media .+;$", re.MULTILINE)


def panes_policy(frames: Iterable[str], images: Iterable[str] = ()) -> str:
    """What a page may load that gets its files from its own site.

    Its only inline script is `ahead_script`, which is allowed by its digest.

    Args:
        frames: the sites whose players it may show.
        images: the sites whose pictures it may show.
    """
    pictures, players = " ".join(("'self'", "data:", *images)), " ".join(frames) or "'none'"
    return (
        f"default-src 'none'; script-src 'self' {script_digests(ahead_script())}; "
        f"style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src {pictures}; "
        f"media-src 'self'; font-src 'self'; worker-src 'self'; frame-src {players}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def ahead_script() -> Markup:
    """The first script of a page, which runs before any file is there."""
    return inline_script(bundle_modules(frontend_modules(), "page/ahead.js").encode())


@cache
def text_style() -> Markup:
    """The style of a page's text, which touches nothing but that text.

    >>> text_style().count(":root")
    0
    """
    sizes = _SIZE.findall((FRONTEND / "tokens.css").read_text("utf-8"))
    shown = expand_names("\n".join((*sizes, (TEMPLATES / "instead.css").read_text("utf-8"))))
    scoped = page_style().replace(":root", "&").replace("body {", "& {")
    return inline_style(f"{shown}\n.ex-instead {{ {scoped} }}".encode())


def inline_script(source: bytes) -> Markup:
    """A script that stays within its element: the sign before such a slash means nothing in one."""
    return Markup(_ENDS_ELEMENT.sub(r"\\x3c", source.decode()))


def inline_style(source: bytes) -> Markup:
    """A style sheet that stays within its element."""
    return Markup(_ENDS_ELEMENT.sub(r"\\3c ", source.decode()))


def script_digests(*scripts: str) -> str:
    """Scripts as a policy names them."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def site_values(story: Story, lang: str, notices: Sequence[str] = ()) -> dict[str, object]:
    """What `frontend/page/story_page.js` needs of a story; addresses and offers are to be added.

    Args:
        story: the story.
        lang: the language for readers who ask for none that the story has.
        notices: keys of what the page may have to say besides.
    """
    languages = sorted(story.languages, key=lambda code: code != lang)
    offered = {key.name: key.values(story, story.languages) for key in KEYS if key.values}
    return {
        "story": story.slug,
        "offered": {**offered, "lang": languages},
        "map": dict(LEAFLET_OPTIONS) if story.places else None,
        "strings": {code: _said_before_loading(code, notices) for code in languages},
    }


def _said_before_loading(code: str, notices: Sequence[str]) -> dict[str, str | Mapping[str, str]]:
    """What a pane needs, and what the page says of values in its address that are not available."""
    keys = (*BEFORE_LOADING, *(key.notice for key in KEYS if key.values), *notices)
    speech = language(code)
    return {key: speech.texts[key] for key in keys} | {"language_name": speech.name_of(code)}
