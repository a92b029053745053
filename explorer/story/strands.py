"""What events share besides time and place: tracks, whose events follow each other, and tags."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from explorer.story.places import SLUG_PATTERN, Record, Slug, Texts
from explorer.story.written_times import ToldDate

_SLUG_SCHEMA = {"type": "string", "pattern": SLUG_PATTERN, "maxLength": 64}
Slugs = Annotated[
    tuple[Slug, ...],
    BeforeValidator(lambda ids: (ids,) if isinstance(ids, str) else ids),
    WithJsonSchema({"anyOf": [_SLUG_SCHEMA, {"type": "array", "items": _SLUG_SCHEMA}]}),
]
"""One id, or a list of them."""


class Route(StrEnum):
    """Whether events that follow each other are a journey."""

    ITINERARY = "itinerary"
    NONE = "none"


class Track(Record):
    """A traveller or a strand of the story whose events follow each other."""

    id: Slug
    """Stable id, used by events and links."""
    label: Texts
    """Its name in each language, such as the traveller's."""
    route: Route | None = None
    """Whether its events are a journey; where it says nothing, the story's `route` holds."""


class Era(Record):
    """A named stretch of time, such as a reign or a war: a band behind the events."""

    id: Slug
    """Stable id."""
    label: Texts
    """Its name in each language."""
    starts: ToldDate = Field(alias="from")
    """The date on which it began, in the story's calendar."""
    until: ToldDate
    """The date on which it ended, in the story's calendar."""


class TagKind(StrEnum):
    """What a tag names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    TOPIC = "topic"


class Tag(Record):
    """A person, an organisation or a topic that events are about: what readers filter by."""

    id: Slug
    """Stable id, used by events and links."""
    label: Texts
    """Its name in each language."""
    kind: TagKind = TagKind.TOPIC
    """What it names."""
