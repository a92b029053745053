"""Web Annotations of other tools, and ours."""

import json
from typing import Any

import pytest

from explorer.exports.annotations import web_annotations
from explorer.imports.formats.annotations import are_annotations, read_annotations
from explorer.imports.found import Choices, Found
from explorer.story.errors import DataError
from explorer.story.records import Story
from tests.exporting import MakeStory, told
from tests.imports.giving import given, said
from tests.imports.reading import values_of

QUOTE = {"type": "TextQuoteSelector", "exact": "Roma", "prefix": "went to ", "suffix": " on foot"}
ROMA: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "body": [
        {"purpose": "identifying", "source": "http://www.wikidata.org/entity/Q220"},
        {"type": "TextualBody", "purpose": "tagging", "value": "city"},
        {"type": "TextualBody", "purpose": "commenting", "value": "On foot."},
    ],
    "target": {"source": "walk.txt", "selector": [QUOTE]},
}


def annotations(*items: Any, text: str | None = None, folder: Any = None) -> Found:
    if folder is not None and text is not None:
        (folder / "walk.txt").write_text(text, encoding="utf-8")
    return read_annotations(given(json.dumps(list(items)), "a.json", folder), Choices())


def test_a_place_that_is_identified_is_an_event() -> None:
    found = annotations(ROMA)

    assert values_of(found, "places") == [
        {"id": "roma", "names": {"en": "Roma"}, "wikidata": "Q220"}
    ]
    (event,) = values_of(found, "events")
    assert (event["title"], event["summary"], event["tags"]) == (
        "Roma",
        "On foot.",
        [{"label": "city", "kind": "topic"}],
    )


@pytest.mark.parametrize(
    "body",
    [
        "http://sws.geonames.org/3169070/",
        {"type": "TextualBody", "value": "https://pleiades.stoa.org/places/423025"},
        {"type": "TextualBody", "purpose": "tagging", "value": "Place"},
        {"purpose": "geotagging", "geometry": {"type": "Point", "coordinates": [12.5, 41.9]}},
    ],
)
def test_a_body_says_in_several_ways_that_its_words_name_a_place(body: Any) -> None:
    assert len(values_of(annotations(ROMA | {"body": body}), "places")) == 1


@pytest.mark.parametrize(
    "wrapped",
    [
        {"type": "AnnotationPage", "items": [ROMA]},
        {"type": "AnnotationCollection", "first": {"items": [ROMA]}},
        {"@graph": [ROMA]},
        ROMA,
    ],
)
def test_annotations_come_in_pages_collections_and_alone(wrapped: Any) -> None:
    found = read_annotations(given(json.dumps(wrapped)), Choices())

    assert [place["id"] for place in values_of(found, "places")] == ["roma"]


def test_a_mention_is_found_by_the_words_around_it(tmp_path: Any) -> None:
    found = annotations(ROMA, text="Not Roma: Ann went to Roma on foot.\n", folder=tmp_path)

    assert found.files["article.en.md"].decode() == (
        "Not Roma: Ann went to [Roma](place:roma) on foot.\n"
    )


def test_what_marks_no_place_is_left_out() -> None:
    found = annotations(ROMA, ROMA | {"body": []}, ROMA | {"target": "https://x.eu/page"})

    assert said(found)[:2] == [
        "annotation 2 · Roma · it marks no words, or no place",
        "annotation 3 · no words · it marks no words, or no place",
    ]


@pytest.mark.parametrize("content", ["[]", "{}", '[3, {"body": 5, "target": [5]}]'])
def test_annotations_without_a_place_are_refused(content: str) -> None:
    with pytest.raises(DataError) as refusal:
        read_annotations(given(content, "a.json"), Choices())

    assert [str(problem) for problem in refusal.value.problems] == [
        "a.json · the file: found no place, expected annotations whose body identifies a place"
    ]


def test_ours_give_the_records_that_the_article_mentions(make_story: MakeStory) -> None:
    found = read_annotations(given(web_annotations(told(make_story()))), Choices())

    assert found.story == {"route": "none", "title": "A small journey", "languages": ["en"]}
    assert values_of(found, "places") == [{"id": "rome", "names": {"en": "Rome"}}]
    assert values_of(found, "events") == [
        {"id": "arrival", "title": {"en": "They reach Tokyo"}, "when": "unknown"}
    ]


def test_the_source_without_an_address_is_the_article(shipped: Story) -> None:
    found = read_annotations(given(web_annotations(told(shipped))), Choices())

    assert found.story["article"] == "article"
    assert values_of(found, "sources")[0]["id"] == "article"
    assert all("url" in source for source in values_of(found, "sources")[1:])


def test_they_are_known_by_their_content(shipped: Story) -> None:
    assert are_annotations(given(json.dumps(ROMA)))
    assert are_annotations(given(web_annotations(told(shipped))))
    assert not are_annotations(given('{"type": "FeatureCollection"}'))


def test_brackets_that_are_too_deep_are_refused() -> None:
    deep = '{"source":' * 150 + '""' + "}" * 150
    text = '[{"@context": "http://www.w3.org/ns/anno.jsonld", "target": ' + deep + "}]"

    with pytest.raises(DataError) as refused:
        read_annotations(given(text, "a.json"), Choices())

    assert str(refused.value) == (
        "a.json · the file: found more than 100 brackets within each other, expected fewer"
    )
