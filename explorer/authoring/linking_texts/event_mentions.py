"""Where a text mentions a story's events: words of their titles are close together there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from explorer.authoring.linking_texts.mentions import Mention, is_parted
from explorer.authoring.spans import Span, Spans
from explorer.authoring.vocabularies import Vocabulary
from explorer.authoring.words import Word, words
from explorer.gazetteer.folding import fold
from explorer.story.passage_parts import Target
from explorer.story.places import Place
from explorer.story.records import Event

_WIDEST_GAP = 3
"""Maximum number of words between two words of one mention."""

_Weights = dict[str, float]
"""What each word of a title is worth, by stem."""


def event_mentions(
    text: str,
    events: Sequence[Event],
    places: Sequence[Place],
    taken: Sequence[Mention],
    known: Vocabulary,
) -> list[Mention]:
    """The mentions of events, none across one that is `taken` already.

    A word of a title is worth 1, one that two titles share ½, one that more share nothing. A
    stretch of text is a mention if it is worth at least 1, and more than half of what the event's
    best stretch is worth.

    Raises:
        KeyError: an event has no title in the vocabulary's language.
    """
    others = Spans(mention.span for mention in taken)
    spoken = [word for word in words(text, known) if not others.within(word.start, word.end)]
    stretches: list[tuple[float, Mention]] = []
    for event_id, weights in _weights(events, places, known).items():
        runs = [(_worth(run, weights), run) for run in _runs(text, spoken, weights)]
        best = max((worth for worth, _ in runs), default=0)
        stretches += [
            (worth, Mention(Span(run[0].start, run[-1].end), Target.EVENT, event_id))
            for worth, run in runs
            if worth >= 1 and worth > best / 2
        ]
    found: list[Mention] = []
    taken_words: set[int] = set()
    for _, mention in sorted(stretches, key=lambda stretch: -stretch[0]):
        covered = range(mention.span.start, mention.span.end)
        if taken_words.isdisjoint(covered):
            taken_words.update(covered)
            found.append(mention)
    return found


def _weights(
    events: Sequence[Event], places: Sequence[Place], known: Vocabulary
) -> dict[str, _Weights]:
    """What the words of each event's title are worth; those of places' names are left out."""
    names = [name for place in places for name in place.names.values()]
    of_places = {fold(word.text) for name in names for word in words(name, known)}
    titles = {
        event.id: {
            word.stem
            for word in words(event.title[known.language], known)
            if word.text.lower() not in known.function_words
            and not word.text.isdigit()
            and fold(word.text) not in of_places
        }
        for event in events
    }
    shared = Counter(stem for stems in titles.values() for stem in stems)
    return {
        event_id: {stem: 1 / shared[stem] for stem in stems if shared[stem] <= 2}
        for event_id, stems in titles.items()
    }


def _runs(text: str, spoken: list[Word], wanted: Container[str]) -> list[list[Word]]:
    """The stretches of words that begin and end with wanted stems, with few words between these."""
    runs: list[list[Word]] = []
    last = 0
    for index, word in enumerate(spoken):
        if word.stem not in wanted:
            continue
        gap = index - last - 1
        if runs and gap <= _WIDEST_GAP and not is_parted(text, [runs[-1][-1], word]):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = index
    return runs


def _worth(run: list[Word], weights: _Weights) -> float:
    return sum(weights[stem] for stem in {word.stem for word in run})
