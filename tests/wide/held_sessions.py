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
        assert self.socket is not None
        asked, said, sent = BackMsg(), ForwardMsg(), []
        asked.rerun_script.query_string = self.query.removeprefix("?")
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(TIMEOUT_S):
            while said.WhichOneof("type") != "script_finished":
                data = await self.socket.recv()
                said.ParseFromString(data if isinstance(data, bytes) else data.encode())
                if said.WhichOneof("type") == "new_session":
                    self.session = said.new_session.initialize.session_id
                elif said.WhichOneof("type") == "delta":
                    sent.append(str(data, errors="replace") if isinstance(data, bytes) else data)
        return "".join(sent)

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
        await asyncio.gather(*(each.socket.close() for each in readers if each.socket))
