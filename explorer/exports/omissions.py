"""What formats leave out, as fields of the model, and the sentences that say so to readers.

An exporter declares the fields that it omits. Which sentences it shows follows from them, and a
test changes every field of a story and compares the files: neither can be wrong for long.
"""

from __future__ import annotations

from collections.abc import Collection

_DRAFTS = tuple(
    f"{name}.draft.{field}"
    for name in ("places", "sources", "events")
    for field in ("confidence", "why")
)
_BACKGROUND = tuple(
    f"background.{field}"
    for field in (
        *("provider", "url", "layers", "file", "min_zoom", "max_zoom", "credit", "name"),
        "opacity",
        *("bounds.south", "bounds.west", "bounds.north", "bounds.east"),
        *("control_points.x", "control_points.y", "control_points.lat", "control_points.lon"),
    )
)
_MEDIA = tuple(
    f"media.{field}"
    for field in (
        *("id", "kind", "file", "url", "alt", "caption"),
        *("credit", "licence", "source", "date", "sensitive", "warning"),
        *("description", "transcript", "captions", "focus.left", "focus.top"),
    )
)

MEDIA_DETAILS = (
    *("media.source", "media.description", "media.transcript"),
    *("media.captions", "media.focus.left", "media.focus.top"),
)
MEDIA_FILES = ("media.file", "media.captions")
"""What a format leaves out that has only addresses, if that of the site is not known."""
LANGUAGES = ("languages",)
SETTINGS = ("clocks", "released_ids", "events.aliases", *_DRAFTS, *_BACKGROUND)
MEDIA = (*_MEDIA, "events.media", "places.media")
AREAS = ("places.area", "events.area")
WAYS = ("legs.track_file",)
SHAPES = (*AREAS, *WAYS)
NOTES = ("notes.id", "notes.title", "notes.text", "notes.sources")
ERAS = ("eras.id", "eras.label", "eras.from", "eras.until")
STORY = ("title", "summary")
UNPLACED = ("events.zone",)
ACCURACY = ("places.accuracy_km", "places.coordinate_source")
POSITIONS = ("places.lat", "places.lon")
CODES = ("places.country", "places.geonames", "places.wikidata")
SOURCE_DETAILS = ("sources.lang", "sources.origin")
LEGS = (
    *("legs.mode", "legs.path", "legs.distance_km", "legs.distance_basis"),
    *("legs.distance_source", "legs.note"),
)
STORYMAP_ROUTE = ("tracks.route", "legs.from", "legs.to", "legs.arrives", "legs.track", "legs.via")
ROUTE = ("route", *STORYMAP_ROUTE)
PASSED_PLACES = ("legs.via",)
LEG_NOTES = ("legs.note",)
NOT_MENTIONED = (
    *("summary", "calendar", "route", "tracks.id", "tracks.label", "tracks.route"),
    *("tags.id", "tags.label", "tags.kind", "places.zone", "places.note", "places.country"),
    *("places.geonames", "sources.date", "sources.origin", "events.place", "events.zone"),
    *("events.calendar", "events.when", "events.time", "events.part_of_day", "events.until"),
    *("events.until_time", "events.to", "events.track", "events.tags", "events.summary"),
    *("events.note", "events.claims.source", "events.claims.says", "events.claims.when"),
    *("events.claims.note", "notes.text", "notes.sources"),
    *(*SETTINGS, *MEDIA, *SHAPES, *ERAS, *ACCURACY, *POSITIONS, *LEGS, *STORYMAP_ROUTE),
)
"""All that a file of nothing but mentions leaves out."""
EVERYWHERE = (*LANGUAGES, *SETTINGS)
"""What only the folder itself has."""
OF_GEOJSON = EVERYWHERE
OF_LINKED_PLACES = (
    *(*EVERYWHERE, *WAYS, *UNPLACED, *PASSED_PLACES, *LEG_NOTES, *STORY, *ERAS, *NOTES),
)
OF_KML = (*EVERYWHERE, *MEDIA_DETAILS, *SOURCE_DETAILS, *ERAS, *NOTES)
OF_GPX = (
    *(*EVERYWHERE, *AREAS, *UNPLACED, *ACCURACY, *CODES, *LEGS, *SOURCE_DETAILS),
    *(*MEDIA_DETAILS, *ERAS, *NOTES),
)
OF_CSV = (*EVERYWHERE, *SHAPES, *MEDIA_DETAILS, *ROUTE, *LEGS, *ERAS, *STORY, *NOTES)
OF_ICALENDAR = (
    *(*EVERYWHERE, *SHAPES, *ACCURACY, *CODES, *ROUTE, *LEGS, *SOURCE_DETAILS),
    *(*MEDIA_DETAILS, *ERAS, *NOTES),
)
OF_TIMELINEJS = (
    *(*EVERYWHERE, *SHAPES, *CODES, *ROUTE, *LEGS, *SOURCE_DETAILS),
    *(*MEDIA_DETAILS, *NOTES),
)
OF_STORYMAPJS = (
    *(*EVERYWHERE, *SHAPES, *UNPLACED, *ACCURACY, *CODES, *STORYMAP_ROUTE, *LEGS),
    *(*MEDIA_DETAILS, *SOURCE_DETAILS, *ERAS, *NOTES),
)

_SENTENCES = {
    "omits_all_but_mentions": NOT_MENTIONED,
    "omits_unplaced": UNPLACED,
    "omits_accuracy": ACCURACY,
    "omits_codes": CODES,
    "omits_journey": ROUTE,
    "omits_route": STORYMAP_ROUTE,
    "omits_passed_places": PASSED_PLACES,
    "omits_legs": LEGS,
    "omits_leg_notes": LEG_NOTES,
    "omits_source_details": SOURCE_DETAILS,
    "omits_eras": ERAS,
    "omits_story": STORY,
    "omits_notes": NOTES,
    "omits_media_details": MEDIA_DETAILS,
    "omits_media_addresses": MEDIA_FILES,
    "omits_shapes": SHAPES,
    "omits_areas": AREAS,
    "omits_ways": WAYS,
    "omits_settings": SETTINGS,
    "omits_languages": LANGUAGES,
}
"""The keys of the sentences, each with the fields that it speaks of."""


def sentences(omitted: Collection[str]) -> tuple[str, ...]:
    """The keys of the sentences that say which fields are omitted, those of more fields only.

    >>> sentences({"legs.note", "languages"}), sentences({*LEGS})
    (('omits_leg_notes', 'omits_languages'), ('omits_legs',))
    """
    said = {key: {*paths} for key, paths in _SENTENCES.items() if {*paths} <= {*omitted}}
    return tuple(
        key for key, paths in said.items() if not any(paths < other for other in said.values())
    )


def fields_of(key: str) -> frozenset[str]:
    """The fields of which a sentence speaks; none for one that speaks of something else."""
    return frozenset(_SENTENCES.get(key, ()))
