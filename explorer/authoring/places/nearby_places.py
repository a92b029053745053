"""Whether a town is among others that a text names, which makes a small one likely."""

from __future__ import annotations

from explorer.gazetteer import Entry
from explorer.gazetteer.ranking import Context
from explorer.story.geodesy import distance_km


def is_near(entry: Entry, context: Context, reach_km: float) -> bool:
    """Whether it is near another place that the text names without doubt."""
    apart = (distance_km(entry.coordinate, each.coordinate) for each in context.near)
    return any(0 < km < reach_km for km in apart)
