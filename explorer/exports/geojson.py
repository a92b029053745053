"""GeoJSON (RFC 7946): events as points, legs as lines, areas; `when` as in Linked Places."""

from __future__ import annotations

from explorer.exports.areas import ToldArea, geometry, told_areas
from explorer.exports.media import Medium
from explorer.exports.omissions import OF_GEOJSON
from explorer.exports.story_records import story_records
from explorer.exports.values import (
    GENERATOR,
    Json,
    Subject,
    Told,
    ToldJourney,
    as_json,
    line,
    position,
    told_events,
    told_journeys,
)
from explorer.exports.ways import way_geometry, way_times
from explorer.exports.when import when
from explorer.story.notes import Note
from explorer.story.sources import Claim, Source
from explorer.story.strands import Era
from explorer.story.ways import Way
from explorer.views.legs import leg_path


def geojson(of: Subject) -> bytes:
    """All events and legs of a view; an event without a place has a null geometry."""
    events = told_events(of)
    return as_json(
        {
            "type": "FeatureCollection",
            "generator": GENERATOR,
            "story": of.story.slug,
            "asof": of.as_of,
            "language": of.language.code,
            "title": of.title,
            "summary": of.summary,
            **({"filter": dict(of.excerpt.conditions)} if of.excerpt else {}),
            "eras": [_era(era, of.language.code) for era in of.story.eras],
            "notes": [_note(note, of.language.code) for note in of.story.notes],
            "features": [
                *(_event(event, of.language.code) for event in events),
                *(_leg(of, told) for told in told_journeys(of, events)),
                *(_area(told) for told in told_areas(of, events)),
            ],
            **story_records(of, OF_GEOJSON),
        }
    )


def _era(era: Era, code: str) -> Json:
    ends = {"from": era.starts.edtf or None, "until": era.until.edtf or None}
    return {"id": era.id, "label": era.label[code], **ends}


def _note(note: Note, code: str) -> Json:
    return {
        "id": note.id,
        "title": note.title[code],
        "text": note.text[code],
        "sources": note.sources,
    }


def event_properties(event: Told) -> Json:
    """All that is known of an event except its geometry; dates are EDTF."""
    moment, place = event.moment, event.place
    return {
        "number": event.row.number,
        "title": event.row.title,
        "summary": event.row.summary,
        "note": event.row.note,
        "place": place.id if place else None,
        "to": event.row.to,
        "tracks": event.row.tracks,
        "tags": event.row.tags,
        "about": event.row.about,
        "date": moment.date.edtf or None,
        "time": moment.clock.text if moment.clock else None,
        "part_of_day": moment.part,
        "until": event.ending.date.edtf or None if event.ending else None,
        "until_time": event.step.event.until_time.text if event.step.event.until_time else None,
        "zone": moment.zone,
        "certainty": moment.certainty,
        "when_label": event.when,
        "status": event.step.status,
        "status_label": event.row.status.label,
        "status_detail": event.row.status.detail,
        "claims": [
            _claim(claim, source, view.note)
            for (claim, source), view in zip(event.citations, event.row.claims, strict=True)
        ],
        "media": [medium_properties(medium) for medium in event.media],
    }


def medium_properties(medium: Medium) -> Json:
    """All that is known of a medium; a covered one should be shown to those only who ask for it."""
    item, view = medium.item, medium.view
    return {
        "id": item.id,
        "kind": item.kind,
        "url": medium.address,
        "media_type": medium.media_type,
        "alt": view["alt"],
        "caption": view["caption"],
        "credit": item.credit,
        "licence": item.licence,
        "source": item.source,
        "date": item.date.edtf if item.date else None,
        "description": view["description"],
        "transcript": view["transcript"],
        "captions": medium.captions,
        "focus": [item.focus.left, item.focus.top] if item.focus else None,
        "covered": item.is_covered,
        "warning": view["warning"],
    }


def _event(event: Told, code: str) -> Json:
    place = event.place
    note = place.note if place else None
    properties: Json = {"kind": "event", **event_properties(event)}
    if place:
        properties |= {
            "place_names": place.names,
            "country": place.country,
            "accuracy_km": place.accuracy_km,
            "coordinate_source": place.coordinate_source,
            "place_note": note[code] if note else None,
            "geonames": place.geonames,
            "wikidata": place.wikidata,
        }
    return {
        "type": "Feature",
        "id": event.row.id,
        "geometry": {"type": "Point", "coordinates": position(place)} if place else None,
        "when": when((event,)),
        "properties": properties,
    }


def _claim(claim: Claim, source: Source, note: str | None) -> Json:
    return {
        "source": source.id,
        "says": claim.says,
        "publisher": source.publisher,
        "title": source.title,
        "date": source.date.text if source.date else None,
        "url": source.url,
        "language": source.lang,
        "origin": source.independent_origin,
        "when": claim.when.edtf if claim.when else None,
        "note": note,
    }


def _area(told: ToldArea) -> Json:
    return {
        "type": "Feature",
        "id": told.id,
        "geometry": geometry(told.shape),
        "properties": {"kind": "area", "title": told.name, **told.known},
    }


def _leg(of: Subject, told: ToldJourney) -> Json:
    leg = told.journey.leg
    return {
        "type": "Feature",
        "id": told.id,
        "geometry": _geometry(of, told),
        "properties": {
            "kind": "leg",
            "from": told.origin.id,
            "to": told.destination.id,
            "via": leg.via if leg else [],
            "arrives": told.arrives.row.id,
            "tracks": told.journey.tracks,
            "mode": told.mode,
            "schematic": told.words.schematic,
            "label": told.words.label,
            "note": told.words.note,
            "distance_km": leg.distance_km if leg else None,
            "distance_basis": leg.distance_basis if leg else None,
            "distance_source": leg.distance_source if leg else None,
            "status": told.arrives.step.status,
            **_way(of.story.way_of(leg), leg.track_file if leg else None),
        },
    }


def _geometry(of: Subject, told: ToldJourney) -> Json:
    """The line of a leg: all points of its way, else great circles between its places."""
    if way := of.story.way_of(told.journey.leg):
        return way_geometry(way)
    pieces = line(leg_path(of.story, told.journey))
    single = len(pieces) == 1
    return {
        "type": "LineString" if single else "MultiLineString",
        "coordinates": pieces[0] if single else pieces,
    }


def _way(way: Way | None, file: str | None) -> Json:
    """What is known along a way, in the words of other tools."""
    if way is None:
        return {}
    return {
        "distance_along_km": round(way.length_km, 3),
        "planned": way.is_planned,
        "track_file": file,
        "coordTimes": way_times(way),
    }
