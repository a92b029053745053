"""The words of texts that are HTML."""

import pytest

from explorer.imports.parsing.descriptions import described, plain


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Rome &amp; Tokyo", "Rome & Tokyo"),
        ("a < b", "a < b"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<script>alert(1)</script>Words", "Words"),
        ("<a href='javascript:alert(1)'>here</a>", "here"),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("first line\nsecond line", "first line\nsecond line"),
        ('<p>Cut <b>off<a href="https://example.org/">here</a>', "Cut offhere"),
        ("<table><tr><td>Rome</td><td>Italy</td></tr></table>", "Rome Italy"),
    ],
)
def test_html_becomes_words(html: str, words: str) -> None:
    assert plain(html) == words


def test_a_description_keeps_the_addresses_of_its_links_and_its_pictures() -> None:
    found = described('<p>See <a href="https://example.org/a">this</a></p><img src=b.jpg alt=B>')

    assert found.text == "See this (https://example.org/a)"
    assert [(each.address, each.alt) for each in found.pictures] == [("b.jpg", "B")]
