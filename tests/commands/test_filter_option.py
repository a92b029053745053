"""`--only`: what is typed for it wrongly is refused with what to type instead."""

from pathlib import Path

import pytest

from tests.commands.command_line import run


@pytest.mark.parametrize(
    ("only", "message"),
    [
        (
            "tags=x",
            "found 'tags', expected one of: from, until, track, tag, status, place, source, q",
        ),
        (
            "disputed",
            "found 'disputed', expected such as 'tag=shoigu&status=disputed'",
        ),
        (
            "q=x&status=",
            "found nothing behind status=, expected a value",
        ),
        (
            "place=rome&place=tokyo",
            "found place 2 times, expected once: place=one,other",
        ),
        (
            "place=oslo",
            "place: found 'oslo', expected one of rome, tokyo",
        ),
        (
            "q=zeppelin",
            "found no event that meets all of this: Words: zeppelin",
        ),
    ],
)
def test_a_filter_that_cannot_be_read_says_what_to_type_instead(
    only: str, message: str, stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stories, "export", "small", "--format", "kml", "--only", only) == 2
    assert capsys.readouterr() == ("", f"explorer: --only: {message}\n")
