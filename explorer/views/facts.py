"""What is known of an event besides its time, its place and who says so, in words."""

from __future__ import annotations

from explorer.language import Language
from explorer.story.records import Event, Story
from explorer.views.legs import connection_words


def about_event(story: Story, event: Event, language: Language) -> tuple[str, ...]:
    """A line for each fact: the places that the event connects, its tracks, its tags.

    Panes, story pages, handout and exports that have room for words only show these lines, so a
    new field of an event is put into words once.
    """
    code = language.code
    tracks = ", ".join(story.track(track).label[code] for track in event.tracks)
    tags = ", ".join(story.tag(tag).label[code] for tag in event.tags)
    lines = (
        connection_words(story, event, language),
        language.text("event_tracks", names=tracks) if tracks else "",
        language.text("event_tags", names=tags) if tags else "",
    )
    return tuple(line for line in lines if line)
