"""Readers of the dashboard without a browser: each holds a websocket and reopens a cut one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

COOKIE = "explorer_replica"
TIMEOUT_S = 60
RETRY_S = 0.2


@dataclass
class HeldSession:
    """A reader who stays."""

    address: str
    """The page, with a slash at its end."""
    query: str
    """Where the reader is, with its `?`."""
    comes_from: str
    """An address of this machine, for limits per address."""
    cookie: str = ""
    session: str = ""
    """Streamlit's id of the session."""
    runs: int = 0
    """How often the script has run to its end, as far as it was heard."""
    socket: ClientConnection | None = None

    async def arrive(self) -> None:
        """Load the page, open a session, and have the script run to its end.

        Raises:
            TimeoutError: that takes more than a minute, or no replica lets in anybody so long.
            httpx.HTTPError: the page is not answered.
        """
        transport = httpx.AsyncHTTPTransport(local_address=self.comes_from)
        async with httpx.AsyncClient(transport=transport, timeout=TIMEOUT_S) as client:
            async with asyncio.timeout(TIMEOUT_S):
                # Past what a replica lets in at a time, a reader is led to the light page.
                while (page := await client.get(self.address + self.query)).is_redirect:
                    await asyncio.sleep(RETRY_S)
            page.raise_for_status()
            self.cookie = SimpleCookie(page.headers["set-cookie"])[COOKIE].value
        await self.connect()
        await self.run_script()

    async def connect(self) -> None:
        """Open the websocket, again and again until somebody answers, as Streamlit's page does.

        Raises:
            TimeoutError: nobody does within a minute.
        """
        host = urlsplit(self.address).netloc
        known = [Subprotocol(self.session)] if self.session else []
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                try:
                    self.socket = await connect(
                        f"ws://{host}/_stcore/stream",
                        subprotocols=[Subprotocol("streamlit"), Subprotocol("none"), *known],
                        origin=Origin(f"http://{host}"),
                        additional_headers={"Cookie": f"{COOKIE}={self.cookie}"},
                        local_addr=(self.comes_from, 0),
                        max_size=None,
                        ping_interval=None,
                    )
                except (OSError, WebSocketException):
                    await asyncio.sleep(RETRY_S)
                else:
                    return

    async def run_script(self) -> str:
        """Have the script run at the reader's place; returns what it sent for the page as text.

        Raises:
            TimeoutError: it does not within a minute.
            WebSocketException: the connection is lost.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = self.query.removeprefix("?")
        return await self._answer(asked, "script_finished")

    async def beat(self) -> None:
        """Send a sign of life, and hear all that was said until it is answered.

        Raises:
            TimeoutError: it is not within a minute.
            WebSocketException: the connection is lost.
        """
        await self._answer(BackMsg(app_heartbeat=True), "heartbeat_ack")

    async def _answer(self, asked: BackMsg, end: str) -> str:
        """What is sent for the page as text, until a message of the kind that ends the answer."""
        assert self.socket is not None
        said, sent, kind = ForwardMsg(), [], None
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(TIMEOUT_S):
            while kind != end:
                data = await self.socket.recv(decode=False)
                said.ParseFromString(data)
                kind = said.WhichOneof("type")
                if kind == "new_session":
                    self.session = said.new_session.initialize.session_id
                elif kind == "script_finished":
                    self.runs += 1
                elif kind == "delta":
                    sent.append(str(data, errors="replace"))
        return "".join(sent)

    async def cut(self) -> None:
        """Lose the connection without a word."""
        assert self.socket is not None
        self.socket.transport.abort()
        await self.socket.wait_closed()

    async def leave(self) -> None:
        """Close the websocket, as a tab that is closed does."""
        if self.socket:
            await self.socket.close()

    async def is_cut(self) -> None:
        """Return once the connection is lost."""
        assert self.socket is not None
        await self.socket.wait_closed()


@asynccontextmanager
async def present(readers: Sequence[HeldSession], at_a_time: int) -> AsyncIterator[None]:
    """Have all arrive, so many at a time, and leave at the end of the block."""
    gate = asyncio.Semaphore(at_a_time)

    async def let_in(reader: HeldSession) -> None:
        async with gate:
            await reader.arrive()

    await asyncio.gather(*map(let_in, readers))
    try:
        yield
    finally:
        await asyncio.gather(*(each.leave() for each in readers))
