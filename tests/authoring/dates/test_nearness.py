"""Which place and which day belong together: behind a dateline, of an origin, before ``and``."""

from tests.authoring.drafts.test_stops import stops, told


def test_what_happened_behind_a_dateline_with_a_state_is_there_on_its_day() -> None:
    text = "ROME, Ga. (AP) — A man was hurt in Milan on Sunday."

    assert told(text) == [("Milan", "2023-09-10")]


def test_where_somebody_was_born_is_not_where_something_happened() -> None:
    assert told("A man born in Rome was hurt in Milan on Sunday.") == [("Milan", "2023-09-10")]


def test_what_will_follow_elsewhere_leaves_a_place_its_day() -> None:
    assert told("He was held in Rome on 10 September and will speak in Milan on Friday.") == [
        ("Rome", "2023-09-10"),
        ("Milan", "2023-09-15"),
    ]


def test_what_is_postponed_from_a_day_is_announced_for_the_other() -> None:
    found = stops("The show in Milan was postponed from this Friday to Monday.")

    assert [(stop.when.text, stop.is_announced) for stop in found] == [("2023-09-18", True)]
