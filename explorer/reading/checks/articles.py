"""What the articles leave out: a language, an event that they report, a note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.reading.reports import Report
from explorer.story.passage_parts import Target
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
    mentioned = _mentioned(story, Target.EVENT)
    for index, event in enumerate(story.events):
        if event.id in own or not own:
            yield from _unmentioned(mentioned, ("events", index), Target.EVENT, event.id)
    mentioned = _mentioned(story, Target.NOTE)
    for index, note in enumerate(story.notes):
        yield from _unmentioned(mentioned, ("notes", index), Target.NOTE, note.id)


def _is_claimed(event: Event, source: str) -> bool:
    return any(claim.source == source for claim in event.claims)


def _mentioned(story: Story, target: Target) -> dict[str, frozenset[str]]:
    """The ids that the article of each language mentions, or means to in a broken link."""
    found: dict[str, frozenset[str]] = {}
    for code, article in sorted(story.articles.items()):
        links = (gap.link.partition(":") for gap in article.gaps)
        meant = (id for kind, _, id in links if kind == target)
        found[code] = frozenset(
            (*(id for passage in article.passages for id in passage.mentions(target)), *meant)
        )
    return found


def _unmentioned(
    mentioned: Mapping[str, frozenset[str]],
    path: tuple[int | str, ...],
    target: Target,
    wanted: str,
) -> Iterator[Report]:
    lacking = [code for code, ids in mentioned.items() if wanted not in ids]
    if lacking:
        found = f"no passage that mentions it in {', '.join(lacking)}"
        yield Report(path, found, f"a link to {target}:{wanted} in the article")
