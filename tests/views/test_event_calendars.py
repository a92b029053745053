"""Events in two calendars: each in its own, named where it is not the story's, in right order."""

from pathlib import Path

import pytest

from explorer.exports.csv import event_csv
from explorer.language import language
from explorer.story.itinerary import AsOf, itinerary
from explorer.story.records import Story
from explorer.story.selection import PLACE_CLOCK
from explorer.views.document import dates_covered
from explorer.views.timeline import Timeline, view_timeline
from tests.exporting import MakeStory, told
from tests.records import event, problems

SAILS = event("sails", when="1688-11-11")
LANDS = event("lands", when="1688-11-05", calendar="julian")
NEWS = event("news", when="1688-11-25")


def timeline(story: Story, lang: str = "en") -> Timeline:
    return view_timeline(story, itinerary(story, AsOf.NOW), (), PLACE_CLOCK, language(lang))


def headings(story: Story) -> list[str]:
    return [day.heading for day in timeline(story).days]


def test_each_event_is_in_its_own_calendar(make_story: MakeStory) -> None:
    story = make_story(events=[SAILS, LANDS, NEWS], articles={})

    assert headings(story) == [
        "Thursday, 11 November 1688",
        "Monday, 5 November 1688 (Julian calendar)",
        "Thursday, 25 November 1688",
    ]
    assert dates_covered(story, language("en")) == "11–25 November 1688"


def test_the_sentence_of_an_event_names_its_calendar(make_story: MakeStory) -> None:
    rows = timeline(make_story(events=[SAILS, LANDS], articles={})).rows

    assert "11 November," in rows[0].sentence
    assert "5 November (Julian calendar)," in rows[1].sentence


def test_one_day_under_two_names_has_two_headings(make_story: MakeStory) -> None:
    same = event("same", when="1688-11-15")

    assert headings(make_story(events=[LANDS, same], articles={})) == [
        "Monday, 5 November 1688 (Julian calendar)",
        "Monday, 15 November 1688",
    ]


def test_in_a_julian_story_the_gregorian_event_is_named(make_story: MakeStory) -> None:
    events = [
        event("lands", when="1688-11-05"),
        event("news", when="1688-11-25", calendar="gregorian"),
        event("rumour", when="unknown"),
    ]
    story = make_story(calendar="julian", events=events, articles={})

    assert headings(story) == [
        "Monday, 5 November 1688",
        "Thursday, 25 November 1688 (Gregorian calendar)",
        "Date not known",
    ]
    assert ", Date not known, " in timeline(story).rows[2].sentence


def test_a_claim_is_dated_in_the_calendar_of_its_event(make_story: MakeStory) -> None:
    claims = [{"source": "wire", "says": "announced", "when": "1500-02-29"}]
    events = [event("a", when="1500-02-29", calendar="julian", claims=claims)]

    claim = make_story(events=events, articles={}).events[0].claims[0]

    assert claim.when and claim.when.edtf == "1500-03-10"


def test_the_order_is_that_of_the_days(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[SAILS, LANDS, NEWS], articles={}) == []
    early = event("lands", when="1688-10-30", calendar="julian")
    assert problems(tmp_path / "early", events=[SAILS, early], articles={}) == [
        "event lands · when: found 1688-10-30, expected a time not before event sails "
        "(move the event up?)"
    ]


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (
            [{"source": "wire", "says": "happened", "when": "1500-02-30"}],
            "event a · claims.0.when: found '1500-02-30', expected a day that exists",
        ),
        ([], "event a · claims: found an empty list, expected at least one entry"),
    ],
)
def test_a_wrong_claim_of_such_an_event_is_reported_by_its_own_name(
    claims: list[dict[str, str]], message: str, tmp_path: Path
) -> None:
    events = [event("a", when="1500-02-28", calendar="julian", claims=claims)]

    assert problems(tmp_path, events=events, articles={}) == [message]


def test_a_row_that_is_alone_is_in_todays_calendar_or_says_which(make_story: MakeStory) -> None:
    rows = event_csv(told(make_story(events=[SAILS, LANDS], articles={}))).decode().splitlines()

    assert '"Thursday, 11 November 1688"' in rows[1]
    assert '"Monday, 5 November 1688 (Julian calendar)"' in rows[2]
    assert ",1688-11-15," in rows[2]
