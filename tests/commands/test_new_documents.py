"""`new` and `attach` with documents and addresses: one draft from all, and what they say."""

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.reading.library import load_story
from tests.authoring import made_documents as documents
from tests.authoring.documents.test_page_fetching import site
from tests.records import write_story

HOME = "On Tuesday the choir sang in Salerno. On 5 March they will be in Palermo."
HEADS = ("The choir goes home", "Naples, 3 March 2023")
PAGE = """<html><head><title>The choir goes home | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2023-03-03"></head><body><nav>Milano</nav>
<h1>The choir goes home</h1><p>On <b>Tuesday</b> the choir sang in <i>Salerno</i>. On 5 March they
will be in Palermo.</p></body></html>"""
WORD = documents.word(
    documents.paragraph(HEADS[0], "Titolo1")
    + documents.paragraph(HEADS[1])
    + documents.paragraph(HOME)
)
RICH = rb"{\rtf1\ansi " + "\\par ".join((*HEADS, HOME)).encode() + b"}"
OPEN = documents.open_document(
    f"<text:h>{HEADS[0]}</text:h><text:p>{HEADS[1]}</text:p><text:p>{HOME}</text:p>"
)
PDF = documents.pdf(
    [
        (60, 780, 20, HEADS[0]),
        (60, 740, 12, HEADS[1]),
        (60, 710, 12, HOME[:42].rstrip()),
        (60, 695, 12, HOME[42:].lstrip()),
    ]
)


@pytest.fixture
def stories(tmp_path: Path, online_cache: Path) -> Path:
    """An empty folder of stories, with the gazetteer at hand."""
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def new(stories: Path, article: Path | str, *arguments: str) -> int:
    command = ["new", "choir", "--article", str(article), "--lang", "en", *arguments]
    return main(["--stories", str(stories), *command])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n\n".join((*HEADS, HOME)).encode()),
        ("a.docx", WORD),
        ("a.odt", OPEN),
        ("a.rtf", RICH),
        ("a.pdf", PDF),
        ("a.html", PAGE.encode()),
    ],
)
def test_any_document_gives_the_same_draft(stories: Path, name: str, content: bytes) -> None:
    file = stories.parent / name
    file.write_bytes(content)

    assert new(stories, file) == 0
    story = load_story(stories / "choir")
    assert story.title == {"en": "The choir goes home"}
    assert [(event.place, event.when.text) for event in story.events] == [
        ("salerno", "2023-02-28"),
        ("palermo", "2023-03-05"),
    ]


def test_what_a_page_says_of_itself_is_used_and_shown(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = stories.parent / "page.html"
    file.write_text(PAGE, encoding="utf-8")

    assert new(stories, file, "--title", "Home") == 0
    source = load_story(stories / "choir").source("article")
    assert (source.title, source.publisher, source.date and source.date.text) == (
        "Home",
        "The Gazette",
        "2023-03-03",
    )
    told = capsys.readouterr().err
    assert "title, as the file says: The choir goes home | The Gazette\n" in told
    assert "published, as the file says: 2023-03-03\n" in told
    assert "publisher, as the file says: The Gazette\n" in told


@pytest.mark.parametrize(("arguments", "file"), [([], "local.md"), (["--publish"], "md")])
def test_the_text_of_an_address_stays_on_the_machine_unless_it_may_be_published(
    stories: Path, arguments: list[str], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with site({"/choir": (200, {"Content-Type": "text/html"}, PAGE.encode())}) as address:
        assert new(stories, f"{address}/choir", *arguments) == 0

    assert (stories / "choir" / f"article.en.{file}").exists()
    assert load_story(stories / "choir").source("article").url == f"{address}/choir"
    assert f"fetching from 127.0.0.1: {address}/choir\n" in capsys.readouterr().err


def test_an_address_that_does_not_answer_writes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site({}) as address:
        assert new(stories, f"{address}/choir") == 1

    assert f"{address}/choir · the page: found the answer 404 Not Found" in capsys.readouterr().err
    assert list(stories.iterdir()) == []


def test_names_of_footnotes_stay_as_they_are_and_their_texts_are_linked(tmp_path: Path) -> None:
    write_story(tmp_path)
    file = tmp_path / "text.md"
    file.write_text("They left.[^Rome]\n\n[^Rome]: In Rome.\n\n    Later.\n", encoding="utf-8")
    command = ["attach", "small", "--article", str(file), "--lang", "en"]

    assert main(["--stories", str(tmp_path), *command]) == 0
    attached = (tmp_path / "small" / "article.en.local.md").read_text(encoding="utf-8")
    assert attached.startswith("They left.[^Rome]\n\n[^Rome]: In [Rome](")
    assert attached.endswith("\n\n    Later.\n")


def test_a_document_is_attached_to_a_story(tmp_path: Path) -> None:
    write_story(tmp_path)
    file = tmp_path / "text.docx"
    file.write_bytes(documents.word(documents.paragraph("They left Rome.")))
    command = ["attach", "small", "--article", str(file), "--lang", "en"]

    assert main(["--stories", str(tmp_path), *command]) == 0
    attached = (tmp_path / "small" / "article.en.local.md").read_text(encoding="utf-8")
    assert "[Rome](" in attached
