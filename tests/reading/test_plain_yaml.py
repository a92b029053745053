"""Files read in one pass say what they say when they are read by way of their tree."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading import yaml_files
from explorer.reading.plain_yaml import NotPlainError, plain_values
from explorer.story.errors import DataError
from tests.records import SHIPPED

SCALARS = st.one_of(
    st.none(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8),
    st.sampled_from(["null", "n", "08", "+5", "-.5", ".5", "1_000", "no", "2023-09-13", "13:09"]),
)
CONTENTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=12,
)


def quickly(text: str, *, depth: int = 100, values: int = 1000) -> Any:
    loader = yaml.CSafeLoader(text)
    try:
        return plain_values(loader.get_event, max_depth=depth, max_values=values)
    finally:
        loader.dispose()


@given(CONTENTS, st.booleans())
def test_a_plain_file_says_the_same_either_way(content: object, in_flow: bool) -> None:
    text = yaml.dump(content, allow_unicode=True, default_flow_style=in_flow)

    thoroughly = yaml_files._thoroughly(text, "story.yaml")
    try:
        assert repr(quickly(text)) == repr(thoroughly)
    except NotPlainError:
        assert "!!" in text or "&" in text


@pytest.mark.parametrize("slug", ["vostochny-2023", "magellan-elcano-1519"])
def test_the_shipped_stories_are_plain(slug: str) -> None:
    text = (SHIPPED / slug / "story.yaml").read_text(encoding="utf-8")

    assert quickly(text, values=10_000) == yaml_files._thoroughly(text, slug)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\na: 2",
        "a: &x [1]\nb: *x",
        "a: &x 1",
        "a: !!str 1",
        "? [a]\n: 1",
        "? {a: 1}\n: 1",
        "1: a",
        "null: a",
        "a: 1\n---\nb: 2",
    ],
)
def test_what_is_not_plain_is_left_to_the_other_way(text: str) -> None:
    with pytest.raises(NotPlainError):
        quickly(text)


def test_nesting_and_values_have_the_same_limits_either_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml_files, "MAX_DEPTH", 3)
    monkeypatch.setattr(yaml_files, "MAX_VALUES", 7)
    for text, is_fine in (
        ("[[[1]]]", True),
        ("[[[[1]]]]", False),
        ("a: {b: [c]}", True),
        ("a: {b: [{}]}", False),
        ("[1, 2, 3, 4, 5, 6]", True),
        ("[1, 2, 3, 4, 5, 6, 7]", False),
        ("{a: 1, b: 2, c: 3}", True),
        ("{a: 1, b: 2, c: []}", True),
        ("{a: 1, b: 2, c: [d]}", False),
    ):
        for read in (
            lambda text: quickly(text, depth=3, values=7),
            lambda text: yaml_files._thoroughly(text, "story.yaml"),
        ):
            try:
                read(text)
            except (NotPlainError, DataError):
                assert not is_fine, text
            else:
                assert is_fine, text
