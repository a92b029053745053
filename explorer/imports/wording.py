"""Texts of records in every language of their story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.imports.found import ReportLine
from explorer.imports.gathering import Values
from explorer.story.fields import Kind, Model, inner, kind
from explorer.writing.values import Value


def worded(values: Mapping[str, Value], model: Model, languages: Sequence[str]) -> Values:
    """A record whose texts are by language; a plain text is in the first language.

    A text that lacks a language has there what the first one has that it does not lack.

    >>> from explorer.story.records import Event
    >>> worded({"title": "Home"}, Event, ["en", "it"])
    {'title': {'en': 'Home', 'it': 'Home'}}
    """
    done: Values = {}
    for name, value in values.items():
        within = inner(model, name)
        if kind(model, name) is Kind.TEXTS:
            if texts := _texts(value, languages):
                done[name] = texts
        elif within and isinstance(value, list):
            done[name] = [
                worded(each, within, languages) if isinstance(each, dict) else each
                for each in value
            ]
        elif within and isinstance(value, dict):
            done[name] = worded(value, within, languages)
        else:
            done[name] = value
    return done


def _texts(value: Value, languages: Sequence[str]) -> Values:
    if isinstance(value, dict):
        known = {lang: each for lang, each in value.items() if str(each or "").strip()}
    else:
        known = {languages[0]: str(value)} if str(value or "").strip() else {}
    if not known:
        return {}
    usual = next(iter(known.values()))
    return known | {lang: usual for lang in languages if lang not in known}


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
