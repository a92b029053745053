"""What articles leave out, sources without a date, codes that nobody gave out."""

from pathlib import Path

import pytest

from explorer.reading.checks import articles, codes, sources
from tests.records import NOTE, SMALL, Records, event, place, source, suspected


def test_an_event_that_the_article_claims_and_no_passage_mentions(tmp_path: Path) -> None:
    assert suspected(articles.check, tmp_path, {"en": "Words."}) == [
        "event arrival: found no passage that mentions it in en, "
        "expected a link to event:arrival in the article"
    ]


def test_an_event_that_only_other_sources_claim_need_not_be_mentioned(tmp_path: Path) -> None:
    assert suspected(articles.check, tmp_path) == []


def test_where_the_article_claims_no_event_all_should_be_mentioned(tmp_path: Path) -> None:
    events = [event("departure"), event("arrival", place="tokyo", when="2023-03-02")]

    assert suspected(articles.check, tmp_path, events=events) == [
        "event departure: found no passage that mentions it in en, "
        "expected a link to event:departure in the article"
    ]


def test_a_note_that_nothing_leads_to(tmp_path: Path) -> None:
    assert suspected(articles.check, tmp_path, notes=[NOTE]) == [
        "note a-note: found no passage that mentions it in en, "
        "expected a link to note:a-note in the article"
    ]


def test_a_language_without_an_article(tmp_path: Path) -> None:
    assert suspected(articles.check, tmp_path, {}) == [
        "the story · languages.0: found no article.en.md, "
        "expected an article in each language of the story"
    ]


def test_a_source_without_a_date(tmp_path: Path) -> None:
    assert suspected(sources.check, tmp_path, sources=[*SMALL["sources"][:2]]) == [
        "source wire · date: found nothing, expected the date of publication, as exactly as it "
        "is known"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"sources": [SMALL["sources"][0], source("wire", lang="xx")]},
            "source wire · lang: found 'xx', expected the ISO 639 code of a language",
        ),
        (
            {"sources": [SMALL["sources"][0], source("wire", lang="eng")]},
            "source wire · lang: found 'eng', expected the ISO 639 code of a language (en?)",
        ),
        (
            {"places": [place("rome", names={"en": "Rome", "jp": "X"}), SMALL["places"][1]]},
            "place rome · names.jp: found 'jp', expected the ISO 639 code of a language",
        ),
        (
            {"places": [place("rome", country="UK"), SMALL["places"][1]]},
            "place rome · country: found 'UK', expected the ISO 3166-1 code of a country (GB?)",
        ),
    ],
)
def test_a_code_that_nobody_gave_out(tmp_path: Path, changes: Records, message: str) -> None:
    assert suspected(codes.check, tmp_path, **changes) == [message]


@pytest.mark.parametrize("code", ["it", "en", "ru", "ko", "la", "zh", "haw", "grc"])
def test_a_code_that_means_a_language(tmp_path: Path, code: str) -> None:
    sources_of_a_language = [SMALL["sources"][0], source("wire", lang=code)]

    assert suspected(codes.check, tmp_path, sources=sources_of_a_language) == []
