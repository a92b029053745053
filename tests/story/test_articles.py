"""Markdown in, passages out: what is a mention, what stays text, what each block becomes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.story.articles import parse_article
from explorer.story.passage_parts import Part, Target


def parts(markdown: str) -> tuple[Part, ...]:
    """The parts of an article of one paragraph."""
    (passage,) = parse_article(markdown, file="a.md").passages
    (item,) = passage.items
    return item


def part(text: str, **rest: Any) -> Part:
    return Part(text, **rest)


def test_each_paragraph_of_a_quote_is_a_passage() -> None:
    passages = parse_article("> one\n>\n> two", file="a.md").passages

    assert [(passage.id, passage.kind) for passage in passages] == [
        ("p1", "quote"),
        ("p2", "quote"),
    ]


@pytest.mark.parametrize(
    ("markdown", "kind", "level", "texts"),
    [
        ("# Headline", "heading", 1, ["Headline"]),
        ("###### Six", "heading", 6, ["Six"]),
        ("Under\n===", "heading", 1, ["Under"]),
        ("Under\n---", "heading", 2, ["Under"]),
        ("####### Seven", "paragraph", 0, ["####### Seven"]),
        ("#no space", "paragraph", 0, ["#no space"]),
        ("Words", "paragraph", 0, ["Words"]),
        ("> Quoted", "quote", 0, ["Quoted"]),
        ("> one", "quote", 0, ["one"]),
        ("- one\n- two", "list", 0, ["one", "two"]),
        ("1. one\n2. two", "numbered", 0, ["one", "two"]),
        ("- one\n  - inner", "list", 0, ["one", "inner"]),
        ("```\n<b>code</b>\n```", "paragraph", 0, ["<b>code</b>"]),
        ("    indented", "paragraph", 0, ["indented"]),
    ],
)
def test_each_block_becomes_a_passage(
    markdown: str, kind: str, level: int, texts: list[str]
) -> None:
    (passage,) = parse_article(markdown, file="a.md").passages

    assert (passage.kind, passage.level) == (kind, level)
    assert ["".join(part.text for part in item) for item in passage.items] == texts


def test_passages_are_numbered_and_know_their_lines() -> None:
    article = parse_article("# One\n\nTwo\nstill two\n\n---\n\n> Three\n", file="a.md")

    assert [(passage.id, passage.line) for passage in article.passages] == [
        ("p1", 1),
        ("p2", 3),
        ("p3", 8),
    ]


@pytest.mark.parametrize("markdown", ["", "\n\n", "---", "[unused]: https://example.org"])
def test_a_text_without_words_has_no_passages(markdown: str) -> None:
    assert parse_article(markdown, file="a.md").passages == ()


@pytest.mark.parametrize("target", list(Target))
def test_a_link_to_a_record_is_a_mention(target: Target) -> None:
    assert parts(f"See [this]({target}:the-id).") == (
        part("See "),
        part("this", target=target, target_id="the-id"),
        part("."),
    )


@pytest.mark.parametrize(
    ("markdown", "url"),
    [
        ("[x](https://example.org/a?b=1)", "https://example.org/a?b=1"),
        ("<https://example.org>", "https://example.org"),
        ("[x](/other)", "/other"),
        ("[x](Event:talks)", "Event:talks"),
        ("[x][ref]\n\n[ref]: https://example.org", "https://example.org"),
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](data:text/html,hi)", "data:text/html,hi"),
        ("![alt](https://example.org/a.png)", "https://example.org/a.png"),
    ],
)
def test_any_other_link_keeps_its_address_for_validation_to_judge(markdown: str, url: str) -> None:
    (link,) = parts(markdown)

    assert (link.url, link.target) == (url, None)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("![The hall](hall.jpg)", "The hall"),
        ("![](hall.jpg)", "hall.jpg"),
        ("![x](javascript:alert)", "x"),
    ],
)
def test_an_image_without_a_web_address_is_its_words(markdown: str, words: str) -> None:
    assert parts(markdown) == (part(words),)


@pytest.mark.parametrize(
    "markdown",
    ["Words.[^a b]\n\n[^a b]: Ibid.", "Words.[1]\n\n[1]: Smith", "[x]\n\n[x]: javascript:alert(1)"],
)
def test_what_is_no_address_is_text_and_no_target_of_links(markdown: str) -> None:
    first, second = parse_article(markdown, file="a.md").passages

    assert "\n\n".join(passage.items[0][0].text for passage in (first, second)) == markdown
    assert [part.url for part in (*first.items[0], *second.items[0])] == [None, None]


def test_footnotes_follow_the_text_in_the_order_of_their_references() -> None:
    text = "One[^b], two[^a], one again[^b].\n\n[^a]: A *note*.\n\n[^b]: B.\n\n    More.\n"
    first, *notes = parse_article(text, file="a.md").passages

    assert [part.footnote for part in first.items[0] if not part.text] == [1, 2, 1]
    assert [(note.id, note.kind, note.level, note.line) for note in notes] == [
        ("p2", "footnote", 1, 5),
        ("p3", "footnote", 2, 3),
    ]
    assert notes[0].items == ((part("B."),), (part("More."),))
    assert notes[1].items == ((part("A "), part("note", emphasis="em"), part(".")),)


def test_a_footnote_in_the_line_has_the_line_of_its_paragraph() -> None:
    _, paragraph, note = parse_article("One.\n\nTwo^[see [x](event:a)].", file="a.md").passages

    assert paragraph.items[0] == (part("Two"), part("", footnote=1), part("."))
    assert (note.level, note.line, note.mentions(Target.EVENT)) == (1, 3, ("a",))


def test_a_footnote_is_shown_wherever_it_is_written_and_whether_or_not_it_is_referred_to() -> None:
    text = "- one[^1]\n\n  [^1]: First.\n\n> [^x]: Alone.\n\n[^1]: Second."
    passages = parse_article(text, file="a.md").passages

    assert [(each.kind, each.level, each.items[0][0].text) for each in passages] == [
        ("list", 0, "one"),
        ("footnote", 1, "First."),
        ("footnote", 2, "Alone."),
        ("footnote", 3, "Second."),
    ]


def test_a_table_has_its_cells_row_by_row_and_an_alignment_for_each_column() -> None:
    text = "| Day | Guests |\n|:-:|--:|\n| [Thu](event:a) | 12 |\n| Fri |"
    (table,) = parse_article(text, file="a.md").passages

    assert (table.kind, table.line, table.aligns) == ("table", 1, ("center", "end"))
    assert ["".join(part.text for part in cell) for cell in table.items] == [
        *("Day", "Guests"),
        *("Thu", "12"),
        *("Fri", ""),
    ]
    assert table.mentions(Target.EVENT) == ("a",)


@pytest.mark.parametrize(
    "markdown",
    [
        "^[" * 10_000,
        "^[" * 5_000 + "]" * 5_000,
        "[^" * 10_000 + "\n\n[^a]: x",
        "[^a] " * 10_000 + "\n\n[^a]: x",
        "[^a]:" * 10_000,
    ],
)
def test_hostile_footnotes_are_read_in_bounded_time_and_depth(markdown: str) -> None:
    assert parse_article(markdown, file="a.md").passages


@pytest.mark.parametrize("markdown", ["- a\n\n  ```\n  code\n  ```", ">     code\n>\n> a"])
def test_code_within_another_block_is_not_lost(markdown: str) -> None:
    passages = parse_article(markdown, file="a.md").passages

    assert "code" in [part.text for passage in passages for item in passage.items for part in item]


def test_a_link_without_words_is_kept_so_that_validation_can_report_it() -> None:
    assert parts("a [](event:talks)") == (
        part("a "),
        part("", target=Target.EVENT, target_id="talks"),
    )


@pytest.mark.parametrize(
    "html",
    ["<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- note -->"],
)
def test_raw_html_stays_text(html: str) -> None:
    assert parts(f"Words {html} words") == (part(f"Words {html} words"),)
    assert "".join(part.text for part in parts(html)) == html


def test_entities_become_the_characters_they_name() -> None:
    assert parts("a &lt;b&gt; &amp; c") == (part("a <b> & c"),)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*a*", [part("a", emphasis="em")]),
        ("**a**", [part("a", emphasis="strong")]),
        (
            "*a **b** c*",
            [part("a ", emphasis="em"), part("b", emphasis="strong"), part(" c", emphasis="em")],
        ),
        ("***a***", [part("a", emphasis="strong")]),
        (
            "[a *b* c](event:x)",
            [
                part("a ", target="event", target_id="x"),
                part("b", target="event", target_id="x", emphasis="em"),
                part(" c", target="event", target_id="x"),
            ],
        ),
        (
            "*a [b](event:x) c*",
            [
                part("a ", emphasis="em"),
                part("b", emphasis="em", target="event", target_id="x"),
                part(" c", emphasis="em"),
            ],
        ),
        ("a_b_c 2*3*4", [part("a_b_c 2"), part("3", emphasis="em"), part("4")]),
        (r"\*a\*", [part("*a*")]),
        ("`a*b*`", [part("a*b*")]),
    ],
)
def test_emphasis_is_kept_also_around_and_within_mentions(
    markdown: str, expected: list[Part]
) -> None:
    assert list(parts(markdown)) == expected


@pytest.mark.parametrize("markdown", ["a\nb", "a  \nb", "a\\\nb"])
def test_a_line_break_is_a_space(markdown: str) -> None:
    assert parts(markdown) == (part("a b"),)


def test_mentions_do_not_nest_the_inner_one_counts() -> None:
    (passage,) = parse_article("[a [b](event:x) c](place:y)", file="a.md").passages

    assert passage.mentions(Target.EVENT) == ("x",)
    assert passage.mentions(Target.PLACE) == ()


def test_a_passage_lists_what_it_mentions_in_order_and_once() -> None:
    (passage,) = parse_article(
        "[a](event:two) [b](place:p) [c](event:one) [d](event:two)", file="a.md"
    ).passages

    assert passage.mentions(Target.EVENT) == ("two", "one")
    assert passage.mentions(Target.PLACE) == ("p",)
    assert passage.mentions(Target.NOTE) == ()


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    article = parse_article(text, file="a.md", local=True)

    assert article.local
    assert [passage.id for passage in article.passages] == [
        f"p{number + 1}" for number in range(len(article.passages))
    ]
