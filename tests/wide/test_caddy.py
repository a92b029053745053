"""Caddy with the configuration of `deploy/caddy`, before a replica."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.browser.servers import HOST, ROOT, Server, held_port
from tests.wide.conftest import needed
from tests.wide.visitors import ProgramMissingError

SHIPPED = ROOT / "deploy" / "caddy" / "Caddyfile"
START_TIMEOUT_S = 20
STOP_TIMEOUT_S = 10


@contextmanager
def running(port: int, folder: Path) -> Iterator[str]:
    """The address of Caddy before this port; without TLS, and otherwise as it is shipped."""
    program = shutil.which("caddy")
    if program is None:
        raise ProgramMissingError("caddy is missing; on Debian: apt install caddy")
    with held_port() as own:
        address = f"http://{HOST}:{own}"
        text = SHIPPED.read_text("utf-8").replace("maps.example.org", address)
        text = text.replace("{\n", "{\n\tadmin off\n", 1)
        text = text.replace("127.0.0.1:8501 127.0.0.1:8502", f"{HOST}:{port}")
        file = folder / "Caddyfile"
        file.write_text(text, "utf-8")
        env = os.environ | {"COOKIE_SECRET": "5ec2e7", "HOME": str(folder)}
        process = subprocess.Popen(
            [program, "run", "--config", str(file)], env=env, stderr=subprocess.DEVNULL
        )
        try:
            _wait_until_it_answers(address)
            yield address
        finally:
            process.terminate()
            process.wait(STOP_TIMEOUT_S)


def _wait_until_it_answers(address: str) -> None:
    deadline = monotonic() + START_TIMEOUT_S
    while True:
        try:
            httpx.get(address)
        except httpx.HTTPError:
            if monotonic() > deadline:
                raise
            sleep(0.1)
        else:
            return


@pytest.fixture(scope="module")
def address(wide_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with needed(running(wide_server.port, tmp_path_factory.mktemp("caddy"))) as started:
        yield started


def test_a_reader_gets_the_page_and_a_cookie_that_keeps_the_replica(address: str) -> None:
    page = httpx.get(address)
    assert page.status_code == 200
    cookies = page.headers.get_list("set-cookie")
    (ours,) = [each for each in cookies if each.startswith("explorer_replica=")]
    assert ours.partition("; ")[2] == "Path=/; HttpOnly; SameSite=Lax; Secure"


def test_what_readers_do_not_need_is_closed(address: str) -> None:
    closed = ("metrics", "readyz", "livez", "_stcore/metrics", "_stcore/script-health-check")
    assert {httpx.get(f"{address}/{path}").text for path in closed} == {""}
    assert {httpx.get(f"{address}/{path}").status_code for path in closed} == {404}
    assert httpx.get(f"{address}/_stcore/health").status_code == 200
    assert httpx.post(address, content=b"x").status_code == 405
