"""PDFs as articles: paragraphs, hyphens, headings, what pages repeat."""

import pytest

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.pdf_texts import pdf_text
from tests.authoring.made_documents import Words, pdf
from tests.media.recordings import document

LONG = "In the morning the choir travelled from Naples to Salerno, where they"
"""As wide as the column."""


def column(*lines: str, top: float = 780, left: float = 60, step: float = 15) -> list[Words]:
    """Lines of text below each other; an empty one is room."""
    return [(left, top - step * at, 12, words) for at, words in enumerate(lines) if words]


def test_lines_of_a_paragraph_are_one_and_room_between_them_ends_it() -> None:
    lines = column(
        LONG,
        "sang in the cathedral for all of those who had come from so far",
        "away.",
        "",
        LONG,
        "left.",
    )

    assert pdf_text(pdf(lines)).markdown == (
        f"{LONG} sang in the cathedral for all of those who had come from so far away.\n\n"
        f"{LONG} left.\n"
    )


def test_a_short_last_line_or_an_indent_ends_a_paragraph_too() -> None:
    lines = [*column(LONG, "sang.", LONG, f"{LONG} sang."), *column(LONG, top=720, left=74)]

    assert pdf_text(pdf(lines)).markdown.split("\n\n") == [
        f"{LONG} sang.",
        f"{LONG} {LONG} sang.",
        f"{LONG}\n",
    ]


def test_a_word_divided_at_the_end_of_a_line_is_whole_again() -> None:
    lines = column(f"{LONG} visited the cathe-", "dral and the Franco-", f"Prussian war; {LONG}")

    assert "visited the cathedral and the Franco-Prussian war" in pdf_text(pdf(lines)).markdown


def test_large_lines_are_headings_by_their_size() -> None:
    lines = [(60.0, 780.0, 24.0, "The choir"), *column(LONG, top=740), (60, 700, 16, "Day two")]

    assert pdf_text(pdf([*lines, *column(LONG, top=670)])).markdown == (
        f"# The choir\n\n{LONG}\n\n## Day two\n\n{LONG}\n"
    )


def test_a_paragraph_goes_on_over_the_end_of_a_page_without_header_and_number() -> None:
    first = [*column("The Gazette", top=820), *column(LONG), *column("Page 1 of 2", top=30)]
    second = [
        *column("The Gazette", top=820),
        *column("sang.", LONG),
        *column("Page 2 of 2", top=30),
    ]
    read = pdf_text(pdf(first, second, title="The choir goes home"))

    assert read.markdown == f"{LONG} sang.\n\n{LONG}\n"
    assert read.left_out == ("above and below the pages: The Gazette · Page 1 of 2 · Page 2 of 2",)
    assert read.imprint.title == "The choir goes home"


def test_a_year_alone_in_the_text_is_no_page_number() -> None:
    lines = column(LONG, "", LONG, "", LONG, "", "1786", "", LONG, "", LONG, "", LONG, "", LONG)

    assert "\n\n1786\n\n" in pdf_text(pdf(lines)).markdown


@pytest.mark.parametrize(
    ("content", "found", "hint"),
    [
        (
            document(),
            "a PDF without text: its pages are pictures",
            "recognise its text first (OCR)",
        ),
        (pdf(column(LONG), password="x"), "a PDF with a password", "save it so"),
        (b"%PDF-1.7\n", "a damaged PDF", "open it and save it again"),
        (pdf(*[column("x")] * 501), "501 pages", "save the article's pages alone"),
    ],
    ids=["scanned", "locked", "damaged", "long"],
)
def test_a_pdf_that_cannot_be_read_is_refused(content: bytes, found: str, hint: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        pdf_text(content)

    assert refusal.value.found == found
    assert refusal.value.hint.startswith(hint)
