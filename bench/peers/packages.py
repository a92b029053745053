"""Packages of npm that peers are made of: fetched once, into `build/`, pinned by their hashes.

They come through the npm of the frontend's tools.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figures import MeasureError
from tests.browser.servers import ROOT
from tests.frontend.tools import npm_command

PACKAGES = ROOT / "build" / "peers"


@dataclass(frozen=True)
class Package:
    """One version of a package."""

    name: str
    version: str
    sha256: str
    """Of the package: another one would not be comparable."""

    def unpack(self, files: Mapping[str, Path]) -> None:
        """Write some of its files, which are named as in the package.

        Raises:
            MeasureError: it could not be fetched, or is not the expected one.
        """
        with tarfile.open(self._fetched()) as package:
            for name, path in files.items():
                part = package.extractfile(f"package/{name}")
                assert part is not None
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(part.read())

    def _fetched(self) -> Path:
        path = PACKAGES / f"{self.name.rpartition('/')[2]}-{self.version}.tgz"
        if self._is(path):
            return path
        PACKAGES.mkdir(parents=True, exist_ok=True)
        command = [*npm_command(), "pack", f"{self.name}@{self.version}", "--silent"]
        try:
            done = subprocess.run(
                [*command, "--pack-destination", str(PACKAGES)], check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", None) or error
            raise MeasureError(f"{self.name} could not be fetched: {said!r}") from error
        (PACKAGES / done.stdout.decode().split()[-1]).rename(path)
        if not self._is(path):
            raise MeasureError(f"npm sent a {self.name} {self.version} that is not the expected")
        return path

    def _is(self, path: Path) -> bool:
        return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == self.sha256
