"""Every command and table of `docs/import.md`."""

import re
import shlex
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.imports.fetching import file_address
from explorer.imports.rows.table_fields import FIELDS, LEFT_OUT, field_of
from explorer.reading.library import load_story
from explorer.remotes.web_files import is_address

TEXT = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python -m explorer import .*$", TEXT, re.MULTILINE)
(TABLE,) = re.findall(r"^```csv letters\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.mark.usefixtures("online_cache")
def test_the_commands_make_update_and_remove_the_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters.csv").write_text(TABLE, encoding="utf-8")
    stories = tmp_path / "stories"
    stories.mkdir()

    def run(command: str) -> int:
        return main(["--stories", str(stories), *shlex.split(command)[3:]])

    new, fetch, dry, media, into, undo = (each for each in COMMANDS if "letters" in each)
    assert run(dry) == 0
    assert list(stories.iterdir()) == []
    assert run(new) == 0
    assert run(into) == 0
    story = load_story(stories / "letters")
    assert [(event.place, event.to, event.when.text) for event in story.events] == [
        ("firenze", "zagreb", "1848-03-11"),
        ("capodistria", "wien", "1848-05"),
        ("wien", None, "unknown"),
    ]
    assert [tag.label["en"] for tag in story.tags] == ["Anna Conti", "Ida Stein"]
    assert run(undo) == 0
    assert list(stories.iterdir()) == []
    assert run(media) == 0
    address = shlex.split(fetch)[4]
    assert is_address(address)
    assert file_address(address).endswith("/1aBcD/export?format=csv")


def test_every_field_is_documented_and_every_documented_column_is_known() -> None:
    rows = re.findall(r"^\| (`.+?) \| (.+?) \| .+? \|$", TEXT, re.MULTILINE)
    fields = {field for cell, _ in rows for field in re.findall(r"`(\w+)`", cell)}
    words = [word for _, cell in rows for word in re.split(r"[,;] ", re.sub("`.*?`", "", cell))]

    documented = fields | {"until_year", "until_month", "until_day", LEFT_OUT}
    assert set(FIELDS) - documented == set()
    known = [word for word in words if word and "also" not in word]
    assert {word for word in known if not field_of(word)} == {"from", "da"}
