"""What the documentation says of commands and of other pages is so."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from explorer.__main__ import main
from tests.records import SHIPPED

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])


def test_every_make_command_that_is_documented_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)

    used = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))

    assert used
    assert used - targets == set()


def test_every_make_target_that_is_no_file_is_told_as_such() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE)

    assert set(targets) - set(phony.split()) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    files = [link for link in links if link and "://" not in link]

    assert [link for link in files if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_heading_leads_to_one(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()


def test_whoever_changes_the_state_and_is_no_pane_is_told() -> None:
    scripts = sorted((ROOT / "explorer" / "frontend").rglob("*.js"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    page = (ROOT / "docs" / "frontend.md").read_text(encoding="utf-8")
    told = page.partition("`from` names the pane that acts; ")[2].partition(" are no panes")[0]
    panes = {"map", "timeline", "article", "table", "controls"}

    acting = set(re.findall(r'from: "([a-z]+)"', code)) - panes

    assert set(re.findall(r"`([a-z]+)`", told)) == acting


def documented_commands() -> list[str]:
    """What stands in shell blocks, less those of pages whose own tests run them; each once."""
    walked = {"geocoding.md", "new-story.md"}
    blocks = [
        block
        for path in DOCUMENTS
        if path.name not in walked
        for block in re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.M)
    ]
    lines = [line for block in blocks for line in block.splitlines() if "-m explorer" in line]
    return sorted({line.partition("#")[0].partition("|")[0].strip() for line in lines})


@pytest.mark.parametrize("command", documented_commands())
@pytest.mark.usefixtures("online_cache")
def test_every_command_of_the_documentation_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stories = tmp_path / "data" / "stories"
    shutil.copytree(SHIPPED / "vostochny-2023", stories / "vostochny-2023")
    text = "The choir goes home\n\nThe choir sang in the city of Salerno on 3 March 2023."
    for name in ("article.txt", "original.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    if "data/stories/my-story" in command:
        shutil.copytree(SHIPPED / "vostochny-2023", stories / "my-story")
    python, minus_m, package, *arguments = shlex.split(command)
    assert (Path(python).name, minus_m, package) == ("python", "-m", "explorer")

    assert main(["--stories", str(stories), *arguments]) == 0
