"""The table of what an address can say, as a whole."""

import pytest

from explorer.language import language
from explorer.story.records import Story
from explorer.story.selection import (
    KEYS,
    Key,
    Made,
    selections,
)

LANGUAGES = ("it", "en")


def test_every_selection_of_a_handout_is_listed_once(shipped: Story) -> None:
    found = selections(shipped, LANGUAGES, Made.HANDOUT)

    assert len(set(found)) == len(found) == 2 * (2 + len(shipped.clocks)) * 2
    assert {each.event for each in found} == {None}


@pytest.mark.parametrize("key", [key for key in KEYS if key.standard], ids=lambda key: key.name)
def test_a_standard_is_one_of_the_values(shipped: Story, key: Key) -> None:
    assert key.values is not None
    assert key.standard in key.values(shipped, LANGUAGES)


@pytest.mark.parametrize("code", ["it", "en"])
@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_has_a_notice(key: Key, code: str) -> None:
    assert key.notice in language(code).texts
