"""Events that lasted, and eras, in the formats that can hold them."""

import json
from collections.abc import Callable
from xml.etree import ElementTree as Xml

from icalendar import Calendar

from explorer.exports.geojson import geojson
from explorer.exports.icalendar import icalendar
from explorer.exports.kml import NAMESPACE, kml
from explorer.exports.timelinejs import timelinejs
from explorer.exports.values import Subject, subject
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.records import event

MakeStory = Callable[..., Story]


def lasting(make_story: MakeStory) -> Subject:
    """A stay in Rome of three days, within an era."""
    stay = event("stay", when="2023-03-01", until="2023-03-03")
    eras = [{"id": "spring", "label": {"en": "Spring"}, "from": "2023-03", "until": "2023-05"}]
    return subject(make_story(articles={}, events=[stay], eras=eras), lang="en", as_of=AsOf.NOW)


def test_geojson_says_until_when(make_story: MakeStory) -> None:
    (feature,) = json.loads(geojson(lasting(make_story)))["features"]

    assert feature["properties"]["until"] == "2023-03-03"
    assert feature["when"]["timespans"] == [
        {"start": {"in": "2023-03-01"}, "end": {"in": "2023-03-03"}}
    ]


def test_kml_has_a_span_of_the_days(make_story: MakeStory) -> None:
    (span,) = Xml.fromstring(kml(lasting(make_story))).iter(f"{{{NAMESPACE}}}TimeSpan")

    assert [end.text for end in span] == ["2023-03-01", "2023-03-03"]


def test_a_calendar_has_an_entry_of_three_days(make_story: MakeStory) -> None:
    (entry,) = Calendar.from_ical(icalendar(lasting(make_story))).events

    assert (str(entry.start), str(entry.end)) == ("2023-03-01", "2023-03-04")


def test_timelinejs_has_the_end_and_the_era(make_story: MakeStory) -> None:
    document = json.loads(timelinejs(lasting(make_story)))

    assert document["events"][0]["end_date"] == {"year": 2023, "month": 3, "day": 3}
    assert document["eras"] == [
        {
            "start_date": {"year": 2023, "month": 3, "day": 1},
            "end_date": {"year": 2023, "month": 5, "day": 31},
            "text": {"headline": "Spring"},
        }
    ]
