"""Drafts of articles as files: readable, and whatever the article says without an error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.authoring.drafts.draft_records import draft_comments, draft_records
from explorer.authoring.drafts.drafting import ArticleFacts, DraftStory, draft_story
from explorer.reading.article_links import check_mentions
from explorer.reading.consistency import check_story
from explorer.reading.locations import in_file
from explorer.reading.validation import check_records
from explorer.reading.yaml_files import read_yaml
from explorer.story.articles import parse_article
from explorer.story.records import Story
from explorer.story.times import parse_date
from explorer.writing.story_files import story_text
from tests.recognising import FewTowns


def written_out(draft: DraftStory) -> str:
    return story_text(draft_records(draft), draft_comments(draft))


def test_the_file_can_be_read_by_people_and_names_its_schema() -> None:
    text = "They sang in Rome on 10 September. Their next stop is “Turin\\u0085”."
    facts = ArticleFacts(
        lang="en",
        title='A "title": \\ \u2028\x7f',
        publisher=None,
        url=None,
        published=parse_date("2023-09-14"),
        dated_by="",
        is_local=False,
    )

    written = written_out(draft_story(text, facts, FewTowns())).splitlines()

    assert written[0] == "# yaml-language-server: $schema=../../story.schema.json"
    assert r'title: {en: "A \"title\": \\ \L\x7F"}' in written
    first = written.index("  - id: rome")
    assert written[first - 1 : first + 9] == [
        "  # Rome, Italy (town:rome)",
        "  - id: rome",
        '    names: {en: "Rome"}',
        "    lat: 41.9",
        "    lon: 12.5",
        "    accuracy_km: 5",
        "    zone: Europe/Rome",
        "    country: IT",
        '    coordinate_source: "A map"',
        '    draft: {confidence: 0.8, why: "after “in”; big"}',
    ]
    assert '    draft: {confidence: 0, why: "write who published it"}' in written


def test_no_words_of_a_local_article_are_in_the_file_but_names_and_dates() -> None:
    text = "Rome, 14 September 2023, at dusk\n\nThey sang in Rome on 10 September."
    facts = ArticleFacts(
        lang="en",
        title="Title to be written",
        publisher="The Gazette",
        url=None,
        published=parse_date("2023-09-14"),
        dated_by="Rome, 14 September 2023, at dusk",
        is_local=True,
    )

    written = written_out(draft_story(text, facts, FewTowns()))

    assert '    draft: {confidence: 0.9, why: "dated at its head"}' in written.splitlines()
    assert not {"dusk", "sang"} & set(written.replace('"', " ").split())


WORDS = st.sampled_from([
    *("Rome", "Milan", "Turin", "in", "on", "the", "0", "2", "13", "31", "September", "Wednesday"),
    *("yesterday", "days", "ago", "2018", "1519", "next", "stop", "will", "said", "and", ",", "."),
    *(";", "–", "*", "_", ">", "#", "`x`", "“", "”", "'", "\\", "\u2028", "\x85", "İ", "로마\n\n"),
])  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40), st.sampled_from([None, "2023", "2023-09-14"]))
@settings(max_examples=60)
def test_whatever_an_article_says_its_draft_has_no_error(
    words: list[str], published: str | None
) -> None:
    facts = ArticleFacts(
        lang="en",
        title="A title",
        publisher=None,
        url=None,
        published=parse_date(published) if published else None,
        dated_by="",
        is_local=False,
    )
    draft = draft_story(f"In Rome. {' '.join(words)}", facts, FewTowns())

    raw, line_of = read_yaml(written_out(draft), "story.yaml")
    records = check_records(raw, in_file("story.yaml", line_of))
    article = parse_article(draft.article, file="article.en.md")
    fields = dict(records.sound) | {"slug": "a", "version": "1", "articles": {"en": article}}
    story = Story.model_construct(**fields)
    assert records.problems == ()
    assert list(check_story(story, records)) == []
    assert list(check_mentions(story, records.ids)) == []


def test_titles_have_no_marks_of_footnotes_and_the_cells_of_a_row_apart() -> None:
    text = (
        "They sang in Mil**an** on 10 September[^1], and left.\n\n| Day | Town |\n| --- | --- |\n"
        "| 12 September | Turin |\n\n[^1]: It rained."
    )
    facts = ArticleFacts(
        lang="en",
        title="T",
        publisher=None,
        url=None,
        published=parse_date("2023-09-14"),
        dated_by="",
        is_local=False,
    )

    draft = draft_story(text, facts, FewTowns())

    assert [(event.id, event.title, event.summary) for event in draft.events] == [
        (
            "milan",
            "Milan: They sang in Milan on 10 September, and left.",
            "They sang in Milan on 10 September, and left.",
        ),
        ("turin", "Turin: 12 September · Turin", "12 September · Turin"),
    ]
