"""`python -m explorer new`: from an article to a draft that opens, whole or not at all."""

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.story.passage_parts import Target
from explorer.story.sources import Says
from explorer.story.times import parse_date
from tests.commands.drafting import ENGLISH, ITALIAN, drafted, new
from tests.records import problems_in


@pytest.fixture
def stories(tmp_path: Path, online_cache: Path) -> Path:
    """An empty folder of stories, with the gazetteer at hand."""
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def test_an_article_becomes_a_story_with_its_stops_in_order(stories: Path) -> None:
    assert new(stories, ITALIAN, "--lang", "it") == 0

    story = drafted(stories)
    assert [(event.place, event.when.text, event.claims[0].says) for event in story.events] == [
        ("naples", "2023-02-28", Says.HAPPENED),
        ("salerno", "2023-03-02", Says.HAPPENED),
        ("palermo", "2023-03-03/..", Says.ANNOUNCED),
        ("catania", "2023-03-03/..", Says.ANNOUNCED),
    ]
    assert [place.names["it"] for place in story.places] == [
        *("Napoli", "Salerno", "Palermo", "Catania"),
    ]
    assert story.title == {"it": "Il coro torna a casa"}
    assert story.summary == {"it": "Tappe: Napoli – Salerno – Palermo – Catania."}


def test_every_event_is_reachable_from_the_text(stories: Path) -> None:
    new(stories, ITALIAN, "--lang", "it")

    story = drafted(stories)
    passages = story.articles["it"].passages
    mentioned = {id_ for passage in passages for id_ in passage.mentions(Target.EVENT)}
    assert mentioned == {event.id for event in story.events}


def test_all_that_was_guessed_is_a_draft_and_check_has_only_warnings(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(stories, ITALIAN, "--lang", "it")

    story = drafted(stories)
    assert all(record.draft for record in (*story.places, *story.events, *story.sources))
    assert story.source("article").draft
    assert main(["check", str(stories)]) == 0
    assert "errors: 0, warnings: 9\n" in capsys.readouterr().err


def test_it_reports_what_it_took_and_what_it_left_out_and_why(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(stories, ITALIAN, "--lang", "it")

    said = capsys.readouterr().err
    assert "left out, a person, judging by the words beside it: Luca Verdi\n" in said
    assert "left out, a person, judging by the first name: Carlo Bianchi\n" in said
    assert "left out, a country, not a single point: Francia\n" in said
    assert "published 2023-03-03: by “Napoli, 3 marzo 2023”\n" in said
    assert "place palermo: 99% Palermo, Italy: with “città”; exact name match;" in said
    assert "event salerno: 76% 2023-03-02: read as past; dated by “Ieri”\n" in said
    assert "choir: draft written; review and confirm it (docs/new-story.md)\n" in said
    assert "not yours to publish? --local" in said


PROGRAMME = """\
The visit

Naples, 3 March 2023

The choir will sing in Salerno on 5 March at 6 p.m. and stay there. From 7 to 9 March it rests.

By Ada Rossi | 3 March 2023
"""


def test_times_and_ends_are_written_and_reported(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(stories, PROGRAMME, "--lang", "en") == 0

    said = capsys.readouterr().err
    first, second = drafted(stories).events
    assert (first.place, first.when.text, first.time and first.time.text) == (
        *("salerno", "2023-03-05", "18:00"),
    )
    assert (second.place, second.zone, second.until and second.until.text) == (
        *(None, "Europe/Rome", "2023-03-09"),
    )
    assert " 2023-03-05 18:00: announced by “will”; dated by “5 March”\n" in said
    assert " 2023-03-07 until 2023-03-09: dated after the article; dated by “7 to 9 March”" in said


def test_no_escape_sequence_of_an_article_reaches_the_terminal(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "In Naples on 3 March\x1b[2J 2021 they sang.\n\n\x1b]0;Home\x07, 3 March 2021 – Words.\n"

    assert new(stories, text, "--lang", "en") == 0
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "published 2021-03-03: by “�]0;Home�, 3 March 2021”\n" in said


def test_what_the_author_gives_is_no_draft(stories: Path) -> None:
    facts = ["--published", "2023-03-04", "--publisher", "The Gazette", "--title", "Home"]
    new(stories, ENGLISH, "--lang", "en", *facts, "--url", "https://gazette.example/1")

    source = drafted(stories).source("article")
    assert source.model_dump(exclude_none=True) | {"date": ""} == {
        "id": "article",
        "publisher": "The Gazette",
        "title": "Home",
        "date": "",
        "url": "https://gazette.example/1",
        "lang": "en",
    }
    assert source.date == parse_date("2023-03-04")


def test_without_a_date_of_publication_it_says_so_and_resolves_no_weekday(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(stories, ENGLISH, "--lang", "en")

    story = drafted(stories)
    said = capsys.readouterr().err
    assert story.source("article").date is None
    assert [event.when.text for event in story.events] == ["unknown", "unknown"]
    assert "left out, needs the publication date (--published): Tuesday, 5 March\n" in said
    assert "published: no date at its head (pass --published and run again)" in said


def test_a_date_that_overrules_the_one_at_the_head_is_reported(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = "Home\n\nRome, 4 March 2023\n\nThe choir sang in the city of Salerno yesterday."
    new(stories, article, "--lang", "en", "--published", "2024-04-25")
    said = capsys.readouterr().err
    assert (
        "published 2024-04-25: as given with --published, although the article's head says "
        "“Rome, 4 March 2023” (relative dates count from the given day)\n" in said
    )


def test_a_date_that_agrees_with_the_head_is_not_reported(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = "Home\n\nRome, 4 March 2023\n\nThe choir sang in the city of Salerno yesterday."
    new(stories, article, "--lang", "en", "--published", "2023-03-04")
    assert "as given with --published" not in capsys.readouterr().err


def test_a_text_that_must_not_be_published_stays_out_of_the_story_s_own_files(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(stories, ENGLISH, "--lang", "en", "--local") == 0

    names = {path.name for path in (stories / "choir").iterdir()}
    text = (stories / "choir" / "story.yaml").read_text(encoding="utf-8")
    assert names == {"story.yaml", "article.en.local.md"}
    assert "sang" not in text
    assert drafted(stories).events[0].title == {"en": "Naples"}
    assert (
        "article.en.local.md: git and downloads leave it out; explorer and"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("arguments", "title"),
    [([], "Titolo da scrivere"), (["--title", "Il coro"], "Il coro")],
)
def test_a_local_article_without_a_heading_gives_no_sentence_to_its_title(
    stories: Path, arguments: list[str], title: str
) -> None:
    text = "Napoli, 3 marzo 2023 – Il coro ha cantato a Napoli.\n"

    assert new(stories, text, "--lang", "it", "--local", *arguments) == 0
    story = drafted(stories)
    assert story.title == {"it": title}
    assert story.source("article").title == title
    assert "cantato" not in (stories / "choir" / "story.yaml").read_text(encoding="utf-8")


def test_a_draft_s_own_folder_has_no_problem_beside_its_guesses(stories: Path) -> None:
    new(stories, ENGLISH, "--lang", "en", "--published", "2023-03-04")

    assert problems_in(stories / "choir") == []


def test_an_article_in_which_nothing_is_recognised_becomes_a_story_to_complete(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(stories, "Il coro canta.", "--lang", "it") == 0
    assert "event first-event: 0% unknown: nothing was recognised" in capsys.readouterr().err
    assert main(["check", str(stories)]) == 0
