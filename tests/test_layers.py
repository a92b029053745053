"""Imports point only downwards, and the outside world is met in few places."""

import ast
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest

from tests.layers import ARCHITECTURE, EXPLORER, LAYERS, MODULES, foreign, own, upward

SOURCES = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}

STREAMLIT = {
    "dashboard.components",
    "dashboard.page",
    "server.app",
    "server.map_frames",
    "server.shelf",
}
GEOPY = {
    "story.geodesy",
    "reading.checks.territories",
    "gazetteer.locations",
    "gazetteer.online",
}
MODEL_LIBRARIES = {"explorer", "pydantic", "markdown_it"}


def test_the_architecture_lists_every_folder_and_module_at_the_top() -> None:
    folders = {path.name for path in EXPLORER.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in EXPLORER.glob("*.py")} - {"__init__"}

    assert folders | modules == set(LAYERS) - {"__init__"}
    assert len(set(LAYERS)) == len(LAYERS)


def test_only_packages_are_at_the_top_beside_the_ways_in_and_the_paths() -> None:
    assert {path.stem for path in EXPLORER.glob("*.py")} == {"__init__", "__main__", "paths"}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_no_layer_above_its_own(module: str) -> None:
    assert upward(module, SOURCES[module]) == set()


@pytest.mark.parametrize(("below", "above"), list(pairwise(LAYERS)))
def test_an_import_that_points_up_is_found_in_each_layer(below: str, above: str) -> None:
    assert upward(f"{below}.anything", f"from explorer.{above} import anything") == {above}


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {name: own(source) - {name} for name, source in SOURCES.items()}

    order = tuple(TopologicalSorter(imports).static_order())

    assert set(order) == set(SOURCES)


def inside(*packages: str) -> list[str]:
    return [name for name in MODULES if name.partition(".")[0] in packages]


@pytest.mark.parametrize("module", sorted(set(inside("story")) - {"story.geodesy"}))
def test_the_model_needs_the_standard_library_and_the_model_library_only(module: str) -> None:
    assert foreign(SOURCES[module]) <= MODEL_LIBRARIES


@pytest.mark.parametrize("module", MODULES)
def test_folium_is_met_in_one_module(module: str) -> None:
    if module != "dashboard.folium_map":
        assert foreign(SOURCES[module]) & {"folium", "streamlit_folium", "branca"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_streamlit_is_met_at_the_edges_only(module: str) -> None:
    assert "streamlit" not in foreign(SOURCES[module]) or module in STREAMLIT


@pytest.mark.parametrize("module", MODULES)
def test_the_web_server_is_met_in_the_server_only(module: str) -> None:
    assert "starlette" not in foreign(SOURCES[module]) or module in inside("server")


@pytest.mark.parametrize("module", MODULES)
def test_geopy_is_met_in_the_geodesy_and_the_geocoding_only(module: str) -> None:
    if module not in GEOPY:
        assert foreign(SOURCES[module]) & {"geopy", "geographiclib"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_only_reading_opens_story_files(module: str) -> None:
    text = SOURCES[module]

    assert "yaml" not in foreign(text) or module in ["reading.yaml_files", *inside("writing")]
    if module != "reading.library":
        assert "article.*" not in text
        assert ".local.md" not in text.replace("`article.<lang>.local.md`", "")


@pytest.mark.parametrize("module", inside("pages", "server", "static_site", "dashboard"))
def test_what_serves_readers_looks_no_place_up_and_reads_no_article(module: str) -> None:
    below, waiting = set(), [module]
    while waiting:
        below.add(name := waiting.pop())
        waiting.extend(own(SOURCES[name]) - below)

    assert not {name for name in below if name.startswith(("gazetteer", "authoring"))}
    assert not {name for name in below if "dateparser" in foreign(SOURCES[name])}


@pytest.mark.parametrize("module", sorted(set(MODULES) - set(inside("basemap"))))
def test_what_is_served_needs_no_builder_of_the_basemap(module: str) -> None:
    assert not own(SOURCES[module]) & set(inside("basemap"))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_in_its_first_line_what_it_is_for(module: str) -> None:
    first = (ast.get_docstring(ast.parse(SOURCES[module])) or "").partition("\n")[0]

    assert first.endswith((".", ":", ","))


def test_the_architecture_has_a_place_for_what_runs_in_the_browser() -> None:
    assert "`frontend/`" in ARCHITECTURE
