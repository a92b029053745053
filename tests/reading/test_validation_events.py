"""Each wrong value of an event or a leg, and the whole message that its author reads."""

from pathlib import Path

import pytest
from pydantic_core import ErrorDetails

from explorer.reading.locations import Location
from explorer.reading.messages import shape_problem
from explorer.story.records import MAX_EVENTS
from tests.expectations import CLOCK, EDTF, KM, LIST, MODES, REQUIRED, SLUG, TEXTS
from tests.records import CLAIM, LEG, Records, event, problems


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"when": None}, f" · when: found nothing, expected {REQUIRED}"),
        ({"when": "yesterday"}, f" · when: found 'yesterday', expected {EDTF}"),
        ({"when": "2023-02-29"}, " · when: found '2023-02-29', expected a day that exists"),
        (
            {"when": "2023-09-13/2023-09-12"},
            " · when: found '2023-09-13/2023-09-12', expected an interval whose end is after its "
            "start",
        ),
        ({"when": "-0217-02-29"}, " · when: found '-0217-02-29', expected a day that exists"),
        ({"time": "31:00"}, f" · time: found '31:00', expected {CLOCK}"),
        (
            {"time": "25:00"},
            " · time: found '25:00', expected a clock time such as 13:09 "
            '("01:00" of the next day?)',
        ),
        (
            {"time": "18:4"},
            ' · time: found \'18:4\', expected a clock time such as 13:09 ("18:04" or "18:40"?)',
        ),
        (
            {"time": "18:40 circa"},
            " · time: found '18:40 circa', expected a clock time such as 13:09 (\"~18:40\"?)",
        ),
        (
            {"time": "23:00/01:00"},
            " · time: found '23:00/01:00', expected a time span that ends on the same day",
        ),
        (
            {"part_of_day": "noon"},
            " · part_of_day: found 'noon', expected one of 'dawn', 'morning', 'afternoon', "
            "'evening' or 'night'",
        ),
        (
            {"place": None},
            ": found a record, expected either a place or, if none is known, a zone",
        ),
        (
            {"zone": "UTC"},
            ": found a record, expected either a place or, if none is known, a zone",
        ),
        ({"claims": []}, " · claims: found an empty list, expected at least one entry"),
        ({"claims": CLAIM}, f" · claims: found a record, expected {LIST}"),
        ({"title": "A talk"}, f" · title: found 'A talk', expected {TEXTS} ({{en: \"A talk\"}}?)"),
        (
            {"claims": ["wire"]},
            " · claims.0: found 'wire', expected a record with the fields source, says, when, note",
        ),
        (
            {"claims": [CLAIM | {"says": "maybe"}]},
            " · claims.0.says: found 'maybe', expected one of 'happened', 'announced' or "
            "'disputed'",
        ),
        (
            {"claims": [CLAIM | {"say": "happened"}]},
            " · claims.0.say: found 'happened', expected the field says (write says: happened)",
        ),
        (
            {"claims": [CLAIM | {"says": "disputed"}]},
            " · claims.0: found a record, expected a note with what this source says instead",
        ),
        (
            {"claims": [CLAIM | {"source": "The Wire"}]},
            f" · claims.0.source: found 'The Wire', expected {SLUG} (the-wire?)",
        ),
        (
            {"claims": [CLAIM | {"when": "soon"}]},
            f" · claims.0.when: found 'soon', expected {EDTF}",
        ),
    ],
)
def test_a_wrong_field_of_an_event(tmp_path: Path, changes: Records, message: str) -> None:
    assert problems(tmp_path, events=[event("talks", **changes)]) == [f"event talks{message}"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"mode": "train"}, f" · mode: found 'train', expected {MODES} (rail?)"),
        ({"path": "drawn"}, " · path: found 'drawn', expected one of 'known' or 'schematic'"),
        ({"via": "rome"}, f" · via: found 'rome', expected {LIST} ([rome]?)"),
        ({"via": ["Rome"]}, f" · via.0: found 'Rome', expected {SLUG} (rome?)"),
        ({"distance_km": 0}, f" · distance_km: found 0, expected {KM}"),
        ({"distance_km": 40001}, f" · distance_km: found 40001, expected {KM}"),
        (
            {"distance_km": "1.170"},
            f" · distance_km: found '1.170', expected {KM} (1.170 without quotes?)",
        ),
        (
            {"distance_km": 9},
            ": found a record, expected distance_km, distance_basis and distance_source together",
        ),
        (
            {"distance_basis": "sea"},
            " · distance_basis: found 'sea', expected one of 'rail', 'road' or 'straight'",
        ),
    ],
)
def test_a_wrong_field_of_a_leg(tmp_path: Path, changes: Records, message: str) -> None:
    assert problems(tmp_path, legs=[LEG | changes]) == [f"leg rome to tokyo{message}"]


def test_a_leg_without_its_ends_is_called_by_its_number(tmp_path: Path) -> None:
    assert problems(tmp_path, legs=[LEG, {"mode": "air", "path": "known"}]) == [
        "leg 2: found a record, expected from and to, or arrives, the event at which it ends",
    ]


def test_more_events_than_a_story_can_have_are_counted() -> None:
    where = Location("events.csv", 1)
    detail: ErrorDetails = {
        "type": "too_long",
        "loc": ("events",),
        "msg": "",
        "input": [],
        "ctx": {"max_length": MAX_EVENTS, "actual_length": 100_001},
    }

    assert str(shape_problem(detail, {}, lambda _: where)) == (
        "events.csv:1 · the story · events: found 100,001 entries, expected at most 100,000 "
        "(make two stories of it)"
    )
