"""An operator's own text for a story that exists: linked to it, checked, put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.authoring.linking_texts.linking import find_mentions
from explorer.authoring.linking_texts.mentions import linked
from explorer.authoring.vocabularies import vocabulary
from explorer.reading.article_links import check_mentions
from explorer.story.articles import Article, parse_article
from explorer.story.errors import DataError
from explorer.story.passage_parts import Target
from explorer.story.records import Event, Story


@dataclass(frozen=True)
class Attachment:
    """A text that is linked to a story, and what it mentions."""

    text: str
    """Markdown with the mentions as links."""
    mentions: dict[tuple[Target, str], tuple[str, ...]]
    """The words by which each thing is mentioned, in the text's order."""
    unmentioned: tuple[str, ...]
    """Ids of the events that the story's article claims and no passage mentions."""


def attach(story: Story, text: str, lang: str, *, shown: str) -> Attachment:
    """Link an operator's text to the story's places and to the events that its article claims.

    Args:
        story: the story that the text belongs to.
        text: its Markdown.
        lang: language of the text, one of the story's and one with a vocabulary.
        shown: its path or address, for messages.

    Raises:
        DataError: the text is empty, or links to what the story does not have.
        KeyError: there is no vocabulary for the language.
    """
    events = _events_of_article(story)
    found = find_mentions(text, places=story.places, events=events, known=vocabulary(lang))
    text = linked(text, found)
    article = parse_article(text, file=shown, local=True)
    with_text = story.model_copy(update={"articles": {lang: article}})
    if problems := tuple(check_mentions(with_text, _ids(story))):
        raise DataError(problems)
    mentions: dict[tuple[Target, str], tuple[str, ...]] = {}
    for key, words in _mentions(article):
        mentions[key] = (*mentions.get(key, ()), words)
    unmentioned = (event.id for event in events if (Target.EVENT, event.id) not in mentions)
    return Attachment(text, mentions, tuple(unmentioned))


def _events_of_article(story: Story) -> tuple[Event, ...]:
    """The events that the article itself claims; all of them where it claims none."""
    claimed = tuple(
        event
        for event in story.events
        if any(claim.source == story.article for claim in event.claims)
    )
    return claimed or story.events


def _ids(story: Story) -> dict[str, frozenset[str] | None]:
    """The ids that there are, by noun."""
    return {
        "place": frozenset(place.id for place in story.places),
        "event": frozenset(event.id for event in story.events),
        "source": frozenset(source.id for source in story.sources),
        "note": frozenset(note.id for note in story.notes),
    }


def _mentions(article: Article) -> Iterator[tuple[tuple[Target, str], str]]:
    for passage in article.passages:
        for part in (part for item in passage.items for part in item):
            if part.target and part.target_id:
                yield (part.target, part.target_id), part.text
