"""What a pack of git objects unpacks to, found out before it is unpacked."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from explorer.reading.mistakes import mistakes
from explorer.remotes.addresses import Remote
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.fetching import fetch
from explorer.remotes.packs import UnpacksTooLargeError, check_unpacked_size
from tests.remotes.git_server import GitServer, StoryRepository

BLOB, OFFSET_DELTA, ID_DELTA = 3, 6, 7
ID, OFFSET = b"i" * 20, b"\x81\x02"


def varint(number: int) -> bytes:
    written = b""
    while number > 0x7F:
        written += bytes([number & 0x7F | 0x80])
        number >>= 7
    return written + bytes([number])


def an_object(kind: int, content: bytes, *, base: bytes = b"", size: int | None = None) -> bytes:
    """An object as packs have it, with the size of its content unless it lies."""
    size = len(content) if size is None else size
    head = bytes([kind << 4 | size & 15 | 0x80]) + varint(size >> 4)
    return head + base + zlib.compress(content)


def a_pack(*objects: bytes) -> io.BytesIO:
    head = b"PACK" + (2).to_bytes(4) + len(objects).to_bytes(4)
    return io.BytesIO(head + b"".join(objects) + b"s" * 20)


def a_delta(result: int) -> bytes:
    return varint(100_000) + varint(result) + b"\x90\x01"


def test_all_that_objects_and_deltas_make_is_added_up() -> None:
    first = an_object(BLOB, b"x" * 100_000)
    delta = a_delta(200)
    further = (
        an_object(OFFSET_DELTA, delta, base=OFFSET),
        an_object(ID_DELTA, delta, base=ID),
        an_object(BLOB, b"y"),
    )
    total = 100_000 + 2 * (len(delta) + 200) + 1

    check_unpacked_size(a_pack(first, *further), total)

    with pytest.raises(UnpacksTooLargeError):
        check_unpacked_size(a_pack(first, *further), total - 1)


@pytest.mark.parametrize(("kind", "base"), [(OFFSET_DELTA, OFFSET), (ID_DELTA, ID)])
def test_a_small_delta_that_makes_much_is_refused(kind: int, base: bytes) -> None:
    with pytest.raises(UnpacksTooLargeError):
        check_unpacked_size(a_pack(an_object(kind, a_delta(10**12), base=base)), 10**9)


@pytest.mark.parametrize(
    "pack",
    [
        a_pack(an_object(BLOB, b"x" * 100_000, size=10)),
        a_pack(an_object(OFFSET_DELTA, b"\x80" * 30 + b"\0\0", base=OFFSET)),
        a_pack(an_object(OFFSET_DELTA, b"", base=OFFSET)),
        io.BytesIO(a_pack(an_object(BLOB, b"x" * 100)).getvalue()[:20]),
        io.BytesIO(b"PACK"),
        io.BytesIO(b"no pack, but long enough"),
    ],
)
def test_a_pack_that_lies_or_is_damaged_is_refused(pack: io.BytesIO) -> None:
    with pytest.raises((EOFError, ValueError, zlib.error)):
        check_unpacked_size(pack, 10**9)


def test_a_repository_that_unpacks_to_too_much_is_refused_before_it_takes_memory(
    repository: StoryRepository, git_server: GitServer, remote_of: Callable[..., Remote]
) -> None:
    (repository.work / "site/small/noise.bin").write_bytes(bytes(40_000_000))
    repository.push()
    remote = remote_of(git_server.url, SUBFOLDER="site", MAX_MB="1")
    tracemalloc.start()

    with pytest.raises(RemoteError) as refused:
        fetch(remote, mistakes)

    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.fault is Fault.TOO_LARGE
    assert "found more than 1,000,000 bytes after unpacking" in str(refused.value)
    assert peak_bytes < 10_000_000
