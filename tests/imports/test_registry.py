"""The list of formats that can be imported."""

from explorer.imports import IMPORTS, import_named, import_of
from explorer.imports.found import Given
from explorer.imports.kinds import what_it_is


def test_a_format_is_found_by_its_name_only() -> None:
    assert [import_named(each.name) for each in IMPORTS] == list(IMPORTS)
    assert import_named("nothing") is None


def test_what_no_format_knows_is_of_none() -> None:
    assert import_of(Given(name="a.bin", content=b"\x00\x01")) is None


def test_the_beginning_of_a_file_has_no_byte_order_mark() -> None:
    given = Given(name="Letters.CSV", content=b"\xef\xbb\xbfdate,place\n")

    assert (given.head, given.suffix) == (b"date,place\n", ".csv")


def test_a_web_page_that_is_called_a_table_is_none() -> None:
    page = b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>date,title</body></html>"
    given = Given(name="list.csv", content=page)

    assert import_of(given) is None
    assert what_it_is(given)[0] == "a web page"
