"""A proxy between browser and server: slow, gone, or below a prefix that the server cannot see."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.browser.servers import HOST, held_port

HEAD_END = b"\r\n\r\n"
CHUNK_BYTES = 65_536


def _is_upgrade(head: bytes) -> bool:
    """Whether a request asks for a websocket."""
    return b"\r\nupgrade: websocket" in head.lower()


class Proxy:
    """Passes every connection on to a port of this machine."""

    def __init__(self, port: int, prefix: str = "") -> None:
        self.latency_s = 0.0
        """How long everything is delayed, in both directions."""
        self.refuses_websockets = False
        """Whether only plain HTTP passes, as behind a proxy that was not set up for more."""
        self.port = 0
        self._to_port = port
        self._prefix = prefix
        self._loop = asyncio.new_event_loop()
        self._listener: socket.socket | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """Address of the page behind the proxy, with a slash at its end."""
        return f"http://{HOST}:{self.port}{self._prefix}/"

    def cut(self) -> None:
        """Break all connections and refuse new ones, until `repair`."""
        self._run(self._cut())

    def pass_to(self, port: int) -> None:
        """Pass new connections on to another server; those that are open stay."""
        self._to_port = port

    def repair(self, port: int | None = None) -> None:
        """Accept connections, at the same port as before.

        Args:
            port: of another server to pass them on to.
        """
        self._to_port = port or self._to_port
        self._run(self._listen())

    @contextmanager
    def running(self) -> Iterator[Proxy]:
        """Listen as long as the block runs."""
        thread = threading.Thread(target=self._loop.run_forever)
        thread.start()
        with held_port() as self.port:
            try:
                self.repair()
                yield self
            finally:
                self.cut()
                self._loop.call_soon_threadsafe(self._loop.stop)
                thread.join()
                self._loop.close()

    def _run(self, work: object) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()  # type: ignore[arg-type]

    async def _listen(self) -> None:
        self._listener = socket.create_server((HOST, self.port))
        self._listener.setblocking(False)
        self._loop.add_reader(self._listener, self._accept, self._listener)

    async def _cut(self) -> None:
        if self._listener:
            self._loop.remove_reader(self._listener)
            self._listener.close()
        self._listener = None
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await asyncio.sleep(0)  # transports close their sockets in the turn after `abort`

    def _accept(self, listener: socket.socket) -> None:
        # Not asyncio's own server: closed between accepting a connection and serving it, that
        # forgets the connection's socket without closing it.
        with suppress(OSError):
            connection, _ = listener.accept()
            task = self._loop.create_task(self._serve(connection))
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)
            task.add_done_callback(lambda _: connection.close())

    async def _serve(self, connection: socket.socket) -> None:
        try:
            reader, writer = await asyncio.open_connection(sock=connection)
            try:
                await self._connect(reader, writer)
            finally:
                writer.transport.abort()
        except* (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # one of the two ends went, or `cut` came

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(HEAD_END)
        path = head.split(b" ", 2)[1]
        if not path.startswith(self._prefix.encode() + b"/"):
            await self._refuse(writer, b"404 Not Found")
            return
        if self.refuses_websockets and _is_upgrade(head):
            await self._refuse(writer, b"400 Bad Request")
            return
        back, forth = await asyncio.open_connection(HOST, self._to_port)
        try:
            forth.write(self._rewritten(head))
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pass(reader, forth))
                ways.create_task(self._pass(back, writer))
        finally:
            forth.transport.abort()

    async def _refuse(self, writer: asyncio.StreamWriter, status: bytes) -> None:
        writer.write(b"HTTP/1.1 %b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status)
        await writer.drain()

    def _rewritten(self, head: bytes) -> bytes:
        """The head without the prefix; one request a connection, so that no other is missed."""
        method, path, rest = head.split(b" ", 2)
        path = path[len(self._prefix) :]
        if not _is_upgrade(head):
            lines = rest.removesuffix(HEAD_END).split(b"\r\n")
            lines = [line for line in lines if not line.lower().startswith(b"connection:")]
            rest = b"\r\n".join([*lines, b"Connection: close"]) + HEAD_END
        return b" ".join((method, path, rest))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what is read, each piece after the latency, in order."""
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def send() -> None:
            piece = b"-"
            while piece:
                due, piece = await waiting.get()
                await asyncio.sleep(due - self._loop.time())
                writer.write(piece)
                await writer.drain()
            writer.write_eof()

        async with asyncio.TaskGroup() as halves:
            halves.create_task(send())
            piece = b"-"
            while piece:
                piece = await reader.read(CHUNK_BYTES)
                waiting.put_nowait((self._loop.time() + self.latency_s, piece))
