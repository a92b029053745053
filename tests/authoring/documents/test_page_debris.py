"""What was copied along with an article from a web page, and what is the article's own."""

import pytest

from explorer.authoring.documents.page_debris import Debris, without_debris

PAGE = """\
Il coro torna a casa

CONDIVIDI

Facebook
WhatsApp

Napoli, 3 marzo 2023

Il coro ha cantato a Salerno.

Leggi Anche

Leggi anche: Il coro vince un premio

## Iscriviti alla newsletter

Pubblicità
"""


def test_the_lines_around_an_article_are_left_out_and_named_by_line() -> None:
    text, debris = without_debris(PAGE)

    assert [line for line in text.split("\n") if line] == [
        "Il coro torna a casa",
        "Napoli, 3 marzo 2023",
        "Il coro ha cantato a Salerno.",
    ]
    assert debris == (
        Debris(3, "CONDIVIDI"),
        Debris(5, "Facebook"),
        Debris(6, "WhatsApp"),
        Debris(12, "Leggi Anche"),
        Debris(14, "Leggi anche: Il coro vince un premio"),
        Debris(16, "## Iscriviti alla newsletter"),
        Debris(18, "Pubblicità"),
    )


@pytest.mark.parametrize(
    "line",
    ["Share", "Read more", "ADVERTISEMENT", "**Read more:** [The choir wins](https://a.example)"],
)
def test_it_knows_english_pages_too(line: str) -> None:
    assert without_debris(f"They sang.\n{line}\nThey left.\n")[0] == "They sang.\n\nThey left.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell in Rome.",
        "Leggi anche i classici.",
        "They printed\nShare\non it.\n\nThey left.",
        "# Home\n\nThey left.",
        "Condividi il pane con noi.",
    ],
)
def test_the_article_s_own_words_stay(text: str) -> None:
    assert without_debris(text) == (text, ())
