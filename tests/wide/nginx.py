"""nginx with the configuration of `deploy/nginx`, before replicas on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from types import MappingProxyType
from typing import Any

from tests.browser.servers import HOST, ROOT, held_port
from tests.wide.visitors import ProgramMissingError

SHIPPED = ROOT / "deploy" / "nginx"
INSTALLED = "/etc/nginx/explorer/"
"""Where the configuration expects its own files."""
LOGS = "/var/log/nginx/"
REPLICA = re.compile(r"^    server 127\.0\.0\.1:\d+(.*;)$\n", re.MULTILINE)
BELOW_A_PATH = (r"^(location [^/@]*)/", r"\1/{base}/")
"""As docs/hosting/nginx.md has it for sed, with the path `maps`."""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
START_TIMEOUT_S = 20
STOP_TIMEOUT_S = 20
LOG_TIMEOUT_S = 20


@dataclass(frozen=True)
class Front:
    """A running nginx."""

    address: str
    """Of the page, with a slash at its end."""
    port: int
    process_id: int
    log: Path

    def requests(self, count: int) -> list[dict[str, Any]]:
        """The lines of the log, without the test's own questions for health.

        Args:
            count: how many there are; nginx writes each after its answer.

        Raises:
            AssertionError: there are not so many within a time; says what there is.
        """
        deadline = monotonic() + LOG_TIMEOUT_S
        while len(lines := self.lines()) < count and monotonic() < deadline:
            sleep(0.02)
        assert len(lines) == count, lines
        return lines

    def replicas(self, count: int) -> list[str]:
        """The replicas that answered, one per request that did not come from the cache.

        Args:
            count: of requests so far, with those that the cache answered.

        Raises:
            AssertionError: there are not so many; see `requests`.
        """
        lines = self.requests(count)
        return [line["replica"].split(", ")[-1] for line in lines if line["replica"]]

    def lines(self) -> list[dict[str, Any]]:
        """The lines of the log so far, without the test's own questions for health."""
        lines = map(json.loads, self.log.read_text("utf-8").splitlines())
        return [line for line in lines if not line["path"].endswith("/_stcore/health")]


def program() -> str:
    """The path of nginx.

    Raises:
        ProgramMissingError: there is no nginx on this machine.
    """
    found = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    if found is None:
        raise ProgramMissingError("nginx is missing; on Debian: apt install nginx-light")
    return found


def install(
    folder: Path,
    port: int,
    ports: Sequence[int],
    base: str = "",
    changes: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Write the shipped configuration, with other addresses and paths only; return its main file.

    Args:
        folder: for nginx's own files.
        port: to listen on.
        ports: of the replicas.
        base: path below which the replicas serve, without slashes at its ends.
        changes: texts of the configuration that others replace, such as times.
    """
    unused = set(changes)
    for name in ("cache", "temporary"):
        (folder / name).mkdir(exist_ok=True)
    for shipped in SHIPPED.glob("*.conf"):
        text = shipped.read_text("utf-8").replace(INSTALLED, f"{folder}/")
        text = text.replace("/var/cache/nginx/", f"{folder}/cache/")
        text = text.replace("/tmp/nginx.pid", f"{folder}/nginx.pid")
        text = text.replace(f"{LOGS}explorer.log", f"{folder}/access.log")
        text = text.replace("/dev/stderr", f"{folder}/error.log")
        text = text.replace("listen 8080;", f"listen {HOST}:{port};")
        unused -= {old for old in changes if old in text}
        for old, new in changes.items():
            text = text.replace(old, new)
        if base:
            text = re.sub(BELOW_A_PATH[0], BELOW_A_PATH[1].format(base=base), text, flags=re.M)
        text = _with_replicas(text, ports)
        (folder / shipped.name).write_text(text, "utf-8")
    assert not unused, unused
    main = folder / "nginx.conf"
    temporary = "".join(f"{name}_temp_path {folder}/temporary;\n" for name in TEMPORARY)
    main.write_text(main.read_text("utf-8").replace("http {\n", f"http {{\n{temporary}"), "utf-8")
    return main


def _with_replicas(text: str, ports: Sequence[int]) -> str:
    options = REPLICA.search(text)
    if not options:
        return text
    replicas = "".join(f"    server {HOST}:{each}{options[1]}\n" for each in ports)
    before, after = text[: options.start()], text[options.end() :]
    return REPLICA.sub("", before) + replicas + REPLICA.sub("", after)


@contextmanager
def balancing(
    ports: Sequence[int],
    folder: Path,
    *,
    base: str = "",
    changes: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Front]:
    """An nginx that spreads readers over these ports, as long as the block runs.

    Args:
        ports: of the replicas.
        folder: for nginx's own files.
        base: path below which the replicas serve, without slashes at its ends.
        changes: texts of the configuration that others replace, such as times.

    Raises:
        ProgramMissingError: there is no nginx on this machine.
    """
    with held_port() as port:
        main = install(folder, port, ports, base, changes)
        # Workers of an nginx that root starts could not read pytest's folders.
        user = "user root; " if os.geteuid() == 0 else ""
        command = [program(), "-c", str(main), "-p", str(folder), "-g", f"{user}daemon off;"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        address = f"http://{HOST}:{port}/" + (f"{base}/" if base else "")
        try:
            _wait_until_ready(address)
            yield Front(address, port, process.pid, folder / "access.log")
        finally:
            process.terminate()
            process.wait(STOP_TIMEOUT_S)


def _wait_until_ready(address: str) -> None:
    deadline = monotonic() + START_TIMEOUT_S
    while True:
        try:
            urllib.request.urlopen(f"{address}_stcore/health", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if monotonic() > deadline:
                raise
            sleep(0.1)
        else:
            return
