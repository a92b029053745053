"""The server's own routes without Streamlit's, for tests of what is shared."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from explorer.pages.rendering import Enhancement, page_html
from explorer.pages.values import StoryPage
from explorer.server.routes import routes
from explorer.server.security_headers import SecurityHeaders

SITE = "http://maps.example.org"
STORY = "/stories/vostochny-2023"


def client() -> TestClient:
    """Asks our routes; a handler that raises fails the test."""
    app = Starlette(routes=routes(), middleware=[Middleware(SecurityHeaders)])
    return TestClient(app, base_url=SITE, follow_redirects=False)


def text_of(page: StoryPage) -> bytes:
    """A story's page as text, without what makes the explorer of it."""
    return page_html(page, "v", Enhancement({}, "", ()))
