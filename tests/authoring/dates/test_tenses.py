"""The tense of a date: that of the verb to which it belongs."""

import pytest

from explorer.authoring.dates.tenses import Tense, tense_at
from explorer.authoring.spans import Span
from explorer.authoring.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("lang", "text", "day", "tense"),
    [
        ("en", "They met on Friday.", "Friday", Tense.PAST),
        ("en", "They will meet on Friday.", "Friday", Tense.COMING),
        ("en", "The court meets on Friday.", "Friday", Tense.SCHEDULED),
        ("en", "The talks, due to begin on Friday, were called off.", "Friday", Tense.COMING),
        ("en", "He said on Friday that they will meet.", "Friday", Tense.PAST),
        ("en", "On Friday they will meet the exiled leader.", "Friday", Tense.COMING),
        ("en", "They'll meet the exiled leader on Friday.", "Friday", Tense.COMING),
        ("en", "They refused to leave on Friday.", "Friday", Tense.PAST),
        ("en", "The play began on Friday.", "Friday", Tense.PAST),
        ("en", "He was ill, but on Friday he will sing.", "Friday", Tense.COMING),
        ("en", "The vote is to be held on Friday.", "Friday", Tense.COMING),
        ("en", "Mr May went home on Friday.", "Friday", Tense.PAST),
        ("en", "A hundred people on Friday.", "Friday", Tense.NONE),
        ("en", "They will cut jobs on Friday.", "Friday", Tense.COMING),
        ("en", "She arrived and opens it on Friday.", "Friday", Tense.SCHEDULED),
        ("en", "May said on Friday that she won.", "Friday", Tense.PAST),
        ("it", "Ha detto che venerdì canterà.", "venerdì", Tense.COMING),
        ("it", "Ha cantato venerdì.", "venerdì", Tense.PAST),
        ("it", "Canterà venerdì.", "venerdì", Tense.COMING),
        ("it", "La mostra sarà inaugurata venerdì.", "venerdì", Tense.COMING),
        ("it", "La mostra viene inaugurata venerdì.", "venerdì", Tense.EITHER),
        ("it", "Un uomo fermato venerdì.", "venerdì", Tense.PAST),
        ("it", "È tornato a casa e da venerdì sarà al lavoro.", "venerdì", Tense.COMING),
        ("it", "La partita di venerdì.", "venerdì", Tense.NONE),
        ("it", "Però venerdì può cantare.", "venerdì", Tense.NONE),
    ],
)
def test_a_date_has_the_tense_of_its_verb(lang: str, text: str, day: str, tense: Tense) -> None:
    start = text.index(day)

    found = tense_at(text, Span(0, len(text)), Span(start, start + len(day)), vocabulary(lang))
    assert found is tense
