"""The records that a file carries so that it can be imported again."""

import json
from dataclasses import replace

import pytest
from icalendar import Calendar
from lxml import etree

from explorer.exports.geojson import geojson
from explorer.exports.gpx import gpx
from explorer.exports.icalendar import RECORDS, icalendar
from explorer.exports.kml import kml
from explorer.exports.linked_places import linked_places
from explorer.exports.omissions import OF_GEOJSON, OF_LINKED_PLACES
from explorer.exports.story_records import XML_NAMESPACE, story_records
from explorer.exports.storymapjs import storymapjs
from explorer.exports.timelinejs import timelinejs
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.excerpts import excerpt
from tests.exporting import MakeStory, told
from tests.records import event


def test_the_records_are_in_the_language_of_the_file(shipped: Story) -> None:
    records = story_records(told(shipped, lang="it"), OF_GEOJSON)["records"]

    assert records["language"] == "it"
    assert records["title"] == {"it": "Kim Jong-un in Russia, settembre 2023"}
    assert records["places"][0]["names"]["ru"] == "Пхеньян"
    assert {"languages", "clocks", "released_ids"} & records.keys() == set()


def test_a_format_for_places_has_no_records_of_events_without_one(make_story: MakeStory) -> None:
    unplaced = event("call", place=None, zone="Asia/Tokyo")
    story = make_story(events=[event("talks"), unplaced], articles={})
    records = story_records(told(story), OF_LINKED_PLACES)["records"]

    assert [each["id"] for each in records["events"]] == ["talks"]


def test_a_file_without_links_to_media_names_no_file_of_media(shipped: Story) -> None:
    of = told(shipped)
    without = story_records(of, ())["records"]["media"][0]
    archived = story_records(of, (), holds_files=True)["records"]["media"][0]

    assert "file" not in without
    assert archived["file"] == "media/three-clocks.png"


def test_a_view_of_the_story_has_no_records(shipped: Story) -> None:
    shown = excerpt(shipped, AsOf.NOW, (("tag", "shoigu"),), told(shipped).language)

    assert story_records(told(shipped, as_of=AsOf.PUBLICATION), ()) == {}
    assert story_records(replace(told(shipped), excerpt=shown), ()) == {}


@pytest.mark.parametrize("write", [geojson, linked_places, timelinejs, storymapjs])
def test_json_has_the_records_as_a_member_of_its_own(write: object, shipped: Story) -> None:
    assert json.loads(write(told(shipped)))["records"]["article"] == "article"


@pytest.mark.parametrize("write", [kml, gpx])
def test_xml_has_the_records_in_a_namespace_of_its_own(write: object, shipped: Story) -> None:
    root = etree.fromstring(write(told(shipped)))
    (element,) = root.iter(f"{{{XML_NAMESPACE}}}records")

    assert json.loads(element.text)["article"] == "article"


def test_a_calendar_has_the_records_in_a_property_of_its_own(shipped: Story) -> None:
    calendar = Calendar.from_ical(icalendar(told(shipped)))

    assert json.loads(calendar[RECORDS])["article"] == "article"
