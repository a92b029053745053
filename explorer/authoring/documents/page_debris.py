"""What a web page has around its article: buttons, teasers and notices that were copied along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.authoring.vocabularies import languages_with_vocabulary, vocabulary

_LONGEST_LINE = 120
"""Characters; a line that is longer is text of the article."""
_MOST_WORDS = 12
"""Words of a line with several buttons."""
_MARKS = re.compile(r"[#*_>\[\]()|\s:.…!»›→-]+")
_ENDS_SENTENCE = re.compile(r"[.!?]$")


@dataclass(frozen=True)
class Debris:
    """A line of a page that is no part of its article."""

    line: int
    """1-based line in the file."""
    words: str


def without_debris(text: str) -> tuple[str, tuple[Debris, ...]]:
    """The text without the lines that a page has around its article, and these lines.

    Only whole paragraphs are left out, of which each line is one of those.

    >>> text, debris = without_debris("CONDIVIDI\\n\\nThey left.")
    >>> text.strip(), debris[0].line, debris[0].words
    ('They left.', 1, 'CONDIVIDI')
    """
    lines = text.split("\n")
    has_empty_lines = any(not line.strip() for line in text.strip().split("\n"))
    labels, teasers = _phrases("page_labels"), _phrases("page_teasers")
    found: list[Debris] = []
    for block in _blocks(lines) if has_empty_lines else ([n] for n in range(len(lines))):
        if all(_is_debris(lines[number], labels, teasers) for number in block):
            for number in block:
                if words := lines[number].strip():
                    found.append(Debris(number + 1, words))
                lines[number] = ""
    return ("\n".join(lines) if found else text), tuple(found)


def _blocks(lines: list[str]) -> Iterator[list[int]]:
    """The line numbers of each paragraph."""
    block: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            block.append(number)
        elif block:
            yield block
            block = []


def _is_debris(line: str, labels: frozenset[str], teasers: frozenset[str]) -> bool:
    if not line.strip() or len(line) > _LONGEST_LINE:
        return False
    words = _MARKS.sub(" ", line).strip().lower()
    if words in labels or words in teasers or _are_labels(words, labels):
        return True
    is_teaser = any(words.startswith(f"{teaser} ") for teaser in teasers)
    return is_teaser and not _ENDS_SENTENCE.search(line.strip())


def _are_labels(words: str, labels: frozenset[str]) -> bool:
    """Whether several buttons follow each other in a line: ``Share on Facebook Tweet``."""
    spoken = words.split()
    if not 1 < len(spoken) <= _MOST_WORDS:
        return False
    ends = {0}
    for end in range(1, len(spoken) + 1):
        if any(" ".join(spoken[start:end]) in labels for start in ends):
            ends.add(end)
    return len(spoken) in ends


def _phrases(field: str) -> frozenset[str]:
    """Those of all languages, for a page's own words need not be in the article's."""
    known = (vocabulary(code) for code in languages_with_vocabulary())
    return frozenset(phrase.replace("_", " ") for each in known for phrase in getattr(each, field))
