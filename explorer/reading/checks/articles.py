"""What the articles leave out: a language, an event that they report, a note."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.articles import Target
from explorer.story.records import Event, Story


def check(story: Story) -> Iterator[Report]:
    """Report languages without an article, and events and notes that no passage mentions.

    Where the article claims events itself, those are in it somewhere, and those that other sources
    add need not be. Where it claims none, all should be mentioned.
    """
    for index, code in enumerate(story.languages):
        if code not in story.articles:
            found = f"no article.{code}.md"
            yield Report(("languages", index), found, "an article in each language of the story")
    own = {event.id for event in story.events if _is_claimed(event, story.article)}
    for index, event in enumerate(story.events):
        if event.id in own or not own:
            yield from _unmentioned(story, ("events", index), Target.EVENT, event.id)
    for index, note in enumerate(story.notes):
        yield from _unmentioned(story, ("notes", index), Target.NOTE, note.id)


def _is_claimed(event: Event, source: str) -> bool:
    return any(claim.source == source for claim in event.claims)


def _unmentioned(
    story: Story, path: tuple[int | str, ...], target: Target, wanted: str
) -> Iterator[Report]:
    lacking = [
        code
        for code, article in sorted(story.articles.items())
        if not any(wanted in passage.mentions(target) for passage in article.passages)
    ]
    if lacking:
        found = f"no passage that mentions it in {', '.join(lacking)}"
        yield Report(path, found, f"a link to {target}:{wanted} in the article")
