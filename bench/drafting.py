"""`python -m bench.drafting`: how good the drafts of `new` are, on texts annotated by hand.

A date is right if the draft has an event with that day, month and year in that sentence. A place is
right if it is the thing that the text means, near its true position. Exit status: 0 when everything
was scored, 1 when a text or its annotations cannot be read, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.annotations import (
    AnnotationError,
    PlaceAnnotation,
    PlaceKind,
    Sample,
    name_words,
    samples_in,
)
from explorer.authoring.dates.datelines import dateline, title_of
from explorer.authoring.drafts.drafting import ArticleFacts, DraftPlace, DraftStory, draft_story
from explorer.authoring.places.entities import installed_model, marking_with
from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary
from explorer.commands.progress import watched_gazetteer
from explorer.gazetteer import Gazetteer
from explorer.gazetteer.kinds import Kind
from explorer.story.geodesy import distance_km
from explorer.story.places import Coordinate
from explorer.story.times import parse_date

CORPUS = Path(__file__).parent / "drafts"
TOLERANCES_KM = {
    PlaceKind.TOWN: 30.0,
    PlaceKind.AIRPORT: 30.0,
    PlaceKind.MOUNTAIN: 100.0,
    PlaceKind.ISLAND: 150.0,
    PlaceKind.LAKE: 150.0,
    PlaceKind.REGION: 400.0,
    PlaceKind.RIVER: 800.0,
    PlaceKind.SEA: 800.0,
}
"""How far from the annotated point a place of the draft may be."""


@dataclass
class Counts:
    """What was found of what is there; lists for those who want to see each."""

    given: int = 0
    """Items of the draft."""
    right: int = 0
    """Those of them that the annotations have."""
    wanted: int = 0
    """Items of the annotations that are not optional."""
    found: int = 0
    """Those of them that the draft has."""

    def add(self, other: Counts) -> None:
        """Count those of another text too."""
        self.given += other.given
        self.right += other.right
        self.wanted += other.wanted
        self.found += other.found

    @property
    def precision(self) -> str:
        """Right of given, in per cent."""
        return _share(self.right, self.given)

    @property
    def recall(self) -> str:
        """Found of wanted, in per cent."""
        return _share(self.found, self.wanted)


@dataclass
class Score:
    """One text, or all texts of one kind."""

    texts: int = 0
    dates: Counts = field(default_factory=Counts)
    places: Counts = field(default_factory=Counts)
    """Wanted and found are towns only."""
    others: Counts = field(default_factory=Counts)
    """Places that are neither towns nor countries: only wanted and found."""
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count those of another text too."""
        self.texts += other.texts
        self.dates.add(other.dates)
        self.places.add(other.places)
        self.others.add(other.others)
        self.misses += other.misses


@dataclass(frozen=True)
class Drafted:
    """What is scored of a draft."""

    days: tuple[tuple[str, Span], ...]
    """Each exact day of an event, and the sentence that it belongs to."""
    places: tuple[DraftPlace, ...]


def drafted(sample: Sample, gazetteer: Gazetteer) -> Drafted:
    """The draft that `new` makes of a text."""
    known = vocabulary(sample.lang)
    head = dateline(sample.text, known)
    given = parse_date(sample.published) if sample.published else None
    facts = ArticleFacts(
        lang=sample.lang,
        title=title_of(sample.text),
        publisher=None,
        url=None,
        published=given or (head.date if head else None),
        dated_by="",
        is_local=False,
    )
    story = draft_story(sample.text, facts, _recogniser(gazetteer, sample.lang))
    return Drafted(tuple(_days(story)), story.places)


def _recogniser(gazetteer: Gazetteer, lang: str) -> GazetteerRecogniser:
    model = installed_model(lang)
    return GazetteerRecogniser(gazetteer, lang, (), marking_with(model) if model else None)


def _days(story: DraftStory) -> Iterator[tuple[str, Span]]:
    seen: set[tuple[str, Span]] = set()
    for event in story.events:
        found = (event.stop.when.text, event.stop.sentence)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", found[0]) and found not in seen:
            seen.add(found)
            yield found


def score(sample: Sample, draft: Drafted) -> Score:
    """Compare a draft with what the annotator found."""
    scored = Score(texts=1)
    _score_dates(sample, draft, scored)
    _score_places(sample, draft, scored)
    return scored


def _score_dates(sample: Sample, draft: Drafted, scored: Score) -> None:
    counts, where = scored.dates, f"{sample.lang} {sample.name}"
    for day, sentence in draft.days:
        same = any(
            each.day == day and sentence.overlaps(each.span.start, each.span.end)
            for each in sample.dates
        )
        counts.given += 1
        counts.right += same
        if not same:
            words = _line(sample.text[sentence.start : sentence.end])
            scored.misses.append(f"{where}: wrong date {day}: {words}")
    for wanted in sample.dates:
        if wanted.optional:
            continue
        there = any(
            day == wanted.day and sentence.overlaps(wanted.span.start, wanted.span.end)
            for day, sentence in draft.days
        )
        counts.wanted += 1
        counts.found += there
        if not there:
            scored.misses.append(f"{where}: no date {wanted.day}: {wanted.words}")


def _score_places(sample: Sample, draft: Drafted, scored: Score) -> None:
    where = f"{sample.lang} {sample.name}"
    found: set[PlaceAnnotation] = set()
    for place in draft.places:
        right = [each for each in sample.places if _is_same(place, each)]
        found.update(right)
        scored.places.given += 1
        scored.places.right += bool(right)
        if not right:
            entry = place.found.candidate.entry
            meant = f"{entry.name}, {entry.country}, {entry.kind}"
            scored.misses.append(f"{where}: wrong place {place.found.name}: {meant}")
    for wanted in sample.places:
        if wanted.optional or wanted.kind is PlaceKind.COUNTRY:
            continue  # a country is no single point, so no draft has it
        counts = scored.places if wanted.kind is PlaceKind.TOWN else scored.others
        counts.wanted += 1
        counts.found += wanted in found
        if wanted not in found:
            scored.misses.append(f"{where}: no {wanted.kind} {wanted.name}")


def _is_same(place: DraftPlace, wanted: PlaceAnnotation) -> bool:
    """Whether a place of the draft is what the annotator says that its name means."""
    entry = place.found.candidate.entry
    if not _same_name(place.found.name, wanted.name):
        return False
    if wanted.country and entry.country != wanted.country:
        return False
    is_town, may_be_town = entry.kind is Kind.SETTLEMENT, wanted.kind is PlaceKind.TOWN
    if wanted.lat is None or wanted.lon is None:
        return not is_town
    if (wanted.kind is PlaceKind.AIRPORT) != (entry.kind in {Kind.AIRPORT, Kind.LARGE_AIRPORT}):
        return False
    if is_town and not may_be_town and wanted.kind is not PlaceKind.COUNTRY:
        return False
    apart = distance_km(entry.coordinate, Coordinate(lat=wanted.lat, lon=wanted.lon))
    return apart <= TOLERANCES_KM.get(wanted.kind, TOLERANCES_KM[PlaceKind.TOWN])


def _same_name(one: str, other: str) -> bool:
    """Whether one of two names contains all words of the other."""
    first, second = set(name_words(one)), set(name_words(other))
    return bool(first and second) and (first <= second or second <= first)


def _line(words: str) -> str:
    return " ".join(words.split())[:100]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.0%}" if whole else "–"


def table(scores: dict[tuple[str, str], Score]) -> Iterator[str]:
    """The figures, a line per language and kind, and one for each language."""
    head = ("texts", "date recall", "date precision", "place precision", "town recall", "others")
    yield f"{'':16}" + "".join(f"{each:>17}" for each in head)
    for lang in dict.fromkeys(lang for lang, _ in scores):
        every = Score()
        for (its_lang, kind), scored in scores.items():
            if its_lang == lang:
                every.add(scored)
                yield _row(f"{lang} {kind}", scored)
        yield _row(f"{lang} all", every)


def _row(name: str, scored: Score) -> str:
    dates, places = scored.dates, scored.places
    cells = (
        *(str(scored.texts), dates.recall, dates.precision),
        *(places.precision, places.recall, scored.others.recall),
    )
    return f"{name:16}" + "".join(f"{cell:>17}" for cell in cells)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every text of a corpus and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.drafting", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="a folder with one folder per language"
    )
    parser.add_argument("--half", help="only texts in folders of this name, such as tuning")
    parser.add_argument("--lang", help="only texts in this language")
    parser.add_argument("--misses", action="store_true", help="list what is wrong or missing")
    parser.add_argument("names", nargs="*", help="only these texts")
    options = parser.parse_args(arguments)
    try:
        scores = _scored(_chosen(samples_in(options.corpus, half=options.half), options))
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    if options.misses:
        print(*(miss for each in scores.values() for miss in each.misses), sep="\n")
    print(*table(scores), sep="\n")
    return 0


def _chosen(samples: Iterable[Sample], options: argparse.Namespace) -> Iterator[Sample]:
    for sample in samples:
        if options.lang in (None, sample.lang) and (
            not options.names or sample.name in options.names
        ):
            yield sample


def _scored(samples: Iterable[Sample]) -> dict[tuple[str, str], Score]:
    gazetteer = watched_gazetteer()
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for sample in samples:
        scores[sample.lang, sample.kind].add(score(sample, drafted(sample, gazetteer)))
    return dict(scores)


if __name__ == "__main__":
    sys.exit(main())
