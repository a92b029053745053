"""Streamlit's own page, an empty shell until its scripts run, and what it may load and run."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from explorer.paths import FRONTEND, streamlit_static
from explorer.server.preloads import streamlit_tags
from explorer.server.security_headers import explorer_policy

# Both point programs to Streamlit's agent API, which this site does not offer (`open_addresses`).
_LINK = re.compile(r'<link rel="service-desc"[^>]*>')
_WORDS = re.compile(r"(<noscript>\s*<p>[^<]*</p>).*?(?=</noscript>)", re.DOTALL)
# What makes the shell an app: its scripts, what they load, their style sheet and its typeface.
_STARTING = re.compile(
    r'\s*<script type="module"[^>]*></script>'
    r'|\s*<link\b[^>]*\brel="(?:modulepreload|preload|stylesheet)"[^>]*>'
)


@cache
def shell() -> str:
    """The page as Streamlit ships it, without what it offers to programs."""
    html = (streamlit_static() / "index.html").read_text("utf-8")
    return _WORDS.sub(r"\1", _LINK.sub("", html))


@cache
def waiting_shell() -> str:
    """The same page, on which Streamlit waits until `frontend/page/starting.js` starts it."""
    # Nothing on a page of panes is set in the typeface: it comes once Streamlit shows something.
    found = (match[0].strip() for match in _STARTING.finditer(shell()))
    parts = "".join(part for part in found if 'as="font"' not in part)
    template = f'<template id="ex-streamlit">{parts}{streamlit_tags()}</template>'
    starter = (FRONTEND / "page" / "starting.js").read_text("utf-8")
    html = _STARTING.sub("", shell()).replace("<head>", f"<head><script>{starter}</script>", 1)
    return html.replace("</body>", f"{template}</body>", 1)


@lru_cache(maxsize=8)
def shell_policy(images: tuple[str, ...]) -> str:
    """What the page may load and run, whether Streamlit waits on it or not.

    Args:
        images: the sites of the online maps, as a policy names them.
    """
    return explorer_policy(waiting_shell(), images)
