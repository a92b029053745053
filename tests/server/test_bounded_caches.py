"""What caches keep: bounded by number and by bytes, what is asked for stays."""

from __future__ import annotations

import pytest

from explorer.server.bounded_caches import BoundedCache, size_of
from explorer.site.assets import packed


def test_what_was_asked_for_least_recently_goes_first() -> None:
    cache = BoundedCache[str, bytes]("test", 2)
    cache.keep("a", b"1")
    cache.keep("b", b"2")
    assert cache.get("a") == b"1"
    cache.keep("c", b"3")

    assert [cache.get(key) for key in "abc"] == [b"1", None, b"3"]


def test_bytes_are_bounded_too_but_the_newest_stays() -> None:
    cache = BoundedCache[str, bytes]("test", 9, most_bytes=10)
    sizes = []
    for key, value in (("a", b"x" * 6), ("b", b"x" * 4), ("c", b"x"), ("d", b"x" * 20)):
        cache.keep(key, value)
        sizes.append((len(cache), cache.size_bytes))

    assert sizes == [(1, 6), (2, 10), (2, 5), (1, 20)]
    assert cache.get("d") == b"x" * 20


def test_a_value_that_is_replaced_is_counted_once() -> None:
    cache = BoundedCache[str, bytes]("test", 9)
    for value in (b"long", b"new"):
        cache.keep("a", value)

    assert (cache.get("a"), cache.size_bytes, len(cache)) == (b"new", 3, 1)


def test_a_cache_for_nothing_keeps_nothing() -> None:
    cache = BoundedCache[str, bytes]("test", 0)
    cache.keep("a", b"1")

    assert (cache.get("a"), cache.size_bytes) == (None, 0)


def test_a_value_is_made_once_and_is_gone_after_all_is_forgotten() -> None:
    cache = BoundedCache[str, bytes]("test", 9)
    made: list[str] = []

    def make() -> bytes:
        made.append("a")
        return b"1"

    assert [cache.found("a", make) for _ in range(2)] == [b"1", b"1"]
    cache.clear()
    assert (len(cache), cache.size_bytes, len(made)) == (0, 0, 1)
    assert cache.found("a", make) == b"1"
    assert len(made) == 2


@pytest.mark.parametrize("content", [b"x" * 1000, b"x"])
def test_an_asset_takes_what_all_its_forms_take(content: bytes) -> None:
    asset = packed(content, "text/plain")

    assert size_of(asset) == len(asset.body) + len(asset.brotli or b"")
