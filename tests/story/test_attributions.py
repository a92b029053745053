"""What of an attribution in HTML is shown: words and websites, as far as there is room."""

from __future__ import annotations

import pytest

from explorer.reading.map_services import Credit, credit_of
from explorer.story.attributions import LONGEST, attribution_parts


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        (
            'A <a href="https://b.example">B</a> C',
            [("A ", ""), ("B", "https://b.example"), (" C", "")],
        ),
        ("A<script>alert(1)</script><style>a{}</style>", [("A", "")]),
        ('<a href="javascript:alert(1)">A</a>', [("A", "")]),
        ('<a href="//b.example">A</a><a href="http://[">B</a>', [("A", ""), ("B", "")]),
        ('<a href="https://a.example">A<a>B', [("A", "https://a.example"), ("B", "")]),
        ("&lt;b&gt; <!-- no --> <b>", [("<b> ", ""), (" ", "")]),
        ("", []),
    ],
)
def test_words_are_kept_with_links_to_websites(html: str, parts: list[tuple[str, str]]) -> None:
    assert list(attribution_parts(html)) == parts
    assert list(credit_of(html)) == [Credit(*part) for part in parts]


def test_a_long_attribution_is_cut() -> None:
    parts = attribution_parts("A <b>word</b> " * 1_000_000)

    assert sum(len(text) for text, _ in parts) == LONGEST
