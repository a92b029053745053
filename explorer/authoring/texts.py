"""An author's text, plain or Markdown, as the Markdown of a story's article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from explorer.authoring.file_kinds import MARKDOWN_SUFFIXES, other_kind
from explorer.authoring.markdown_signs import escaped
from explorer.authoring.page_debris import Debris, without_debris
from explorer.authoring.pasted_text import as_typed, without_indents
from explorer.reading.article_texts import article_text
from explorer.reading.text_files import read_bytes, shown_path
from explorer.story.errors import DataError, Problem

_LONGEST_HEADING = 120
"""Characters; a line that is longer is no heading, whatever it ends with."""

_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][”“\"»’')\]]*$")


@dataclass(frozen=True)
class ReadText:
    """An article's text, and what was in its file beside it."""

    text: str
    """Its Markdown."""
    debris: tuple[Debris, ...]
    """Lines of a web page that were left out."""


def read_article_text(path: Path) -> ReadText:
    """The Markdown of a file: kept where it is Markdown by its name, made where it is plain text.

    Invisible signs that came along with it are gone, and so is a web page's debris.

    Raises:
        DataError: the file cannot be read, is too large, is not UTF-8, or is no text.
    """
    shown = shown_path(path)
    if other := other_kind(path):
        kind, remedy = other
        expected = "plain text or Markdown"
        raise DataError(
            (
                Problem(
                    file=shown,
                    line=None,
                    record="the file",
                    found=kind,
                    expected=expected,
                    hint=remedy,
                ),
            )
        )
    text, debris = without_debris(as_typed(article_text(read_bytes(path), shown)))
    is_markdown = path.suffix.lower() in MARKDOWN_SUFFIXES
    text = without_indents(text) if is_markdown else markdown_from_plain_text(text)
    return ReadText(text, debris)


def markdown_from_plain_text(text: str) -> str:
    """The Markdown that shows a plain text as it is.

    Paragraphs are parted by empty lines or, where the text has none, by the ends of lines. A short
    separate line that does not end like a sentence is a heading, the first one the headline.

    >>> print(markdown_from_plain_text("Off they go\\n\\nThey left *early*."))
    # Off they go
    <BLANKLINE>
    They left \\*early\\*.
    <BLANKLINE>
    """
    has_empty_lines = re.search(r"\n[^\S\n]*\n", text.strip())
    blocks = re.split(r"\n[^\S\n]*\n" if has_empty_lines else r"\n", text)
    written: list[str] = []
    level = 1
    for lines in filter(None, (block.strip() for block in blocks)):
        block = " ".join(lines.split())
        markdown = escaped(block)
        if _is_heading(lines):
            markdown = f"{'#' * level} {markdown}"
            level = 2
        written.append(f"{markdown}\n")
    return "\n".join(written)


def ends_like_a_sentence(line: str) -> bool:
    """Whether it ends with a mark that ends titles and lines with a date.

    >>> ends_like_a_sentence("“Off they go.”"), ends_like_a_sentence("Naples, 3 March 2023")
    (True, False)
    """
    return bool(_ENDS_A_SENTENCE.search(line))


def _is_heading(lines: str) -> bool:
    is_short = len(lines) <= _LONGEST_HEADING and "\n" not in lines
    return is_short and not ends_like_a_sentence(lines)
