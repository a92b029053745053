"""HTTP as cheap as it gets: a load test's client shares the processors with the server.

`python -m bench.asking ADDRESS PATH` asks again and again, and prints how many seconds each took.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bench.figures import MeasureError

T = TypeVar("T")
TIMEOUT_S = 60.0
HEADERS = (
    "Accept: */*\r\nAccept-Encoding: gzip\r\nAccept-Language: en-GB,en\r\n"
    "Sec-Fetch-Mode: cors\r\nSec-Fetch-Site: same-origin\r\n"
)
EVERY_S = 0.1
"""Between two requests of `asking`."""
READER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes
    """As sent: compressed, where it was compressed."""


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Do such work to its end, in a thread: Playwright has a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def ask(address: str, paths: Iterable[str], headers: str = HEADERS) -> list[Answer]:
    """Ask for one path after another on one connection, which is opened for it.

    Args:
        address: of the server; only its host and port count.
        paths: with their queries.
        headers: those beside host and agent, a line each; by default as a script of a page asks.

    Raises:
        MeasureError: the server closes the connection before it has answered, or takes a minute.
    """
    host, port = urlsplit(address).hostname, urlsplit(address).port
    try:
        async with asyncio.timeout(TIMEOUT_S):
            reader, writer = await asyncio.open_connection(host, port)
            try:
                answers = []
                for path in paths:
                    head = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUser-Agent: {READER}\r\n"
                    writer.write(f"{head}{headers}\r\n".encode())
                    answers.append(await _answer(reader))
                return answers
            finally:
                writer.close()
    except (OSError, EOFError, TimeoutError) as fault:
        raise MeasureError(f"{address}: {type(fault).__name__} {fault}") from fault


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.lower(): value.strip() for name, value in pairs}
    status = int(first.split(" ", 2)[1])
    if headers.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    elif status in {HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT}:
        body = b""
    else:
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Answer(status, headers, body)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return bytes(body)


@asynccontextmanager
async def asking(address: str, path: str) -> AsyncIterator[list[float]]:
    """Ask for a page again and again as long as the block runs.

    A process of its own does so, as a reader elsewhere: here, the answer would wait for whatever
    else the client has to do. The list has the seconds of each request once the block has ended.

    Raises:
        MeasureError: a request is not answered with the page.
    """
    taken: list[float] = []
    command = (sys.executable, "-m", "bench.asking", address, path)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    taken.append(float(await process.stdout.readline()))
    try:
        yield taken
    finally:
        if process.returncode is None:
            process.terminate()
        lines, _ = await process.communicate()
    taken += [float(line) for line in lines.split()]
    if process.returncode == 1:
        raise MeasureError(f"{path} was not answered")


async def _print_times(address: str, path: str) -> int:
    while True:
        began = time.perf_counter()
        (answer,) = await ask(address, [path])
        if answer.status != HTTPStatus.OK:
            return 1
        print(time.perf_counter() - began, flush=True)
        await asyncio.sleep(EVERY_S)


if __name__ == "__main__":
    sys.exit(asyncio.run(_print_times(*sys.argv[1:3])))
