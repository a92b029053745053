"""`python -m explorer attach`: an operator's own text in the place of a story's account."""

import shutil
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.passage_parts import Target
from tests.records import SHIPPED, event, place, write_story

TEXT = """\
Due capi di governo si vedono allo spazioporto

Vostochny, regione dell'Amur – I due si sono incontrati davanti agli hangar. Dopo la visita ai siti
dei Soyuz-2 si sono seduti con le delegazioni, poi faccia a faccia.

Durante il pranzo si è brindato; nel libro degli ospiti resta una firma. In televisione si è parlato
di cooperazione militare. Il portavoce del Cremlino aveva anticipato i temi.

L'ospite è già ripartito: lo aspettano Komsomolsk e, a Vladivostok, la flotta del Pacifico.
"""
"""A report of our own, in the style of a newspaper."""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A copy of the shipped story."""
    shutil.copytree(SHIPPED / "vostochny-2023", tmp_path / "stories" / "vostochny-2023")
    return tmp_path / "stories"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A plain text of our own for the shipped story."""
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def attach(stories: Path, text: Path | str, *arguments: str, lang: str = "it") -> int:
    command = ["attach", "vostochny-2023", "--article", str(text), "--lang", lang]
    return main(["--stories", str(stories), *command, *arguments])


def test_every_event_and_stop_that_the_article_knows_is_reachable_from_the_text(
    stories: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attach(stories, text) == 0

    story = load_story(stories / "vostochny-2023")
    known = itinerary(story, AsOf.PUBLICATION)
    article = story.articles["it"]
    events = {id_ for passage in article.passages for id_ in passage.mentions(Target.EVENT)}
    places = {id_ for passage in article.passages for id_ in passage.mentions(Target.PLACE)}
    assert article.local
    assert events == {step.event.id for step in known.steps}
    assert {stop.place for stop in known.stops} - {"komsomolsk"} == places
    assert "events that no passage mentions: 0" in capsys.readouterr().err


def test_it_reports_what_it_linked_and_which_events_no_passage_mentions(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.txt"
    short.write_text("Il pranzo è finito.\n\nDopo pranzo, a Vladivostok.", encoding="utf-8")

    attach(stories, short)

    said = capsys.readouterr().err
    assert "  event lunch-toasts: “pranzo”\n" in said
    assert "mentions linked: 3, events that no passage mentions: 9\n" in said
    assert "  event guestbook: Kim firma il libro degli ospiti\n" in said


def test_an_attached_text_is_replaced_only_by_force(
    stories: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    attach(stories, text)
    file = stories / "vostochny-2023" / "article.it.local.md"
    before = file.read_text(encoding="utf-8")
    text.write_text("Un altro pranzo.", encoding="utf-8")

    assert attach(stories, text) == 2
    assert file.read_text(encoding="utf-8") == before
    assert "expected no attached text (replace it with --force)" in capsys.readouterr().err
    assert attach(stories, text, "--force") == 0
    assert file.read_text(encoding="utf-8") == "Un altro [pranzo](event:lunch-toasts).\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Città".encode("latin-1"), "expected text in UTF-8 (save it as UTF-8)"),
        (b" \n\n", "the article: found nothing, expected a text"),
        (b"[x](event:pranzo)", "found event:pranzo, expected the id of an event"),
    ],
)
def test_a_text_that_cannot_be_shown_is_refused_and_what_was_attached_stays(
    stories: Path,
    tmp_path: Path,
    content: bytes,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = stories / "vostochny-2023" / "article.it.local.md"
    file.write_text("Prima.\n", encoding="utf-8")
    bad = tmp_path / "bad.md"
    bad.write_bytes(content)

    assert attach(stories, bad, "--force") == 1
    assert message in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "Prima.\n"


def test_an_article_without_a_name_is_wrong_usage(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attach(stories, "") == 2
    assert capsys.readouterr().err == "explorer: --article: found nothing, expected a file\n"


def test_a_file_that_is_not_there_is_reported(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attach(stories, tmp_path / "none.txt") == 1
    assert "found no file of this name, expected a readable file" in capsys.readouterr().err


def test_a_language_that_the_story_does_not_have_is_refused(
    stories: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attach(stories, text, lang="de") == 2
    assert capsys.readouterr().err == (
        "explorer: --lang: found 'de', expected one of the story's languages: it, en\n"
    )


def test_a_language_of_which_we_know_no_words_is_refused(
    tmp_path: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"en": "Rome", "fr": "Rome"}
    write_story(
        tmp_path,
        slug="vostochny-2023",
        languages=["en", "fr"],
        title=told,
        summary=told,
        places=[place("rome", names=told)],
        events=[event("a", title=told, summary=told)],
        articles={"en": "Rome."},
    )

    assert attach(tmp_path, text, lang="fr") == 2
    assert capsys.readouterr().err == (
        "explorer: --lang: found 'fr', expected a language we can read: en, it\n"
    )


def test_a_folder_that_cannot_be_written_to_keeps_what_it_has(
    stories: Path, text: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)

    assert attach(stories, text) == 2
    assert "found 'Permission denied', expected a writable file" in (capsys.readouterr().err)
    names = {path.name for path in (stories / "vostochny-2023").iterdir()}
    assert names == {"story.yaml", "article.it.md", "article.en.md", "media"}
