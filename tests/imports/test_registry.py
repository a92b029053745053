"""The list of formats that can be imported."""

from explorer.imports import IMPORTS, import_named, import_of
from explorer.imports.found import Given


def test_a_format_is_found_by_its_name_only() -> None:
    assert [import_named(each.name) for each in IMPORTS] == list(IMPORTS)
    assert import_named("nothing") is None


def test_what_no_format_knows_is_of_none() -> None:
    assert import_of(Given(name="a.bin", content=b"\x00\x01")) is None


def test_the_beginning_of_a_file_has_no_byte_order_mark() -> None:
    given = Given(name="Letters.CSV", content=b"\xef\xbb\xbfdate,place\n")

    assert (given.head, given.suffix) == (b"date,place\n", ".csv")
