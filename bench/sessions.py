"""A reader of a Streamlit page without a browser: its files, and its websocket's protocol.

The protocol is what Streamlit's frontend speaks: it asks for the health and the host's settings,
opens `_stcore/stream` with the ids it has in the subprotocol, sends one `BackMsg`, and takes
`ForwardMsg`s until the script has finished. A session that was cut is named when it comes back.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.asking import READER, TIMEOUT_S, ask
from bench.figures import MeasureError

BEFORE_A_SOCKET = ("/_stcore/health", "/_stcore/host-config")
XSRF = "no-token"
CONNECTIONS = 6
"""That a browser opens to one host."""


@dataclass
class Reader:
    """One reader of a page that Streamlit serves."""

    address: str
    """The page, with a slash at its end."""
    query: str = ""
    """Of the page, with its `?`."""
    session: str = ""
    """The id of the session, once there is one."""
    runs: int = 0
    """How often the script has run to its end."""
    messages: list[int] = field(default_factory=list)
    """Bytes of each message received."""
    _socket: ClientConnection | None = None
    _listening: asyncio.Task[None] | None = None
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def arrive(self, files: Sequence[str] = ()) -> float:
        """Load the page and its files, open a session, have the script run; returns seconds.

        Raises:
            MeasureError: something is not answered, or is no page of Streamlit.
        """
        began = time.perf_counter()
        root = urlsplit(self.address).path
        await self._load((root + self.query,))
        parts = [files[start::CONNECTIONS] for start in range(CONNECTIONS)]
        await asyncio.gather(*(self._load(part) for part in parts if part))
        await self.connect()
        await self.run()
        return time.perf_counter() - began

    async def _load(self, paths: Sequence[str]) -> None:
        for path, answer in zip(paths, await ask(self.address, paths), strict=True):
            if answer.status != HTTPStatus.OK:
                raise MeasureError(f"{path}: answered with status {answer.status}")

    async def connect(self) -> None:
        """Open the websocket: a new session, or the one that there was.

        Raises:
            MeasureError: the server refuses it.
        """
        root = self.address.rstrip("/")
        base = urlsplit(self.address).path.rstrip("/")
        await ask(self.address, (base + path for path in BEFORE_A_SOCKET))
        protocols = ["streamlit", XSRF, *([self.session] if self.session else [])]
        try:
            self._socket = await connect(
                f"ws{root.removeprefix('http')}/_stcore/stream",
                subprotocols=protocols,  # type: ignore[arg-type]
                origin=root.removesuffix(base) or None,  # type: ignore[arg-type]
                user_agent_header=READER,
                max_size=None,
                open_timeout=TIMEOUT_S,
                ping_interval=None,
            )
        except (OSError, WebSocketException, TimeoutError) as fault:
            raise MeasureError(f"{root}: no websocket: {type(fault).__name__} {fault}") from fault
        self._listening = asyncio.create_task(self._listen(self._socket))

    async def run(self) -> None:
        """Have the script run, as a browser does for a new session, and wait for its end.

        Raises:
            MeasureError: it is not there within a minute.
        """
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self.query.removeprefix("?")
        state.context_info.timezone = "Europe/London"
        state.context_info.locale = "en-GB"
        state.context_info.url = self.address + self.query
        state.context_info.is_embedded = False
        state.context_info.color_scheme = "light"
        await self._say(asked, "the script did not finish")

    async def _say(self, message: BackMsg, otherwise: str) -> None:
        self._answered.clear()
        try:
            if self._socket is None:
                raise MeasureError(f"{self.address}: not connected")
            await self._socket.send(message.SerializeToString())
            await asyncio.wait_for(self._answered.wait(), TIMEOUT_S)
        except WebSocketException as fault:
            raise MeasureError(f"{self.address}: {fault}") from fault
        except TimeoutError as fault:
            raise MeasureError(f"{self.address}: {otherwise}") from fault

    async def beat(self) -> float:
        """Send a sign of life and wait for the session's answer; returns seconds.

        Raises:
            MeasureError: there is none within a minute.
        """
        began = time.perf_counter()
        await self._say(BackMsg(app_heartbeat=True), "the sign of life was not answered")
        return time.perf_counter() - began

    async def leave(self) -> None:
        """Close the websocket, as a tab that is closed does."""
        if self._socket:
            await self._socket.close()
        await self._heard_out()

    async def cut(self) -> None:
        """Lose the connection without a word."""
        if self._socket:
            self._socket.transport.abort()
        await self._heard_out()

    async def _heard_out(self) -> None:
        if self._listening:
            await self._listening
        self._socket = self._listening = None

    async def _listen(self, socket: ClientConnection) -> None:
        message = ForwardMsg()
        try:
            async for data in socket:
                assert isinstance(data, bytes)
                self.messages.append(len(data))
                message.ParseFromString(data)
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self.session = message.new_session.initialize.session_id
                elif kind == "script_finished":
                    self.runs += 1
                    self._answered.set()
                elif kind == "heartbeat_ack":
                    self._answered.set()
        except WebSocketException:
            return
