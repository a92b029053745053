"""The dates of a text as they are written, each with its sentence and its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from explorer.authoring.dates.beside_dates import words_after, words_before
from explorer.authoring.dates.date_forms import date_pattern
from explorer.authoring.dates.date_names import has_month_first
from explorer.authoring.dates.date_reading import is_list_join, is_span_join
from explorer.authoring.dates.tenses import Tense, Verbs, side_of
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import sentences

_WITH_WEEKDAY = ("iso", "full", "day", "numeric")
_FULL = ("full", "iso", "numeric")
_LONGEST_GAP = 24
_CLAUSE = 60
"""Characters before a weekday in which a word such as ``usually`` belongs to it."""
"""Characters between two dates that are joined: ``from 3 May until the 7th of May``."""
_BESIDE = re.compile(
    r"[\s,(]*(?:(?:of|in|the|di|del|dello|della|dell['’]|d['’]|lo|la|nel)\s*){0,2}"
)
"""What may be between a date and the week or the year that it is of: ``Friday of next week``."""


@dataclass
class Sentence:
    """A sentence with dates, and what all of them say for each other."""

    span: Span
    has_other_week: bool = False
    has_other_year: bool = False
    years: list[Span] = field(default_factory=list)
    """The positions of years on their own."""
    verbs: Verbs | None = None
    """Once that they are looked for."""
    numbered: list[re.Match[str]] = field(default_factory=list)
    """The weekdays with a number."""


@dataclass
class WrittenMatch:
    """A stretch of a text that `date_pattern` has found."""

    match: re.Match[str]
    form: str
    """Name of the group that says how it is written."""
    span: Span
    sentence: Sentence
    passage: Span
    """The paragraph or heading."""
    following: WrittenMatch | None = None
    """The next one, if the two are joined to a span or a list."""
    beside: WrittenMatch | None = None
    """The week or the year that it is of: ``Friday of next week``."""
    is_used: bool = False
    """Whether it is only a part of a date beside it."""

    @property
    def words(self) -> str:
        """As the text has it."""
        return self.match.string[self.span.start : self.span.end]

    @property
    def is_heading(self) -> bool:
        """Whether it is in a heading."""
        return self.match.string.startswith("#", self.passage.start)


@dataclass(frozen=True)
class Reader:
    """What a date is read with."""

    text: str
    known: Vocabulary

    def tense(self, written: WrittenMatch) -> Tense:
        """On which side of the publication its verb places it."""
        sentence = written.sentence
        sentence.verbs = sentence.verbs or Verbs(self.text, sentence.span, self.known)
        return side_of(sentence.verbs.tense_of(written.span))

    def direction(self, written: WrittenMatch) -> str:
        """The kind of word beside it that says on which side it lies; empty without one."""
        beside = {*self.words_before(written)[:1], self.words_after(written)[0]}
        kinds = ("past", "perhaps_past", "coming", "perhaps_coming")
        return next((kind for kind in kinds if beside & getattr(self.known, kind)), "")

    def is_of_noun(self, written: WrittenMatch) -> bool:
        """Whether it belongs to a noun and not to the verb: ``Monday's vote``, ``of 3 May``."""
        is_of = self.known.of.intersection(self.words_before(written)[:1])
        return self.is_possessive(written) or bool(is_of)

    def is_duration(self, written: WrittenMatch) -> bool:
        """Whether it says how long something took, and not when: ``lowest in five years``."""
        is_other = has_month_first(self.known.language) and written.words.lower().startswith("in ")
        return is_other and self.tense(written) is not Tense.COMING

    def is_repeated(self, written: WrittenMatch) -> bool:
        """Whether any such day is meant: ``on a Friday``, ``usually on Friday``."""
        known, before = self.known, self.words_before(written)
        if known.days_repeated.intersection(before[:1]):
            return True
        start = max(written.sentence.span.start, written.span.start - _CLAUSE)
        clause = re.split(r"[,;:]", self.text[start : written.span.start])[-1]
        spoken = "_".join(re.findall(r"\w+", clause.lower()))
        return any(f"_{word}_" in f"_{spoken}_" for word in known.habitual)

    def is_before_past(self, written: WrittenMatch) -> bool:
        """Whether it was before something else in the past: ``had left on 3 May``."""
        start = max(written.sentence.span.start, written.span.start - _CLAUSE)
        spoken = re.findall(r"\w+", self.text[start : written.span.start].lower())
        return bool(self.known.before_past.intersection(spoken))

    def is_possessive(self, written: WrittenMatch) -> bool:
        """Whether it is the ``Monday's`` of something."""
        return bool(re.match(r"['’]s\b", self.text[written.span.end :][:3]))

    def aim(self, written: WrittenMatch) -> Tense:
        """The side on which it is as the day that something is set for or goes on until.

        Something may have gone on until a day on either side: `Tense.EITHER` if its verb is past.
        `Tense.NONE` if it is no such day.
        """
        before = self.words_before(written)[:2]
        behind = re.match(r",\s(\w+)", self.text[written.match.end() :][:40])
        is_over = behind is not None and behind[1].lower() in self.known.past_words
        if self.known.until.intersection((*before[:1], "_".join(reversed(before)))):
            return Tense.EITHER if self.tense(written) is not Tense.COMING else Tense.COMING
        named = [word for word in before if word not in ("il", "l", "the")]
        if not self.known.set_for.intersection(named[:1]):
            return Tense.NONE
        return Tense.EITHER if is_over else Tense.COMING  # ``set for Monday, was called off``

    def words_before(self, written: WrittenMatch) -> list[str]:
        """The words before it with nothing but spaces between, last one first."""
        form, span = written.form, written.span
        return words_before(
            self.text, written.match.start("lone") if form == "lone" else span.start
        )

    def words_after(self, written: WrittenMatch) -> tuple[str, str]:
        """The two words behind it with nothing but a space between."""
        return words_after(self.text, written.match.end())


def written_matches(reader: Reader) -> list[WrittenMatch]:
    """All that looks like a date in a text, in its order."""
    text, known = reader.text, reader.known
    spoken = [Sentence(Span(start, end)) for start, end in sentences(text, known)]
    starts = [each.span.start for each in spoken]
    passages = [0, *(match.end() for match in re.finditer(r"\n\s*\n", text)), len(text)]
    found: list[WrittenMatch] = []
    for match in date_pattern(known).finditer(text):
        form = match.lastgroup or ""
        has_weekday = form in _WITH_WEEKDAY and match["on"] is not None
        begins = "on" if has_weekday else 0 if form == "lone" else form
        span = Span(match.start(begins), match.end(form))
        sentence = spoken[max(0, bisect_right(starts, match.start()) - 1)]
        after = min(bisect_right(passages, match.start()), len(passages) - 1)
        passage = Span(passages[after - 1], passages[after])
        written = WrittenMatch(match, form, span, sentence, passage)
        _note(reader, written)
        if found:
            _join(reader, found[-1], written)
        found.append(written)
    return found


def _note(reader: Reader, written: WrittenMatch) -> None:
    """What a match says for the other dates of its sentence."""
    sentence = written.sentence
    if written.form in ("week", "years") and not reader.is_duration(written):
        sentence.has_other_week |= written.form == "week"
        sentence.has_other_year |= written.form == "years"
    if written.form == "numbered" and len(sentence.numbered) < 10:
        sentence.numbered.append(written.match)
    if written.form == "year" and len(sentence.years) < 10:
        sentence.years.append(Span(*written.match.span()))


def _join(reader: Reader, first: WrittenMatch, second: WrittenMatch) -> None:
    """Note what two neighbours are for each other."""
    start, end = first.match.end(), max(second.match.start(), first.match.end())
    gap = reader.text[start:end]
    if len(gap) > _LONGEST_GAP or first.sentence is not second.sentence:
        return
    # The article before a number is a part of the match of a ``lone`` one.
    is_span = is_span_join(gap, reader.known) or is_span_join(f"{gap} ", reader.known)
    if is_span or is_list_join(gap, reader.known):
        first.following = second
    if is_span and first.form == second.form == "weekday":
        first.span, second.is_used = Span(first.span.start, second.span.end), True
    if not _BESIDE.fullmatch(gap):
        return
    for one, other in ((first, second), (second, first)):
        is_week = one.form == "weekday" and other.form == "near_week"
        is_year = one.form in ("day", "month") and other.form == "near_year"
        if is_week or is_year:
            one.beside, other.is_used = other, True


def is_full(written: WrittenMatch) -> bool:
    """Whether it has day, month and year."""
    return written.form in _FULL


@dataclass(frozen=True)
class Seen:
    """What a date can refer to, at its place in the text."""

    base: date | None
    """The day from which it is seen: that of the publication, or of the heading above it."""
    year: str = ""
    """The year of the last full date of its passage."""
    year_sentence: Sentence | None = None
    last: date | None = None
    """The last day that its passage has named."""
    last_sentence: Sentence | None = None
    """The sentence with that day, if another one can count from it."""
    span: tuple[date, date] | None = None
    """The last days with a year that the text has named as a span: ``3–6 October 2024``."""
    weekdays: tuple[date, ...] = ()
    """The days that the text has named with weekday and number."""
    entry: date | None = None
    """The day of the last line that heads what follows it."""
    entry_before: date | None = None
    """That of the one before, in a diary."""
    near: date | None = None
    """The last day that the text has named, which counts if a weekday confirms it."""
