"""The head of an article: its title, and the line that says when it was published."""

import pytest

from explorer.authoring.dates.datelines import cut, dateline, heading_of, title_of
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "text", "when", "words"),
    [
        ("it", "# Titolo\n\nNapoli, 3 marzo 2023\n\nTesto.", "2023-03-03", "Napoli, 3 marzo 2023"),
        ("it", "News \\> 3 Marzo DUEMILA23\n\nTesto.", "2023-03-03", "News > 3 Marzo DUEMILA23"),
        ("en", "ROME, 4 March 2023 – They left on 3 March.", "2023-03-04", "ROME, 4 March 2023"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_found_in_a_line_of_the_head(
    lang: str, text: str, when: str, words: str
) -> None:
    found = dateline(text, vocabulary(lang))

    assert found
    assert (found.date.text, found.words) == (when, words)


@pytest.mark.parametrize(
    "text",
    [
        "They left on 3 March 2023 and came back a long while after that, as everybody knows.",
        "ROME, 4 March – They left.",
        "The choir sang on 5 March 2021 for the first time.",
        "“We sing on 5 March 2021!”",
        "March 2023",
        "From 3 March 2023 to 5 March 2023",
        f"{'Word.' * 3}\n\n" * 8 + "3 March 2023",
    ],
)
def test_no_other_date_is_taken_for_that_of_publication(text: str) -> None:
    assert dateline(text, vocabulary("en")) is None


def test_the_title_is_the_first_heading_else_the_first_line() -> None:
    assert title_of("News\n\n# Off *they* go\n\nWords.") == "Off they go"
    assert title_of("They left.\n\nWords.") == "They left."
    assert title_of("") == ""


def test_without_a_heading_there_is_none() -> None:
    assert heading_of("News\n\n# Off *they* go\n\nWords.") == "Off they go"
    assert heading_of("They left.\n\nWords.") == ""


def test_a_line_is_cut_between_words() -> None:
    assert cut("They met, at last, and went on.", 12) == "They met…"
    assert cut("Abcdefghij", 5) == "Abcd…"
    assert cut("They\nmet.", 12) == "They met."


LETTERS = """\
# Letters from the road

Munich, September 6, 1786.

I saw the gallery.

Venice, Oct. 14, 1786.

I saw the sea.
"""


def test_the_lines_above_letters_give_no_date_of_publication() -> None:
    assert dateline(LETTERS, vocabulary("en")) is None


def test_the_line_above_a_single_letter_or_a_programme_does() -> None:
    letter = LETTERS.partition("Venice")[0]
    programme = f"{letter}# Friday, Sept. 8, 1786\n\nThe singers will meet and will sing."

    for text in (letter, programme):
        found = dateline(text, vocabulary("en"))
        assert found and found.date.text == "1786-09-06"


def test_days_of_a_diary_may_have_no_year_and_no_month() -> None:
    diary = "# Journal\n\nMonday, 3 June 1850\n\nWe left.\n\nTuesday 4th.\n\nIt rained.\n"

    assert dateline(diary, vocabulary("en")) is None


def test_days_before_the_first_one_are_of_an_article_that_looks_back() -> None:
    article = "# A week\n\nFriday, 7 June 1850\n\nThey met.\n\n## Monday 3\n\nIt rained.\n"

    found = dateline(article, vocabulary("en"))
    assert found and found.date.text == "1850-06-07"
