"""The style sheet of pages that need no script."""

from __future__ import annotations

import re
from pathlib import Path

from explorer.paths import FRONTEND
from explorer.site.bundles import expand_names
from explorer.site.faces import faces_style

TEMPLATES = Path(__file__).parent / "templates"


def story_pages_style() -> str:
    """The style sheet of the story pages, one folder below the explorer, with their typefaces."""
    return page_style() + faces_style("../")


def page_style() -> str:
    """The style of a story as text: the panes' tokens, the templates' own, the catalogue's.

    The panes follow Streamlit's theme through `data-theme`; a page without script follows what
    the reader's system prefers.
    """
    tokens = (FRONTEND / "tokens.css").read_text("utf-8")
    dark = re.compile(r'^\[data-theme="dark"\] (\{.*?^\})', re.MULTILINE | re.DOTALL)
    tokens = dark.sub(r"@media (prefers-color-scheme: dark) { :root \1 }", tokens)
    tokens = re.sub(r"\[data-theme(=\"light\")?\]", ":root", tokens)
    catalogue = (FRONTEND / "page" / "catalogue.css").read_text("utf-8")
    names = ("story_pages.css", "tables_and_footnotes.css", "parts.css", "handout.css")
    own = ((TEMPLATES / name).read_text("utf-8") for name in names)
    return expand_names("\n".join((tokens, *own, catalogue)))
