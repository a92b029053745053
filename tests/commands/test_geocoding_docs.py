"""Every command and figure of `docs/geocoding.md`."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.gazetteer.reading import SPACEPORTS
from tests.geocoding_service import MACTAN, Service
from tests.records import place, write_story

TEXT = (Path(__file__).parents[2] / "docs" / "geocoding.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
AMBIGUOUS_LEFT = {"python -m explorer geocode --story my-story --write"}
"""The documented commands that end with 1, as the text says."""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("waits")
def test_every_command_runs(
    command: str,
    tmp_path: Path,
    online_cache: Path,
    serve: Callable[..., Service],
) -> None:
    write_story(
        tmp_path,
        slug="my-story",
        places=[
            {"id": "rome", "names": {"en": "Rome"}},
            {"id": "tokyo", "names": {"en": "Tokyo"}},
            {"id": "victoria", "names": {"en": "Victoria"}},
            place("khasan", lat=42.4, lon=130.6, country="RU", zone="Asia/Vladivostok"),
        ],
    )
    python, minus_m, package, *arguments = shlex.split(command)
    assert (python, minus_m, package) == ("python", "-m", "explorer")
    if "--online" in arguments:
        settings = serve((200, {}, [MACTAN])).settings()
        arguments += [f"--online-option={name}={value}" for name, value in settings.items()]

    status = main(["--stories", str(tmp_path), *arguments])

    assert status == (1 if command in AMBIGUOUS_LEFT else 0)


def test_the_table_that_is_shown_is_what_is_printed(
    online_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = (block for kind, block in BLOCKS if not kind)

    main(["geocode", "Komsomolsk"])

    assert capsys.readouterr().out.startswith(shown)


def test_the_number_of_spaceports_is_so() -> None:
    rows = SPACEPORTS.read_text(encoding="utf-8").splitlines()[1:]

    assert f"list of {len(rows)} in" in TEXT
