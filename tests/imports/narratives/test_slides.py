"""Words in HTML, media by their addresses, and the article of slides."""

import pytest

from explorer.imports.narratives.slides import (
    LONGEST_SUMMARY,
    Slide,
    article_of,
    pictures_in,
    summary_of,
    web_address,
)


def test_a_long_text_gives_its_first_sentences_as_summary() -> None:
    sentence = "They sailed on for another day, and nothing was seen of land. "

    assert summary_of(sentence * 3) == (sentence * 3).strip()
    assert summary_of(sentence * 20) == (sentence * 6).strip()
    assert len(summary_of("word " * 200)) <= LONGEST_SUMMARY
    assert summary_of("word " * 200).endswith("word…")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://x.eu/a b.jpg ", "https://x.eu/a%20b.jpg"),
        ("//x.eu/a.jpg", "https://x.eu/a.jpg"),
        ("&lt;iframe src=&quot;https://x.eu/e&quot;&gt;", "https://x.eu/e"),
        ("javascript:alert(1)", None),
        ("ftp://x.eu/a.jpg", None),
        ("photo.jpg", None),
        ("<iframe " * 5000, None),
        ('<img src="data:image/png;base64,AAAA">', None),
    ],
)
def test_only_addresses_of_the_web_are_media(text: str, address: str | None) -> None:
    assert web_address(text) == address


def test_pictures_and_frames_within_a_text_are_found() -> None:
    html = '<p><img src="https://x.eu/a.jpg" alt="A"><img src="b.jpg"></p><iframe src="//y.eu/f">'

    assert list(pictures_in(html)) == [("https://x.eu/a.jpg", "A"), ("https://y.eu/f", "")]


def test_a_heading_within_a_slide_is_below_that_of_the_slide() -> None:
    slide = Slide(event="a", title="A [b]", html="<h1>Part</h1><p>Words.</p>")

    assert (article_of([slide]) or b"").decode() == (
        "## [A \\[b\\]](event:a)\n\n### Part\n\nWords.\n"
    )


def test_slides_without_a_text_make_no_article() -> None:
    assert article_of([Slide(event="a", title="A", html=" ")]) is None
