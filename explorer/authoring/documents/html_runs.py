"""The words of HTML as stretches of one form, and as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from explorer.authoring.documents.markdown_signs import at_line_starts, within_lines

NOTE_MARK = "\ue001{}\ue002"
"""Takes the place of a reference to a footnote, with its number."""
_NOTE_MARKS = re.compile("\ue001(\\d+)\ue002")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SIGNS = {"": "", "em": "*", "strong": "**"}
_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C"}
"""Signs that would end the address of a link in Markdown."""


@dataclass(frozen=True)
class Run:
    """Words of one form."""

    words: str
    emphasis: str = ""
    """`em`, `strong` or nothing."""
    address: str = ""
    """Where they lead, if they are a link."""


def spaced(runs: Iterable[Run]) -> list[Run]:
    """The runs as a browser sets them: spaces are one, and none is at the end of a line.

    A forced break is a run of its own, with a line feed as its words.
    """
    kept: list[Run] = []
    for run in runs:
        if run.words == "\n":
            _trim_end(kept)
            kept.append(Run("\n"))
            continue
        words = _SPACES.sub(" ", run.words)
        if not kept or kept[-1].words.endswith((" ", "\n")):
            words = words.removeprefix(" ")
        if words:
            kept.append(replace(run, words=words))
    _trim_end(kept)
    return kept


def paragraphs(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs between empty lines, which pages make with two breaks."""
    found: list[list[Run]] = [[]]
    for run in spaced(runs):
        if run.words == "\n" and found[-1] and found[-1][-1].words == "\n":
            found[-1].pop()
            found.append([])
        elif run.words != "\n" or found[-1]:
            found[-1].append(run)
    return [each for each in found if any(run.words.strip() for run in each)]


def markdown_of_runs(runs: list[Run], *, is_cell: bool = False) -> str:
    """The Markdown of a paragraph.

    Args:
        runs: its words, as `spaced` gives them.
        is_cell: whether it is a cell of a table, which is one line.
    """
    if is_cell:
        runs = [replace(run, words=run.words.replace("\n", " ")) for run in runs]
    written = ""
    parts = list(_joined(runs))
    for at, (address, group) in enumerate(parts):
        following = parts[at + 1][1][0].words[:1] if at + 1 < len(parts) else ""
        words = "".join(_emphasised(group, at, written, following) for at in range(len(group)))
        written += _linked(words, address, "".join(run.words for run in group))
    text = _NOTE_MARKS.sub(r"[^\1]", at_line_starts(written.strip()))
    return text.replace("|", "\\|") if is_cell else text


def _trim_end(runs: list[Run]) -> None:
    while runs and runs[-1].words == " ":
        runs.pop()
    if runs and runs[-1].words.endswith(" "):
        runs[-1] = replace(runs[-1], words=runs[-1].words[:-1])


def _joined(runs: list[Run]) -> Iterator[tuple[str, list[Run]]]:
    """The runs by the address of their link, those of the same form joined."""
    for address, group in groupby(runs, lambda run: run.address):
        same = groupby(group, lambda run: run.emphasis)
        yield address, [Run("".join(r.words for r in rs), e, address) for e, rs in same]


def _emphasised(group: list[Run], at: int, before: str, after: str) -> str:
    """One run with its signs, unless Markdown would not take them for any beside these letters."""
    run = group[at]
    inner = run.words.strip()
    if not run.emphasis or not inner:
        return within_lines(run.words)
    lead = run.words[: len(run.words) - len(run.words.lstrip())]
    trail = run.words[len(run.words.rstrip()) :]
    previous = lead or (group[at - 1].words if at else before)
    following = trail or (group[at + 1].words if at + 1 < len(group) else after)
    fits = _opens(previous[-1:], inner[0]) and _opens(following[:1], inner[-1])
    sign = _SIGNS[run.emphasis] if fits else ""
    return f"{lead}{sign}{within_lines(inner)}{sign}{trail}"


def _opens(outside: str, inside: str) -> bool:
    """Whether a sign of emphasis counts between these characters (CommonMark 0.31, 6.2)."""
    is_letter = bool(outside.strip()) and unicodedata.category(outside)[0] not in "PS"
    return not (is_letter and unicodedata.category(inside)[0] in "PS")


def _linked(words: str, address: str, plain: str) -> str:
    if not address or not words.strip():
        return words
    safe = "".join(_UNSAFE.get(sign, sign) for sign in address)
    if plain.strip() == safe:
        return f"<{safe}>"
    inner = words.strip()
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}[{inner}]({safe}){trail}"
