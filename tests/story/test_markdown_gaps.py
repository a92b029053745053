"""What authors write and an article cannot show: each found with its line, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading.checks import suspicions
from explorer.reading.library import load_story, read_story
from explorer.story.articles import parse_article
from tests.records import SHIPPED, made_story


def gaps(markdown: str) -> list[tuple[int, str]]:
    """Line and kind of each gap."""
    found = parse_article(markdown, file="a.md").gaps
    return [(gap.line, gap.found) for gap in found]


@pytest.mark.parametrize(
    ("markdown", "line", "found"),
    [
        ("One\ntwo[^1]", 2, "a footnote without its text, “[^1]”"),
        ("One\n\n[^2]: Ibid.", 3, "a footnote without a reference, “[^2]:”"),
        ("[^2]: See p. 5\n[^3]: x", 2, "a footnote without a reference, “[^3]:”"),
        ("One[^1].\n\n[^1]: a\n\n[^1]: b", 5, "a second footnote of one name, “[^1]:”"),
        ("One[^1].\n\n[^1]:", 3, "a footnote without words, “[^1]:”"),
        (
            "[a[^1]](event:a).\n\n[^1]: b",
            1,
            "a link with a footnote in its words, “[a](event:a)”",
        ),
        ("One\n\n[^a b]: c", 3, "the text of a footnote, “[^a b]: c”"),
        ("One[^1].\n\n[^1]: a\n\n    - b", 5, "a list within a footnote"),
        ("[1]: Smith", 1, "the target of a link without an address, “[1]: Smith”"),
        ("One\n\n| a | b |\n|---|--:|---|\n| 1 | 2 |", 3, "a table, “| a | b |”"),
        ("a | b\n-|-\n1 | 2 | 3", 3, "a row of 3 cells, “1 | 2 | 3”"),
        ("> |a|\n> |-|\n> |1|2|", 3, "a row of 2 cells, “|1|2|”"),
        ("> |a|\n> |-|\n> |1|", 1, "a table within a quotation"),
        ("![x](a.jpg)", 1, "an image, “a.jpg”"),
        ("See ![x](media:hall)", 1, "a figure within a paragraph, “media:hall”"),
        ("one\n![x](https://e.example/a.jpg)", 2, "an image, “https://e.example/a.jpg”"),
        ("a <b>c</b>", 1, "HTML, “<b>”"),
        ("<!-- to do -->", 1, "HTML, “<!--”"),
        ("~~gone~~", 1, "struck-out words, “~~gone~~”"),
        ("~~*gone*~~", 1, "struck-out words, “~~gone~~”"),
        ("H~2~O", 1, "superscript or subscript, “~2~”"),
        ("x^2^", 1, "superscript or subscript, “^2^”"),
        ("==so==", 1, "highlighted words, “==so==”"),
        ("$$x$$", 1, "a formula, “$$”"),
        ("- [ ] call", 1, "a task, “[ ]”"),
        ("Term\n: what it is", 2, "a definition, “: w”"),
        ("> [!NOTE]\n> x", 1, "a call-out, “[!NOTE]”"),
        ("::: warning", 1, "a call-out, “:::”"),
        ("# One {#one}", 1, "attributes, “{#one}”"),
        ("#One", 1, "a heading without a space, “#O”"),
        ("####### One", 1, "a heading without a space, “#######”"),
        ("• one\n• two", 1, "a list with other bullets, “• o”"),
        ("See https://e.example/a", 1, "an address that is not a link, “https://e.example/a”"),
        ("[x] (event:a)", 1, "a broken link, “[x] (event:a)”"),
        ("[x](event: a)", 1, "a broken link, “[x](event: a)”"),
        ("[x](event:a b)", 1, "a broken link, “[x](event:a b)”"),
        ("(x)[event:a]", 1, "a broken link, “(x)[event:a]”"),
        ("[x][y]", 1, "a link without its target, “[x][y]”"),
        ("[[Rome]]", 1, "a wiki link, “[[Rome]]”"),
        ("so [@doe99]", 1, "a citation key, “[@doe99”"),
        ("---\ntitle: x\n---\n\nWords", 1, "settings before the text, “---”"),
        ("One\n\n---", 3, "a horizontal rule, “---”"),
        ("One\n\n* * *", 3, "a horizontal rule, “***”"),
        ("***\n\nHi", 1, "a horizontal rule, “***”"),
        ("---\n\nHi", 1, "a horizontal rule, “---”"),
        ("```\ncode\n```", 1, "code, “code”"),
        ("`code`", 1, "code, “code”"),
        ("One\n\n    set in", 3, "an indented block, “set in”"),
        ("one  \ntwo", 1, "a line break within a paragraph"),
        ('[x](event:a "why")', 1, "the title of a link, “why”"),
        ("- a\n  - b", 2, "a list within a list"),
        ("- a\n\n  b", 3, "a second paragraph in a list item"),
        ("> - a", 1, "a list within a quotation"),
        ("- > a", 1, "a quotation within a list"),
        ("> # a", 1, "a heading within a quotation"),
        ("3. a\n4. b", 1, "a list that starts at 3"),
    ],
)
def test_what_an_article_cannot_show_is_found_with_its_line(
    markdown: str, line: int, found: str
) -> None:
    assert (line, found) in gaps(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "# One\n\n## Two\n\n### Three\n\n###### Six",
        "*a* **b** [c](event:c) <https://e.example> [d](https://e.example)",
        "[x][y]\n\n[y]: https://e.example",
        "> one\n>\n> two",
        "- a\n- b\n\n1. c\n2. d",
        r"\[^1] \~~a~~ 2 < 3 > 1 a~b c_d_e 5 * 3 = 15",
        "He wrote [sic] on 1 [January], at 5~6 o’clock; #1 of 3: so; a | b",
        "&lt;b&gt; &amp; €5",
        "– Ciao, disse.",
        "One[^1], two[^note].\n\n[^1]: Ibid.\n\n    And more.\n\n[^note]: Op. cit.",
        "One^[in the line].",
        "| a | b |\n|---|--:|\n| 1 \\| 2 | 3 |\n| 4 |",
    ],
)
def test_what_an_article_shows_is_not_reported(markdown: str) -> None:
    assert gaps(markdown) == []


def test_the_shipped_articles_are_shown_as_they_are_meant() -> None:
    stories = [load_story(folder) for folder in SHIPPED.iterdir() if folder.is_dir()]

    assert stories
    assert [gap for story in stories for own in story.articles.values() for gap in own.gaps] == []


@given(st.text(alphabet="[]()^~=|-:#>*_`<a1 \n!\\", max_size=60))
def test_any_text_can_be_looked_through_and_every_line_is_one_of_it(text: str) -> None:
    lines = text.count("\n") + 1

    assert all(1 <= line <= lines for line, _ in gaps(text))


def test_a_gap_is_a_warning_in_the_articles_file_and_never_an_error(tmp_path: Path) -> None:
    articles = {"en": "[Rome](event:departure) [x](event:arrival)\n\n[^2]: Ibid.\n"}
    made_story(tmp_path, articles=articles)
    reading = read_story(tmp_path / "small")
    assert reading.story

    found = suspicions(reading.story, reading.locate)
    assert [str(problem).rpartition("/")[2] for problem in found if not problem.field] == [
        "article.en.md:3 · warning · the article: found a footnote without a reference, “[^2]:”, "
        "expected [^2] in the text (it is shown after the others)"
    ]


def test_a_figure_in_a_paragraph_of_its_own_is_shown() -> None:
    assert gaps("One\n\n![The hall](media:hall)\n") == []


@pytest.mark.parametrize(
    "typed",
    [
        "[the talks] (event:first-talks)",
        "[the talks](event: first-talks)",
        "[the talks](event first-talks)",
        "[the talks]event:first-talks",
        "(the talks)(event:first-talks)",
        "[the talks](event:First talks)",
        "(the talks)[event:first-talks]",
        "[the talks][event:first-talks]",
    ],
)
def test_a_broken_link_is_shown_as_it_should_be(typed: str) -> None:
    (gap,) = parse_article(f"They hold {typed}.", file="").gaps

    assert (gap.instead, gap.link) == ("[the talks](event:first-talks)", "event:first-talks")


@pytest.mark.parametrize(
    "typed",
    [
        "[the talks](event:first-talks",
        "[the talks(event:first-talks)",
        "the talks](event:first-talks)",
        "[the talks]{event:first-talks}",
        "［the talks］（event:first-talks）",
        "[the talks]\n(event:first-talks)",
        "[the talks](event :first-talks)",
    ],
)
def test_a_part_of_a_link_is_a_broken_link(typed: str) -> None:
    gaps = parse_article(f"They hold {typed}.", file="").gaps

    assert {gap.link for gap in gaps} == {"event:first-talks"}


@pytest.mark.parametrize(
    "typed", ["It is late (source: The Gazette).", "A note: see there.", "Ten [1] (source: him)."]
)
def test_words_before_a_colon_are_no_broken_link(typed: str) -> None:
    assert parse_article(typed, file="").gaps == ()
