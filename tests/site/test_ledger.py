"""What a first view may weigh, compressed."""

from __future__ import annotations

import gzip
from fnmatch import filter as matching

import pytest

from explorer.site.assets import BUNDLES
from tests.static_pages import KIM, folder_of

MOST_OF_CODE = 120_000
"""Bytes of script and styles together. What few readers need is a part, loaded on demand."""


def code_of_the_app() -> list[bytes]:
    return [BUNDLES[name]()[0].encode() for name in ("explorer.js", "explorer.css")]


def code_of_a_static_page() -> list[bytes]:
    files = folder_of(KIM)
    return [files[name] for name in matching(files, "assets/*/explorer.*")]


@pytest.mark.parametrize("code", [code_of_the_app, code_of_a_static_page])
def test_the_code_of_a_first_view_is_at_most_120_kb(code):
    script, styles = (len(gzip.compress(body, 9)) for body in code())
    assert script + styles <= MOST_OF_CODE
