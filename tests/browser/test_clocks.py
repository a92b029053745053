"""Times on every clock are worked out in the browser, and read as Python writes them."""

from typing import Any

from playwright.sync_api import Page

from explorer.language import language
from explorer.story.calendars import Calendar
from explorer.story.days import Day
from explorer.views.facts import ending_words
from explorer.views.moment_facts import moment_columns
from explorer.views.zone_facts import zone_facts
from tests.clock_table import DIFFERING, chosen, moments, questions
from tests.decoding import moments_in
from tests.exporting import MakeStory
from tests.records import event

MODULE = "(name) => import(new URL(`core/clocks/${name}.js`, location.href).href)"


def test_every_moment_reads_as_python_writes_it_on_every_clock(module_page: Page) -> None:
    assert sum(moment.clock is not None for moment in moments()) > 200

    for question in questions():
        about = (question["said"]["lang"], question["chosen"]["clock"], question["chosen"]["own"])
        assert (about, module_page.evaluate(DIFFERING, question)) == (about, [])


def test_days_have_their_names_in_both_calendars(module_page: Page) -> None:
    first, last = Day.of(-9999, 1, 1).ordinal, Day.of(9999, 12, 31).ordinal
    days = [*range(first, last, 997), Day.of(0, 2, 29).ordinal, Day.of(1582, 10, 15).ordinal]
    names = f"""async ([days, calendar]) => {{
        const {{ named, isoDay }} = await ({MODULE})("days");
        const name = ({{ year, month, day, weekday }}) => [year, month, day, weekday];
        return days.map((day) => [...name(named(day, calendar)), isoDay(day)]);
    }}"""

    for calendar in Calendar:
        called = [(day, calendar.named(day)) for day in map(Day, days)]
        expected = [[n.year, n.month, n.day, n.week_day, str(day)] for day, n in called]
        assert module_page.evaluate(names, [days, calendar]) == expected


def test_an_ending_is_shown_on_the_clock_of_its_place(
    module_page: Page, make_story: MakeStory
) -> None:
    ends: list[dict[str, Any]] = [
        {"until": "2023-09-14", "until_time": "~06:00"},
        {"until": "2023-09-14"},
        {"until": "2023-10"},
        {"until": "unknown"},
        {"when": "1688-11-05", "until": "1688-12-23", "calendar": "julian"},
    ]
    events = [event(f"e{at}", **{"when": "2023-09-13"} | end) for at, end in enumerate(ends)]
    story = make_story(events=sorted(events, key=lambda row: row["when"]), articles={})
    endings = [ending for each in story.events if (ending := story.ending(each))]
    facts = moment_columns(endings)
    says = f"""async ([chosen, said, endings]) => {{
        const {{ clockOf, endingOn }} = await ({MODULE})("clock");
        const {{ speaker }} = await import(new URL("core/strings.js", location.href).href);
        const clock = clockOf({{ ...chosen, say: speaker(said) }});
        return endings.map((ending) => endingOn(clock, ending));
    }}"""

    for code in ("en", "it"):
        speech = language(code)
        arguments, said = chosen(speech, "UTC", zone_facts([facts], ["UTC"]))
        assert module_page.evaluate(says, [arguments, said, moments_in(facts)]) == [
            ending_words(story, each, speech) for each in story.events
        ]
