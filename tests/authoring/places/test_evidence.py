"""How much each thing that speaks for a name makes it a place."""

import pytest

from explorer.authoring.places.evidence import Evidence, Ground, evidence_for
from explorer.authoring.places.names import names_in
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("text", "ground", "strength", "is_strong", "names_kind"),
    [
        ("They saw the town of Rome.", Ground.KIND, 1.0, True, True),
        ("Rome, 3 March – They sang.", Ground.DATELINE, 0.95, True, False),
        ("They sang in Rome.", Ground.LOCATIVE, 0.95, True, False),
        ("They went to Rome.", Ground.WEAK_LOCATIVE, 0.85, False, False),
    ],
)
def test_each_ground_has_its_strength(
    text: str, ground: Ground, strength: float, is_strong: bool, names_kind: bool
) -> None:
    known = vocabulary("en")
    name = next(name for name in names_in(text, known) if name.text == "Rome")

    found = evidence_for(name, known)

    assert found
    assert (found.ground, found.strength) == (ground, strength)
    assert (found.is_strong, found.names_kind) == (is_strong, names_kind)


def test_what_is_passed_on_along_a_row_weakens_and_names_no_kind() -> None:
    text = "They saw the towns of Rome, Milan and Turin."
    rome, milan, turin = names_in(text, vocabulary("en"))[-3:]
    of_rome = Evidence(Ground.KIND, "with “town”", "Rome")

    of_milan = of_rome.passed_on(rome, milan)
    of_turin = of_milan.passed_on(milan, turin)

    assert [round(each.strength, 4) for each in (of_rome, of_milan, of_turin)] == [1, 0.95, 0.9025]
    assert [each.names_kind for each in (of_rome, of_milan, of_turin)] == [True, False, False]
    assert (of_turin.words, of_turin.query) == ("named beside Milan", "Turin")
