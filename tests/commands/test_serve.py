"""`explorer serve`: what it refuses, and what it hands to Streamlit."""

import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit.web import cli

from explorer.__main__ import main
from explorer.commands import serve
from explorer.paths import APP

Given = tuple[list[str], str]
IS_TAKEN = serve.is_taken


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Given]:
    """What Streamlit was started with: its arguments and the folder of stories."""
    seen: list[Given] = []

    def start(arguments: Sequence[str], **_: object) -> None:
        seen.append((list(arguments), os.environ["EXPLORER_STORIES"]))

    monkeypatch.setenv("EXPLORER_STORIES", "from-the-environment")
    monkeypatch.setattr(cli, "main", start)
    monkeypatch.setattr(serve, "is_taken", lambda host, port: False)
    monkeypatch.chdir(tmp_path)
    return seen


def test_it_serves_this_machine_only_by_default(started: list[Given], tmp_path: Path) -> None:
    assert main(["serve"]) == 0
    assert started == [
        (
            ["run", str(APP), "--server.address=localhost", "--server.port=8501"],
            str(tmp_path / "from-the-environment"),
        )
    ]


def test_the_address_of_a_repository_reaches_the_server_as_it_is(
    started: list[Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", "https://git.example/stories.git")

    assert main(["serve"]) == 0
    assert [stories for _, stories in started] == ["https://git.example/stories.git"]


@pytest.mark.parametrize("after", [True, False])
def test_the_folder_may_be_named_before_the_command_and_after_it(
    after: bool, started: list[Given], tmp_path: Path
) -> None:
    folder = ["--stories", str(tmp_path)]
    command = ["serve", "--host", "0.0.0.0", "--port", "8600"]

    assert main([*command, *folder] if after else [*folder, *command]) == 0
    assert started == [
        (["run", str(APP), "--server.address=0.0.0.0", "--server.port=8600"], str(tmp_path))
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "0"], "--port: found 0, expected a number from 1 to 65535"),
        (["--port", "65536"], "--port: found 65536, expected a number from 1 to 65535"),
        (["--stories", "nowhere"], "--stories: the folder nowhere does not exist"),
    ],
)
def test_it_refuses_what_it_cannot_serve(
    arguments: list[str],
    message: str,
    started: list[Given],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["serve", *arguments]) == 2
    assert capsys.readouterr().err == f"explorer: {message}\n"
    assert started == []


def test_a_port_in_use_is_reported_with_what_to_type(
    started: list[Given], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "is_taken", IS_TAKEN)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        assert main(["serve", "--host", "127.0.0.1", "--port", str(port)]) == 2

    assert started == []
    assert capsys.readouterr().err == (
        f"explorer: port {port} of 127.0.0.1 is already in use; choose another one with --port\n"
    )


def test_a_free_port_and_an_address_of_another_machine_are_left_to_the_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

    assert not IS_TAKEN("127.0.0.1", port)
    assert not IS_TAKEN("192.0.2.1", port)
