"""Web Annotations: the W3C model's rules, and selectors that find the words they name."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from explorer.exports.annotations import article_text, mentions, web_annotations
from explorer.reading.library import load_story
from explorer.story.articles import parse_article
from explorer.story.records import Story
from tests.exporting import MakeStory, hostile_changes, told
from tests.records import write_story

IRI = {"type": "string", "pattern": r"^(https?://|urn:uuid:)\S+$"}
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
        },
        {
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    ]
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"const": "linking"},
        "body": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "required": ["type", "source"],
                        "properties": {"type": {"const": "SpecificResource"}, "source": IRI},
                    },
                    {
                        "required": ["type", "value"],
                        "properties": {"type": {"const": "TextualBody"}},
                    },
                ]
            },
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "object", "required": ["id"], "properties": {"id": IRI}},
                "selector": {"type": "array", "items": SELECTOR},
            },
        },
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "items": {"type": "array", "minItems": 1, "items": ANNOTATION},
            },
        },
    },
}
"""https://www.w3.org/TR/annotation-model/, the parts that we use."""

Json = dict[str, object]


def items(story: Story, lang: str = "en") -> list[Json]:
    document = json.loads(web_annotations(told(story, lang=lang)))
    Draft202012Validator(COLLECTION).validate(document)
    found = document.get("first", {"items": []})["items"]
    assert document["total"] == len(found)
    return found


def tags(found: list[Json]) -> Iterator[str]:
    for item in found:
        for body in item["body"]:
            if body.get("purpose") == "tagging":
                yield body["value"]


@pytest.mark.parametrize("lang", ["it", "en"])
def test_every_mention_comes_back_in_order(lang: str, shipped: Story) -> None:
    parts = [
        part
        for passage in shipped.articles[lang].passages
        for item in passage.items
        for part in item
        if part.target
    ]

    found = items(shipped, lang)
    assert list(tags(found)) == [f"{part.target}:{part.target_id}" for part in parts]
    assert [item["target"]["selector"][0]["exact"] for item in found] == [
        part.text for part in parts
    ]


@pytest.mark.parametrize("lang", ["it", "en"])
def test_both_selectors_find_the_same_words(lang: str, shipped: Story) -> None:
    text = article_text(shipped.articles[lang])

    for item in items(shipped, lang):
        quote, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.index(around) == place["start"] - len(quote["prefix"])


def test_ids_are_unique(shipped: Story) -> None:
    ids = [item["id"] for item in items(shipped)]

    assert len(set(ids)) == len(ids)


def test_positions_count_blocks_and_items_of_lists() -> None:
    article = parse_article(
        "# Ab [c](place:x)\n\n- d\n- [e](place:y)\n\n> [f](place:z) **g**\n", file="a.md"
    )

    assert article_text(article) == "Ab c\n\nd\n\ne\n\nf g"
    assert [(mention.start, mention.end) for mention in mentions(article)] == [
        (3, 4),
        (9, 10),
        (12, 13),
    ]


def test_a_place_is_identified_by_an_address_that_others_know(shipped: Story) -> None:
    found = items(shipped)
    mention = found[list(tags(found)).index("place:vladivostok")]

    assert mention["body"][0]["source"] == "http://www.wikidata.org/entity/Q959"


def test_a_source_is_called_by_its_title_in_its_own_language(shipped: Story) -> None:
    titles = {source.title: source.lang for source in shipped.sources if source.title}
    called = [
        (body["value"], body["language"])
        for annotation in items(shipped)
        for body in annotation["body"]
        if body.get("value") in titles
    ]
    assert called
    assert [titles[title] for title, _ in called] == [lang for _, lang in called]


def test_of_an_operators_own_text_only_the_mentions_leave(tmp_path: Path) -> None:
    articles = {
        "en": "Shipped [Rome](place:rome).\n",
        "en.local": "Secret [Rome](place:rome) text.\n",
    }
    story = load_story(write_story(tmp_path, articles=articles))

    (item,) = items(story)
    assert item["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "Rome"},
        {"type": "TextPositionSelector", "start": 7, "end": 11},
    ]


def test_hostile_text_comes_back_as_it_was(make_story: MakeStory) -> None:
    (item,) = items(make_story(**hostile_changes()))

    assert item["target"]["selector"][0]["exact"] == '=1+1</name>]]>&"'


def test_a_story_without_an_article_has_an_empty_collection(make_story: MakeStory) -> None:
    assert items(make_story(articles={})) == []


def test_mentions_in_tables_and_footnotes_are_found_in_the_text_too() -> None:
    text = "So[^1].\n\n| a | |\n|---|---|\n| 1[^1] | [Rome](place:r) |\n\n[^1]: [Here](event:e)."
    article = parse_article(text, file="a.md")
    plain = article_text(article)

    assert plain == "So.\n\na\n\n\n\n1\n\nRome\n\nHere."
    assert [plain[each.start : each.end] for each in mentions(article)] == ["Rome", "Here"]
