"""`serve`: the explorer on a port of this machine."""

from __future__ import annotations

import argparse
import errno
import os
import socket
from importlib import import_module

from explorer.commands.folders import check_there
from explorer.commands.outcomes import FINE, UsageError
from explorer.paths import APP
from explorer.reading.library import stories_folder
from explorer.remotes.addresses import remote_in
from explorer.remotes.versions import lasting
from explorer.settings import STORIES

PORTS = range(1, 65536)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `serve` to the commands."""
    parser = commands.add_parser(
        "serve",
        help="serve the stories to browsers",
        description="Serves the stories until it is interrupted. Every other setting of Streamlit "
        "can be given as an environment variable, such as STREAMLIT_SERVER_BASE_URL_PATH.",
    )
    parser.add_argument("--port", type=int, default=8501, help="default: 8501")
    parser.add_argument(
        "--host",
        default="localhost",
        help="the address to listen on; 0.0.0.0 serves the network (default: localhost)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until the process is ended.

    Raises:
        UsageError: there is no such port, another program uses it, or the folder of stories that
            was named does not exist.
    """
    if options.port not in PORTS:
        raise UsageError(f"--port: found {options.port}, expected a number from 1 to {PORTS[-1]}")
    # The folder of the environment may be a mount, or a version, that is still to come.
    is_named = lasting(options.stories) != lasting(stories_folder())
    if is_named:
        check_there(options.stories)
    if is_taken(options.host, options.port):
        where = f"port {options.port} of {options.host}"
        raise UsageError(f"{where} is already in use; choose another one with --port")
    if is_named or remote_in(os.environ) is None:
        os.environ[STORIES] = str(options.stories.absolute())
    # Streamlit finds `.streamlit/config.toml` beside the script.
    arguments = ["run", str(APP), f"--server.address={options.host}"]
    arguments.append(f"--server.port={options.port}")
    streamlit = import_module("streamlit.web.cli")  # imported late: `--help` needs none of it
    streamlit.main(arguments, prog_name="streamlit", standalone_mode=False)
    return FINE


def is_taken(host: str, port: int) -> bool:
    """Whether another program listens there; any other obstacle is for the server to report."""
    with socket.socket() as tried:
        if os.name != "nt":  # where it would let two programs share a port
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False
