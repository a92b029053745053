"""What checks the frontend is pinned, and fails for what it is there to find."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.frontend.tools import BIOME, LOCK, ROOT, are_installed, run


def test_every_tool_is_pinned_by_version_and_hash_and_names_no_registry() -> None:
    named = json.loads((LOCK.parent / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values())

    _, *packages = json.loads(LOCK.read_text())["packages"].items()
    assert {f"node_modules/{name}" for name in named} < {path for path, _ in packages}
    for _, package in packages:
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def found(folder: Path, name: str, text: str) -> str:
    """What the linter says of a file; without the tools the test is skipped, and fails in CI."""
    if not are_installed():
        lacking = "The frontend's tools are not installed: run make check"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
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
