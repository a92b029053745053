"""Web pages as articles: their own text, their imprint, and what is around it."""

import re

import pytest

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.imprints import Imprint
from explorer.authoring.documents.web_pages import page_text

SENTENCE = "In the morning the choir travelled from Naples to Salerno, where they sang at length. "
PARAGRAPHS = "".join(f"<p>{SENTENCE * 3} Part {number}.</p>" for number in range(6))
MENU = "".join(f"<li><a href='/{name}'>News from {name}</a></li>" for name in "ABCDEFGHIJKLMNOP")
TEASERS = "".join(f"<li><a href='/{n}'>Ten things to see in {n}</a></li>" for n in range(30))
PAGE = f"""<!DOCTYPE html><html><head><title>The choir goes home | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2023-03-03T08:00:00+01:00">
<meta name="author" content="Anna Bianchi"><link rel="canonical" href="/choir"></head>
<body><nav><ul>{MENU}</ul></nav><main><article><h1>The choir goes home</h1>
{PARAGRAPHS}<p>See<sup><a id="r1" href="#n1">1</a></sup>.</p>
<ol><li id="n1">An interview. <a href="#r1">↑</a></li></ol></article></main>
<aside><h2>Most read</h2><ul>{TEASERS}</ul></aside><footer>Imprint, privacy, cookies</footer>
<script>var place = "in Rome"</script></body></html>"""


def test_the_article_is_taken_without_what_is_around_it() -> None:
    read = page_text(PAGE.encode(), address="https://gazette.example/choir?from=feed")

    assert read.markdown.startswith("# The choir goes home\n\nIn the morning")
    assert read.markdown.endswith("See[^1].\n\n[^1]: An interview.\n")
    assert read.markdown.count("Part ") == 6
    for words in ("News from", "Ten things", "privacy", "in Rome"):
        assert words not in read.markdown


def test_the_words_around_an_article_are_counted() -> None:
    page = PAGE.replace("aside", "div").replace("nav", "div")

    (left_out,) = page_text(page.encode()).left_out
    assert re.fullmatch(r"\d{3} words around the article on its page", left_out)


def test_title_author_day_publisher_and_address_are_those_that_the_page_gives() -> None:
    assert page_text(PAGE.encode(), address="https://gazette.example/choir?x=1").imprint == Imprint(
        title="The choir goes home | The Gazette",
        author="Anna Bianchi",
        published="2023-03-03",
        publisher="The Gazette",
        url="https://gazette.example/choir",
    )


@pytest.mark.parametrize(
    ("head", "imprint"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
            '{"@type": ["NewsArticle"], "headline": "Home", "datePublished": "2023-03-03", '
            '"author": [{"name": "Anna"}], "publisher": {"name": "The Gazette"}}]}</script>',
            Imprint(title="Home", author="Anna", published="2023-03-03", publisher="The Gazette"),
        ),
        ('<script type="application/ld+json">{broken</script>', Imprint()),
        ('<meta name="date" content="yesterday"><title>Home</title>', Imprint(title="Home")),
        ('<meta name="DC.date" content="2023-02-30">', Imprint()),
        ('<meta property="article:author" content="https://a.example/anna">', Imprint()),
        ('<link rel="canonical" href="javascript:x">', Imprint()),
    ],
)
def test_what_a_page_says_of_its_article_is_read_with_care(head: str, imprint: Imprint) -> None:
    page = f"<html><head>{head}</head><body><p>They left.</p></body></html>"

    assert page_text(page.encode()).imprint == imprint


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<p>Forlì</p>".encode(), ""),
        ("<p>Forlì</p>".encode(), "latin-1"),
        ('<meta charset="iso-8859-1"><p>Forlì</p>'.encode("latin-1"), ""),
        ("<p>Forlì</p>".encode("cp1252"), ""),
        ("<p>Forlì</p>".encode("utf-8-sig"), "no-such-charset"),
        *(("<p>Forlì</p>".encode(), name) for name in ("undefined", "idna", "punycode", "rot13")),
        ('<meta charset="undefined"><p>Forlì</p>'.encode("cp1252"), ""),
        ("<p>Forlì</p>".encode("utf-16"), "utf-16"),
    ],
)
def test_a_page_is_read_in_its_encoding(content: bytes, charset: str) -> None:
    expected = "ForlÃ¬\n" if charset == "latin-1" else "Forlì\n"

    assert page_text(content, charset=charset).markdown == expected


def test_a_page_for_subscribers_is_reported() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
    page = f'<script type="application/ld+json">{data}</script><p>They left.'

    assert page_text(page.encode()).left_out == (
        "perhaps the rest of the text, which the page shows to subscribers only",
    )


@pytest.mark.parametrize("page", ["<html><body><script>draw()</script></body></html>", "<p> </p>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        page_text(page.encode())

    assert (refusal.value.found, refusal.value.hint) == (
        "a page without text",
        "it may need a browser: open it there, copy the article into a text file",
    )
