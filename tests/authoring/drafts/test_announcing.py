"""Words that announce a place, and what only looks like one of them."""

import pytest

from explorer.authoring.drafts.announcing import announcement
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "sentence", "place", "cue"),
    [
        ("it", "Prossime tappe: Napoli e Palermo.", "Palermo", "prossime tappe"),
        ("it", "Domani visiterà Napoli.", "Napoli", "visiterà"),
        ("it", "È a Napoli, dove incontrerà il sindaco.", "Napoli", ""),
        ("it", "A Napoli incontrerà il sindaco.", "Napoli", "incontrerà"),
        ("it", "La città di Napoli è grande.", "Napoli", ""),
        ("en", "She is due in Rome.", "Rome", "due in"),
        ("en", "She left for Rome the next day.", "Rome", ""),
        ("en", "In Rome, she will speak.", "Rome", "will"),
        ("it", "A Napoli, la settimana prossima, si deciderà.", "Napoli", "deciderà"),
        ("en", "He was held in Rome on Monday and will speak in Pisa.", "Rome", ""),
        ("it", "Visiterà Napoli domani.", "Napoli", "visiterà"),
        ("it", "Bianca Verrà canta a Napoli.", "Napoli", ""),
        ("en", "On Tuesday Will Smith sang in Salerno.", "Salerno", ""),
        ("en", "Will Smith sang in Salerno.", "Salerno", ""),
        ("en", "Then I’ll sing in Salerno.", "Salerno", "I’ll"),
        ("en", "They'd sing in Salerno.", "Salerno", "They'd"),
        ("en", "They'd sung in Salerno.", "Salerno", ""),
        ("en", "They've sung in Salerno.", "Salerno", ""),
        ("en", "They were to sing in Salerno.", "Salerno", "were to"),
        ("en", "Due in Salerno on Tuesday, they sing.", "Salerno", "due in"),
    ],
)
def test_words_of_the_future_before_a_place_or_in_its_clause_announce_it(
    lang: str, sentence: str, place: str, cue: str
) -> None:
    start = sentence.index(place)
    mention = Span(start, start + len(place))

    whole = Span(0, len(sentence))
    assert announcement(sentence, whole, mention, vocabulary(lang)) == cue
