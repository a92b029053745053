"""The wheel: what is in it, and that it serves and reports without a checkout around it.

It is installed into an environment of its own, which borrows the packages that it depends on from
the one that runs the tests: downloading them again would take minutes.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.servers import free_port
from tests.test_requirements import author_only

ROOT = Path(__file__).parent.parent
START_TIMEOUT_S = 60

WITHOUT_AUTHOR = f"""
import sys
sys.modules.update(dict.fromkeys({author_only()!r}))
from explorer.__main__ import main
sys.exit(main())
"""
"""Runs a command without the packages of the extra: a module that is None is not found."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the files of the project and an article that an operator keeps to itself."""
    project = tmp_path_factory.mktemp("project")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        if not name.startswith(("tests/", "bench/", "docs/")):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, project / name)
    (project / "data/stories/vostochny-2023/article.it.local.md").write_text("Kept back.")
    (project / ".streamlit/secrets.toml").write_text("key = 1")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (built,) = (project / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its programs are, in an environment that has nothing but the wheel and its packages."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    (package,) = folder.rglob("explorer/__main__.py")
    borrowed = package.parent.parent / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n")
    return programs


def run(environment: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "EXPLORER_STORIES"}
    program, *arguments = command
    return subprocess.run(
        [str(environment / program), *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def answer(address: str) -> str:
    with urlopen(address, timeout=START_TIMEOUT_S) as response:
        return str(response.read().decode())


@pytest.fixture
def served(environment: Path, tmp_path: Path) -> Iterator[str]:
    """The address of `explorer serve`, without the packages that only authors need."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name != "EXPLORER_STORIES"}
    arguments = ["serve", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [str(environment / "python"), "-c", WITHOUT_AUTHOR, *arguments],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            yield _ready(process, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def _ready(process: subprocess.Popen[bytes], address: str) -> str:
    """The address once the server behind it is ready."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            answer(f"{address}/readyz")
        except OSError:  # not there yet, or its socket closed before the server took it
            if process.poll() is not None or time.monotonic() > deadline:
                process.terminate()
                output = process.stdout.read() if process.stdout else b""
                raise AssertionError(output.decode()) from None
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        else:
            return address


def test_the_wheel_has_the_data_and_nothing_that_git_ignores(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "explorer/project/streamlit_app.py" in names
    assert "explorer/project/.streamlit/config.toml" in names
    assert "explorer/project/data/basemap/world.pmtiles" in names
    assert "explorer/project/data/gazetteer/spaceports.csv" in names
    assert "explorer/project/data/stories/vostochny-2023/article.it.md" in names
    assert [name for name in names if ".local." in name or "secrets" in name] == []


def test_an_installed_explorer_serves_both_stories(served: str) -> None:
    listed = answer(f"{served}/stories/?lang=en")
    assert "vostochny-2023" in listed
    assert "magellan-elcano-1519" in listed

    for slug in ("vostochny-2023", "magellan-elcano-1519"):
        assert json.loads(answer(f"{served}/views/{slug}.facts.json?asof=now"))["story"] == slug
        assert answer(f"{served}/stories/{slug}.geojson?lang=en")
    assert "<script" in answer(f"{served}/")


def test_the_installed_command_lists_the_stories_that_come_with_it(
    environment: Path, tmp_path: Path
) -> None:
    done = run(environment, tmp_path, "explorer", "list")

    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "magellan-elcano-1519",
        "vostochny-2023",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_streamlit_reads_the_settings_that_come_with_it(environment: Path, tmp_path: Path) -> None:
    asked = (
        "from streamlit import config; from explorer.paths import APP;"
        "config._main_script_path = str(APP);"
        "print(config.get_option('client.showErrorDetails'))"
    )

    done = run(environment, tmp_path, "python", "-c", asked)
    assert done.stdout == "none\n"


@pytest.mark.parametrize("command", ["check", "geocode", "attach", "new"])
def test_a_command_whose_packages_are_missing_says_what_to_type(
    command: str, environment: Path, tmp_path: Path
) -> None:
    done = run(environment, tmp_path, "python", "-c", WITHOUT_AUTHOR, command, "some", "--thing")

    said, _, typed = done.stderr.partition("; type: ")
    assert said.startswith(f"explorer: {command} needs ")
    assert typed == "pip install 'itinerary-explorer[author]'\n"
    assert done.returncode == 2


def test_the_help_lists_a_command_whose_packages_are_missing(
    environment: Path, tmp_path: Path
) -> None:
    done = run(environment, tmp_path, "python", "-c", WITHOUT_AUTHOR, "--help")

    assert "    serve        serve the stories to browsers\n" in done.stdout
    assert "    geocode      not installed; type: pip install 'itinerary-explorer[author]'\n" in (
        done.stdout
    )
    assert done.returncode == 0
