"""What is installed: the same versions and files everywhere, from whatever registry serves them."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PAIRS = [
    ("requirements.txt", "requirements.lock"),
    ("requirements-author.txt", "requirements-author.lock"),
    ("requirements-hosting.txt", "requirements-hosting.lock"),
    ("requirements-dev.txt", "requirements-dev.lock"),
]
PLATFORMS = [("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt")]
ENVIRONMENTS = [
    default_environment()
    | {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.9"}
    | {"sys_platform": platform, "platform_system": system, "os_name": name}
    for minor in range(11, 15)
    for platform, system, name in PLATFORMS
]
"""Where the explorer runs."""


def listed(name: str) -> Iterator[Requirement]:
    """The requirements of a list that people write, and of those that it includes."""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            yield from listed(line.removeprefix("-r "))
        elif line and not line.startswith("#"):
            yield Requirement(line)


def author_only() -> list[str]:
    """The top-level modules that only the extra `author` brings, and no package of the server."""
    server = locked("requirements.lock")
    names = (canonicalize_name(each.name) for each in listed("requirements-author.txt"))
    return [name.partition(".")[0].replace("-", "_") for name in names if name not in server]


def ranges(extra: str) -> dict[str, Requirement]:
    """The packages that pyproject.toml asks for, those of the server or those of an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {requirement.name: requirement for requirement in map(Requirement, asked)}


def locked(name: str) -> dict[str, tuple[set[str], list[str]]]:
    """Versions and hashes of each package of a lock."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, tuple[set[str], list[str]]] = {}
    for line in text.splitlines():
        spec, *hashes = line.split(" --hash=")
        requirement = Requirement(spec)
        versions, all_hashes = found.setdefault(canonicalize_name(requirement.name), (set(), []))
        versions.add(str(requirement.specifier).removeprefix("=="))
        all_hashes += [each.strip() for each in hashes]
    return found


def needed(roots: Iterator[Requirement]) -> set[str]:
    """The packages that some platform needs for these, by what the installed ones say they need."""
    waiting = [(each, frozenset(each.extras)) for each in roots]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement, extras = waiting.pop()
        key = (canonicalize_name(requirement.name), extras)
        if key in seen:
            continue
        seen.add(key)
        try:
            texts = requires(requirement.name) or []
        except PackageNotFoundError:  # only other platforms have it
            continue
        for inner in map(Requirement, texts):
            if inner.marker is None or any(
                inner.marker.evaluate({**environment, "extra": extra})
                for environment in ENVIRONMENTS
                for extra in (extras or {""})
            ):
                waiting.append((inner, frozenset(inner.extras)))
    return {name for name, _ in seen}


@pytest.mark.parametrize(("written", "lock"), PAIRS)
def test_the_lock_has_just_the_versions_that_are_asked_for(written: str, lock: str) -> None:
    pinned = locked(lock)

    for requirement in listed(written):
        (wanted,) = requirement.specifier
        assert wanted.operator == "=="
        assert pinned[canonicalize_name(requirement.name)][0] == {wanted.version}, requirement


@pytest.mark.parametrize(("written", "lock"), PAIRS)
def test_the_lock_has_all_that_these_need_in_turn_and_nothing_else(written: str, lock: str) -> None:
    # Packages for other platforms are not installed here, so what only these need is not known.
    wanted, pinned = needed(listed(written)), set(locked(lock))

    assert wanted - pinned == set(), "run `make lock`"
    assert pinned - wanted <= {"httpx2-jsfetch"}, "run `make lock`"


@pytest.mark.parametrize(("_", "lock"), PAIRS)
def test_each_version_has_the_hashes_of_its_files_and_no_registry_has_an_address(
    _: str, lock: str
) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|@ ", text)
    for name, (versions, hashes) in locked(lock).items():
        assert all(re.fullmatch(r"[\w.!+]+", version) for version in versions), name
        assert hashes, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), name


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        ("requirements.lock", "requirements-author.lock"),
        ("requirements-author.lock", "requirements-dev.lock"),
        ("requirements.lock", "requirements-hosting.lock"),
        ("requirements-hosting.lock", "requirements-dev.lock"),
    ],
)
def test_two_locks_have_one_version_of_each_package(smaller: str, larger: str) -> None:
    few, many = locked(smaller), locked(larger)

    assert {name: pins for name, pins in many.items() if name in few} == few


@pytest.mark.parametrize(
    ("written", "less", "extra"),
    [
        ("requirements.txt", None, ""),
        ("requirements-author.txt", "requirements.txt", "author"),
        ("requirements-hosting.txt", "requirements.txt", "hosting"),
    ],
)
def test_each_range_of_the_package_begins_at_the_version_that_is_pinned(
    written: str, less: str | None, extra: str
) -> None:
    asked = ranges(extra)
    others = {requirement.name for requirement in listed(less)} if less else set()
    pins = {pin.name: pin for pin in listed(written) if pin.name not in others}

    assert asked.keys() == pins.keys()
    for name, pin in pins.items():
        (pinned,) = pin.specifier
        lowest = [each.version for each in asked[name].specifier if each.operator in {">=", "~="}]
        assert lowest == [pinned.version], name
        assert pinned.version in asked[name].specifier, name
        assert str(asked[name].marker) == str(pin.marker), name


@pytest.mark.parametrize(
    "name",
    [
        ".streamlit/secrets.toml",
        ".env",
        ".env.local",
        "server.key",
        "data/stories/a/article.en.local.md",
    ],
)
def test_git_ignores_what_is_secret(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)

    assert done.returncode == 0
