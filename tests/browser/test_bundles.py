"""The scripts of the frontend joined into one file, as a browser sees them."""

from __future__ import annotations

from playwright.sync_api import Page

from explorer.site.module_names import EXPORT
from explorer.site.modules import frontend_modules

UNUSED = {"toolbar"}
"""Of the browser's own names, those that no module means: `window.toolbar`."""


def test_no_module_exports_a_name_that_is_the_browsers_own(module_page: Page) -> None:
    """Such a name would hide the browser's from every module of the joined file."""
    names = {name for text in frontend_modules().values() for name in EXPORT.findall(text)}
    own = module_page.evaluate("(names) => names.filter((name) => name in window)", sorted(names))
    assert set(own) - UNUSED == set()
