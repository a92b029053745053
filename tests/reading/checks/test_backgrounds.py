"""Warnings of online maps that readers may not get to see."""

from pathlib import Path

import pytest

from explorer.reading.checks import backgrounds
from tests.records import Records, suspected


@pytest.mark.parametrize(
    ("background", "message"),
    [
        (
            {"url": "http://tiles.example/{z}/{x}/{y}.png", "credit": "A library"},
            "the story · background.url: found 'http://tiles.example/{z}/{x}/{y}.png', expected an "
            "address that begins with https:// (browsers may show nothing else on a page with "
            "https)",
        ),
        (
            {"provider": "JusticeMap.income"},
            "the story · background.provider: found 'JusticeMap.income', expected a working "
            "provider (xyzservices marks this one as broken)",
        ),
    ],
)
def test_a_map_that_readers_may_not_see(tmp_path: Path, background: Records, message: str) -> None:
    assert suspected(backgrounds.check, tmp_path, background=background) == [message]
