"""Keys of interface texts that code builds from a beginning and a value."""

from explorer.site.map_options import BASEMAPS
from explorer.story.calendars import Calendar
from explorer.story.conditions import CONDITIONS
from explorer.story.foresight import Foresight
from explorer.story.itinerary import Status
from explorer.story.media import MediaKind
from explorer.story.moments import Certainty, PartOfDay
from explorer.story.seasons import Season
from explorer.story.selection import KEYS, OWN_CLOCK, PLACE_CLOCK
from explorer.story.sources import Says
from explorer.story.strands import TagKind
from explorer.story.travel import Mode

BASES = ("rail", "road", "straight")

BUILT_KEYS = {
    "status_": list(Status),
    "inline_status_": list(Status),
    "detail_": [*Status, "fulfilled"],
    "says_": [*Says, "instead"],
    "medium_": list(MediaKind),
    "mode_": [*Mode, "not_given"],
    "refusal_": ["story", "format", "length", "choice", "changing", "away", "version"],
    "part_": list(PartOfDay),
    "tags_": list(TagKind),
    "axis_": ["all", "gaps", "jump", "more", "stretch", "zoom_in", "zoom_out"],
    "certainty_": [kind for kind in Certainty if kind is not Certainty.EXACT],
    "leg_documented_": BASES,
    "open_": ["dashboard", "page"],
    "calendar_": list(Calendar),
    "season_": list(Season),
    "sentence_": ["at_time", "in_place", "in_place_at_time"],
    "notice_": ["condition", *(key.name for key in KEYS if not key.is_condition)],
    "filter_": [*CONDITIONS, *TagKind],
    "rest_": ["gone", "dim"],
    "foresight_": list(Foresight),
    "theme_": ["system", "light", "dark"],
    "clock_": [PLACE_CLOCK, OWN_CLOCK],
    "map_layer_": ["builtin", "failed", *BASEMAPS],
    "meaning_": list(Status),
    "skip_": ["stepper", "map", "timeline", "article", "table"],
    "column_": ["number", "time", "place", "event", "status", "sources"],
}
"""Keys that code builds from these values, by their beginning."""
