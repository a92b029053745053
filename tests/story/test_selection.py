"""The reader's choice and its query string: round trips, fallbacks, hostile addresses."""

from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.story.errors import ChoiceError
from explorer.story.itinerary import AsOf
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import (
    Made,
    Notice,
    Selection,
    choose,
    choose_story,
    chosen,
)
from tests.records import event

LANGUAGES = ("it", "en")
HOSTILE = ("<script>alert(1)</script>", "../../etc/passwd", "';--", "{x}", "%00", "\0", "é", " ")


def test_defaults_are_left_out_of_the_query() -> None:
    assert Selection("s", "talks", "it").query() == "story=s&event=talks&lang=it"


def test_the_order_of_a_query_is_always_the_same() -> None:
    selection = Selection("s", "talks", "it", "Europe/Rome", AsOf.PUBLICATION)

    assert selection.query() == ("story=s&event=talks&lang=it&clock=Europe/Rome&asof=publication")


def test_a_story_without_events_has_no_event_in_its_query() -> None:
    assert Selection("s", None, "it").query() == "story=s&lang=it"


def test_an_id_that_an_event_had_before_leads_to_it(
    make_story: Callable[..., Story],
) -> None:
    events = [event("departure"), event("landing", aliases=["arrival"])]
    story = make_story(articles={}, events=events)

    selection, notices = choose({"event": "arrival"}, story, ("en",), "")

    assert (selection.event, notices) == ("landing", ())


def test_what_a_query_holds_is_escaped() -> None:
    assert Selection("s", "a&b=c d", "it").query() == "story=s&event=a%26b%3Dc+d&lang=it"


def test_every_choice_survives_the_way_through_the_address(shipped: Story) -> None:
    clocks = ("place", "own", *shipped.clocks)
    events = [event.id for event in shipped.events]

    @given(
        st.builds(
            Selection,
            story=st.just(shipped.slug),
            event=st.sampled_from(events),
            lang=st.sampled_from(LANGUAGES),
            clock=st.sampled_from(clocks),
        )
    )
    def comes_back(selection: Selection) -> None:
        params = dict(parse_qsl(selection.query()))

        assert choose(params, shipped, LANGUAGES, "") == (selection, ())

    comes_back()


def test_the_view_of_the_article_survives_the_way_through_the_address(shipped: Story) -> None:
    selection = Selection(shipped.slug, "meeting", "it", asof=AsOf.PUBLICATION)

    params = dict(parse_qsl(selection.query()))

    assert choose(params, shipped, LANGUAGES, "") == (selection, ())


def test_an_address_without_an_event_means_the_story_as_a_whole(shipped: Story) -> None:
    selection, notices = choose({}, shipped, LANGUAGES, "")

    assert selection == Selection(shipped.slug, None, "it")
    assert notices == ()


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("en", "en"),
        ("it-IT,en;q=0.9", "it"),
        ("de,en;q=0.8", "en"),
        ("de", "it"),
        ("", "it"),
        ("fr;q=1, en;q=0.1", "en"),
        ("en;q=0, it;q=0", "it"),
        (",;=", "it"),
    ],
)
def test_the_language_of_the_browser_is_taken_if_the_story_has_it(
    shipped: Story, accepted: str, lang: str
) -> None:
    selection, notices = choose({}, shipped, LANGUAGES, accepted)

    assert (selection.lang, notices) == (lang, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lang", "de"),
        ("clock", "Asia/Tokyo"),
        ("clock", "PLACE"),
        ("asof", "tomorrow"),
        ("event", "no-such-event"),
        *((key, value) for key in ("lang", "clock", "asof", "event") for value in HOSTILE),
    ],
)
def test_what_cannot_be_loaded_falls_back_with_a_notice(
    shipped: Story, key: str, value: str
) -> None:
    selection, notices = choose({key: value}, shipped, LANGUAGES, "")

    assert selection == Selection(shipped.slug, None, "it")
    assert notices == (Notice(f"notice_{key}", value),)


def test_the_language_of_a_region_is_the_language(shipped: Story) -> None:
    selection, notices = choose({"lang": "it-CH"}, shipped, LANGUAGES, "en")

    assert (selection.lang, notices) == ("it", ())
    assert chosen({"lang": "EN-gb"}, shipped, LANGUAGES, Made.WORDS, None).lang == "en"
    with pytest.raises(ChoiceError, match="lang: found 'de-CH', expected one of it, en"):
        chosen({"lang": "de-CH"}, shipped, LANGUAGES, Made.WORDS, None)


def test_everything_wrong_at_once_is_reported_at_once(shipped: Story) -> None:
    params = {"lang": "de", "clock": "x", "asof": "y", "event": "z", "embed": "true"}

    _, notices = choose(params, shipped, LANGUAGES, "")

    assert [notice.key for notice in notices] == [
        "notice_lang",
        "notice_clock",
        "notice_asof",
        "notice_event",
    ]


@pytest.mark.parametrize("key", ["lang", "clock", "asof", "event", "story"])
def test_an_empty_value_is_no_wish(shipped: Story, key: str) -> None:
    assert choose({key: ""}, shipped, LANGUAGES, "")[1] == ()
    assert choose_story({key: ""}, (shipped.slug,)) == (shipped.slug, ())


def test_an_over_long_value_is_cut_in_the_notice(shipped: Story) -> None:
    _, notices = choose({"event": "x" * 100_000}, shipped, LANGUAGES, "")

    assert notices == (Notice("notice_event", "x" * 57 + "..."),)


@given(st.dictionaries(st.sampled_from(["event", "lang", "clock", "asof"]), st.text()))
def test_any_address_gives_a_selection(shipped: Story, params: dict[str, str]) -> None:
    selection, _ = choose(params, shipped, LANGUAGES, "")

    assert selection.lang in LANGUAGES
    known = {*(event.id for event in shipped.events), *shipped.aliases}
    assert selection.event in ({None} if params.get("event") not in known else known)


@pytest.mark.parametrize(
    ("event", "stands_for_it"),
    [
        ("train-en-route", "departure-vostochny"),
        ("departure-pyongyang", "peskov-agenda"),
        ("guestbook", "guestbook"),
    ],
)
def test_an_event_that_the_article_did_not_know_gives_way_to_the_nearest_before(
    shipped: Story, event: str, stands_for_it: str
) -> None:
    selection, notices = choose({"event": event, "asof": "publication"}, shipped, LANGUAGES, "")

    assert selection.event == stands_for_it
    assert notices == (() if event == stands_for_it else (Notice("event_not_in_view", event),))


def test_a_view_that_shows_nothing_else_is_not_available(make_story: Callable[..., Story]) -> None:
    story = make_story(articles={}, events=[event("a")])
    params = {"lang": "en", "asof": "publication"}

    selection, notices = choose(params, story, ("en",), "")
    assert selection.asof is AsOf.NOW
    assert notices == (Notice("notice_asof", "publication"),)
    with pytest.raises(ChoiceError, match="asof: found 'publication', expected one of now"):
        chosen(params, story, ("en",), Made.FACTS, None)


def test_the_story_that_is_asked_for_is_chosen() -> None:
    assert choose_story({"story": "two"}, ("one", "two")) == ("two", ())


def test_where_none_is_asked_for_the_only_story_is_chosen_and_of_several_none() -> None:
    assert choose_story({}, ("one",)) == ("one", ())
    assert choose_story({}, ("one", "two")) == (None, ())
    assert choose_story({}, ()) == (None, ())
    assert choose_story({}, ("one", "two"), "two") == ("two", ())  # the one in front


@pytest.mark.parametrize("slug", ["none", *HOSTILE])
def test_an_unknown_story_is_reported(slug: str) -> None:
    told = (Notice("notice_story", slug),)

    assert choose_story({"story": slug}, ("one",)) == ("one", told)
    assert choose_story({"story": slug}, ("one", "two")) == (None, told)


@pytest.mark.parametrize(
    "key",
    [
        "notice_lang",
        "notice_clock",
        "notice_asof",
        "notice_event",
        "notice_story",
    ],
)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_notice_repeats_hostile_text_as_it_is(key: str, hostile: str) -> None:
    assert hostile in language("en").text(key, value=hostile, shown="Shown")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("story=s&amp;event=talks", {"story": "s", "event": "talks"}),
        ("story=s&amp;amp;event=talks", {"story": "s", "event": "talks"}),
        ("story=s&event=talks.", {"story": "s", "event": "talks"}),
        ("story=s&event=talks)", {"story": "s", "event": "talks"}),
        ("story=s&event=talks/", {"story": "s", "event": "talks"}),
        ("story=s&event=talks%22%3E,", {"story": "s", "event": "talks"}),
        ("story=s&clock=Europe/Rome.", {"story": "s", "clock": "Europe/Rome"}),
        ("event=a&amp;event=b", {"event": "a"}),
        ("story=s&other=x.", {"story": "s", "other": "x."}),
    ],
)
def test_what_mails_and_chats_add_to_an_address_is_taken_off(
    query: str, asked: dict[str, str]
) -> None:
    assert asked_for(dict(parse_qsl(query))) == asked


def test_what_is_made_is_made_of_what_was_asked_for(shipped: Story) -> None:
    params = {"lang": "en", "clock": "own", "asof": "publication", "event": "talks", "v": "1"}

    assert chosen(params, shipped, LANGUAGES, Made.HANDOUT, None) == Selection(
        shipped.slug, None, "en", "own", AsOf.PUBLICATION
    )


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"lang": "de"}, "lang: found 'de', expected one of it, en"),
        ({}, "lang: found None, expected one of it, en"),
        ({"lang": ""}, "lang: found '', expected one of it, en"),
        ({"lang": "it", "asof": "x"}, "asof: found 'x', expected one of publication, now"),
        (
            {"lang": "it", "clock": "x"},
            "clock: found 'x', expected one of place, Europe/Rome, Europe/Moscow, UTC, own",
        ),
    ],
)
def test_what_is_made_does_not_fall_back(
    shipped: Story, params: dict[str, str], message: str
) -> None:
    with pytest.raises(ChoiceError) as error:
        chosen(params, shipped, LANGUAGES, Made.HANDOUT, None)
    assert str(error.value) == message
    assert error.value.found == params.get(error.value.key)


def test_what_makes_no_difference_is_not_looked_at(shipped: Story) -> None:
    params = {"lang": "it", "clock": "x", "asof": "publication"}

    assert chosen(params, shipped, LANGUAGES, Made.DOWNLOAD, None) == Selection(
        shipped.slug, None, "it", asof=AsOf.PUBLICATION
    )


def test_the_browsers_language_counts_where_an_address_need_not_name_one(shipped: Story) -> None:
    assert chosen({}, shipped, LANGUAGES, Made.CARD, "en").lang == "en"
    assert chosen({}, shipped, LANGUAGES, Made.CARD, "").lang == "it"
