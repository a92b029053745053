"""The page in the map's frame is sent with a guard, and with a policy of its own."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.components.v1.custom_component import CustomComponent

from explorer.server import map_frames
from explorer.server.map_frames import (
    MAP_FRAME_PAGE,
    MapFrameError,
    MapFramePage,
    guarded_page,
    map_frame_files,
    register_map_frame,
)


def client(root: str = "/") -> TestClient:
    rest = Route("/{path:path}", lambda request: PlainTextResponse("from Streamlit"))
    return TestClient(Starlette(routes=[rest], middleware=[Middleware(MapFramePage, root=root)]))


@pytest.mark.parametrize("root", ["/", "/explorer/"])
def test_the_guard_is_the_first_script_of_the_frame(root: str) -> None:
    page = client(root).get(root + MAP_FRAME_PAGE).text
    first, second, *others = re.findall(r"<script([^>]*)>", page)
    assert first.startswith(' nonce="')
    assert "main." in second
    assert others == []
    assert page.index("stopImmediatePropagation") < page.index("main.")


def test_a_nonce_is_used_once_and_the_policy_names_it() -> None:
    answers = [client().get(f"/{MAP_FRAME_PAGE}") for _ in range(2)]
    nonces = [re.search(r'nonce="([^"]+)"', answer.text)[1] for answer in answers]
    assert len(set(nonces)) == 2
    for answer, nonce in zip(answers, nonces, strict=True):
        assert answer.headers["content-security-policy"] == (
            "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; "
            "base-uri 'none'; form-action 'none'; worker-src 'none'; "
            f"script-src 'self' 'nonce-{nonce}'; img-src 'self' data: "
            "https://server.arcgisonline.com https://tile.openstreetmap.org; frame-src 'none'"
        )
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_every_other_file_of_the_frame_is_streamlits() -> None:
    script = next(name for name in map_frame_files() if name.endswith(".js"))
    assert client().get(f"/{script}").text == "from Streamlit"


def test_a_page_that_cannot_be_guarded_is_not_sent(monkeypatch, tmp_path) -> None:
    (tmp_path / "index.html").write_text("<html><body>another page</body></html>")
    monkeypatch.setattr(map_frames, "_build", lambda: tmp_path)
    with pytest.raises(MapFrameError, match="expected <head> once, found another page"):
        guarded_page("x")


def test_what_is_registered_at_the_start_is_what_streamlit_folium_registers(monkeypatch) -> None:
    import streamlit_folium

    registered: list[CustomComponent] = []

    class Runtime:
        """Replaces Streamlit's; its registry records what it is given."""

        component_registry = type("", (), {"register_component": registered.append})

    monkeypatch.setattr(map_frames, "get_instance", Runtime)
    register_map_frame()
    assert registered == [streamlit_folium._component_func]
