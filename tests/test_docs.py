"""What the documentation says of commands and of other pages is so."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from explorer.__main__ import main
from tests.attaching import JPEG, attach
from tests.records import SHIPPED

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
LINKING = sorted({*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), *DOCUMENTS})
"""All that is written for people to read, the changelog and the security policy too."""


def test_every_make_command_that_is_documented_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)

    used = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))

    assert used
    assert used - targets == set()


def test_every_make_target_that_is_no_file_is_phony() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE)

    assert set(targets) - set(phony.split()) == set()


def links(text: str) -> list[str]:
    """Where the links of a document lead, apart from code."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r"^\[[^]]+\]: (\S+)", prose, re.M)


def anchors(text: str) -> set[str]:
    """The anchors of the headings, as GitHub makes them; the second of a name has a number."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    names = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
    return {
        f"{name}-{n}" if (n := names[:at].count(name)) else name for at, name in enumerate(names)
    }


def dead_links(document: Path) -> list[str]:
    """The links of a document to files that do not exist, and to headings that no file has."""
    found = []
    for link in links(document.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        if "://" in link or link.startswith("mailto:"):
            continue
        is_text = target.suffix == ".md"
        if not target.exists() or (
            anchor and not (is_text and anchor in anchors(target.read_text(encoding="utf-8")))
        ):
            found.append(link)
    return found


@pytest.mark.parametrize("document", LINKING, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    assert dead_links(document) == []


def test_a_link_to_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Two\n\n# Two\n\n```sh\n# no heading\n```\n")
    page = tmp_path / "a.md"
    page.write_text(
        "# One, here\n[a](#one-here) [b](b.md#two-1) [c](c.md) [d](b.md#no-heading) [e](#two)\n"
        "`[f](gone.md)` [g](https://example.org/#x)\n\n[h]: gone.md\n"
    )

    assert dead_links(page) == ["c.md", "b.md#no-heading", "#two", "gone.md"]


def test_whoever_changes_the_state_and_is_no_pane_is_documented() -> None:
    scripts = sorted((ROOT / "explorer" / "frontend").rglob("*.js"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    page = (ROOT / "docs" / "frontend.md").read_text(encoding="utf-8")
    told = page.partition("`from` names the pane that acts; ")[2].partition(" are no panes")[0]
    panes = {"map", "timeline", "article", "axis", "table", "controls"}

    acting = set(re.findall(r'from: "([a-z]+)"', code)) - panes

    assert set(re.findall(r"`([a-z]+)`", told)) == acting


def test_the_readme_says_how_many_warnings_the_shipped_stories_give(
    capsys: pytest.CaptureFixture[str],
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    count = re.search(r"it prints (\d+) warnings, all for sources", readme)

    assert main(["--stories", str(SHIPPED), "check"]) == 0
    said = capsys.readouterr()
    assert count and said.err.endswith(f"errors: 0, warnings: {count[1]}\n")
    assert all(" · warning · source " in line for line in said.out.splitlines())


def documented_commands() -> list[str]:
    """The commands in shell blocks, except those of pages whose own tests run them; each once."""
    walked = {"geocoding.md", "import.md", "new-story.md", "stories-from-elsewhere.md"}
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
    point = "<Placemark><name>Rome</name><Point><coordinates>12.5,41.9</coordinates></Point>"
    (tmp_path / "trip.kml").write_text(f"<kml>{point}</Placemark></kml>", encoding="utf-8")
    letters = "date,from,to,person\n1848-03-11,Florence,Zagreb,Anna Conti\n"
    (tmp_path / "letters.csv").write_text(letters, encoding="utf-8")
    for name in ("photos/hall.jpg", "photos/gate.jpg"):
        attach(tmp_path, name, JPEG)
    if "data/stories/my-story" in command:
        shutil.copytree(SHIPPED / "vostochny-2023", stories / "my-story")
    python, minus_m, package, *arguments = shlex.split(command)
    assert (Path(python).name, minus_m, package) == ("python", "-m", "explorer")

    assert main(["--stories", str(stories), *arguments]) == 0
