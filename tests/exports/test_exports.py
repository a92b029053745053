"""What all formats have in common: names, reports, the same bytes each time, and every view."""

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.story_records import MEMBER
from explorer.exports.values import Span, degrees, span, subject, told_events
from explorer.language import interface_languages, language
from explorer.story.control_characters import printable
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from tests.exporting import MakeStory, hostile_changes, nothing_published, timed_events, told

every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)


@every_export
@pytest.mark.parametrize("code", interface_languages())
def test_each_format_says_in_each_language_what_it_cannot_carry(
    export: Export, code: str, shipped: Story
) -> None:
    report = export.report(language(code), shipped)

    assert report
    assert all(line.endswith(".") and "{" not in line for line in report)


@every_export
def test_a_story_in_one_language_misses_no_other(export: Export, make_story: MakeStory) -> None:
    english = language("en")
    line = english.text("omits_languages")

    assert line not in export.report(english, make_story())


def test_no_text_of_the_catalogue_is_empty() -> None:
    known = (True, False)  # whether the address of the site is
    lists = [export.omitted(["it", "en"], is_addressed=is_) for export in EXPORTS for is_ in known]
    used = {key for keys in lists for key in keys}

    assert {key for key in language("en").texts if key.startswith("omits_")} == used


def test_names_and_suffixes_are_unambiguous() -> None:
    words = [word for export in EXPORTS for word in {export.name, export.suffix}]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "lang", "as_of", "file_name"),
    [
        ("geojson", "it", AsOf.NOW, "vostochny-2023-it.geojson"),
        ("lpf", "en", AsOf.PUBLICATION, "vostochny-2023-en-publication.lpf.json"),
        ("zip", "en", AsOf.PUBLICATION, "vostochny-2023.zip"),
    ],
)
def test_a_file_name_says_what_is_in_the_file(
    name: str, lang: str, as_of: AsOf, file_name: str
) -> None:
    export = export_named(name)

    assert export and export.file_name("vostochny-2023", lang, as_of) == file_name


def test_a_format_is_known_by_its_name_and_by_its_suffix() -> None:
    assert export_named("timelinejs") is export_named("timelinejs.json") is not None
    assert export_named("docx") is None


@every_export
def test_the_same_story_gives_the_same_bytes(export: Export, shipped: Story) -> None:
    of = subject(shipped, lang="it", as_of=AsOf.NOW, files={"story.yaml": b"x"})

    assert export.write(of) == export.write(of)


@every_export
@pytest.mark.parametrize("as_of", AsOf)
@pytest.mark.parametrize("code", ["it", "en"])
def test_the_shipped_story_is_written_in_each_view(
    export: Export, code: str, as_of: AsOf, shipped: Story
) -> None:
    assert export.write(told(shipped, lang=code, as_of=as_of))


@every_export
def test_a_view_without_events_is_written_all_the_same(
    export: Export, make_story: MakeStory
) -> None:
    story = make_story(**nothing_published())

    assert export.write(told(story, as_of=AsOf.PUBLICATION))


@every_export
def test_text_formats_are_utf_8(export: Export, make_story: MakeStory) -> None:
    assert export.is_archive or export.write(told(make_story(**hostile_changes()))).decode()


def test_the_title_says_when_it_is_only_what_the_article_knew(shipped: Story) -> None:
    of = told(shipped, as_of=AsOf.PUBLICATION)

    assert of.title == (
        "Kim Jong Un in Russia, September 2023 – What the article knew (14 September)"
    )


def test_names_of_records_stay_the_same(make_story: MakeStory) -> None:
    of = told(make_story())

    assert of.urn("place", "rome") == "urn:uuid:bea2387b-b5d9-5793-9dd5-8235062a0113"
    assert of.urn("event", "rome") != of.urn("place", "rome")


def test_an_end_that_is_not_documented_stays_open(make_story: MakeStory) -> None:
    events = told_events(told(make_story(events=timed_events(), articles={})))
    ends = {event.row.id: event.span for event in events}

    assert ends["open-start"].first is None
    assert ends["open-end"].last is None
    assert [str(end) for end in (ends["before"].first, ends["before"].last)] == [
        "2023-03-09",
        "2023-03-09 17:46:00+01:00",
    ]
    assert [str(end) for end in (ends["after"].first, ends["after"].last)] == [
        "2023-03-10 18:10:00+01:00",
        "2023-03-10",
    ]
    assert ends["day"] == Span(ends["day"].first, ends["day"].first)
    assert [name for name, end in ends.items() if end.instant] == ["exact", "about", "unsure"]


def test_a_span_is_that_of_the_moment(make_story: MakeStory) -> None:
    event = told_events(told(make_story()))[0]

    assert event.span == span(event.moment)
    assert event.when == "Wednesday, 1 March 2023, 09:30 (time in Rome, UTC+1)"


@pytest.mark.parametrize(
    ("value", "text"), [(51.8844, "51.8844"), (0.00001, "0.00001"), (-180.0, "-180.0")]
)
def test_a_coordinate_keeps_the_decimals_that_it_has(value: float, text: str) -> None:
    assert degrees(value) == text


def test_control_characters_are_shown_and_the_rest_is_kept() -> None:
    assert printable("a\x00b\x1b\x7f\tc\nd\ufffe <&>") == "a\ufffdb\ufffd\ufffd\tc\nd\ufffd <&>"


READ_AS_HTML = {
    "description",
    "headline",
    "text",
    "display_date",
    "group",
    "snippet",
    "caption",
    "credit",
}
"""Names of fields that the viewers of some format put into their page as HTML."""


def html_in(content: bytes, suffix: str) -> list[str]:
    """The texts of a file that a viewer reads as HTML."""
    if suffix == "kml":
        elements = etree.fromstring(content).iter()
        known = ((etree.QName(element).localname, element.text) for element in elements)
        return [text for name, text in known if name.lower() in READ_AS_HTML and text]
    return list(texts_named(json.loads(content)))


def texts_named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == MEMBER:  # which no viewer reads
                continue
            if isinstance(part, str) and name in READ_AS_HTML:
                yield part
            yield from texts_named(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_named(part)


@pytest.mark.parametrize("name", ["kml", "timelinejs", "storymapjs"])
def test_hostile_text_is_no_markup_in_any_field_that_viewers_read_as_html(
    name: str, make_story: MakeStory
) -> None:
    export = export_named(name)
    of = subject(make_story(**hostile_changes()), lang="en", as_of=AsOf.NOW)
    texts = html_in(export.write(of), export.suffix)

    tags = {tag for text in texts for tag in re.findall(r"<(\w+)", text)}
    assert tags == {"p", "ul", "li", "a"} | ({"img", "br"} if name == "kml" else set())
