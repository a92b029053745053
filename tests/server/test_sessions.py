"""Sessions of readers whose connection is lost: how many are kept, for how long, how they end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from explorer.server import sessions as server_sessions
from explorer.server.sessions import KeptSessions, allow_files


class Session:
    """A session that notes that it was shut down."""

    def __init__(self, id: str) -> None:
        self.id, self.is_over = id, False

    def shutdown(self) -> None:
        self.is_over = True


def info(id: str) -> Any:
    return SimpleNamespace(session=Session(id))


def kept(most: int = 10) -> tuple[KeptSessions, list[float]]:
    """What is kept for 120 seconds, and the time in seconds."""
    now = [0.0]
    return KeptSessions(most, 120, clock=lambda: now[0]), now


def test_a_reader_who_comes_back_in_time_gets_the_same_session() -> None:
    sessions, now = kept()
    away = info("a")
    sessions.save(away)
    now[0] = 119

    assert sessions.get("a") is away
    sessions.delete("a")
    assert (sessions.get("a"), away.session.is_over) == (None, False)


def test_a_session_whose_reader_stays_away_is_shut_down() -> None:
    sessions, now = kept()
    away, later = info("a"), info("b")
    sessions.save(away)
    now[0] = 60
    sessions.save(later)
    now[0] = 120

    assert sessions.drop_expired() == 1
    assert (away.session.is_over, later.session.is_over) == (True, False)
    assert sessions.list() == [later]


def test_of_too_many_those_go_that_have_been_away_longest() -> None:
    sessions, _ = kept(most=2)
    all_of_them = [info(id) for id in "abc"]
    for each in all_of_them:
        sessions.save(each)

    assert [each.session.is_over for each in all_of_them] == [True, False, False]
    assert len(sessions) == 2


def test_a_reader_who_is_cut_off_again_has_the_whole_time_again() -> None:
    sessions, now = kept()
    away = info("a")
    sessions.save(away)
    now[0] = 100
    sessions.save(away)
    now[0] = 200

    assert sessions.get("a") is away


def test_an_unknown_session_is_nothing_to_delete() -> None:
    sessions, _ = kept()

    sessions.delete("a")
    assert sessions.get("a") is None


def test_it_has_what_streamlits_own_storage_has() -> None:
    needed = {name for name in vars(MemorySessionStorage) if not name.startswith("_")}

    assert needed == {"get", "save", "delete", "list"}
    assert needed <= set(vars(KeptSessions))
    assert {"session", "script_run_count"} <= set(SessionInfo.__dataclass_fields__)


def test_they_are_listed_while_readers_come_and_go() -> None:
    sessions, _ = kept()
    for id in "ab":
        sessions.save(info(id))

    class Busy(dict[str, Any]):
        """Sessions of which one goes as soon as somebody looks at them one by one."""

        def values(self) -> Any:
            for value in super().values():
                sessions.delete("b")
                yield value

    sessions._kept = Busy(sessions._kept)

    assert [each.session.id for each in sessions.list()] == ["a", "b"]


def test_the_storage_of_streamlit_is_replaced_if_it_is_where_it_was(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    usual = SimpleNamespace(_session_mgr=SimpleNamespace(_session_storage=None))
    monkeypatch.setattr(server_sessions, "get_instance", lambda: usual)
    assert server_sessions.keep_sessions(10) is usual._session_mgr._session_storage
    assert caplog.messages == []

    for other in (SimpleNamespace(), SimpleNamespace(_session_mgr=SimpleNamespace())):
        monkeypatch.setattr(server_sessions, "get_instance", lambda other=other: other)
        assert len(server_sessions.keep_sessions(10)) == 0
        assert caplog.messages.pop().startswith("Streamlit keeps its own number of sessions")


def test_a_session_is_known_while_it_is_in_use_or_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions, now = kept()
    manager = WebsocketSessionManager(sessions, None, None, None)
    runtime = SimpleNamespace(_session_mgr=manager)
    monkeypatch.setattr(server_sessions, "get_instance", lambda: runtime)
    manager._active_session_info_by_id["a"] = info("a")
    sessions.save(info("b"))

    assert [server_sessions.is_known(id) for id in "abc"] == [True, True, False]
    now[0] = 120
    assert not server_sessions.is_known("b")


@pytest.mark.parametrize(
    ("soft", "hard", "fit", "raised"),
    [
        (1024, 1_048_576, 1000, 5024),
        (1024, 4096, 768, 4096),
        (1024, 1024, 0, 1024),
        (20_000, 20_000, 1000, None),
    ],
)
def test_files_are_allowed_for_as_many_readers_as_there_may_be(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, fit: int, raised: int | None
) -> None:
    resource = pytest.importorskip("resource")
    made: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: made.append(limits))
    monkeypatch.setattr(server_sessions, "resource", resource)

    assert allow_files(1000) == fit
    assert made == ([(raised, hard)] if raised else [])
