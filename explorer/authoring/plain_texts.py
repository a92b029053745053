"""Plain text as Markdown that shows it as it is."""

from __future__ import annotations

import re

from explorer.authoring.markdown_signs import escaped

_LONGEST_HEADING = 120
"""Characters; a line that is longer is no heading, whatever it ends with."""

_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][”“\"»’')\]]*$")


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
