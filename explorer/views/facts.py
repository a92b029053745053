"""What is known of an event besides its time, its place and who says so, in words."""

from __future__ import annotations

from collections.abc import Container, Sequence

from explorer.language import Language
from explorer.story.records import Event, Story
from explorer.story.selection import PLACE_CLOCK
from explorer.story.strands import TagKind
from explorer.story.times import UNDATED
from explorer.views.areas import area_size
from explorer.views.legs import connection_words
from explorer.views.times import day_heading, day_key, in_calendar, time_view


def ending_words(story: Story, event: Event, language: Language) -> str:
    """Until when an event lasted; empty for one that did not, or if nobody knows."""
    moment = story.ending(event)
    if moment is None or moment.date == UNDATED:
        return ""
    heading = day_heading(day_key(moment, moment.zone), moment.date, language)
    day = in_calendar(heading, moment.date.calendar, language)
    if moment.clock is None:
        return language.text("event_until", day=day)
    time = time_view(moment, PLACE_CLOCK, None, language).label
    return language.text("event_until_time", day=day, time=time)


def tags_of_kind(
    story: Story, event: Event, kind: TagKind, language: Language, said: Container[str] = ()
) -> str:
    """The event's tags of one kind, as in ``People: Anna, Boris``; empty if it has none.

    Args:
        story: the story.
        event: one of its events.
        kind: of the tags.
        language: of the words.
        said: names that need not be said again, such as those of travellers.
    """
    tags = (story.tag(tag) for tag in event.tags)
    labels = (tag.label[language.code] for tag in tags if tag.kind is kind)
    names = ", ".join(label for label in labels if label not in said)
    return language.text(f"tags_{kind}", names=names) if names else ""


def meeting_words(story: Story, tracks: Sequence[str], language: Language) -> str:
    """Which tracks meet at an event; empty if none do."""
    if not tracks:
        return ""
    *names, last = (story.track(track).label[language.code] for track in tracks)
    return language.text("event_meeting", names=", ".join(names), last=last)


def about_event(story: Story, event: Event, language: Language) -> tuple[str, ...]:
    """A line for each fact: until when it lasted, the places it connects, its area, tracks, tags.

    Panes, story pages, handout and exports that have room for words only show these lines, so a
    new field of an event is put into words once.
    """
    code = language.code
    travellers = [story.track(track).label[code] for track in event.tracks]
    tracks = ", ".join(travellers)
    lines = (
        ending_words(story, event, language),
        connection_words(story, event, language),
        area_size(story, event.area, language) if event.area else "",
        language.text("event_tracks", names=tracks) if tracks else "",
        *(tags_of_kind(story, event, kind, language, travellers) for kind in TagKind),
    )
    return tuple(line for line in lines if line)
