"""HTML as the Markdown of an article."""

import pytest

from explorer.authoring.documents.html_texts import markdown_of
from explorer.authoring.documents.html_trees import HtmlError


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>Home <i>at last</i></h2>", "## Home *at last*\n"),
        ("They <b>left</b> <em>early </em>.", "They **left** *early* .\n"),
        ("<p>One<p>Two", "One\n\nTwo\n"),
        ("One<br>two<br><br>Three", "One\ntwo\n\nThree\n"),
        ("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree\n"),
        ("1. April <br>- a *star*", "1\\. April\n\\- a \\*star\\*\n"),
        ("al<b>(bo)</b>ld", "al(bo)ld\n"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c\n"),
        ("<ol><li><p>a<p>b<li>c</ol>", "1. a\n\n   b\n2. c\n"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b\n"),
        ("<pre>a\n b</pre>", "a\nb\n"),
        ("<p hidden>a<p style='display: none'>b<p>c", "c\n"),
        ("<script>in('Rome')</script><style>p{}</style><nav>Menu</nav><p>c", "c\n"),
        ("<p>a<script>x</script> b", "a b\n"),
        ("<?xml version='1.0' encoding='UTF-8'?><p>Forl&igrave;", "Forlì\n"),
        ("", ""),
    ],
)
def test_what_a_page_shows_is_written_as_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<a href="https://a.org/x_(y)">the site</a>', "[the site](https://a.org/x_%28y%29)\n"),
        ('<a href="https://a.org/">https://a.org/</a>', "<https://a.org/>\n"),
        ('<a href="/b">the site</a>', "[the site](https://example.org/b)\n"),
        ('<a href="#top">the top</a>', "the top\n"),
        ('<a href="javascript:x()">run</a>', "run\n"),
        ('<a href="mailto:a@b.org">write</a>', "write\n"),
    ],
)
def test_links_to_other_pages_stay_links(html: str, markdown: str) -> None:
    assert markdown_of(html, base="https://example.org/a") == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<table><tr><th>A<th>B|c<tr><td>1<td><p>x</p><p>y</p></table>",
            "| A | B\\|c |\n| --- | --- |\n| 1 | x y |\n",
        ),
        (
            "<table><tr><td>1<td>2<tr><td>3</table>",
            "|  |  |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n",
        ),
        (
            "<table><thead><tr><td>A<td>B<tbody><tr><td rowspan=2>1<td>2<tr><td>3</table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |\n|  | 3 |\n",
        ),
        (
            "<table><tr><th colspan=2>A<th>B<tr><td>1<td>2<td>3</table>",
            "| A |  | B |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n",
        ),
        ("<table><tr><td><p>One<p>Two</table>", "One\n\nTwo\n"),
    ],
)
def test_a_table_stays_one_unless_it_only_sets_the_page(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    "html",
    [
        '<p>See<sup><a href="#n1" id="r1">1</a></sup>.'
        '<ol><li id="n1"><p>The <i>note</i>. <a href="#r1">↩</a></ol>',
        '<p>See<a name="_r1" href="#_n1"><sup>[1]</sup></a>.'
        '<p><a name="_n1" href="#_r1"><sup>[1]</sup></a> The <i>note</i>.',
        '<p>See[<a id="r1" href="#n1">1</a>].<ol><li id="n1"><a href="#r1">↑</a> The <i>note</i>.',
    ],
)
def test_footnotes_of_any_program_become_footnotes(html: str) -> None:
    assert markdown_of(html) == "See[^1].\n\n[^1]: The *note*.\n"


def test_a_hostile_table_takes_no_more_room_than_it_has() -> None:
    wide = "<table><tr>" + "<td colspan=9999>x" * 300 + "<tr><td>y</table>"
    high = "<table><tr>" + "<td>x" * 300 + "<tr><td>y" * 300 + "</table>"

    assert markdown_of(wide).count("|") < 2_000
    assert markdown_of(high).count("|") == 0


def test_a_link_to_another_part_of_the_page_is_no_footnote() -> None:
    html = '<p><a href="#c">2</a><h2 id="c">Two</h2><p>Text'

    assert markdown_of(html) == "2\n\n## Two\n\nText\n"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote"])
def test_deeply_nested_elements_are_read(tag: str) -> None:
    assert "deep" in markdown_of(f"{f'<{tag}>' * (90 if '>' in tag else 180)}deep")


@pytest.mark.parametrize("depth", [210, 300, 50_000])
def test_elements_too_deep_for_a_page_are_refused(depth: int) -> None:
    with pytest.raises(HtmlError) as refusal:
        markdown_of(f"{'<div>' * depth}deep")

    assert str(refusal.value) == "found elements within more than 200 others, expected a web page"
