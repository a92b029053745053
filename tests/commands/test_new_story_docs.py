"""The walk of `docs/new-story.md`, gone step by step: its commands, its files, what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.reading.library import load_story
from explorer.story.itinerary import Status, itinerary

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "new-story.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE))
BLOCK = re.compile(r"^```(\w*) ?([\w.]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
SLUG = "choir"


@dataclass
class Walk:
    """The folder in which an author works, and what the last commands said."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    said: str = ""

    @property
    def story(self) -> Path:
        return self.folder / "data" / "stories" / SLUG / "story.yaml"

    @property
    def article(self) -> Path:
        return self.story.with_name("article.en.md")

    def go(self, section: str, status: int = 0) -> None:
        """Do what a section says: write its files, put its records in, run its commands."""
        self.said = ""
        for kind, name, content in BLOCK.findall(SECTIONS[section]):
            if kind == "text":
                (self.folder / name).write_text(content, encoding="utf-8")
            elif kind == "yaml" and name == "claims":
                edit(self.story, "    claims: [{source: article, says: happened}]\n", content)
            elif kind == "yaml":
                edit(self.story, f"{name}:\n", f"{name}:\n{content}")
            elif kind == "sh":
                for command in content.splitlines():
                    assert self.run(command) == status, self.said

    def run(self, command: str) -> int:
        """Run a command of the documentation; a server is only tried out."""
        words = shlex.split(command)
        if words[:3] == ["python", "-m", "explorer"]:
            stories = str(self.folder / "data" / "stories")
            status = main(["--stories", stories, *words[3:]])
            out, err = self.capsys.readouterr()
            self.said += out + err
            return status
        if words[0] == "make":
            words = [*words, "--dry-run"]
        ran = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False)
        self.said += ran.stdout + ran.stderr
        return ran.returncode


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text once, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def shown(section: str) -> str:
    """What the documentation shows as printed."""
    (printed,) = (content for kind, _, content in BLOCK.findall(SECTIONS[section]) if not kind)
    return str(printed)


@pytest.fixture
def walk(
    tmp_path: Path,
    online_cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Walk:
    """A checkout without stories, with a remote of its own."""
    folder = tmp_path / "explorer"
    (folder / "data" / "stories").mkdir(parents=True)
    for name in ("Makefile", "requirements-author.lock"):
        shutil.copy(ROOT / name, folder)
    remote = str(tmp_path / "remote.git")
    for command in (
        ["git", "init", "--quiet", "--bare", remote],
        ["git", "init", "--quiet"],
        ["git", "remote", "add", "origin", remote],
        ["git", "config", "push.autoSetupRemote", "true"],
        ["git", "config", "user.name", "An author"],
        ["git", "config", "user.email", "author@example.org"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    monkeypatch.chdir(folder)
    return Walk(folder, capsys)


def confirm(walk: Walk) -> None:
    """Delete the lines with drafts, as the documentation says."""
    text = walk.story.read_text(encoding="utf-8")
    walk.story.write_text(re.sub(r"^ +draft: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def translate(walk: Walk) -> None:
    """The same words again will do for a test."""
    text = walk.story.read_text(encoding="utf-8")
    walk.story.write_text(
        re.sub(r'\{en: ("(?:[^"\\]|\\.)*")\}', r"{en: \1, it: \1}", text), encoding="utf-8"
    )
    shutil.copy(walk.article, walk.article.with_name("article.it.md"))


def test_the_walk_leads_from_an_article_to_a_published_story(walk: Walk) -> None:
    walk.go("Save the article as a file")
    walk.go("Make the draft")
    assert shown("Make the draft") in walk.said

    walk.go("Look at it")
    walk.go("Check it")
    assert shown("Check it") in walk.said

    walk.go("Add what was left out")
    edit(walk.article, "as Atrani recalls", "as [Atrani](event:rehearsal) recalls")
    assert [event.id for event in load_story(walk.story.parent).events] == [
        *("rehearsal", "salerno", "palermo"),
    ]

    confirm(walk)
    walk.go("Confirm the drafts")
    assert "errors: 0, warnings: 0\n" in walk.said
    assert not load_story(walk.story.parent).is_draft

    edit(walk.story, "languages: [en]", "languages: [en, it]")
    walk.go("Add a second language", status=1)
    assert "place salerno · names: found a text in en, expected one in it too" in walk.said
    translate(walk)

    walk.go("Say who says so")
    story = load_story(walk.story.parent)
    assert itinerary(story).steps[0].status is Status.CONFIRMED

    walk.go("Publish it")
    assert "released_ids:\n  - rehearsal\n  - salerno\n  - palermo\n" in walk.said
    assert (walk.folder / "out" / SLUG / "index.html").exists()
    assert (walk.folder / "out" / f"{SLUG}.html").exists()
    pushed = subprocess.run(
        ["git", "--git-dir", "../remote.git", "log", "--all", "--format=%s"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert pushed.stdout == "Add the choir's journey\n"


def test_every_section_is_gone_through() -> None:
    silent = [title for title, text in SECTIONS.items() if "```" not in text]
    code = Path(__file__).read_text(encoding="utf-8")

    assert silent == ["When something is typed wrong", "What the draft gets wrong"]
    assert [title for title in SECTIONS if f'walk.go("{title}"' not in code] == silent
