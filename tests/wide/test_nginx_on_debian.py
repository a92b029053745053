"""nginx as docs/hosting/nginx.md installs it on Debian, within the `nginx.conf` of Debian."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.browser.servers import ROOT, held_port
from tests.wide.nginx import INSTALLED, LOGS, TEMPORARY, install, program
from tests.wide.visitors import ProgramMissingError

GUIDE = ROOT / "docs" / "hosting" / "nginx.md"
DEBIANS = Path("/etc/nginx/nginx.conf")
INCLUDED = re.compile(r"^echo '(include \S+;)' > /etc/nginx/conf\.d/explorer\.conf$", re.MULTILINE)

CACHE = re.compile(r"^install --directory --owner www-data .*/var/cache/nginx$", re.MULTILINE)
"""nginx makes no folder within a folder that is missing, and Debian's package has none."""


@pytest.fixture
def main(tmp_path: Path) -> Path:
    """Debian's main file with ours in `conf.d`; only paths are replaced."""
    found = DEBIANS.read_text("utf-8") if DEBIANS.exists() else ""
    if "include /etc/nginx/conf.d/*.conf;" not in found:
        pytest.skip("this machine has no nginx.conf as Debian ships it")
    guide = GUIDE.read_text("utf-8")
    (line,) = INCLUDED.findall(guide)
    assert CACHE.search(guide)
    ours, debians = tmp_path / "explorer", tmp_path / "debian"
    ours.mkdir()
    (debians / "conf.d").mkdir(parents=True)
    with held_port() as port:
        install(ours, port, [port])
    (debians / "conf.d" / "explorer.conf").write_text(line.replace(INSTALLED, f"{ours}/"), "utf-8")
    temporary = "".join(f"{name}_temp_path {ours}/temporary;\n" for name in TEMPORARY)
    text = found.replace("http {\n", f"http {{\n{temporary}").replace(LOGS, f"{debians}/")
    text = text.replace("/etc/nginx/conf.d/", f"{debians}/conf.d/")
    text = text.replace("pid /run/nginx.pid;", f"pid {debians}/nginx.pid;")
    text = text.replace("include /etc/nginx/sites-enabled/*;", "")
    if os.geteuid() == 0:
        text = text.replace("user www-data;", "user root;")
    (debians / "nginx.conf").write_text(text, "utf-8")
    return debians / "nginx.conf"


def nginx() -> str:
    """The path of nginx; without one the test is skipped, in CI it fails."""
    try:
        return program()
    except ProgramMissingError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def test_debians_nginx_accepts_our_part_as_the_guide_installs_it(main: Path) -> None:
    """Also as a service, whose output is a socket of the journal, which cannot be opened."""
    command = [nginx(), "-t", "-c", str(main), "-p", str(main.parent)]
    journal, output = socket.socketpair()
    with journal, output:
        ended = subprocess.run(
            command, stdout=output.fileno(), stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 0, ended.stderr
    assert "warn" not in ended.stderr
