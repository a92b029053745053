"""Sources, and what they say about events."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, StringConstraints, model_validator
from pydantic.config import JsonDict
from pydantic.dataclasses import dataclass

from explorer.story.places import STRICTLY, Draft, LanguageCode, Record, Slug, Text, Texts
from explorer.story.written_times import Edtf, ToldDate

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
"""An http or https address."""


class Says(StrEnum):
    """What a source says of an event."""

    HAPPENED = "happened"
    ANNOUNCED = "announced"
    DISPUTED = "disputed"


class Source(Record):
    """A publication that an event or a note rests on."""

    id: Slug
    """Stable id, used by claims."""
    publisher: Text
    """Who published it."""
    title: Text | None = None
    """Its title, if known."""
    date: Edtf | None = None
    """When it was published, EDTF, if known."""
    url: WebAddress | None = None
    """Its http(s) address; the story's own article and a printed work may lack one."""
    lang: LanguageCode
    """The language it is written in."""
    origin: Text | None = None
    """Whose report it re-publishes, if it does; sources of one origin count as one."""
    draft: Draft | None = None
    """Only while the record is a guess that nobody has confirmed."""

    @property
    def independent_origin(self) -> str:
        """The name by which sources are counted as independent of each other."""
        return self.origin or self.publisher


_NOTE_IF_DISPUTED: JsonDict = {
    "if": {"properties": {"says": {"const": Says.DISPUTED}}, "required": ["says"]},
    "then": {"required": ["note"]},
}


# A long story has more claims than all other records: with slots instead of the dictionary of a
# `Record`, each takes a quarter of the memory.
@dataclass(
    frozen=True,
    slots=True,
    kw_only=True,
    config=ConfigDict(**STRICTLY, json_schema_extra=_NOTE_IF_DISPUTED),
)
class Claim:
    """One source's word on an event."""

    source: Slug
    """Id of the source."""
    says: Says
    """happened, announced, or disputed (it says otherwise; the note says what)."""
    when: ToldDate | None = None
    """The date as this source knew it, where it differs from the event's."""
    note: Texts | None = None
    """What the source says, in our words; required for a disputed claim.

    In the article's claims it is the event's summary as the article knew it.
    """

    @model_validator(mode="after")
    def _disputed_says_what(self) -> Self:
        if self.says is Says.DISPUTED and not self.note:
            raise ValueError("a note with what this source says instead")
        return self
