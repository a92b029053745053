"""A column that could say which row is which."""

import pytest

from explorer.imports.rows.likely_keys import likely_key
from tests.importing import table


@pytest.mark.parametrize("name", ["N.", "lfd. Nr.", "Rif. lettera"])
def test_a_column_that_is_named_like_a_key_and_differs_in_each_row_is_suggested(name: str) -> None:
    assert likely_key(table(f"{name},Titolo\n1,a\n2,a\n")) == name


@pytest.mark.parametrize(
    "text",
    [
        "N.,Titolo\n1,a\n1,b\n",
        "N.,Titolo\n1,a\n,b\n",
        "id,N.,Titolo\nx,1,a\ny,2,b\n",
        "Umore,Titolo\n1,a\n2,b\n",
    ],
)
def test_a_column_that_repeats_or_is_not_needed_is_not_suggested(text: str) -> None:
    assert likely_key(table(text)) == ""
