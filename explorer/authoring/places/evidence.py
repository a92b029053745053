"""What the words around a name say of it: a place, a person, or nothing that can be relied on.

Rules of thumb that rarely mistake something else for a place: a name counts only where
something speaks for it, such as a word for a kind of place (``the town of …``) or ``in``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from explorer.authoring.places.names import Name
from explorer.authoring.vocabularies import Vocabulary
from explorer.gazetteer.folding import fold
from explorer.gazetteer.kinds import split_kind


class Ground(Enum):
    """What marks a name as a place."""

    KIND = "a kind of place, as in ``the town of Rome``"
    QUALIFIED = "the state or country that follows it"
    DATELINE = "the head of a paragraph before a dash"
    LOCATIVE = "``in`` and other words that mostly precede places"
    BEARING = "where something else is from there: ``24 km south of Rome``"
    WEAK_LOCATIVE = "``to`` and other words that precede persons as often"
    MODEL = "that a language model takes it for one"
    OFFICE = "an office of a town or a part of it: ``the mayor of Rome``"
    NAME = "that it is the name of a large town"


STRENGTHS = {
    Ground.KIND: 1.0,
    Ground.QUALIFIED: 0.98,
    Ground.DATELINE: 0.95,
    Ground.LOCATIVE: 0.95,
    Ground.BEARING: 0.95,
    Ground.WEAK_LOCATIVE: 0.85,
    Ground.MODEL: 0.85,
    Ground.OFFICE: 0.9,
    Ground.NAME: 0.8,
}
"""How sure each of them makes that a name is a place, by rule of thumb."""

ENUMERATED = 0.95
"""Factor for a name that only follows another place: ``in Rome and then Naples``."""

_KIND_REACH = 3
"""Most words between a kind of place and the name: ``the industrial town of …``."""

_LONGEST_JOIN = 20
"""Maximum number of characters between two places that are named together."""


@dataclass(frozen=True)
class Evidence:
    """What marks a name as a place in its context."""

    ground: Ground
    """What it is; for a name that only follows another place, what marks that place."""
    words: str
    """What it is, for the author."""
    query: str
    """What to look up: the name, with its kind where the gazetteer knows that kind."""
    is_articled: bool = False
    """Whether an article parts it from the name, as before a river: ``on the Danube``."""
    places_before: int = 0
    """How many places it only follows: 1 for ``Naples`` of ``in Rome and then Naples``."""

    @property
    def strength(self) -> float:
        """How sure it makes that the name is a place, 0 to 1."""
        return float(STRENGTHS[self.ground] * ENUMERATED**self.places_before)

    @property
    def is_strong(self) -> bool:
        """Whether it mostly marks places."""
        return self.ground not in {
            Ground.WEAK_LOCATIVE,
            Ground.MODEL,
            Ground.OFFICE,
            Ground.NAME,
        }

    @property
    def is_stop(self) -> bool:
        """Whether somebody is, was or will be there."""
        return self.ground not in {Ground.BEARING, Ground.MODEL, Ground.OFFICE, Ground.NAME}

    @property
    def names_kind(self) -> bool:
        """Whether the kind of place belongs to this very name."""
        return self.ground is Ground.KIND and not self.places_before

    def passed_on(self, earlier: Name, name: Name) -> Evidence:
        """The evidence for the next name, beside the one that this evidence marks."""
        beside = f"named beside {earlier.text}"
        return Evidence(self.ground, beside, name.text, self.is_articled, self.places_before + 1)


def evidence_for(name: Name, known: Vocabulary) -> Evidence | None:
    """What the words before a name say for it being a place; None if they say nothing."""
    last = next(iter(name.before), "")
    if kind := _kind_before(name, known) or _kind_within(name, known):
        return Evidence(Ground.KIND, f"with “{kind}”", _with_kind(name.text, kind))
    if name.heads_dateline:
        return Evidence(Ground.DATELINE, "at the head of a paragraph", name.text)
    if last in known.locatives:
        return Evidence(Ground.LOCATIVE, f"after “{last}”", name.text)
    if last in known.weak_locatives:
        return Evidence(Ground.WEAK_LOCATIVE, f"after “{last}”", name.text)
    if (
        last in known.of
        and name.before[1:2]
        and name.before[1] in known.town_offices | known.building_kinds
    ):
        return Evidence(Ground.OFFICE, f"after “{name.before[1]} {last}”", name.text)
    return _articled(name, known)


def _articled(name: Name, known: Vocabulary) -> Evidence | None:
    """``in the Alps``, ``sul Danubio``: so are rivers and mountains named, but no town."""
    last, earlier = (*name.before, "", "")[:2]
    if last in known.articles and earlier in known.locatives | known.before_landforms:
        said = f"after “{earlier} {last}”"
    elif last in _with_article(known):
        said = f"after “{last}”"
    else:
        return None
    return Evidence(Ground.LOCATIVE, said, name.text, is_articled=True)


def _with_article(known: Vocabulary) -> frozenset[str]:
    """``nel``, ``sulle``: a preposition and an article in one."""
    return frozenset(word for word in known.articles if word.startswith(("ne", "su")))


def is_building(name: Name, known: Vocabulary) -> bool:
    """Whether it is a street or a building, or called after one.

    As ``via Roma`` and ``teatro dell'Opera`` are; ``stazione di Bologna`` is not.
    """
    last, earlier = (*name.before, "", "")[:2]
    if last in known.building_kinds:
        return True
    return last in known.articles and earlier in known.building_kinds


def is_called_building(name: Name, known: Vocabulary) -> bool:
    """Whether it has the word for one in it, as some towns have: ``Hyde Park``, ``Menlo Park``."""
    spoken = [word.lower() for word in name.text.split()]
    at_end = spoken[-1] in known.building_kinds if known.language == "en" else False
    return len(spoken) > 1 and (at_end or spoken[0] in known.building_kinds - _TOWNS_BEGIN)


_TOWNS_BEGIN = frozenset(
    {"campo", "castello", "college", "ponte", "porto", "riva", "torre", "villa"}
)
"""Kinds of buildings that the names of towns begin with as well: ``Torre del Greco``."""


def _with_kind(name: str, kind: str) -> str:
    """The name with its kind, once, where the gazetteer knows that kind."""
    query = name if kind in name.lower().split() else f"{kind} {name}"
    return query if split_kind(fold(query))[0] else name


def _kind_before(name: Name, known: Vocabulary) -> str:
    """``city`` of ``the industrial city of Rome``, ``airport`` of ``airport Malpensa``."""
    before = name.before
    if before and before[0] in known.place_kinds:
        return before[0]
    if before and before[0] in known.of:
        reach = before[1 : 1 + _KIND_REACH]
        for word in reach:
            if word in known.place_kinds:
                return word
            if word in known.function_words:
                break
    return ""


def _kind_within(name: Name, known: Vocabulary) -> str:
    """``airport`` of ``Malpensa Airport``; also of ``Malpensa airport``."""
    spoken = [word.lower() for word in name.text.split()]
    behind = [*spoken[1:], *name.after[:1]]
    if kind := next((word for word in behind if word in known.place_kinds), ""):
        return kind
    is_natural = len(spoken) > 1 and spoken[0] in known.place_kinds and split_kind(name.key)[0]
    return spoken[0] if is_natural else ""


def is_of_region(name: Name, known: Vocabulary) -> bool:
    """Whether it is called something without a point: ``the region of …``, ``the … sea``."""
    before = name.before[1:2] if name.before[:1] and name.before[0] in known.of else name.before[:1]
    beside = {*before, *name.after[:1], *(word.lower() for word in name.text.split())}
    return bool(beside & known.region_kinds)


def is_titled(name: Name, known: Vocabulary) -> bool:
    """Whether a person's title precedes it."""
    for word in name.before[:2]:
        if word in known.titles:
            return True
        if word in known.function_words | known.locatives | known.weak_locatives:
            break
    return False


def begins_with_title(name: Name, known: Vocabulary) -> bool:
    """Whether a person's title is its first word; of some towns it is too: ``Prince George``."""
    first, *rest = name.key.split()
    return bool(rest) and first in known.titles


def holds_first_name(name: Name, known: Vocabulary) -> bool:
    """Whether one of its words is a first name, or its first an initial: ``J. Smith``.

    Of some towns one is too: ``Port Elizabeth``.
    What is called after a saint is more often a place.
    """
    spoken = name.key.split()
    if len(spoken) < 2 or spoken[0] in known.saints:
        return False
    before = ["", *spoken]
    own = {word for at, word in enumerate(spoken) if before[at] not in known.saints}
    return len(spoken[0]) == 1 or bool(known.given_names & own)


def may_be_first_name(name: Name, known: Vocabulary) -> bool:
    """Whether the whole of it is a first name of persons; of some towns it is too: ``Florence``."""
    return name.key in known.given_names


def is_speaker(name: Name, known: Vocabulary) -> bool:
    """Whether it is reported to say something."""
    return bool({*name.before[:1], *name.after[:2]} & known.speech_verbs)


def follows(text: str, earlier: Name, name: Name, known: Vocabulary) -> bool:
    """Whether nothing but a comma or a conjunction parts it from an earlier name."""
    if name.start - earlier.end > _LONGEST_JOIN:
        return False
    between = text[earlier.end : name.start].replace(",", " ").split()
    return all(word.lower() in known.conjunctions for word in between)


def words_of(names: Sequence[Name]) -> frozenset[str]:
    """The words of several names, folded."""
    return frozenset(word for name in names for word in name.key.split())
