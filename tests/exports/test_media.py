"""Media in each format, read back: where they are, what is said of them, and what stays covered."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import fastkml
import gpxpy
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree

from explorer.exports import export_named
from explorer.exports.values import subject
from explorer.reading.library import load_story
from explorer.site.addresses import copy_addresses
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.attaching import IMAGE, attach, jpeg_of
from tests.exports.test_linked_places import SCHEMA as LINKED_PLACES
from tests.exports.test_storymapjs import SCHEMA as STORYMAP
from tests.exports.test_timelinejs import SCHEMA as TIMELINE
from tests.records import event, place, write_story

SITE = "https://x.example/maps"
HALL = IMAGE | {"caption": {"en": "Smith & Sons"}, "date": "2023-03"}
BLOOD = IMAGE | {"id": "blood", "file": "media/blood.jpg", "alt": {"en": "A floor"}}
TALK = {"id": "talk", "kind": "embed", "url": "https://video.example/7", "caption": {"en": "Talk"}}
WORDS = "Picture: A hall Smith & Sons (Anna, CC BY 4.0, March 2023)"
COVERED = "Picture: Blood. A floor (Anna, CC BY 4.0)"
ELSEWHERE = "On another site: Talk"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """An event with a photo, a covered one and a film elsewhere, at a place with the photos."""
    folder = write_story(
        tmp_path_factory.mktemp("stories"),
        media=[HALL, BLOOD | {"warning": {"en": "Blood."}}, TALK],
        places=[place("rome", media=["hall", "blood"]), place("tokyo")],
        events=[
            event("talks", media=["blood", "hall", "talk"]),
            event("end", place="tokyo", media=[]),
        ],
        articles={"en": "Words.\n"},
    )
    for name in ("hall", "blood"):
        attach(folder, f"media/{name}.jpg", jpeg_of(1000, 600 if name == "hall" else 500))
    return load_story(folder)


def address(story: Story, name: str, copy: str = "960.jpg") -> str:
    """Where the site serves a copy of a photo."""
    digest = story.media_files[f"media/{name}.jpg"].digest
    return f"{SITE}/stories/small/media/{name}.{digest}.{copy}"


def exported(story: Story, name: str, site: str | None = SITE) -> bytes:
    """The story in a format, by a site of this address or by none."""
    address_of = copy_addresses(site, story.slug) if site else None
    export = export_named(name)
    assert export
    return export.write(subject(story, lang="en", as_of=AsOf.NOW, address_of=address_of))


def document(story: Story, name: str, site: str | None = SITE) -> Any:
    """The same, of JSON."""
    return json.loads(exported(story, name, site))


def test_geojson_has_all_that_is_known_of_each(story: Story) -> None:
    first, second, *_ = document(story, "geojson")["features"]
    blood, hall, talk = first["properties"]["media"]

    assert second["properties"]["media"] == []
    assert hall == {
        "id": "hall",
        "kind": "image",
        "url": address(story, "hall"),
        "media_type": "image/jpeg",
        "alt": "A hall",
        "caption": "Smith & Sons",
        "credit": "Anna",
        "licence": "CC BY 4.0",
        "source": None,
        "date": "2023-03",
        "description": None,
        "transcript": None,
        "captions": {},
        "focus": None,
        "covered": False,
        "warning": None,
    }
    assert (blood["covered"], blood["warning"]) == (True, "Blood.")
    assert (talk["kind"], talk["url"]) == ("embed", "https://video.example/7")


def test_linked_places_depict_a_place_without_what_is_covered(story: Story) -> None:
    found = document(story, "lpf")
    Draft202012Validator(LINKED_PLACES).validate(found)
    rome, tokyo = found["features"]

    depiction = {"@id": address(story, "hall"), "title": "Smith & Sons", "license": "CC BY 4.0"}
    assert rome["depictions"] == [depiction]
    assert "depictions" not in tokyo
    assert [each["id"] for each in rome["properties"]["media"]] == ["hall", "blood"]


def test_kml_shows_a_picture_and_links_to_a_covered_one(story: Story) -> None:
    content = exported(story, "kml")
    schema = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
    etree.XMLSchema(etree.parse(schema)).assertValid(etree.fromstring(content))
    mark = etree.fromstring(content).find(".//{*}Placemark[@id='event-talks']")
    html = etree.HTML(mark.findtext("{*}description"))

    assert [(img.get("src"), img.get("alt")) for img in html.iter("img")] == [
        (address(story, "hall"), "A hall")
    ]
    links = {link.text: link.get("href") for link in html.iter("a")}
    assert links[COVERED] == address(story, "blood")
    assert (WORDS in links, links[ELSEWHERE]) == (False, "https://video.example/7")
    assert "Smith & Sons (Anna, CC BY 4.0, March 2023)" in list(html.itertext())


def test_timelinejs_shows_the_first_that_is_not_covered(story: Story) -> None:
    found = document(story, "timelinejs")
    Draft202012Validator(TIMELINE).validate(found)
    slide, second = found["events"]

    assert slide["media"] == {
        "url": address(story, "hall"),
        "alt": "A hall",
        "caption": "Smith &amp; Sons",
        "credit": "Anna, CC BY 4.0, March 2023",
        "thumbnail": address(story, "hall", "480.webp"),
    }
    assert f">{COVERED}</a>" in slide["text"]["text"]
    assert f">{ELSEWHERE}</a>" in slide["text"]["text"]
    assert "<img" not in slide["text"]["text"]
    assert "media" not in second


def test_storymapjs_says_in_the_caption_what_a_picture_shows(story: Story) -> None:
    found = document(story, "storymapjs")
    Draft202012Validator(STORYMAP).validate(found)

    assert found["storymap"]["slides"][1]["media"] == {
        "url": address(story, "hall"),
        "caption": "A hall Smith &amp; Sons",
        "credit": "Anna, CC BY 4.0, March 2023",
    }


def test_icalendar_has_an_image_and_attaches_what_is_covered(story: Story) -> None:
    calendar = Calendar.from_ical(exported(story, "ics"))
    assert not calendar.errors
    entry = calendar.events[0]

    image = entry["image"]
    assert str(image) == address(story, "hall")
    assert {name: image.params[name] for name in ("VALUE", "DISPLAY", "FMTTYPE")} == {
        "VALUE": "URI",
        "DISPLAY": "FULLSIZE",
        "FMTTYPE": "image/jpeg",
    }
    blood, talk = entry["attach"]
    assert (str(blood), blood.params["FMTTYPE"]) == (address(story, "blood"), "image/jpeg")
    assert str(talk) == "https://video.example/7"
    assert f"{COVERED} {address(story, 'blood')}" in str(entry["description"])


def test_gpx_links_to_each_with_its_words(story: Story) -> None:
    point = gpxpy.parse(exported(story, "gpx").decode()).waypoints[0]
    root = etree.fromstring(exported(story, "gpx"))
    links = [
        (link.get("href"), link.findtext("{*}text"), link.findtext("{*}type"))
        for link in root.find("{*}wpt").iterfind("{*}link")
    ]

    assert (address(story, "hall"), WORDS, "image/jpeg") in links
    assert (address(story, "blood"), COVERED, "image/jpeg") in links
    assert ("https://video.example/7", ELSEWHERE, None) in links
    assert WORDS in point.description


def test_csv_has_a_column_for_each_fact_in_step(story: Story) -> None:
    rows = list(csv.DictReader(StringIO(exported(story, "csv").decode("utf-8-sig"))))

    assert {name: cell for name, cell in rows[0].items() if name.startswith("media")} == {
        "media": "blood | hall | talk",
        "media_kinds": "image | image | embed",
        "media_addresses": " | ".join(
            [address(story, "blood"), address(story, "hall"), "https://video.example/7"]
        ),
        "media_alts": "A floor | A hall | ",
        "media_captions": " | Smith & Sons | Talk",
        "media_credits": "Anna | Anna | ",
        "media_licences": "CC BY 4.0 | CC BY 4.0 | ",
        "media_dates": " | 2023-03 | ",
        "media_warnings": "Blood. |  | ",
    }


@pytest.mark.parametrize("name", ["geojson", "lpf", "kml", "gpx", "ics", "csv"])
def test_without_an_address_of_the_site_the_words_remain(name: str, story: Story) -> None:
    text = re.sub(r"\r\n ", "", exported(story, name, site=None).decode("utf-8-sig"))

    assert "A hall" in unescape(text)
    assert "https://video.example/7" in text.replace("\\/", "/")
    assert "x.example" not in text
    assert "None" not in text


def test_without_an_address_of_the_site_a_slide_shows_what_is_elsewhere(story: Story) -> None:
    slide, _ = document(story, "timelinejs", site=None)["events"]

    assert slide["media"] == {"url": "https://video.example/7", "caption": "Talk"}
    assert unescape(slide["text"]["text"]).count(WORDS) == 1
