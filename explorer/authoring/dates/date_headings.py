"""Lines that only say when, and perhaps where: above a letter, a day of a diary or a programme."""

from __future__ import annotations

import re

from explorer.authoring.dates.date_forms import date_pattern
from explorer.authoring.dates.tenses import is_verb
from explorer.authoring.drafts.rows_and_notes import is_note, is_row
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary

HEADING_FORMS = ("full", "iso", "numeric", "day", "numbered")
"""The forms of a date that say by themselves which day is meant, and may head what follows."""
_LONGEST = 80
"""Characters of such a line, or of what is before the dash in a line that goes on."""
_MOST_WORDS = 5
"""Words of such a line beside its date."""
_BEHIND_HEADING = 60
"""Characters behind the date of a heading."""
_MARKUP = re.compile(r"[#*_>\\|\s–—-]*")
_GOES_ON = re.compile(r"[.,]?(?:\s*\([^()\n]{1,40}\))?\s*[–—:|]|\s*\([^()\n]{1,40}\)\s*-|\s-\s")
_WORD = re.compile(r"[^\W\d_]+")


def is_dateline(text: str, sentence: Span, date: tuple[int, int], known: Vocabulary) -> bool:
    """Whether a date heads what follows it, as in ``Venice, Oct. 14, 1786.`` or ``# FRIDAY 19``.

    Args:
        text: Markdown.
        sentence: the one with the date.
        date: where the date, with its weekday, begins and ends.
        known: the words of the language.
    """
    start, end = date
    passage = text.rfind("\n\n", 0, start)
    passage = 0 if passage < 0 else passage + 2
    if start - passage > _LONGEST:
        return False
    if is_row(text, Span(passage, start)) or is_note(text, Span(passage, start)):
        return False
    head = _MARKUP.sub("", text[passage:start], count=1)
    if not _is_place(head, known):
        return False
    line_end = text.find("\n\n", end, end + _LONGEST)
    behind = text[end : min(sentence.end, line_end if line_end >= 0 else sentence.end)]
    behind = behind[:_LONGEST]
    if text.startswith("#", passage):
        return len(behind) <= _BEHIND_HEADING and not re.match(r"\s[a-z]+s?\b", behind)
    is_end = not _WORD.search(behind) and len(behind) < _LONGEST
    return is_end or bool(_GOES_ON.match(behind))


def heading_date(text: str, sentence: Span, known: Vocabulary) -> Span | None:
    """The date that heads what follows it, if a sentence begins with such a line."""
    end = min(sentence.end, sentence.start + _LONGEST)
    for match in date_pattern(known).finditer(text, sentence.start, end):
        if match.lastgroup in HEADING_FORMS and is_dateline(text, sentence, match.span(), known):
            return Span(*match.span())
    return None


def _is_place(head: str, known: Vocabulary) -> bool:
    """Whether words can be the place of a line with a date: names, and what joins them."""
    spoken = _WORD.findall(head)
    if len(spoken) == 1:
        return spoken[0][0].isupper() and spoken[0].lower() not in known.days_follow
    joins = known.of | known.elided | known.function_words
    is_short = len(spoken) <= _MOST_WORDS
    names = [word for word in spoken if word[0].isupper()]
    return is_short and len(names) * 2 >= len(spoken) and _are_names(spoken, joins, known)


def _are_names(spoken: list[str], joins: frozenset[str], known: Vocabulary) -> bool:
    begins_sentence = len(spoken) > 1 and spoken[0].lower() in joins
    has_verb = any(is_verb(word.lower(), known) for word in spoken)
    return (
        not begins_sentence
        and not has_verb
        and all(word[0].isupper() or word in joins for word in spoken)
    )
