"""CSV and its relatives, however they are written."""

import pytest

from explorer.imports.found import Given
from explorer.imports.parsing.delimited import is_delimited, read_delimited
from explorer.story.errors import DataError


def given(content: bytes, name: str = "letters.csv") -> Given:
    return Given(name=name, content=content)


TABLE = (("date", "città"), ("1848", "Forlì, Italia"))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ('date,città\n1848,"Forlì, Italia"\n'.encode(), ""),
        ('date,città\r\n1848,"Forlì, Italia"\r\n'.encode("utf-8-sig"), ""),
        ("date;città\n1848;Forlì, Italia\n".encode(), ""),
        ("date\tcittà\n1848\tForlì, Italia\n".encode("utf-16"), ""),
        ("date\tcittà\n1848\tForlì, Italia\n".encode("utf-16-le"), "UTF-16"),
        ("date;città\n1848;Forlì, Italia\n".encode("cp1252"), "Windows-1252"),
        ("sep=;\ndate;città\n1848;Forlì, Italia\n".encode(), ""),
        ("date;città\r1848;Forlì, Italia\r".encode(), ""),
        ("date|città\n1848|Forlì, Italia\n".encode(), ""),
    ],
)
def test_a_table_is_read_whatever_separates_and_encodes_it(content: bytes, encoding: str) -> None:
    sheet = read_delimited(given(content))

    assert (sheet.rows, sheet.encoding) == (TABLE, encoding)


def test_empty_rows_count_so_that_the_numbers_of_rows_are_right() -> None:
    sheet = read_delimited(given(b"a,b\n\n1,2\n"))

    assert sheet.rows == (("a", "b"), (), ("1", "2"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b'a,b\n1,"2\n',
            "letters.csv:2 · the table: found a quotation mark that is not closed, expected "
            "another one at the end of the text",
        ),
        (
            b'a,b\n1,"2"3\n',
            "letters.csv:2 · the table: found more text after a closing quotation mark, expected "
            'marks within a text to be doubled, as in "the ""Trinidad"" sails"',
        ),
        (
            b"a,b\n1,\x1b[2J\n",
            "letters.csv:2 · the table: found the control character U+001B, expected text",
        ),
        (
            b"a,b\n" + b",\n" * 1_000_000,
            "letters.csv · the table: found more than 2,000,000 cells, expected a smaller table",
        ),
        (
            b"a,b\n1," + b"x" * 131_073 + b"\n",
            "letters.csv:2 · the table: found a cell of more than 131,072 characters, expected "
            "shorter texts",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(content: bytes, message: str) -> None:
    with pytest.raises(DataError) as error:
        read_delimited(given(content))

    assert str(error.value) == message


def test_text_in_columns_is_recognised_and_other_text_is_not() -> None:
    assert is_delimited(given(b"date;place\n1848;Rome\n1849;Milan\n", "letters.txt"))
    assert not is_delimited(given(b"They left Rome,\nand came back.\n", "letters.txt"))
    assert not is_delimited(given(b'{"a": 1,\n"b": 2,\n"c": 3}\n', "letters.txt"))
    assert not is_delimited(given(b"<kml>,\n<a>,\n<b>,\n", "letters.kml"))
