"""Which words of a sentence an event may rest on: its headline, its clauses, its times of day."""

from datetime import date

from explorer.authoring.drafts.stops import stops_in
from explorer.authoring.vocabularies import vocabulary
from explorer.story.times import parse_date
from tests.authoring.drafts.test_stops import stops, told
from tests.recognising import FewTowns


def clocks(text: str) -> list[tuple[str, str]]:
    return [(stop.place.name if stop.place else "–", stop.clock) for stop in stops(text)]


def test_a_headline_is_no_event_but_its_date_is_reported() -> None:
    text = "# A concert on 10 September\n\nShe is in Rome."
    found = FewTowns().recognise(text, date(2023, 9, 14))

    kept, left_out = stops_in(text, found, parse_date("2023-09-14"), vocabulary("en"))

    assert [stop.place and stop.place.name for stop in kept] == ["Rome"]
    assert [(each.words, each.reason) for each in left_out] == [("10 September", "in the headline")]


def test_a_date_behind_a_semicolon_belongs_to_the_place_there() -> None:
    text = "He has gone on to Milan; he will be in Turin on 20 September."

    assert told(text) == [("Milan", "../2023-09-14"), ("Turin", "2023-09-20")]


def test_an_announced_month_is_in_the_order_of_the_days() -> None:
    text = "She will sing in Turin in October. She will sing in Rome on 20 September."

    assert told(text) == [("Rome", "2023-09-20"), ("Turin", "2023-10")]


def test_a_time_of_day_is_that_of_the_nearest_place_and_not_of_where_a_train_goes() -> None:
    head = "# 8 September 2023\n\nShe sang.\n\n# 10 September 2023\n\n"

    assert clocks(f"{head}A trip to Milan (from Turin at 7.15 a.m.).") == [
        ("Milan", ""),
        ("Turin", "07:15"),
    ]
    assert clocks(f"{head}The night train to Milan left at 11:20 p.m.") == [("Milan", "")]


def test_a_diary_reports_the_days_since_its_last_entry_or_soon_after() -> None:
    text = (
        "# 3 May 1838\n\nWe left.\n\n# 9 May\n\nThey dined in Rome on the 10th.\n\n"
        "# 13 May\n\nWe left Milan on Tuesday, and were in Turin on the 16th."
    )

    assert [each for each in told(text, None) if each[0] != "–"] == [
        ("Rome", "1838-05-10"),
        ("Milan", "1838-05-15"),
        ("Turin", "1838-05-16"),
    ]


def test_how_a_place_is_called_today_is_no_date() -> None:
    text = "She was in Pressburg (today Rome). She loves today's Milan."

    assert [when for _, when in told(text)] == ["../2023-09-14", "../2023-09-14"]
