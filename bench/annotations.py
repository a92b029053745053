"""Texts of our own with what a draft of each should say: its dates by sentence, its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from explorer.authoring.documents.texts import read_article_text
from explorer.authoring.spans import Span
from explorer.gazetteer.folding import fold
from explorer.story.errors import DataError

TEXT_SUFFIXES = (".txt", ".md")


class AnnotationError(Exception):
    """A text or what is said about it cannot be read."""


class PlaceKind(StrEnum):
    """What a name in a text means."""

    TOWN = "town"
    AIRPORT = "airport"
    COUNTRY = "country"
    REGION = "region"
    ISLAND = "island"
    RIVER = "river"
    LAKE = "lake"
    SEA = "sea"
    MOUNTAIN = "mountain"


class _Annotation(BaseModel):
    """Something that the annotator wrote: any other field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    optional: bool = False
    """Whether a draft is right with it and complete without it."""


class DateAnnotation(_Annotation):
    """A day that the text gives for what a sentence reports."""

    day: date
    at: str
    """Words that occur once in the text, in that sentence."""
    to: str = ""
    """Words in the last of several sentences, any of which may have the day; empty for one."""


class PlaceAnnotation(_Annotation):
    """A place that the text names."""

    name: str
    """Its name as in the text."""
    kind: PlaceKind
    country: str
    """ISO 3166-1 alpha-2 code; empty for what lies in several countries or at sea."""
    lat: float | None = None
    lon: float | None = None


class _Annotations(BaseModel):
    """The whole of an annotation file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["news", "diary", "programme"]
    published: str | None
    """What its author would pass as `--published`; None where its head gives it, or nothing."""
    dates: tuple[DateAnnotation, ...]
    places: tuple[PlaceAnnotation, ...]


@dataclass(frozen=True)
class DayIn:
    """A day, and where in the text it holds."""

    day: str
    """ISO 8601."""
    span: Span
    words: str
    """The annotator's words for the sentence."""
    optional: bool


@dataclass(frozen=True)
class Sample:
    """One annotated text."""

    name: str
    lang: str
    kind: str
    text: str
    """Its Markdown, as `new` reads it."""
    published: str | None
    dates: tuple[DayIn, ...]
    places: tuple[PlaceAnnotation, ...]


def samples_in(folder: Path, half: str | None = None) -> Iterator[Sample]:
    """The samples below a folder whose first level is one folder per language.

    Args:
        folder: the corpus.
        half: the name of the folders to read, or None for all.

    Raises:
        AnnotationError: a text is missing, or its annotations do not fit it.
    """
    for path in sorted(folder.glob(f"*/{half or '**'}/*.yaml")):
        yield _sample(path, lang=path.relative_to(folder).parts[0])


def name_words(name: str) -> list[str]:
    """The words of a name, folded; an article with an apostrophe is a word.

    >>> name_words("L’Avana"), name_words("all'Aia")
    (['l', 'avana'], ['all', 'aia'])
    """
    return fold(re.sub("['’]", " ", name)).split()


def _sample(path: Path, lang: str) -> Sample:
    text_files = [path.with_suffix(suffix) for suffix in TEXT_SUFFIXES]
    there = [file for file in text_files if file.is_file()]
    if len(there) != 1:
        raise AnnotationError(f"{path}: expected one text beside it, {' or '.join(TEXT_SUFFIXES)}")
    try:
        said = _Annotations.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        text = read_article_text(there[0]).text
    except (ValidationError, yaml.YAMLError, DataError) as error:
        raise AnnotationError(f"{path}: {error}") from error
    there_are = f" {' '.join(name_words(text))} "
    for place in said.places:
        if f" {' '.join(name_words(place.name))} " not in there_are:
            raise AnnotationError(f"{path}: the text has no {place.name!r}")
        if place.kind is not PlaceKind.COUNTRY and (place.lat is None or place.lon is None):
            raise AnnotationError(f"{path}: {place.name!r} has no position")
    return Sample(
        name=path.stem,
        lang=lang,
        kind=said.kind,
        text=text,
        published=said.published,
        dates=tuple(_day_in(each, text, path) for each in said.dates),
        places=said.places,
    )


def _day_in(said: DateAnnotation, text: str, path: Path) -> DayIn:
    first = _span_of(said.at, text, path)
    last = _span_of(said.to, text, path) if said.to else first
    return DayIn(said.day.isoformat(), Span(first.start, last.end), said.at, said.optional)


def _span_of(words: str, text: str, path: Path) -> Span:
    """Where the text has these words; escapes and marks of headings are not among them."""
    bare = re.sub(r"^#+\s*", "", words)
    pattern = r"\\?".join(r"\s+" if sign.isspace() else re.escape(sign) for sign in bare)
    found = [Span(*match.span()) for match in re.finditer(pattern, text)]
    if len(found) != 1:
        raise AnnotationError(f"{path}: the text has {words!r} {len(found)} times, expected once")
    return found[0]
