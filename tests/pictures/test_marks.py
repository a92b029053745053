"""The marks of pictures and pages are the shapes that the panes draw."""

import json

from explorer.paths import FRONTEND
from explorer.pictures.marks import status_marks
from explorer.story.itinerary import Status

SHAPES = json.loads((FRONTEND / "marks" / "statuses.json").read_text("utf-8"))


def test_every_status_has_a_shape_and_every_shape_a_status() -> None:
    assert set(SHAPES) == {str(status) for status in Status}


def test_no_two_statuses_share_a_shape() -> None:
    assert len({(mark.body, mark.sign) for mark in status_marks().values()}) == len(Status)


def test_a_status_that_is_settled_is_filled_and_one_that_is_open_is_hollow() -> None:
    filled = {status for status, mark in status_marks().items() if mark.filled}
    assert filled == {Status.CONFIRMED, Status.DISPUTED}
