"""Where something happened: checked coordinates with their accuracy, and named places.

`Coordinate` is the only gate for positions: geopy and folium silently repair or accept values
that are off the globe (`geopy.Point(None, None)` is 0, 0), so nothing else makes one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from explorer.story.attachments import AreaFile
from explorer.story.zones import parse_zone

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=64, strict=True)]
"""A stable id: lower-case letters, digits and hyphens, at most 64."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
"""A non-empty text for readers, at most 4,000 characters."""

LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A language tag (BCP 47) such as ``it``, ``pt-BR`` or ``zh-Hant``."""

Texts = dict[LanguageCode, Text]
"""The same text in several languages, by language code."""

Zone = Annotated[
    str,
    BeforeValidator(lambda name: parse_zone(str(name))),
    WithJsonSchema({"type": "string", "examples": ["Europe/Rome", "Asia/Vladivostok", "UTC"]}),
]
"""An IANA time zone name."""


STRICTLY = ConfigDict(extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True)
"""How everything that authors write is read: unknown fields are refused."""


class Record(BaseModel):
    """What every record of a story has in common: unknown fields are refused, values are frozen."""

    model_config = ConfigDict(**STRICTLY, frozen=True)


class Draft(Record):
    """What a machine guessed and no author has confirmed yet; the author deletes it to confirm."""

    confidence: float = Field(ge=0, le=1, strict=True)
    """How sure the guess is, 0 to 1; a rule of thumb, not a probability."""
    why: Text
    """What the guess rests on, in a few words for the author."""


class Coordinate(Record):
    """A point on the WGS84 ellipsoid, always built by keyword."""

    lat: float = Field(ge=-90, le=90, strict=True)
    """Latitude in degrees, -90 to 90, north positive."""
    lon: float = Field(ge=-180, le=180, strict=True)
    """Longitude in degrees, -180 to 180, east positive."""


class Place(Record):
    """Somewhere with a name, a position that is as exact as it says, and a clock."""

    id: Slug
    """Stable id, used in links and mentions."""
    names: Texts
    """The name in each language; at least the story's languages."""
    lat: float = Field(ge=-90, le=90, strict=True)
    """Latitude in degrees, -90 to 90."""
    lon: float = Field(ge=-180, le=180, strict=True)
    """Longitude in degrees, -180 to 180."""
    accuracy_km: float = Field(ge=0, le=1000, strict=True)
    """Radius in km within which the place really lies, 0 to 1000."""
    zone: Zone
    """IANA zone of the place's civil time."""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2 code; left out at sea."""
    coordinate_source: Text
    """Where the coordinate comes from."""
    geonames: int | None = Field(default=None, gt=0, strict=True)
    """GeoNames id, only where verified."""
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = None
    """Wikidata id, only where verified."""
    note: Texts | None = None
    """A remark for readers, for instance on what the coordinate represents."""
    area: AreaFile | None = None
    """A GeoJSON file in the story's folder with its extent, such as a region's."""
    media: tuple[Slug, ...] = ()
    """Ids of its media."""
    draft: Draft | None = None
    """Only while the record is a guess that nobody has confirmed."""

    @property
    def coordinate(self) -> Coordinate:
        """The place's position."""
        return Coordinate(lat=self.lat, lon=self.lon)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The concept URIs of the place, Wikidata's before that of GeoNames: for machines.

        Both as their publishers mint them, which for Wikidata is with `http`: a concept is the
        same only where its URI is, letter by letter.
        """
        wikidata = [f"http://www.wikidata.org/entity/{self.wikidata}"] if self.wikidata else []
        geonames = [f"https://sws.geonames.org/{self.geonames}/"] if self.geonames else []
        return (*wikidata, *geonames)
