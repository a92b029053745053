"""One browser context lent to one test after another, so that scripts are compiled once.

A page in a context of its own costs half as much again. What a test leaves must not reach the next
one: pages are closed, storage and cookies are emptied, and if that might not be enough the context
itself is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Request

LASTING = (
    "add_cookies",
    "add_init_script",
    "expose_binding",
    "expose_function",
    "grant_permissions",
    "new_cdp_session",
    "route",
    "set_extra_http_headers",
    "set_geolocation",
    "set_offline",
)
"""What changes a context for good."""
OPTIONS = {"locale": "en-GB", "service_workers": "block"}
EMPTY_STORAGE = "() => { try { localStorage.clear(); } catch { return false; } return true; }"


@dataclass
class LentContext:
    """Lends a context, and takes it back as if nobody had used it."""

    browser: Browser
    _context: BrowserContext | None = None
    _is_changed: bool = False
    _origins: set[str] = field(default_factory=set)
    """Of the pages and frames that were asked for since it was lent."""

    def lend(self) -> BrowserContext:
        """A context without pages, cookies and storage; what it has fetched is still cached."""
        if self._context is None:
            self._context = self._made()
        self._is_changed = False
        self._origins.clear()
        return self._context

    def take_back(self) -> None:
        """Close what a test has opened, and the context too if more remains of the test."""
        context = self._context
        assert context is not None
        emptied = [page.evaluate(EMPTY_STORAGE) for page in context.pages]
        is_clean = emptied == [True] and len(self._origins) == 1 and not self._is_changed
        for page in context.pages:
            page.close()
        if is_clean:
            context.clear_cookies()
        else:
            context.close()
            self._context = None

    def _made(self) -> BrowserContext:
        context = self.browser.new_context(**OPTIONS)  # type: ignore[arg-type]
        context.on("request", self._note_origin)
        for name in LASTING:
            setattr(context, name, self._noting(getattr(context, name)))
        clock = context.clock
        for name in ("install", "set_fixed_time", "set_system_time"):
            setattr(clock, name, self._noting(getattr(clock, name)))
        return context

    def _noting(self, change: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(change)
        def noted(*args: Any, **options: Any) -> Any:
            self._is_changed = True
            return change(*args, **options)

        return noted

    def _note_origin(self, request: Request) -> None:
        if request.is_navigation_request():
            parts = urlsplit(request.url)
            self._origins.add(f"{parts.scheme}://{parts.netloc}")
