"""Streamlit's own page, an empty shell until its scripts run, and what it may load and run."""

from __future__ import annotations

import re
from functools import cache

from explorer.paths import streamlit_static
from explorer.server.security_headers import explorer_policy

# Both point programs to Streamlit's agent API, which this site does not offer (`open_addresses`).
_LINK = re.compile(r'<link rel="service-desc"[^>]*>')
_WORDS = re.compile(r"(<noscript>\s*<p>[^<]*</p>).*?(?=</noscript>)", re.DOTALL)


@cache
def shell() -> str:
    """The page as Streamlit ships it, without what it offers to programs."""
    html = (streamlit_static() / "index.html").read_text("utf-8")
    return _WORDS.sub(r"\1", _LINK.sub("", html))


@cache
def shell_policy() -> str:
    """What the page may load and run."""
    return explorer_policy(shell())
