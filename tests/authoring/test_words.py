"""A text as sentences: where one ends, and where a point only ends an abbreviation."""

import pytest

from explorer.authoring.vocabularies import vocabulary
from explorer.authoring.words import sentences


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("en", "They met Mr. Rossi. He sang.", ["They met Mr. Rossi.", "He sang."]),
        ("en", "St. Petersburg is far. “Well?” Yes.", ["St. Petersburg is far.", "“Well?", "Yes."]),
        ("en", "J. Smith sang. J. K. Smith did not.", ["J. Smith sang.", "J. K. Smith did not."]),
        ("en", "They said no. Then they left.", ["They said no.", "Then they left."]),
        ("en", "It is by Mr.\n\nRossi sang.", ["It is by Mr.", "Rossi sang."]),
        ("it", "Il Dott. Verdi canta. Il sig. Re no.", ["Il Dott. Verdi canta.", "Il sig. Re no."]),
        ("it", "Vanno a S. Pietro. Cantano.", ["Vanno a S. Pietro.", "Cantano."]),
        ("it", "", [""]),
    ],
)  # fmt: skip
def test_a_sentence_ends_at_its_mark_but_not_at_an_abbreviation(
    lang: str, text: str, parts: list[str]
) -> None:
    assert [text[start:end] for start, end in sentences(text, vocabulary(lang))] == parts


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        (
            "en",
            "MACON, Ga. (AP) — A man died on Sunday. He was 30.",
            ["MACON, Ga. (AP) — A man died on Sunday.", "He was 30."],
        ),
        (
            "en",
            "PEORIA, Ill. -- The U.S. Senate met. It left the U.S. The Gov. stayed.",
            ["PEORIA, Ill. -- The U.S. Senate met.", "It left the U.S.", "The Gov. stayed."],
        ),
        (
            "en",
            "It hit Durham, N.C. Police came at 9 p.m. EDT with Lt. Gov. Hall. At 3 p.m. May 3 it "
            "went.",
            [
                "It hit Durham, N.C.",
                "Police came at 9 p.m. EDT with Lt. Gov. Hall.",
                "At 3 p.m. May 3 it went.",
            ],
        ),
        (
            "en",
            "He lives in Macon, Ga. Police found him.",
            ["He lives in Macon, Ga.", "Police found him."],
        ),
        (
            "it",
            "Roma, 12 nov. (Adnkronos) - L'on. Bassi e l'avv. Conti sono a S. Remo. Poi no.",
            [
                "Roma, 12 nov. (Adnkronos) - L'on. Bassi e l'avv. Conti sono a S. Remo.",
                "Poi no.",
            ],
        ),
    ],
)
def test_the_point_of_a_dateline_or_an_abbreviation_ends_no_sentence(
    lang: str, text: str, found: list[str]
) -> None:
    known = vocabulary(lang)

    assert [text[start:end] for start, end in sentences(text, known)] == found


def test_a_point_within_a_heading_ends_no_sentence_but_one_far_behind_it_does() -> None:
    text = f"# Linz. Home\n\nThey left {'early ' * 60}for Linz. Then they slept."

    assert [text[start:end][-6:] for start, end in sentences(text, vocabulary("en"))] == [
        ". Home",
        " Linz.",
        "slept.",
    ]
