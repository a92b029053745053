"""Where a text mentions places of a story: by a name, its proper part, or the kind of place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from explorer.authoring.linking_texts.mentions import Mention, is_parted
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import Vocabulary, languages_with_vocabulary, vocabulary
from explorer.authoring.words import Word, words
from explorer.gazetteer.folding import fold, foldings
from explorer.story.passage_parts import Target
from explorer.story.places import Place

_Name = tuple[str, ...]
"""A name as its folded words."""


def place_mentions(text: str, places: Sequence[Place], known: Vocabulary) -> list[Mention]:
    """The mentions of places in the text's order; the longest name counts where several fit."""
    spoken = words(text, known)
    names, kinds = _names(places), _kinds(places, known)
    found: list[Mention] = []
    index = 0
    while index < len(spoken):
        length = _longest_name(text, spoken, index, names)
        run = spoken[index : index + length]
        if run:
            place = names[_folded(run)]
            found.append(Mention(Span(run[0].start, run[-1].end), Target.PLACE, place))
        elif place := kinds.get(spoken[index].text, ""):
            word = spoken[index]
            found.append(Mention(Span(word.start, word.end), Target.PLACE, place))
        index += length or 1
    return found


def _longest_name(text: str, spoken: list[Word], index: int, names: Mapping[_Name, str]) -> int:
    """How many words from `index` on are a name; 0 where none is."""
    longest = max(map(len, names), default=0)
    for length in range(min(longest, len(spoken) - index), 0, -1):
        run = spoken[index : index + length]
        is_name = _folded(run) in names
        if is_name and any(word.is_capitalised for word in run) and not is_parted(text, run):
            return length
    return 0


def _names(places: Sequence[Place]) -> dict[_Name, str]:
    """The place by each full name and, where only one has it, by the name's proper part.

    The proper part may be spelt as in any of the place's languages, in the full names too.
    """
    full: dict[_Name, str] = {}
    shared: dict[_Name, set[str]] = defaultdict(set)
    for place in places:
        parted = [
            _parted_name(name, words(name, _vocabulary_or_none(code)))
            for code, name in place.names.items()
        ]
        spellings = {each for _, proper, _ in parted for each in _spellings(proper)}
        for before, proper, after in parted:
            for spelling in spellings if proper else {()}:
                full[(*_folded(before), *spelling, *_folded(after))] = place.id
        for spelling in spellings:
            shared[spelling].add(place.id)
    return {part: min(ids) for part, ids in shared.items() if len(ids) == 1} | full


def _folded(spoken: list[Word]) -> _Name:
    return tuple(fold(word.text) for word in spoken)


def _spellings(name: list[Word]) -> set[_Name]:
    """The ways in which a name may be romanised."""
    return {tuple(each.split()) for each in foldings(" ".join(word.text for word in name))} - {()}


def _vocabulary_or_none(code: str) -> Vocabulary:
    if code in languages_with_vocabulary():
        return vocabulary(code)
    return Vocabulary.empty(code)


def _parted_name(name: str, spoken: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """What precedes the proper part of a name, that part, and what follows it.

    It is the first run of capitalised words that are no kind of place: ``Vostochny`` of
    ``Vostochny Cosmodrome``, ``Komsomolsk`` of ``Komsomolsk-on-Amur``.
    """
    known = (vocabulary(code) for code in languages_with_vocabulary())
    kinds = {kind for each in known for kind in each.place_kinds}
    proper = [word.is_capitalised and word.text.lower() not in kinds for word in spoken]
    start = proper.index(True) if True in proper else len(spoken)
    end = start
    while end < len(spoken) and proper[end] and not is_parted(name, spoken[start : end + 1]):
        end += 1
    return spoken[:start], spoken[start:end], spoken[end:]


def _kinds(places: Sequence[Place], known: Vocabulary) -> dict[str, str]:
    """The place by its kind (``cosmodromo``), for kinds that only one place of the story is."""
    ids: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for word in words(place.names.get(known.language, ""), known):
            if word.text.lower() in known.place_kinds:
                ids[word.text.lower()].add(place.id)
    return {kind: min(of_kind) for kind, of_kind in ids.items() if len(of_kind) == 1}
