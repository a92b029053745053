"""Editor's notes: what an article can point to beside events, places and sources."""

from __future__ import annotations

from explorer.story.places import Record, Slug, Texts


class Note(Record):
    """An editor's note that the article can point to, with both sides of a disputed point."""

    id: Slug
    """Stable id, used in mentions."""
    title: Texts
    """What the note is about."""
    text: Texts
    """The note."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources it rests on."""
