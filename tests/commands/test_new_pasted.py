"""`new` and `attach` with an article as pasted: the same draft, and what came along named."""

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.authoring.documents.pasted_text import as_typed
from tests.records import event, place, write_story

CLEAN = """\
Il coro torna a casa

Napoli, 3 marzo 2023

Martedì 28 febbraio il coro ha cantato a Forlì, poi a Reggio Calabria. Il 1º marzo era a Bari.

La prossima tappa sarà la città di Palermo, il 5 marzo.
"""
SHY, GRAVE, NBSP, ZWSP = "\u00ad", "\u0300", "\u00a0", "\u200b"


def drafted(tmp_path: Path, text: str, suffix: str = ".txt") -> tuple[str, str]:
    """The two files of the draft."""
    file = tmp_path / f"article{suffix}"
    file.write_text(text, encoding="utf-8")
    stories = tmp_path / f"stories{len(list(tmp_path.iterdir()))}"
    stories.mkdir()
    options = ["--stories", str(stories), "new", "choir", "--article", str(file), "--lang", "it"]
    assert main(options) == 0
    folder = stories / "choir"
    return (
        (folder / "story.yaml").read_text(encoding="utf-8"),
        (folder / "article.it.md").read_text(encoding="utf-8"),
    )


@pytest.mark.parametrize(
    "pasted",
    [
        CLEAN.replace("febbraio", f"feb{SHY}bra{SHY}io").replace("Palermo", f"Pa{SHY}lermo"),
        CLEAN.replace("ì", f"i{GRAVE}").replace("à", f"a{GRAVE}"),
        CLEAN.replace("Reggio Calabria", f"Reggio{NBSP}Calabria").replace(" marzo", f"{NBSP}marzo"),
        CLEAN.replace("Bari", f"Ba{ZWSP}ri").replace("5", "\u200e5\u200e"),
        "\ufeff" + CLEAN.replace("\n", "\r\n"),
        CLEAN.replace("Martedì", "\tMartedì").replace("La pro", "\tLa pro"),
    ],
)
def test_the_same_words_make_the_same_draft(tmp_path: Path, pasted: str) -> None:
    assert pasted != CLEAN
    assert drafted(tmp_path, pasted) == drafted(tmp_path, CLEAN)


def test_indented_markdown_makes_the_same_draft(tmp_path: Path) -> None:
    text = f"# {CLEAN}"
    indented = text.replace("\nMartedì", "\n\tMartedì").replace("\nLa pro", "\n    La pro")

    assert drafted(tmp_path, indented, ".md") == drafted(tmp_path, text, ".md")
    assert as_typed(text) == text


def test_a_web_page_s_own_lines_are_left_out_and_reported_with_their_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = CLEAN.replace("\nNapoli", "\nCONDIVIDI\n\nNapoli") + "\nLeggi Anche\n\nPubblicità\n"

    assert drafted(tmp_path, page) == drafted(tmp_path, CLEAN)
    said = capsys.readouterr().err
    assert "left out, the web page's own text, line 3: CONDIVIDI\n" in said
    assert "left out, the web page's own text, line 11: Leggi Anche\n" in said
    assert "left out, the web page's own text, line 13: Pubblicità\n" in said


def test_attach_leaves_them_out_and_reports_them_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"en": "Rome"}
    write_story(
        tmp_path, slug="trip", title=told, summary=told, places=[place("rome", names=told)],
        events=[event("a", title=told, summary=told)], articles={"en": "Rome."},
    )  # fmt: skip
    file = tmp_path / "text.txt"
    file.write_text(f"Home\n\nThey left Ro{SHY}me.\n\nRead more\n", encoding="utf-8")

    options = ["attach", "trip", "--article", str(file), "--lang", "en"]
    assert main(["--stories", str(tmp_path), *options]) == 0
    written = (tmp_path / "trip" / "article.en.local.md").read_text(encoding="utf-8")
    assert written == "# Home\n\nThey left [Rome](event:a).\n"
    assert "left out, the web page's own text, line 5: Read more\n" in capsys.readouterr().err
