"""Imports point only downwards, and the outside world is met in few places."""

import ast
import re
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.layers import LAYERS

EXPLORER = Path(__file__).parent.parent / "explorer"
MODULES = sorted(
    ".".join(path.relative_to(EXPLORER).with_suffix("").parts).removesuffix(".__init__")
    for path in EXPLORER.rglob("*.py")
)

ORDER = [pattern for layer in LAYERS.values() for pattern in layer]

STREAMLIT = {"components", "map_frames", "page", "site"}
GEOPY = {
    "routes",
    "checks.territories",
    "gazetteer.searching",
    "gazetteer.locations",
    "gazetteer.online",
}
WEB_SERVER = {*LAYERS["answers"], *LAYERS["edges"]}


def rank(module: str) -> int | None:
    """How high a module stands; an exact name counts before a pattern."""
    exact = [index for index, pattern in enumerate(ORDER) if pattern == module]
    fitting = [index for index, pattern in enumerate(ORDER) if fnmatch(module, pattern)]
    return next(iter(exact + fitting), None)


def source(module: str) -> str:
    """The text of a module or of a package's first file."""
    path = EXPLORER.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8")


def imported(module: str) -> set[str]:
    """Full names of what a module imports, at its top or within functions."""
    tree = ast.parse(source(module))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def own(module: str) -> set[str]:
    """The modules of this package that a module imports."""
    names = {name.removeprefix("explorer.") for name in imported(module)}
    return names & set(MODULES) - {module}


def foreign(module: str) -> set[str]:
    """The packages outside the standard library that a module imports."""
    return {name.partition(".")[0] for name in imported(module)} - sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_below_it(module: str) -> None:
    here = rank(module)
    assert here is not None, "give the module its place in LAYERS"

    above = {name for name in own(module) if (rank(name) or 0) > here}

    assert above == set()


def test_no_module_is_listed_twice() -> None:
    assert len(ORDER) == len(set(ORDER))


@pytest.mark.parametrize("module", LAYERS["core"])
def test_the_core_needs_the_standard_library_and_the_model_library_only(module: str) -> None:
    if module in MODULES:
        assert foreign(module) <= {"explorer", "pydantic", "markdown_it"}


@pytest.mark.parametrize("module", MODULES)
def test_folium_is_met_in_one_module(module: str) -> None:
    if module != "folium_map":
        assert foreign(module) & {"folium", "streamlit_folium", "branca"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_streamlit_is_met_at_the_edges_only(module: str) -> None:
    assert "streamlit" not in foreign(module) or module in STREAMLIT


@pytest.mark.parametrize("module", MODULES)
def test_the_web_server_is_met_at_the_edges_only(module: str) -> None:
    assert "starlette" not in foreign(module) or module in WEB_SERVER


@pytest.mark.parametrize("module", MODULES)
def test_geopy_is_met_in_the_geodesy_and_the_geocoding_only(module: str) -> None:
    if module not in GEOPY:
        assert foreign(module) & {"geopy", "geographiclib"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_only_loading_opens_story_files(module: str) -> None:
    text = source(module)

    assert "yaml" not in foreign(module) or module == "yaml_files"
    assert "ruamel" not in foreign(module) or module == "authoring.story_files"
    if module != "loading":
        assert "article.*" not in text
        assert ".local.md" not in text.replace("`article.<lang>.local.md`", "")


@pytest.mark.parametrize("module", ["site", "page", "sharing", "downloads", "loading"])
def test_what_serves_readers_looks_no_place_up_and_reads_no_article(module: str) -> None:
    below, waiting = set(), [module]
    while waiting:
        below.add(name := waiting.pop())
        waiting.extend(own(name) - below)

    assert not {name for name in below if name.startswith(("gazetteer", "authoring"))}
    assert not {name for name in below if "dateparser" in foreign(name)}


@pytest.mark.parametrize("module", [name for name in MODULES if not name.startswith("basemap")])
def test_what_is_served_needs_no_builder_of_the_basemap(module: str) -> None:
    assert not {name for name in own(module) if name.startswith("basemap")}


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_in_its_first_line_what_it_is_for(module: str) -> None:
    tree = ast.parse(source(module))

    first = (ast.get_docstring(tree) or "").partition("\n")[0]

    assert first.endswith((".", ":", ","))


def test_the_architecture_names_every_module_and_package() -> None:
    told = (EXPLORER.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = {name for name in MODULES if "." not in name} - {"__init__"}
    packages = {name for name in names if (EXPLORER / name).is_dir()}

    missing = {name for name in names - packages if f"`{name}`" not in told}
    missing |= {name for name in packages if f"`{name}/" not in told}

    assert missing == set()


def test_the_architecture_tells_the_layers_in_their_order() -> None:
    told = (EXPLORER.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = told.partition("## Layers")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([a-z ]+) \|", table, re.MULTILINE)

    assert rows == ["layer", *LAYERS, "in the browser"]
