"""What checks the frontend is pinned, and fails for what it is there to find."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.frontend.document_types import FILE
from tests.frontend.tools import BIOME, LOCK, ROOT, TYPESCRIPT, are_installed, run


def test_every_tool_is_pinned_by_version_and_hash_and_names_no_registry() -> None:
    named = json.loads((LOCK.parent / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values())

    _, *packages = json.loads(LOCK.read_text())["packages"].items()
    assert {f"node_modules/{name}" for name in named} < {path for path, _ in packages}
    for _, package in packages:
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def need_tools() -> None:
    """Without the tools a test is skipped, and fails in CI."""
    if are_installed():
        return
    lacking = "The frontend's tools are not installed: run make check"
    if os.environ.get("CI"):
        pytest.fail(lacking)
    pytest.skip(lacking)


def found(folder: Path, name: str, text: str) -> str:
    """What the linter says of a file."""
    need_tools()
    shutil.copy(ROOT / "biome.jsonc", folder)
    (folder / "explorer").mkdir()
    (folder / "explorer" / name).write_text(text)
    return run(BIOME, "lint", "--error-on-warnings", folder=folder).stderr


def lines(count: int) -> str:
    body = "  window.scrollBy(1, 1);\n" * (count - 2)
    return f"export function long() {{\n{body}}}\n"


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        (lines(41), "a.js", "noExcessiveLinesPerFunction"),
        (lines(35) + "\nwindow.scrollBy(1, 1);" * 266, "a.js", "noExcessiveLinesPerFile"),
        ("export const a = missing;\n", "a.js", "noUndeclaredVariables"),
        ("const unused = 1;\n", "a.js", "noUnusedVariables"),
        ("a { colour: red; }\n", "a.css", "noUnknownProperty"),
        ("a { color: red !important; }\n", "a.css", "noImportantStyles"),
    ],
)
def test_the_linter_finds(tmp_path: Path, text: str, name: str, rule: str) -> None:
    assert f"/{rule} " in found(tmp_path, name, text)


def test_a_function_of_40_lines_passes(tmp_path: Path) -> None:
    assert "noExcessiveLinesPerFunction" not in found(tmp_path, "a.js", lines(40))


def test_a_pane_that_reads_a_field_which_no_view_has_is_found_by_line(tmp_path: Path) -> None:
    need_tools()
    frontend = tmp_path / "explorer" / "frontend"
    frontend.mkdir(parents=True)
    shutil.copy(ROOT / "tsconfig.json", tmp_path)
    shutil.copy(FILE, frontend)
    (frontend / "a.js").write_text(
        '/** @import { EventView } from "./story_document.js" */\n'
        "/** @param {EventView} row */\n"
        "export function said(row) {\n  return row.title + row.headline;\n}\n"
    )
    assert run(TYPESCRIPT, folder=tmp_path).stdout == (
        "explorer/frontend/a.js(4,26): error TS2339: "
        "Property 'headline' does not exist on type 'EventView'.\n"
    )
