"""The server's own routes without Streamlit's, for tests of what is shared."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from explorer.server.routes import routes
from explorer.server.security_headers import SecurityHeaders

SITE = "http://maps.example.org"
STORY = "/stories/vostochny-2023"


def client() -> TestClient:
    """Asks our routes; a handler that raises fails the test."""
    app = Starlette(routes=routes(), middleware=[Middleware(SecurityHeaders)])
    return TestClient(app, base_url=SITE, follow_redirects=False)
