"""nginx before two replicas of the explorer, below a base path, as in `docs/hosting.md`."""

from __future__ import annotations

import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from tests.browser.servers import HOST, held_port
from tests.wide.visitors import ProgramMissingError

CONFIGURATION = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    limit_req_zone  $binary_remote_addr zone=explorer_requests:10m rate=20r/s;
    limit_conn_zone $binary_remote_addr zone=explorer_connections:10m;
    upstream explorer {{
        {balance}
        {replicas}
        keepalive 16;
        keepalive_timeout 4s;
    }}
    server {{
        listen {host}:{port};
        large_client_header_buffers 4 8k;
        client_max_body_size 1k;
        limit_req  zone=explorer_requests burst=200 nodelay;
        limit_conn explorer_connections 60;
        location / {{
            proxy_pass http://explorer;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Connection "";
            add_header X-Replica $upstream_addr always;
        }}
        location = /{base}/_stcore/stream {{
            proxy_pass http://explorer;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            proxy_read_timeout 1h;
        }}
    }}
}}
"""
START_TIMEOUT_S = 20
STOP_TIMEOUT_S = 20


@contextmanager
def balancing(ports: Sequence[int], folder: Path, *, base: str, balance: str = "") -> Iterator[str]:
    """The address of the page behind an nginx that spreads requests over these ports.

    Args:
        ports: of the replicas.
        folder: for nginx's own files.
        base: path below which the replicas serve, without slashes at its ends.
        balance: nginx's directive that chooses a replica; by default they take turns.

    Raises:
        ProgramMissingError: there is no nginx on this machine.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    if program is None:
        raise ProgramMissingError("nginx is missing; on Debian: apt install nginx-light")
    with held_port() as port:
        replicas = " ".join(f"server {HOST}:{each};" for each in ports)
        written = CONFIGURATION.format(
            folder=folder, balance=balance, replicas=replicas, host=HOST, port=port, base=base
        )
        file = folder / "nginx.conf"
        file.write_text(written, "utf-8")
        command = [program, "-c", str(file), "-p", str(folder), "-g", "daemon off;"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        address = f"http://{HOST}:{port}/{base}/"
        try:
            _wait_until_ready(address)
            yield address
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
