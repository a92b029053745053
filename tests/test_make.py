"""`make run`: which Python it takes, and what it leaves behind if there is none."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("sh", "make", "touch", "rm", "mkdir", "cat", "chmod", "ln")

OLD = '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.10.13"\nexit 1\n'
MADE = "#!/bin/sh\nexit 0\n"
SUITABLE = """\
#!/bin/sh
[ "$1" = -m ] || exit 0
mkdir -p .venv/bin
for name in python streamlit; do echo "#!/bin/sh" > .venv/bin/$name; chmod +x .venv/bin/$name; done
"""
"""Makes an environment whose programs do nothing."""
HALF = """\
#!/bin/sh
[ "$1" = -m ] || exit 0
mkdir -p .venv/bin
exit 1
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what `make` reads, and `bin` with all the programs that there are."""
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    for name in ("Makefile", "requirements-author.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)


def make_run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "run", *arguments],
        cwd=checkout,
        env={"PATH": str(checkout / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["PYTHON=python3"]])
def test_without_a_suitable_python_it_says_what_is_needed_and_leaves_nothing(
    checkout: Path, arguments: list[str]
) -> None:
    program(checkout / "bin" / "python3", OLD)

    done = make_run(checkout, *arguments)
    assert done.returncode == 2
    assert (
        "Python 3.11 or newer with its venv module is needed; found Python 3.10.13.\n"
        in done.stderr
    )
    assert "make run PYTHON=/path/to/python3.12\n" in done.stderr
    assert not (checkout / ".venv").exists()


def test_an_old_python3_is_passed_over_for_a_newer_one(checkout: Path) -> None:
    program(checkout / "bin" / "python3", OLD)
    program(checkout / "bin" / "python3.12", SUITABLE)

    assert make_run(checkout).returncode == 0
    assert (checkout / ".venv" / ".installed").exists()


@pytest.mark.parametrize("former", [None, OLD])
def test_an_environment_that_does_not_work_is_made_again(
    checkout: Path, former: str | None
) -> None:
    program(checkout / "bin" / "python3", SUITABLE)
    program(checkout / ".venv" / "bin" / "pip", MADE)
    (checkout / ".venv" / ".installed").touch()
    if former:
        program(checkout / ".venv" / "bin" / "python", former)

    assert make_run(checkout).returncode == 0
    assert (checkout / ".venv" / "bin" / "streamlit").exists()
    assert not (checkout / ".venv" / "bin" / "pip").exists()


def test_an_environment_that_works_is_kept(checkout: Path) -> None:
    program(checkout / "bin" / "python3", SUITABLE)
    for name in ("python", "streamlit", "mine"):
        program(checkout / ".venv" / "bin" / name, MADE)

    assert make_run(checkout).returncode == 0
    assert (checkout / ".venv" / "bin" / "mine").exists()


def test_an_environment_that_could_not_be_made_is_removed(checkout: Path) -> None:
    program(checkout / "bin" / "python3", HALF)

    assert make_run(checkout).returncode == 2
    assert not (checkout / ".venv").exists()


def test_an_older_python_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))

    with pytest.raises(ImportError, match=r"needs Python 3\.11 or newer; this is 3\.10\."):
        runpy.run_path(str(ROOT / "explorer" / "__init__.py"))
