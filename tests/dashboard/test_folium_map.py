"""The map pane's script: what it holds, what it does not, and that nothing can break out of it."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
import streamlit_folium

from explorer.dashboard.folium_map import (
    ExplorerMap,
    RenderedMap,
    explorer_map,
    rendered_map,
    script_literal,
)
from explorer.site.map_options import BASEMAPS

STORY = "vostochny-2023"
ASSETS = "assets/abc/"
DOCUMENTS = {"facts": "views/{story}.facts.json?asof={asof}&v=abc"}
HOSTILE = (
    "</script><script>alert(1)</script><!--",
    "`${alert(1)}`",
    "'\"\\\u2028\u2029\n&",
    "{{ 7 * '7' }}{% raw %}{# #}",
    "map_div2 _div_0 drawnItems_draw_control_div_1 {{'x'}}",
)


def script(documents: Mapping[str, str] = DOCUMENTS, assets: str = ASSETS) -> str:
    """What streamlit-folium sends to the browser to run."""
    drawn = explorer_map(assets, documents)
    drawn.get_root().render()
    drawn.render()
    return str(streamlit_folium._get_map_string(drawn))


def header() -> str:
    """What streamlit-folium puts into the head of its page."""
    drawn = explorer_map(ASSETS, DOCUMENTS)
    drawn.get_root().render()
    drawn.render()
    return str(streamlit_folium._get_header(drawn))


def without_config(source: str) -> tuple[str, dict[str, Any]]:
    """The script without what it gives to `mountExplorer`, and that."""
    found = re.search(r"mountExplorer\(place, (.*), \{ map,", source)
    assert found
    return source.replace(found[1], ""), json.loads(found[1])


def test_only_leaflet_is_loaded_and_from_our_own_server() -> None:
    drawn = ExplorerMap(ASSETS)

    assert drawn.default_js == [("leaflet", "../../assets/abc/map_frame.js")]
    assert drawn.default_css == []


def test_only_the_online_maps_have_addresses_of_other_servers() -> None:
    plain, config = without_config(script())

    assert "//" not in plain + header()
    assert [each["id"] for each in config["onlineMaps"]["maps"]] == list(BASEMAPS)


def test_no_online_map_is_among_them_where_the_operator_wants_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EXPLORER_ONLINE_MAPS", "never")

    plain, config = without_config(script())

    assert (config["onlineMaps"], "L.tileLayer" in plain) == ({"rule": "never", "maps": []}, False)


@pytest.mark.parametrize("id", BASEMAPS)
def test_an_online_basemap_needs_no_key_and_names_its_makers(id: str) -> None:
    provider = BASEMAPS[id]

    assert not provider.requires_token()
    assert provider.build_url().startswith("https://")
    assert provider.html_attribution


def test_the_script_is_the_same_each_time_so_the_map_is_not_mounted_again() -> None:
    assert script() == script()


def test_the_map_is_another_one_where_the_documents_are_elsewhere() -> None:
    first, second = (
        streamlit_folium.generate_js_hash(script({"facts": facts}))
        for facts in ("views/a_b", "views/a_c")
    )

    assert first != second


def test_the_variables_of_the_script_are_those_that_streamlit_folium_expects() -> None:
    assert re.findall(r"\b\w+_[0-9a-f]{32}\b", script()) == []
    assert "var map_div = L.map(" in script()


@pytest.mark.parametrize("sign", ["<", ">", "&", "'", "`", "$", "_", "\u2028", "\u2029", "é"])
def test_a_literal_holds_no_sign_that_could_end_it(sign: str) -> None:
    literal = script_literal(f"a{sign}b")

    assert sign not in literal
    assert json.loads(literal) == f"a{sign}b"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_still_the_same_text_in_the_browser(hostile: str) -> None:
    source = script({"facts": hostile})

    _, config = without_config(source)
    assert config["documents"] == {"facts": hostile}
    assert "<" not in source


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_not_run_as_a_template_on_the_server(hostile: str) -> None:
    assert not re.search(r"\{[{%#]", script_literal([hostile, {hostile: {"a": {"b": hostile}}}]))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        script_literal(object())


def test_building_a_map_warns_of_nothing() -> None:
    importing = "from explorer.dashboard.folium_map import explorer_map"
    build = f"{importing}; explorer_map({ASSETS!r}, {DOCUMENTS!r})"

    command = [sys.executable, "-W", "error::UserWarning", "-c", build]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (0, "")


def sent(drawn: ExplorerMap | RenderedMap, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What `st_folium` gives to its component."""
    given: dict[str, object] = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **values: given.update(values))
    streamlit_folium.st_folium(drawn, key="map-x", returned_objects=[], use_container_width=True)
    return {name: value for name, value in given.items() if name != "on_change"}


def test_a_map_rendered_once_is_sent_as_one_that_is_rendered_for_its_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared = RenderedMap(explorer_map(ASSETS, DOCUMENTS))

    first, second = sent(shared, monkeypatch), sent(shared, monkeypatch)

    assert first == second == sent(explorer_map(ASSETS, DOCUMENTS), monkeypatch)
    assert "mountExplorer" in str(first["script"])
    assert first["js_links"] == ["../../assets/abc/map_frame.js"]


def test_readers_of_one_version_share_a_rendered_map() -> None:
    assert rendered_map(ASSETS, ()) is rendered_map(ASSETS, ())
    assert rendered_map(ASSETS, ()) is not rendered_map("assets/other/", ())
