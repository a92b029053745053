"""Texts of records in every language of their story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.imports.completion.gathering import Values
from explorer.imports.found import ReportLine
from explorer.imports.storage.field_paths import flat
from explorer.story.fields import Kind, Model, inner, kind
from explorer.writing.values import Value


def worded(
    values: Mapping[str, Value], model: Model, languages: Sequence[str], lang: str = ""
) -> Values:
    """A record whose texts are by language.

    A text that lacks a language has there what the first one has that it does not lack.

    Args:
        values: its fields.
        model: the kind of record.
        languages: those that each text is to have; without any, each has those that are known.
        lang: the language of a plain text; the first of them if it is empty.

    >>> from explorer.story.records import Event
    >>> worded({"title": "Home"}, Event, ["en", "it"])
    {'title': {'en': 'Home', 'it': 'Home'}}
    """
    done: Values = {}
    for name, value in values.items():
        within = inner(model, name)
        if kind(model, name) is Kind.TEXTS:
            if texts := _texts(value, languages, lang or languages[0]):
                done[name] = texts
        elif within and isinstance(value, list):
            done[name] = [
                worded(each, within, languages, lang) if isinstance(each, dict) else each
                for each in value
            ]
        elif within and isinstance(value, dict):
            done[name] = worded(value, within, languages, lang)
        else:
            done[name] = value
    return done


def _texts(value: Value, languages: Sequence[str], lang: str) -> Values:
    if isinstance(value, dict):
        known = {code: each for code, each in value.items() if str(each or "").strip()}
    else:
        known = {lang: str(value)} if str(value or "").strip() else {}
    if not known:
        return {}
    usual = next(iter(known.values()))
    return known | {code: usual for code in languages if code not in known}


def borrowed_paths(
    values: Mapping[str, Value], model: Model, languages: Sequence[str], lang: str
) -> frozenset[str]:
    """The paths of the texts that `worded` borrows from another language.

    >>> from explorer.story.records import Event
    >>> borrowed_paths({"title": {"it": "Casa"}}, Event, ["en", "it"], "it")
    frozenset({'title.en'})
    """
    known = flat(worded(values, model, (), lang), model).keys()
    return frozenset(flat(worded(values, model, languages, lang), model).keys() - known)


def borrowed(
    values: Values, model: Model, languages: Sequence[str], where: str
) -> list[ReportLine]:
    """What to say of the texts that lack one of several languages."""
    return [
        ReportLine.changed(
            where,
            field=name,
            found=f"a text in {', '.join(value)}",
            became=f"the same in {', '.join(lacking)}",
            why="each text has to be in all languages of the story; translate it",
        )
        for name, value in values.items()
        if kind(model, name) is Kind.TEXTS and isinstance(value, dict)
        if value and (lacking := [lang for lang in languages if lang not in value])
    ]


def languages_of(lists: Mapping[str, Mapping[str, Values]], lang: str) -> list[str]:
    """The languages of a story by the titles of its events, that of the import if they have none.

    >>> languages_of({"events": {"a": {"title": {"it": "Casa", "en": "Home"}}}}, "en")
    ['en', 'it']
    """
    found = dict.fromkeys(
        code
        for event in lists.get("events", {}).values()
        if isinstance(titles := event.get("title"), dict)
        for code in titles
    )
    return sorted(found, key=lambda code: code != lang) or [lang]
