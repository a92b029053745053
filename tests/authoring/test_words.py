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
