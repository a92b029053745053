"""The text of an article's file: composed, and of a size that takes no time to read."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.reading.article_texts import MAX_BLOCKS, MAX_MARKS, article_text
from explorer.reading.library import read_story
from explorer.story.errors import DataError
from tests.records import SHIPPED, write_story

FORMER = """
import sys
from datetime import date
from explorer.authoring.drafts.announcing import announcement
from explorer.authoring.dates.dating import dates_in
from explorer.authoring.linking_texts.mentions import Mention, linked, masked
from explorer.story.passage_parts import Target
from explorer.authoring.places.names import names_in
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary
from explorer.authoring.words import sentences
known = vocabulary("en")
for sign in "[`<(!*_":
    assert len(masked(sign * 1_000_000)) == 1_000_000
assert len(masked("[](" * 300_000)) == 900_000
assert len(sentences("x." + " " * 1_000_000, known)) == 1
assert len(sentences("x." + ". " * 500_000, known)) == 1
for sign in ("1 ", "a ", "A ", "'", "-", " ", "1-"):
    dates_in(sign * 20_000, known, date(2023, 9, 14))
    names_in(sign * 20_000, known)
many = [Mention(Span(n, n + 1), Target.PLACE, "x") for n in range(0, 400_000, 2)]
assert linked("A " * 200_000, many).count("(place:x)") == 200_000
print("read")
"""


@pytest.mark.parametrize("sign", ["[", "*", "_", "`", "<"])
def test_more_signs_of_markdown_than_an_article_has_are_refused(sign: str) -> None:
    assert article_text((sign * MAX_MARKS).encode(), "a.md") == sign * MAX_MARKS
    with pytest.raises(DataError) as caught:
        article_text((sign * (MAX_MARKS + 1)).encode(), "a.md")

    assert str(caught.value.problems[0]) == (
        "a.md · the file · text: found 100,001 characters such as [ * _ ` <, expected at most "
        "100,000, as in an article"
    )


def test_more_paragraphs_than_an_article_has_are_refused() -> None:
    with pytest.raises(DataError, match="found 20,001 paragraphs, expected at most 20,000"):
        article_text(("A\n\n" * (MAX_BLOCKS + 1)).encode(), "a.md")


def test_a_story_whose_article_has_too_many_is_broken_and_others_are_not(tmp_path: Path) -> None:
    write_story(tmp_path, articles={"en": "[" * (MAX_MARKS + 1)})
    (folder,) = tmp_path.iterdir()

    problems = read_story(folder).problems
    assert [problem.found for problem in problems] == ["100,001 characters such as [ * _ ` <"]


def test_no_repeated_sign_is_read_again_and_again() -> None:
    # Each of these once took minutes to hours, by work that grew with the square of the length;
    # in proportion to it, all of them take some seconds.
    done = subprocess.run(
        [sys.executable, "-c", FORMER],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=SHIPPED.parent.parent,
    )

    assert done.stdout == "read\n", done.stderr


def test_decomposed_letters_are_composed_in_all_files_of_a_story(tmp_path: Path) -> None:
    town = "Forli\u0300"
    told = {"en": f"In {town}"}
    write_story(tmp_path, title=told, articles={"en": f"{town}: <https://a.example/{town}>\n"})
    (folder,) = tmp_path.iterdir()

    story = read_story(folder).story
    assert story is not None
    assert story.title["en"] == "In Forlì"
    parts = story.articles["en"].passages[0].items[0]
    assert [part.text for part in parts] == ["Forlì: ", f"https://a.example/{town}"]
