"""KML, checked against the schema of the standard and read with fastkml and GDAL."""

import re
from html import unescape
from pathlib import Path

import fastkml
import pyogrio
import pytest
from lxml import etree

from explorer.exports.kml import NAMESPACE, kml
from explorer.pictures.palettes import palette
from explorer.story.itinerary import AsOf, Status
from explorer.story.records import Story
from tests.exporting import (
    HOSTILE,
    HOSTILE_URL,
    MakeStory,
    hostile_changes,
    nothing_published,
    pacific_changes,
    timed_events,
    told,
)

SCHEMA = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
NAMES = {"k": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def marks(story: Story, as_of: AsOf = AsOf.NOW) -> dict[str, etree._Element]:
    root = etree.fromstring(kml(told(story, as_of=as_of)))
    return {mark.get("id"): mark for mark in root.iterfind(".//k:Placemark", NAMES)}


def known(mark: etree._Element) -> dict[str, str]:
    return {
        data.get("name"): data.findtext("k:value", namespaces=NAMES)
        for data in mark.iterfind(".//k:Data", NAMES)
    }


def time_of(mark: etree._Element) -> dict[str, str]:
    found = mark.xpath("k:TimeStamp/* | k:TimeSpan/*", namespaces=NAMES)
    return {etree.QName(element).localname: element.text for element in found}


@pytest.mark.parametrize("changes", [{}, hostile_changes(), pacific_changes()])
def test_the_file_keeps_to_the_standards_schema(
    changes: dict[str, object], make_story: MakeStory, schema: etree.XMLSchema
) -> None:
    schema.assertValid(etree.fromstring(kml(told(make_story(**changes)))))


def test_the_shipped_story_keeps_to_the_schema(shipped: Story, schema: etree.XMLSchema) -> None:
    for as_of in AsOf:
        schema.assertValid(etree.fromstring(kml(told(shipped, as_of=as_of))))


def test_every_event_comes_back(shipped: Story) -> None:
    found = marks(shipped)

    for event in shipped.events:
        mark = found[f"event-{event.id}"]
        fields = known(mark)
        place = shipped.place(event.place) if event.place else None
        point = mark.findtext("k:Point/k:coordinates", namespaces=NAMES)
        assert mark.findtext("k:name", namespaces=NAMES) == event.title["en"]
        assert (point and [float(part) for part in point.split(",")]) == (
            [place.lon, place.lat] if place else None
        )
        assert (fields["date"], fields.get("time")) == (
            event.when.text,
            event.time.text if event.time else None,
        )
        assert fields["sources"].split(" | ") == [claim.source for claim in event.claims]


def test_a_status_has_the_colour_of_the_panes(shipped: Story) -> None:
    root = etree.fromstring(kml(told(shipped)))
    colours = {
        style.get("id"): style.findtext(".//k:color", namespaces=NAMES)
        for style in root.iterfind(".//k:Style", NAMES)
    }
    light = palette("light")

    assert colours["announced"] == "ff00528a"  # aabbggrr, amber
    assert {name: f"#{text[6:]}{text[4:6]}{text[2:4]}" for name, text in colours.items()} == {
        name: light[name] for name in (*Status, "leg")
    }


def test_fastkml_reads_every_placemark(shipped: Story) -> None:
    _, _, text = kml(told(shipped)).decode().partition("?>")
    document = fastkml.KML.from_string(text)

    events, legs = document.features[0].features
    assert len(events.features) == len(shipped.events)
    assert {leg.geometry.geom_type for leg in legs.features} == {"LineString"}


def test_gdal_reads_both_layers_and_their_times(shipped: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.kml"
    file.write_bytes(kml(told(shipped)))

    layers = {name: pyogrio.read_info(file, layer=name) for name, _ in pyogrio.list_layers(file)}

    assert list(layers) == ["Timeline", "Whole journey"]
    assert layers["Timeline"]["features"] == len(shipped.events)
    assert "timestamp" in layers["Timeline"]["fields"]


@pytest.mark.parametrize(
    ("event", "time"),
    [
        ("open-start", {"end": "2023-03-01"}),
        ("year", {"when": "2023"}),
        ("month", {"when": "2023-03"}),
        ("interval", {"begin": "2023-03-01", "end": "2023-03-02"}),
        ("day", {"when": "2023-03-03"}),
        ("exact", {"when": "2023-03-05T13:09:00+01:00"}),
        ("between", {"begin": "2023-03-08T08:00:00+01:00", "end": "2023-03-08T09:00:00+01:00"}),
        ("before", {"begin": "2023-03-09", "end": "2023-03-09T17:46:00+01:00"}),
        ("after", {"begin": "2023-03-10T18:10:00+01:00", "end": "2023-03-10"}),
        ("open-end", {"begin": "2023-03-12"}),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(
    event: str, time: dict[str, str], make_story: MakeStory, schema: etree.XMLSchema
) -> None:
    story = make_story(events=timed_events(), articles={})
    schema.assertValid(etree.fromstring(kml(told(story))))

    assert time_of(marks(story)[f"event-{event}"]) == time


def test_an_event_without_a_place_is_listed_without_a_point(make_story: MakeStory) -> None:
    mark = marks(make_story(events=timed_events(), articles={}))["event-no-place"]

    assert mark.find("k:Point", NAMES) is None


def test_a_leg_across_the_antimeridian_is_drawn_in_two_lines(make_story: MakeStory) -> None:
    mark = marks(make_story(**pacific_changes()))["leg-to-land"]

    assert len(mark.findall("k:MultiGeometry/k:LineString", NAMES)) == 2


def test_hostile_text_is_neither_markup_in_the_file_nor_in_the_balloon(
    make_story: MakeStory,
) -> None:
    mark = marks(make_story(**hostile_changes()))["event-one"]
    balloon = mark.findtext("k:description", namespaces=NAMES)

    assert mark.findtext("k:name", namespaces=NAMES) == HOSTILE.replace("\x01", "\ufffd")
    assert set(re.findall(r"<(\w+)", balloon)) == {"p", "ul", "li", "a", "img", "br"}
    assert "<script" not in balloon
    (picture,) = etree.HTML(balloon).iter("img")
    assert picture.attrib.keys() == ["src", "alt", "width"]
    assert picture.get("src") == HOSTILE_URL


def test_hostile_text_is_no_markup_where_viewers_read_the_storys_description_as_html(
    make_story: MakeStory,
) -> None:
    root = etree.fromstring(kml(told(make_story(**hostile_changes()))))
    description = root.findtext("k:Document/k:description", namespaces=NAMES)

    assert "<" not in description
    assert unescape(description) == HOSTILE.replace("\x01", "\ufffd")


def test_an_empty_view_has_no_placemarks(make_story: MakeStory) -> None:
    assert marks(make_story(**nothing_published()), AsOf.PUBLICATION) == {}
