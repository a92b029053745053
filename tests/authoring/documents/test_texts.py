"""Plain texts of authors as Markdown."""

from pathlib import Path

import pytest

from explorer.authoring.documents.plain_texts import markdown_from_plain_text
from explorer.authoring.documents.texts import read_article_text
from explorer.reading.text_files import MAX_ARTICLE_BYTES
from explorer.story.articles import parse_article
from explorer.story.errors import DataError


def shown(text: str) -> list[tuple[str, str]]:
    """Kind and words of each passage of a plain text."""
    article = parse_article(markdown_from_plain_text(text), file="a.txt")
    return [(passage.kind, passage.items[0][0].text) for passage in article.passages]


def test_empty_lines_part_paragraphs_and_single_ends_of_lines_do_not() -> None:
    assert shown("They left\nearly.\n\nIt rained.") == [
        ("paragraph", "They left early."),
        ("paragraph", "It rained."),
    ]


def test_without_empty_lines_each_line_is_a_paragraph() -> None:
    assert shown("They left.\nIt rained.\n") == [
        ("paragraph", "They left."),
        ("paragraph", "It rained."),
    ]


def test_the_first_short_line_is_the_headline_and_later_ones_are_subheadings() -> None:
    text = markdown_from_plain_text("Off they go\n\nThey left.\n\nThe second day\n\nIt rained.")

    assert text == "# Off they go\n\nThey left.\n\n## The second day\n\nIt rained.\n"


def test_lines_of_a_programme_are_paragraphs_and_a_time_begins_no_heading() -> None:
    text = (
        "Home\n\nMONDAY 15\n9.15 Arrival\nore 18 Concert\n\nTuesday 16: Rome\nWednesday 17: Ostia"
    )

    assert markdown_from_plain_text(text) == (
        "# Home\n\n## MONDAY 15\n\n9\\.15 Arrival\n\nore 18 Concert\n\n"
        "## Tuesday 16: Rome\n\n## Wednesday 17: Ostia\n"
    )


def test_short_lines_in_a_row_are_no_headings_nor_are_bylines_and_prices() -> None:
    text = (
        "The choir goes home\nA week in Sicily\n\nby Anna Bianchi\n\nThey left.\n\n"
        "Trapani, Teatro Grande: the finale\n\nA day in Erice\n\nTickets 15 €\n\nIt rained."
    )

    assert markdown_from_plain_text(text) == (
        "# The choir goes home\n\nA week in Sicily\n\nby Anna Bianchi\n\nThey left.\n\n"
        "Trapani, Teatro Grande: the finale\n\nA day in Erice\n\nTickets 15 €\n\nIt rained.\n"
    )


@pytest.mark.parametrize("text", ["He said “go.”", "At six:", f"{'long ' * 30}", "Two\nlines"])
def test_what_ends_like_a_sentence_or_is_long_is_no_heading(text: str) -> None:
    assert shown(f"{text}\n\nMore.")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "1. April was cold.",
        "12) They left.",
        "1519. They left Seville.",
        "123456789. They left.",
        "- They left.",
        "# five.",
        "a *b* _c_ `d` [e](f).",
        "<b>bold</b> &amp; \\ more.",
        "> quoted.",
    ],
)
def test_what_would_be_markdown_is_shown_as_it_is_written(text: str) -> None:
    assert shown(text) == [("paragraph", text)]


def test_a_markdown_file_is_kept_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("# *Off* they go\n", encoding="utf-8")

    assert read_article_text(file).text == "# *Off* they go\n"


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("x" * (MAX_ARTICLE_BYTES + 1), encoding="utf-8")

    with pytest.raises(
        DataError, match="more than 8,000,000 bytes, expected at most 8,000,000 bytes"
    ):
        read_article_text(file)
