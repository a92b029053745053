"""Files that are either old or new, whoever kills their writer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.writing.whole_files import write_whole

KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from explorer.writing.whole_files import write_whole

def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)

when, path = sys.argv[1], Path(sys.argv[2])
if when == "before the content is on the disk":
    os.fsync = kill
elif when == "before the move":
    Path.replace = kill
elif when == "after the move":
    import explorer.writing.whole_files as whole_files
    whole_files._flush_folder = kill
write_whole(path, b"new " * 1000)
"""


@pytest.mark.parametrize(
    ("when", "content"),
    [
        ("before the content is on the disk", b"old"),
        ("before the move", b"old"),
        ("after the move", b"new " * 1000),
    ],
)
def test_a_file_whose_writer_is_killed_is_either_old_or_new(
    tmp_path: Path, when: str, content: bytes
) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"old")

    done = subprocess.run([sys.executable, "-c", KILLED_WRITER, when, str(path)], check=False)

    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("story.*.*")), "nothing that the loader would take for a story"


def test_a_file_that_cannot_be_written_stays_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["story.yaml"]


def test_permissions_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text("old")
    path.chmod(0o600)

    write_whole(path, b"new")

    assert path.stat().st_mode & 0o777 == 0o600
