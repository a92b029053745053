"""Names that a language model marked in a text: the optional extra of the recogniser.

The model is spaCy's, of the user's own choice and installation: `pip install
'itinerary-explorer[nlp]'`, then `python -m spacy download it_core_news_md`. Nothing is downloaded
here, and nothing of the text leaves the machine.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from typing import Any, Protocol

from explorer.authoring.spans import Span, Spans
from explorer.story.errors import ExplorerError

_PLACES = frozenset({"GPE", "LOC"})
"""Labels of places, in all models of spaCy."""
_OTHERS = frozenset({"PERSON", "PER", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"})
"""Labels of what is called like a place: persons, clubs, newspapers, halls."""
_SIZES = ("trf", "lg", "md", "sm")
"""Endings of the models' names, the most exact ones first."""


class ModelError(ExplorerError):
    """A language model is installed and cannot be used; says which, and why."""


@dataclass(frozen=True)
class Entities:
    """What a model found in a text."""

    places: Spans
    others: Spans

    def is_place(self, start: int, end: int) -> bool:
        """Whether the model takes the name there for a place."""
        return bool(self.places.within(start, end))

    def is_other(self, start: int, end: int) -> bool:
        """Whether it takes it for a part of the longer name of a person, a club or the like.

        Small models take single towns for persons so often that this alone is not believed.
        """
        around = (self.others.ordered[at] for at in self.others.within(start, end))
        return any(each.start < start or each.end > end for each in around)


Marking = Callable[[str], Entities]
"""Marks the names of a text."""


class _Found(Protocol):
    start_char: int
    end_char: int
    label_: str


class _Document(Protocol):
    @property
    def ents(self) -> Iterable[_Found]:
        """The names, none of which overlap."""
        ...


NO_ENTITIES = Entities(Spans(()), Spans(()))
"""What is known without a model."""


def installed_model(language: str) -> str | None:
    """The most exact model of spaCy for a language that is installed here; None without one."""
    names = {each.name.replace("-", "_").lower() for each in distributions() if each.name}
    models = [name for name in names if name.startswith((f"{language}_core_", f"{language}_dep_"))]
    order = {size: at for at, size in enumerate(_SIZES)}
    known = [name for name in models if name.rpartition("_")[2] in order]
    is_usable = known and "spacy" in names
    return min(known, key=lambda name: order[name.rpartition("_")[2]]) if is_usable else None


def marking_with(model: str) -> Marking:
    """What marks names with a model of spaCy.

    Raises:
        ModelError: the model cannot be loaded, for it is of another version of spaCy.
    """
    spacy: Any = importlib.import_module("spacy")
    try:
        pipeline: Callable[[str], _Document] = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(f"{model}: found {error}, expected a model of this spaCy") from error
    return lambda text: entities_of(pipeline(text))


def entities_of(document: _Document) -> Entities:
    """The names that a document of spaCy has."""
    return Entities(
        Spans(_labelled(document, _PLACES)),
        Spans(_labelled(document, _OTHERS)),
    )


def _labelled(document: _Document, labels: frozenset[str]) -> Iterator[Span]:
    for each in document.ents:
        if each.label_ in labels:
            yield Span(each.start_char, each.end_char)
