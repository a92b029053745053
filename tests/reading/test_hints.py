"""What an author probably meant: each slip with what to type instead, and no idle guess."""

from pathlib import Path

import pytest

from explorer.reading.checks import quotation_marks
from explorer.reading.hints import clock_meant, date_meant
from explorer.story.times import parse_date
from tests.records import event, problems, suspected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13.9.2023", "2023-09-13?"),
        ("13/09/2023", "2023-09-13?"),
        ("3/3/2023", "2023-03-03?"),
        ("1/3/2023", "2023-03-01 for the 1st of March, 2023-01-03 for the 3rd of January"),
        ("2023/09/13", "2023-09-13?"),
        ("c. 1566", "write 1566~"),
        ("circa 1566-06", "write 1566-06~"),
        ("1566~?", "write 1566%"),
        ("1566-06?~", "write 1566-06%"),
        ("1566-1568", "1566/1568?"),
        ("-217", "-0216 for 217 BC, -0217 for 218 BC"),
        ("218 BC", "-0217?"),
        ("2023-33", "a quarter? write its months, such as 2023-01/2023-03"),
        ("2023-36", "a quarter? write its months, such as 2023-10/2023-12"),
        ("2023-40", "a part of the year? write its months"),
        ("31/31/2023", ""),
        ("1 marzo 2023", "2023-03-01?"),
        ("mercoledì 1º marzo 2023", "2023-03-01?"),
        ("March 1, 2023", "2023-03-01?"),
        ("1. März 2023", "2023-03-01?"),
        ("1er mars 2023", "2023-03-01?"),
        ("1 de marzo de 2023", "2023-03-01?"),
        ("marzo 2023", "2023-03?"),
        ("1-3 marzo 2023", "2023-03-01/2023-03-03?"),
        ("dal 1 al 5 marzo 2023", "2023-03-01/2023-03-05?"),
        ("marzo-aprile 2023", "2023-03/2023-04?"),
        ("primavera 2023", "2023-21?"),
        ("2023-03-03 – 2023-03-04", "2023-03-03/2023-03-04?"),
        ("2023-3-1", "2023-03-01?"),
        ("2023/3/1", "2023-03-01?"),
        ("20230301", "2023-03-01?"),
        ("01.03.23", "write the year with four digits"),
        ("1 marzo", "write the year too"),
        ("marzo", "write the year too"),
        ("1500 circa", "write 1500~"),
        ("31 giugno 2023", ""),
        ("prima del 1566", "../1566?"),
        ("between 1914 and 1918", "1914/1918?"),
        ("XVI secolo", "15XX?"),
        ("12.III.1944", "1944-03-12?"),
        ("early 1914", "write 1914, without “early”"),
        ("martedì 13 gennaio 2025", "write 2025-01-13, a Monday"),
        ("primo marzo 2023", "2023-03-01?"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_date_as_people_write_it_is_understood(typed: str, meant: str) -> None:
    assert date_meant(typed) == meant
    if meant.endswith("?"):
        assert parse_date(meant[:-1])


def test_a_date_with_a_clock_time_belongs_into_two_fields() -> None:
    assert date_meant("2023-03-01 20.30") == 'when: 2023-03-01 and time: "20:30"?'


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (9.3, '"09:30"?'),
        (21.05, '"21:05"?'),
        ("9:30", '"09:30"?'),
        ("9h30", '"09:30"?'),
        ("9.30 pm", '"21:30"?'),
        ("12:15 AM", '"00:15"?'),
        (9.75, ""),
        ("noon", '"12:00"?'),
        (9, '"09:00"?'),
        ("ore 9 e 30", '"09:30"?'),
        ("9,30", '"09:30"?'),
        ("0930", '"09:30"?'),
        ("17 Uhr", '"17:00"?'),
        ("9 am", '"09:00"?'),
        ("ca. 9.30", '"~09:30"?'),
        ("09:30-10:00", '"09:30/10:00"?'),
        ("20:30:00", '"20:30"?'),
        ("24:00", '"00:00" of the next day?'),
        ("mezzanotte", '"00:00"?'),
        ("la mattina", "part_of_day: morning?"),
        ("presto", ""),
    ],
)
def test_a_clock_time_as_people_write_it_is_understood(typed: object, meant: str) -> None:
    assert clock_meant(typed) == meant


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"luogo": "rome"}, "(write place: rome)"),
        ({"part of day": "morning"}, "(write part_of_day: morning)"),
        ({"zone": "GMT+1"}, "such as Europe/Rome, as it has summer time too)"),
        ({"zone": "Roma"}, "(Europe/Rome?)"),
        ({"ora": 9.3}, '(write time: "09:30")'),
        ({"ora": "sera"}, "(write part_of_day: evening)"),
        ({"data": "13 gennaio 2025"}, "(write when: 2025-01-13)"),
        ({"data": "ieri"}, "(write when:)"),
        ({"until": "15 gennaio 2025"}, "(2025-01-15?)"),
        ({"titolo": {"en": "x"}}, "(write title:)"),
        ({"data": "2023"}, "(write when: 2023)"),
        ({"calendar": "giuliano"}, "(julian?)"),
        ({"accuracy_km": 5}, "(accuracy_km is a field of a place)"),
        ({"claims": [{"source": "wire", "says": "avvenuto"}]}, "(happened?)"),
        ({"claims": [{"source": "wire", "says": "happend"}]}, "(happened?)"),
        ({"part_of_day": "sera"}, "(evening?)"),
        ({"time": 9.3}, '("09:30"?)'),
        ({"when": "c. 1566"}, "(write 1566~)"),
        ({"title": 'They "leave"'}, '({en: "They \\"leave\\""}?)'),
    ],
)
def test_a_wrong_field_says_what_to_type(
    changes: dict[str, object], hint: str, tmp_path: Path
) -> None:
    (message,) = problems(tmp_path, events=[event("a", **changes)])

    assert message.endswith(f" {hint}")


def test_quotation_marks_that_readers_would_see_are_said(tmp_path: Path) -> None:
    events = [
        event("curly", title={"en": "“They leave Rome”"}),
        event("right", title={"en": "“They leave”, he says"}),
    ]

    assert suspected(quotation_marks.check, tmp_path, articles={}, events=events) == [
        "event curly · title.en: found a text within curly quotation marks, expected straight ones "
        'around it, or none (write "They leave Rome"; readers see the curly ones)'
    ]
