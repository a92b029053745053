"""Sessions of a real server: more readers are cut off at once than Streamlit itself would keep."""

from __future__ import annotations

import asyncio

from tests.browser.servers import HOST, Server
from tests.wide.held_sessions import HeldSession

READERS = 200
QUERY = "?story=vostochny-2023&lang=en"


async def arrived(server: Server, count: int) -> list[HeldSession]:
    readers = [HeldSession(server.address, QUERY, HOST) for _ in range(count)]
    for reader in readers:
        await reader.connect()
        await reader.run_script()
    return readers


def test_all_readers_who_are_cut_off_at_once_get_their_sessions_back_without_a_run(
    wide_server: Server,
) -> None:
    async def cut_off() -> tuple[list[str], list[HeldSession]]:
        readers = await arrived(wide_server, READERS)
        sessions = [reader.session for reader in readers]
        await asyncio.gather(*(reader.cut() for reader in readers))
        await asyncio.gather(*(reader.connect() for reader in readers))
        await asyncio.gather(*(reader.beat() for reader in readers))
        assert {reader.runs for reader in readers} == {1}
        for reader in readers:  # a run says which session it is
            await reader.run_script()
            await reader.leave()
        return sessions, readers

    sessions, readers = asyncio.run(cut_off())

    assert [reader.session for reader in readers] == sessions
    assert len(set(sessions)) == READERS
