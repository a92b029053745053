"""What a sentence denies: what was cancelled, what is negated, and what neither reaches."""

import pytest

from explorer.authoring.drafts.denials import denials_in
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "sentence", "denied"),
    [
        ("en", "She never sang in Oslo.", ["never sang in Oslo"]),
        ("en", "He didn’t stop in Oslo, but in Bergen.", ["didn’t stop in Oslo"]),
        ("en", "In Oslo he did not speak.", ["not speak"]),
        ("en", "Not only did they see Oslo.", []),
        ("en", "They live not far from Oslo.", []),
        ("en", "The stop in Oslo was called off.", ["The stop in Oslo was called off"]),
        (
            "en",
            "The stop in Oslo, planned for Friday, has been cancelled.",
            ["The stop in Oslo, planned for Friday, has been cancelled"],
        ),
        (
            "en",
            "They cancelled the show in Oslo and left for Bergen.",
            ["They cancelled the show in Oslo"],
        ),
        ("en", "He was not there because he was in Oslo.", ["not there"]),
        ("en", "A court found him not guilty in Oslo.", []),
        ("it", "Non è andata a Pola, ma a Zara.", ["Non è andata a Pola"]),
        ("it", "Non appena arrivato a Pola, cantò.", []),
        ("it", "La tappa a Pola è saltata.", ["La tappa a Pola è saltata"]),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause_and_a_cancellation_over_all_of_it(
    lang: str, sentence: str, denied: list[str]
) -> None:
    found = denials_in(sentence, Span(0, len(sentence)), (), vocabulary(lang))

    assert [sentence[each.span.start : each.span.end] for each in found] == denied


def test_what_is_postponed_to_a_day_is_denied_for_other_days_alone() -> None:
    text = "On Monday the show in Oslo was postponed to 10 June."
    monday, oslo, june = (
        Span(text.index(word), text.index(word) + len(word))
        for word in ("Monday", "Oslo", "10 June")
    )

    (denial,) = denials_in(text, Span(0, len(text)), (monday, june), vocabulary("en"))

    assert denial.denies_date(monday)
    assert not denial.denies_date(june)
    assert not denial.denies_place(oslo)
