"""One place of the gazetteer, with where its data comes from; and a known place beside it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from explorer.gazetteer.kinds import Kind
from explorer.story.places import Coordinate, Record, Zone


class Entry(Record):
    """A place that can be looked up."""

    id: str
    """Stable id with its origin before the colon: ``geonames:2013348``, ``airport:UHWW``."""
    name: str
    """Its main name in its source."""
    coordinate: Coordinate
    """A representative point."""
    accuracy_km: float = Field(ge=0)
    """Radius in km around the point within which the place lies."""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None
    """ISO 3166-1 alpha-2 code; None at sea."""
    zone: Zone
    """IANA zone of its civil time."""
    division: str | None = None
    """GeoNames' code of the state, province or region that it lies in; None if not known."""
    kind: Kind
    """What is there."""
    population: int | None = Field(default=None, gt=0)
    """Inhabitants; None where its source has no figure."""
    source: str
    """Where the coordinate comes from, and its licence."""
    geonames: int | None = None
    """GeoNames id, where it has one."""
    wikidata: str | None = None
    """Wikidata id, where it is verified."""


class Landmark(Record):
    """A place that is already known, near which others of its story are expected."""

    name: str
    """Its name in statements of distance."""
    coordinate: Coordinate
    """Where it is."""
