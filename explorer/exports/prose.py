"""An event in a few paragraphs, for formats whose only room for detail is a description."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from explorer.exports.media import medium_words
from explorer.exports.values import Told
from explorer.language import Language
from explorer.story.control_characters import printable
from explorer.story.sources import Claim, Source
from explorer.views.times import source_date


def prose(event: Told, language: Language) -> str:
    """When, where, how sure, what, and who says so; plain text, a line each."""
    lines = [*_paragraphs(event, language)]
    lines += [
        f"– {_citation(claim, source, language)}" + (f" {source.url}" if source.url else "")
        for claim, source in event.citations
    ]
    lines += [
        medium_words(medium, language) + (f" {medium.address}" if medium.address else "")
        for medium in event.media
    ]
    return printable("\n".join(lines))


def markup(event: Told, language: Language, media: Iterable[str]) -> str:
    """The same as HTML; all text is escaped.

    Args:
        event: the event.
        language: that of the words.
        media: the paragraphs of its media, as `media_markup` makes them.
    """
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in _paragraphs(event, language))
    items = "".join(
        f"<li>{_linked(_citation(claim, source, language), source)}</li>"
        for claim, source in event.citations
    )
    return printable(f"{paragraphs}{''.join(media)}<ul>{items}</ul>")


def _paragraphs(event: Told, language: Language) -> list[str]:
    status = event.row.status
    lines = [event.when]
    if event.place:
        note = f" – {event.place.note[language.code]}" if event.place.note else ""
        lines.append(event.place.names[language.code] + note)
    lines += [f"{status.label}: {status.detail}", event.row.summary]
    lines += [*([event.row.meeting] if event.row.meeting else []), *event.row.about]
    if event.row.note:
        lines.append(f"{language.text('editors_note')}: {event.row.note}")
    return lines


def _citation(claim: Claim, source: Source, language: Language) -> str:
    parts = [source.publisher, *([source.title] if source.title else [])]
    if date := source_date(source, language):
        parts.append(date)
    words = f"{', '.join(parts)}: {language.text(f'says_{claim.says}')}"
    return f"{words} – {claim.note[language.code]}" if claim.note else words


def _linked(words: str, source: Source) -> str:
    return f'<a href="{escape(source.url)}">{escape(words)}</a>' if source.url else escape(words)
