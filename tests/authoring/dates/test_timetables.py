"""Stops in tables, in footnotes and below lines with a date."""

from tests.authoring.drafts.test_stops import told

TABLE = "| Town | When |\n| --- | --- |\n| Milan | 10 September |\n| Turin | 12 September |\n"


def test_a_row_of_a_table_has_its_own_date_and_lends_it_to_nothing_else() -> None:
    text = f"She is in Rome.\n\n{TABLE}\nMilan is large."

    assert told(text) == [
        ("Rome", "../2023-09-14"),
        ("Milan", "2023-09-10"),
        ("Turin", "2023-09-12"),
    ]


def test_what_a_sentence_and_a_row_report_is_one_event() -> None:
    text = f"On 10 September she sang in Milan.\n\n{TABLE}"

    assert told(text) == [("Milan", "2023-09-10"), ("Turin", "2023-09-12")]


def test_a_footnote_is_dated_by_its_own_words_alone() -> None:
    text = (
        "# 10 September 2023\n\nShe sang.[^1]\n\n# 12 September 2023\n\nShe is in Turin.\n\n"
        "[^1]: The band was in Milan."
    )

    assert told(text) == [("Turin", "2023-09-12")]


def test_a_line_with_a_date_holds_up_to_the_next_heading() -> None:
    text = "She sang.\n\n10 September: Rome.\n\n## The way home\n\nThen she was in Turin."

    assert told(text)[-1] == ("Turin", "../2023-09-14")
