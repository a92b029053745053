"""KMZ: the KML with copies of its pictures, which so are seen without a connection."""

from __future__ import annotations

from explorer.exports.archives import zipped
from explorer.exports.kml import kml_document
from explorer.exports.values import Subject, told_events


def kmz(of: Subject) -> bytes:
    """A zip of one document and the pictures that it shows, in JPEG; none that is covered."""
    shown = {medium.id for event in told_events(of) for medium in event.media if medium.is_picture}
    names = {item: f"files/{item}.jpg" for item in of.pictures if item in shown}
    pictures = {name: of.pictures[item] for item, name in names.items()}
    return zipped({"doc.kml": kml_document(of, names), **pictures})
