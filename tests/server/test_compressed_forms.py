"""Compressed forms: made once, and bounded in memory."""

from __future__ import annotations

import os

import pytest

from explorer.server import compressed_forms
from explorer.server.compressed_forms import LARGEST_BYTES, CompressedForms
from explorer.site.compression import Encoding, compressed

PAGE = b"<p>A page of a story.</p>" * 100


def test_a_content_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Encoding] = []

    def counted(content: bytes, encoding: Encoding, *_: object) -> bytes:
        made.append(encoding)
        return compressed(content, encoding)

    monkeypatch.setattr(compressed_forms, "compressed", counted)
    forms = CompressedForms()

    for _ in range(3):
        assert forms.smallest(PAGE, '"a"', tuple(Encoding))[1] is Encoding.BROTLI
        assert forms.smallest(PAGE, '"a"', (Encoding.GZIP,))[1] is Encoding.GZIP
    assert made == [Encoding.BROTLI, Encoding.GZIP]


def test_what_is_kept_is_bounded_and_what_is_asked_for_stays() -> None:
    forms = CompressedForms(most_bytes=3000)
    noise = [os.urandom(1000) for _ in range(5)]
    for each in noise:
        forms.smallest(noise[0], "first", (Encoding.GZIP,))
        forms.smallest(each, str(hash(each)), (Encoding.GZIP,))
        assert forms.kept.size_bytes <= 3000

    kept, _ = forms.smallest(b"another content", "first", (Encoding.GZIP,))
    assert kept == b"another content"  # too small to be compressed
    assert forms.smallest(PAGE, "first", (Encoding.GZIP,))[0] != compressed(PAGE, Encoding.GZIP)


@pytest.mark.parametrize("content", [b"short", b"x" * (LARGEST_BYTES + 1)])
def test_what_is_small_or_large_is_sent_as_it_is(content: bytes) -> None:
    assert CompressedForms().smallest(content, '"a"', tuple(Encoding)) == (content, None)
