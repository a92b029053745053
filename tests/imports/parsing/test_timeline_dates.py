"""Dates whose year, month, day and time are cells of their own."""

import pytest

from explorer.imports.parsing.timeline_dates import seconds_in, timeline_date


@pytest.mark.parametrize(
    ("cells", "when", "time"),
    [
        (("1519", "9", "20", "8:05 PM"), "1519-09-20", "20:05"),
        (("1519.0", "09", "", ""), "1519-09", ""),
        (("1519", "Sept", "", ""), "1519-09", ""),
        (("1519", "settembre", "3", ""), "1519-09-03", ""),
        (("44 BC", "3", "15", "12:00 am"), "-0043-03-15", "00:00"),
        (("44 a.C.", "", "", ""), "-0043", ""),
        (("−1", "", "", ""), "0000", ""),
        (("0", "", "", ""), "0000", ""),
        (("800 AD", "12", "25", ""), "0800-12-25", ""),
        (("1969", "7", "20", "20:17:40.5"), "1969-07-20", "20:17"),
    ],
)
def test_a_date_is_as_exact_as_its_cells(
    cells: tuple[str, str, str, str], when: str, time: str
) -> None:
    found = timeline_date(dict(zip(("year", "month", "day", "time"), cells, strict=True)), "it")

    assert (found.when, found.time, found.lost) == (when, time, ())


@pytest.mark.parametrize(
    ("cells", "when", "lost"),
    [
        ({"year": "1519", "day": "3"}, "1519", ("day", "3", "there is no month")),
        ({"year": "1519", "month": "13"}, "1519", ("month", "13", "no month")),
        (
            {"year": "1519", "month": "2", "time": "9:00"},
            "1519-02",
            ("time", "9:00", "expected a time such as 20:17 on a known day"),
        ),
        (
            {"year": "1519", "month": "2", "day": "3", "time": "25:00"},
            "1519-02-03",
            ("time", "25:00", "expected a time such as 20:17 on a known day"),
        ),
        (
            {"year": "MDXIX"},
            "",
            ("year", "MDXIX", "expected a year from 9999 BC to 9999, as in -138"),
        ),
    ],
)
def test_what_is_no_part_of_a_date_is_left_out_with_its_reason(
    cells: dict[str, str], when: str, lost: tuple[str, str, str]
) -> None:
    found = timeline_date(cells, "en")

    assert (found.when, found.lost) == (when, (lost,))


@pytest.mark.parametrize("display", ["c. 1271", "about 1271", "verso il 1271", "Ca 1271"])
def test_words_that_say_about_make_a_date_approximate(display: str) -> None:
    assert timeline_date({"year": "1271"}, "it", display).when == "1271~"


@pytest.mark.parametrize("display", ["", "1271", "Acre, 1271", "Carnival 1271"])
def test_other_words_leave_a_date_as_it_is(display: str) -> None:
    assert timeline_date({"year": "1271"}, "en", display).when == "1271"


def test_seconds_are_noticed() -> None:
    assert [seconds_in(text) for text in ("20:17:40", "20:17:00", "20:17", "noon")] == [
        True,
        False,
        False,
        False,
    ]
