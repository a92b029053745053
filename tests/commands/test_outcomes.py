"""What commands print: text that a terminal shows and does not obey."""

import re
from pathlib import Path

import pytest

from explorer.commands.outcomes import UsageError, put_out, say, writing

COMMANDS = Path(__file__).parents[2] / "explorer" / "commands"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mRome\x1b[0m", "�[31mRome�[0m"),
        ("\x9b2JRome", "�2JRome"),
        ("Rome\rMilan\x07", "Rome�Milan�"),
        ("Rome\udcff", "Rome�"),
        ("«Città»\tvia\nRoma", "«Città»\tvia\nRoma"),
    ],
)
def test_a_terminal_gets_no_control_characters(
    text: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say(text)
    put_out(text)

    assert capsys.readouterr() == (f"{shown}\n", f"{shown}\n")


@pytest.mark.parametrize("module", sorted(COMMANDS.glob("*.py")), ids=lambda path: path.stem)
def test_no_command_prints_past_it(module: Path) -> None:
    prints = re.findall(r"(?<![\w.])print\(|sys\.std\w+\.write\(", module.read_text("utf-8"))

    assert prints == (["print("] if module.stem == "outcomes" else [])


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (
            PermissionError(13, "Permission denied", "a/story.yaml"),
            "file",
            "a: found 'Permission denied', expected a writable file",
        ),
        (OSError(), "folder", "a: found 'an error', expected a writable folder"),
    ],
)
def test_what_cannot_be_written_is_a_wrong_usage(error: OSError, kind: str, message: str) -> None:
    with pytest.raises(UsageError) as told, writing("a", kind):
        raise error

    assert str(told.value) == message


@pytest.mark.parametrize("module", sorted(COMMANDS.glob("*.py")), ids=lambda path: path.stem)
def test_only_one_module_words_it(module: Path) -> None:
    assert ("a writable {kind}" in module.read_text("utf-8")) == (module.stem == "outcomes")
