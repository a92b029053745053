"""Slips of people who do not program: the cause, its own line, and what to type instead."""

from pathlib import Path

import pytest

from explorer.commands.check import check_comments
from explorer.reading.library import load_story
from explorer.reading.yaml_slips import slip_near
from tests.records import problems_in, with_line, write_story

QUOTES = "expected quotation marks around the text"
BRACKET = "a bracket without its other half, expected both"
UNCLOSED = "a quotation mark that is not closed, expected another one at the end of the text"
APOSTROPHE = "an apostrophe between single quotation marks, expected double ones around the text"
INNER = "quotation marks within quotation marks, expected other ones around the text"
TITLE = "en: A small journey"
LAT = "lat: 41.9"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            f"  {LAT}\n",
            f"\t{LAT}\n",
            f"a tab at the beginning of the line, expected 4 spaces⇒{LAT}",
        ),
        (f"  {LAT}", "  lat:\u00a041.9", f"a no-break space, expected an ordinary space⇒{LAT}"),
        (
            f"  {LAT}",
            f" {LAT}",
            "1 space before this line, expected 2, as before the fields above⇒",
        ),
        (
            "- id: tokyo",
            "– id: tokyo",
            "– before an entry, expected a hyphen and a space⇒- id: tokyo",
        ),
        (
            "- id: tokyo",
            "• id: tokyo",
            "• before an entry, expected a hyphen and a space⇒- id: tokyo",
        ),
        (
            "- id: tokyo",
            "* id: tokyo",
            "* before an entry, expected a hyphen and a space⇒- id: tokyo",
        ),
        (
            "- id: tokyo",
            "-id: tokyo",
            "a hyphen without a space, expected a hyphen and a space⇒- id: tokyo",
        ),
        (
            "- id: tokyo",
            "-\tid: tokyo",
            "a hyphen without a space, expected a hyphen and a space⇒- id: tokyo",
        ),
        (TITLE, "en: A: small journey", f'a colon within a text, {QUOTES}⇒en: "A: small journey"'),
        (
            "format: 1",
            "format: {en: Rome: a}",
            f'a colon within a text, {QUOTES}⇒format: {{en: "Rome: a"}}',
        ),
        (TITLE, "en: 'L'arrivo'", f'{APOSTROPHE}⇒en: "L\'arrivo"'),
        (
            "format: 1",
            "format: {en: 'L'arrivo', it: 'x'}",
            f"{APOSTROPHE}⇒format: {{en: \"L'arrivo\", it: 'x'}}",
        ),
        (TITLE, 'en: "a "b" c"', f"{INNER}⇒en: 'a \"b\" c'"),
        ("format: 1", 'format: {en: "a "b" c"}', f"{INNER}⇒format: {{en: 'a \"b\" c'}}"),
        (TITLE, 'en: "It\'s "b" c"', f'{INNER}⇒en: "It\'s \\"b\\" c"'),
        (TITLE, 'en: "A small journey', f'{UNCLOSED}⇒en: "A small journey"'),
        ("format: 1", 'format: {en: "a}', f'{UNCLOSED}⇒format: {{en: "a"}}'),
        (TITLE, "en: \"A small journey'", f'{UNCLOSED}⇒en: "A small journey"'),
        ("format: 1", "format: 'one", f"{UNCLOSED}⇒format: 'one'"),
        (
            TITLE,
            "en: *small* journey",
            f'a text that begins with *, {QUOTES}⇒en: "*small* journey"',
        ),
        (TITLE, "en: @small", f'a text that begins with @, {QUOTES}⇒en: "@small"'),
        (TITLE, "en: `small`", f'a text that begins with `, {QUOTES}⇒en: "`small`"'),
        (TITLE, "en: %small", f'a text that begins with %, {QUOTES}⇒en: "%small"'),
        (TITLE, "en: & Sons", f'a text that begins with &, {QUOTES}⇒en: "& Sons"'),
        (TITLE, "en: &Sons Ltd", f'a text that begins with &, {QUOTES}⇒en: "&Sons Ltd"'),
        (TITLE, "en: !small journey", f'a text that begins with !, {QUOTES}⇒en: "!small journey"'),
        (TITLE, "en: | small", f'a text that begins with |, {QUOTES}⇒en: "| small"'),
        (TITLE, "en: > small", f'a text that begins with >, {QUOTES}⇒en: "> small"'),
        (TITLE, "en: ? small", f'a text that begins with ?, {QUOTES}⇒en: "? small"'),
        (TITLE, "en: - small", f'a text that begins with -, {QUOTES}⇒en: "- small"'),
        (TITLE, "en: [sic] small", f'a text that begins with [, {QUOTES}⇒en: "[sic] small"'),
        (
            TITLE,
            'en: "A" journey',
            "text behind the quotation marks, expected them around the whole text"
            "⇒en: '\"A\" journey'",
        ),
        (
            "format: 1",
            "format: {en: We are #1 here}",
            f'a # after a space, which begins a comment, {QUOTES}⇒format: {{en: "We are #1 here"}}',
        ),
        (
            "format: 1",
            "format: {en: One, two}",
            f'a comma within a text, {QUOTES}⇒format: {{en: "One, two"}}',
        ),
        (
            "format: 1",
            "format: {en: “One, two”}",
            f'a comma within a text, {QUOTES}⇒format: {{en: "One, two"}}',
        ),
        (
            "format: 1",
            "format: {en: 12,5, it: x}",
            "a decimal comma, expected a decimal point⇒format: {en: 12.5, it: x}",
        ),
        (
            "format: 1",
            "format: {en, it}",
            "a list in braces, expected square brackets around a list⇒format: [en, it]",
        ),
        (
            "format: 1",
            "format: {en:one, it: two}",
            "no space after the colon in “en:one”, expected one⇒format: {en: one, it: two}",
        ),
        (
            "format: 1",
            "format: {en: one it: two}",
            "no comma between two fields, expected one⇒format: {en: one, it: two}",
        ),
        ("format: 1", "format: [en, it", f"{BRACKET}⇒format: [en, it]"),
        ("format: 1", "format: {en: one}}", f"{BRACKET}⇒format: {{en: one}}"),
        ("- id: tokyo", "- id:tokyo", "no space after the colon, expected one⇒- id: tokyo"),
        (
            f"  {LAT}",
            "  lat 41.9",
            f"no colon after the name of a field, expected one, with a space after it⇒{LAT}",
        ),
        (
            f"  {LAT}",
            "  lat = 41.9",
            f"no colon after the name of a field, expected one, with a space after it⇒{LAT}",
        ),
        (
            "events:",
            "events",
            "no colon after the name of a field, expected one, with a space after it⇒events:",
        ),
    ],
)
def test_a_slip_is_reported_once_with_its_line_and_how_to_write_it(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = with_line(write_story(tmp_path), old, new)
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    line = text[: text.index(new)].count("\n") + 1
    what, _, written = said.partition("⇒")
    hint = f" (write {written})" if written else ""

    assert problems_in(folder) == [f"story.yaml:{line} · the file: found {what}{hint}"]


@pytest.mark.parametrize(
    "text",
    ["90% of them land", "A & B", "A * B", "one#two", "Rome (Lazio) - 2", "L'arrivo", "10:30"],
)
def test_a_text_that_yaml_reads_as_it_is_needs_no_quotation_marks(
    tmp_path: Path, text: str
) -> None:
    folder = with_line(write_story(tmp_path), TITLE, f"en: {text}")

    assert load_story(folder).title == {"en": text}
    assert list(check_comments(folder)) == []


def test_a_text_that_ends_at_a_comment_is_suspicious(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), TITLE, "en: Song #3 of ten")

    (found,) = check_comments(folder)
    assert found.message == (
        "the file: found “#3 of ten” after a space, which is read as a comment, expected quotation "
        'marks around the text, if it is a part of it (write en: "Song #3 of ten")'
    )


@pytest.mark.parametrize("line", ["en: Song # a remark", 'en: "Song" #3', "# en: Song #3"])
def test_a_comment_is_not_suspicious(tmp_path: Path, line: str) -> None:
    folder = with_line(write_story(tmp_path), TITLE, f"{TITLE}\n  {line.replace('en', 'it')}")

    assert list(check_comments(folder)) == []


def test_each_of_two_slips_is_reported(tmp_path: Path) -> None:
    folder = with_line(write_story(tmp_path), TITLE, "en: A: small journey")
    with_line(folder, "- id: tokyo", "– id: tokyo")

    assert problems_in(folder) == [
        "story.yaml:3 · the file: found a colon within a text, expected quotation marks around the "
        'text (write en: "A: small journey")',
        "story.yaml:22 · the file: found – before an entry, expected a hyphen and a space "
        "(write - id: tokyo)",
    ]


def test_at_most_ten_slips_are_reported_at_once(tmp_path: Path) -> None:
    texts = [f"  x{number}: a: b" for number in range(12)]
    folder = with_line(write_story(tmp_path), TITLE, "\n".join([TITLE, *texts]))

    shown = problems_in(folder)

    assert len(shown) == 10
    assert shown[9].startswith("story.yaml:13 · the file: found a colon within a text")


def test_a_line_without_spaces_below_indented_ones_is_counted_in_the_plural() -> None:
    slip = slip_near("  one: 1\n  two: 2\nthree: 3\n", 1, 3, lambda text: 3)

    assert slip
    assert slip.found == "0 spaces before this line"
