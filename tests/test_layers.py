"""Imports point only downwards, and the outside world is met in few places."""

import ast
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest

from tests.layers import (
    ARCHITECTURE,
    EXPLORER,
    LAYERS,
    MODULES,
    ROOT,
    foreign,
    imported,
    own,
    upward,
)

SOURCES = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}

FOREIGN = {name: foreign(source) for name, source in SOURCES.items()}

STREAMLIT = {
    "dashboard.components",
    "dashboard.page",
    "server.app",
    "server.live_preview",
    "server.map_frames",
    "server.measured_state",
    "server.memory",
    "server.sessions",
    "server.shelf",
}
GEOPY = {
    "story.geodesy",
    "gazetteer.locations",
    "gazetteer.online",
}
MODEL_LIBRARIES = {"explorer", "pydantic", "markdown_it", "mdit_py_plugins"}


def test_the_architecture_lists_every_folder_and_module_at_the_top() -> None:
    folders = {path.name for path in EXPLORER.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in EXPLORER.glob("*.py")} - {"__init__"}

    assert folders | modules == set(LAYERS) - {"__init__"}
    assert len(set(LAYERS)) == len(LAYERS)


def test_only_packages_are_at_the_top_beside_the_ways_in_the_paths_and_the_settings() -> None:
    found = {path.stem for path in EXPLORER.glob("*.py")}
    assert found == {"__init__", "__main__", "paths", "settings"}


def test_a_module_imports_from_no_layer_above_its_own() -> None:
    found = {module: upward(module, source) for module, source in SOURCES.items()}

    assert {module: layers for module, layers in found.items() if layers} == {}


@pytest.mark.parametrize(("below", "above"), list(pairwise(LAYERS)))
def test_an_import_that_points_up_is_found_in_each_layer(below: str, above: str) -> None:
    assert upward(f"{below}.anything", f"from explorer.{above} import anything") == {above}


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {name: own(source) - {name} for name, source in SOURCES.items()}

    order = tuple(TopologicalSorter(imports).static_order())

    assert set(order) == set(SOURCES)


def met(*packages: str) -> set[str]:
    """The modules that import any of these packages from outside."""
    return {module for module, imports in FOREIGN.items() if imports & set(packages)}


def inside(*packages: str) -> list[str]:
    return [name for name in MODULES if name.partition(".")[0] in packages]


def test_the_model_needs_the_standard_library_and_the_model_library_only() -> None:
    model = set(inside("story")) - {"story.geodesy", "story.vocabulary"}

    assert {module for module in model if not FOREIGN[module] <= MODEL_LIBRARIES} == set()


def test_folium_is_met_in_one_module() -> None:
    assert met("folium", "streamlit_folium", "branca") == {"dashboard.folium_map"}


def test_streamlit_is_met_at_the_edges_only() -> None:
    assert met("streamlit") == STREAMLIT


def test_the_web_server_is_met_in_the_server_only() -> None:
    assert met("starlette") <= set(inside("server"))


def test_geopy_is_met_in_the_geodesy_and_the_geocoding_only() -> None:
    assert met("geopy", "geographiclib") == GEOPY


def test_only_reading_opens_story_files() -> None:
    others = {name: text for name, text in SOURCES.items() if name != "reading.own_files"}

    assert met("yaml") <= {"reading.yaml_files", "reading.plain_yaml", *inside("writing")}
    assert {name for name, text in others.items() if "article.*" in text} == set()
    documented = "`article.<lang>.local.md`"
    opening = {name for name, text in others.items() if ".local.md" in text.replace(documented, "")}
    assert opening == set()


def test_what_serves_readers_looks_no_place_up_and_reads_no_article() -> None:
    below: set[str] = set()
    waiting = inside("pages", "server", "static_site", "dashboard")
    while waiting:
        below.add(name := waiting.pop())
        waiting.extend(own(SOURCES[name]) - below)

    assert {name for name in below if name.startswith(("gazetteer", "authoring"))} == set()
    assert below & met("trafilatura") == set()


def test_what_is_served_needs_no_builder_of_the_basemap() -> None:
    builders = set(inside("basemap"))
    served = set(MODULES) - builders

    assert {module for module in served if own(SOURCES[module]) & builders} == set()


def test_the_clients_of_remotes_are_met_where_a_server_with_a_folder_never_looks() -> None:
    clients = {"remotes.buckets", "remotes.connections", "remotes.git_repositories"}

    assert met("boto3", "botocore", "dulwich", "urllib3") == {*clients, "remotes.web_files"}
    importing = {name for name in MODULES if own(SOURCES[name]) & clients}
    assert importing <= clients  # they are imported by name, when they are needed


def test_what_tests_use_of_the_benchmarks_uses_no_tests() -> None:
    imports = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): imported(path.read_text("utf-8"))
        for folder in ("bench", "tests")
        for path in (ROOT / folder).rglob("*.py")
    }
    used = {
        name
        for module, names in imports.items()
        if module.startswith("tests.")
        for name in names & imports.keys()
        if name.startswith("bench.")
    }
    assert "bench.synthetic" in used
    reached: set[str] = set()
    while found := used - reached:
        reached |= found
        used |= {name for module in found for name in imports[module] & imports.keys()}

    assert {name for name in reached if name.startswith("tests.")} == set()


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    first = {
        name: (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
        for name, text in SOURCES.items()
    }

    assert {name: line for name, line in first.items() if not line.endswith((".", ":", ","))} == {}


def test_the_architecture_has_a_place_for_what_runs_in_the_browser() -> None:
    assert "`frontend/`" in ARCHITECTURE
