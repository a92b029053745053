"""Found records as a whole story."""

from datetime import date

from explorer.gazetteer import Gazetteer
from explorer.imports.completion.claiming import ImportFacts
from explorer.imports.completion.completing import Completed, completed
from explorer.imports.found import Found, FoundRecord, Given
from explorer.story.sources import Says
from explorer.story.strands import Route
from explorer.writing.values import Value
from tests.importing import TODAY, lines, story_of, table
from tests.imports.test_round_trip import no_gazetteer

ROWS = (
    "date,title,place,lat,lon,person\n"
    "2023-03-02,Second,Milan,45.4642,9.19,Anna\n"
    "2023-03-01,First,Rome,41.9,12.5,Anna\n"
    "2023-03-03,Third,Rome,,,Ida\n"
)


def found_in(text: str, gazetteer: Gazetteer, **facts: object) -> Completed:
    """The story of a table whose places are looked up."""
    given = Given(name="letters.csv", content=b"")
    known = ImportFacts(**({"lang": "en", "today": TODAY} | facts))  # type: ignore[arg-type]
    return completed([(given, table(text))], known, lambda: gazetteer)


def test_what_is_the_same_in_several_rows_is_one_record() -> None:
    story = story_of(ROWS).story

    assert [(place.id, place.lat) for place in story.places] == [("milan", 45.4642), ("rome", 41.9)]
    assert [(tag.id, str(tag.kind)) for tag in story.tags] == [
        ("anna", "person"),
        ("ida", "person"),
    ]
    assert [(event.id, event.place) for event in story.events] == [
        ("first", "rome"),
        ("second", "milan"),
        ("third", "rome"),
    ]


def test_what_follows_from_a_point_is_completed() -> None:
    milan = story_of(ROWS).story.places[0]

    assert (milan.zone, milan.country, milan.accuracy_km) == ("Europe/Rome", "IT", 1)
    assert milan.coordinate_source == "letters.csv"


def test_a_publisher_still_to_be_named_is_marked_though_the_file_has_no_mark() -> None:
    values = {"id": "sheet", "publisher": "Testata da indicare", "title": "A", "lang": "it"}
    named = {"id": "wire", "publisher": "Wire", "title": "B", "lang": "en", "date": "2023-03-01"}
    sources = [FoundRecord(kind="sources", values=each, where="") for each in (values, named)]
    found = table(ROWS)
    both = Found(records=(*found.records, *sources))
    known = ImportFacts(lang="en", today=TODAY)

    done = completed([(Given(name="a.csv", content=b""), both)], known, no_gazetteer)

    drafts = {source.id: source.draft is not None for source in done.story.sources}
    assert drafts == {"sheet": True, "wire": False, "a": True}


def test_a_point_is_as_exact_as_its_decimals_and_has_a_zone_at_sea_too() -> None:
    rows = "date,title,place,lat,lon\n2023,A,Near Milan,45.4,9.1\n2024,B,At sea,0,-150\n"
    places = story_of(rows).story.places

    assert [(place.accuracy_km, place.zone) for place in places] == [
        (5.6, "Europe/Rome"),
        (55.6, "Etc/GMT+10"),
    ]


def test_events_come_into_the_order_of_their_dates_and_that_is_said() -> None:
    done = story_of(ROWS)

    assert [event.title["en"] for event in done.story.events] == ["First", "Second", "Third"]
    assert lines(done.report) == [
        (
            "the order of events",
            "changed",
            "",
            "1 elsewhere in the file",
            "in the order of their dates",
        )
    ]


def test_nobody_is_said_to_have_travelled_unless_the_author_says_so() -> None:
    assert story_of(ROWS).story.route is Route.NONE
    assert story_of(ROWS, route="itinerary").story.route is Route.ITINERARY


def test_the_file_is_the_source_of_its_events_and_asks_for_its_publisher() -> None:
    story = story_of(ROWS).story
    named = story_of(ROWS, publisher="State Archive").story

    (source,) = story.sources
    assert (source.id, source.title, source.publisher) == (
        *("letters", "letters.csv", "Publisher to be named"),
    )
    assert source.draft and source.draft.why == "write who published or compiled it"
    assert named.sources[0].publisher == "State Archive" and not named.sources[0].draft
    assert {claim.source for event in story.events for claim in event.claims} == {"letters"}
    assert story.article == "letters"


def test_what_is_dated_after_the_import_is_only_announced() -> None:
    text = "date,title\n2025,a\n2026-01-01,b\n2026-01-02,c\n2027,d\n1848~,e\n"

    events = story_of(text, today=date(2026, 1, 1)).story.events

    assert {event.title["en"]: event.claims[0].says for event in events} == {
        "a": Says.HAPPENED,
        "b": Says.HAPPENED,
        "c": Says.ANNOUNCED,
        "d": Says.ANNOUNCED,
        "e": Says.HAPPENED,
    }


def test_places_are_found_by_name_and_doubts_are_shown(gazetteer: Gazetteer) -> None:
    done = found_in("date,title,place\n1848,a,Capodistria\n1849,b,Qwxzvale\n", gazetteer)

    (place,) = done.story.places
    assert (place.country, place.geonames) == ("SI", 3197753)
    assert [(event.place, event.zone) for event in done.story.events] == [
        ("capodistria", None),
        (None, "Europe/Ljubljana"),
    ]
    assert done.story.events[1].note == {"en": "place: Qwxzvale"}
    assert [line[:4] for line in lines(done.report)] == [
        ("row 2", "changed", "place", "Capodistria"),
        ("row 3", "left out", "place", "Qwxzvale"),
    ]


def test_a_name_with_its_country_or_state_is_found_there(gazetteer: Gazetteer) -> None:
    text = 'date,title,place\n1848,a,"Lyon, France"\n1849,b,Paris (Texas)\n'

    done = found_in(text, gazetteer)

    assert [(place.names["en"], place.country) for place in done.story.places] == [
        ("Lyon, France", "FR"),
        ("Paris (Texas)", "US"),
    ]


def test_a_time_in_utc_comes_to_the_clock_of_its_place() -> None:
    text = "date,title,place,lat,lon\n2024-05-21T19:00:00Z,a,Rome,41.9,12.5\n"

    (event,) = story_of(text).story.events

    assert event.time and (event.when.text, event.time.text) == ("2024-05-21", "21:00")


def test_a_guessed_place_is_marked_as_a_guess(gazetteer: Gazetteer) -> None:
    done = found_in("date,title,place\n1848,a,Komsomolsk\n", gazetteer)

    (place,) = done.story.places
    assert place.draft and place.draft.why.startswith("the likeliest of ")
    assert done.report[0].why == "a guess to check: others have this name"


def test_an_event_without_a_place_has_the_zone_that_was_given_or_utc() -> None:
    assert story_of("date,title\n1848,a\n").story.events[0].zone == "UTC"
    assert story_of("date,title\n1848,a\n", zone="Asia/Tokyo").story.events[0].zone == "Asia/Tokyo"


def test_what_has_no_field_is_reported_or_kept_in_the_note() -> None:
    text = "date,title,mood,note\n1848,a,calm,By hand.\n"

    left_out, kept = story_of(text), story_of(text, keeps_rest=True)

    assert lines(left_out.report) == [("row 2", "left out", "mood", "calm", "")]
    assert left_out.story.events[0].note == {"en": "By hand."}
    assert kept.story.events[0].note == {"en": "By hand.\n\nmood: calm"}
    assert kept.report == ()


def test_what_does_not_fit_the_model_is_left_out_with_the_reason() -> None:
    text = (
        "date,title,place,lat,lon,wikidata,zone\n"
        "1848,a,Rome,41.9,12.5,Rome,\n"
        "1849,b,,,,,Mars/Base\n"
    )

    done = story_of(text)

    assert [line.why for line in done.report] == [
        "expected a Wikidata id such as Q959",
        "expected an IANA zone such as UTC",
    ]
    assert [event.zone for event in done.story.events] == [None, "Europe/Rome"]


def test_an_impossible_position_leaves_the_event_without_a_place() -> None:
    place: dict[str, Value] = {"names": "Nowhere", "lat": 95.0, "lon": 12.5}
    values: dict[str, Value] = {"title": "A", "when": "1848", "place": place}
    found = Found(records=(FoundRecord(kind="events", values=values, where="slide 1"),))
    given = Given(name="map.json", content=b"")

    done = completed([(given, found)], ImportFacts(lang="en", today=TODAY), no_gazetteer)

    assert [(event.place, event.zone) for event in done.story.events] == [(None, "UTC")]
    assert [line.why for line in done.report] == [
        "lat: found 95.0, expected a number from -90 to 90 (are lat and lon swapped?)"
    ]


def test_times_that_nobody_can_have_meant_are_left_out_with_the_reason() -> None:
    text = (
        "date,time,end date,title,place,lat,lon\n"
        "1848,09:30,,a,Rome,41.9,12.5\n"
        "2023-03-26,02:30,,b,Rome,41.9,12.5\n"
        "2023-04-02,,2023-04-01,c,Rome,41.9,12.5\n"
    )

    done = story_of(text)

    assert [(line.where, line.field, line.found, line.why) for line in done.report] == [
        ("row 2", "time", "09:30", "the day is not known"),
        ("row 3", "time", "02:30", "no clock in Europe/Rome showed this time on that day"),
        ("row 4", "until", "2023-04-01", "it would end before it began, on 2023-04-02"),
    ]


def test_a_letter_to_its_own_place_leads_nowhere() -> None:
    text = "date,from,to,lat,lon,to lat,to lon\n1848,Rome,Rome,41.9,12.5,41.9,12.5\n"

    done = story_of(text)

    assert done.story.events[0].to is None
    assert lines(done.report) == [("row 2", "left out", "to", "rome", "")]


def test_a_text_that_lacks_a_language_is_borrowed_from_another() -> None:
    done = story_of("title.en,title.it,date\nHome,Casa,1848\nAway,,1849\n")

    assert done.story.languages == ("en", "it")
    assert done.story.events[1].title == {"en": "Away", "it": "Away"}
    assert [line for line in lines(done.report) if line[2] == "title"] == [
        ("row 3", "changed", "title", "a text in en", "the same in it")
    ]


def test_ids_are_words_and_a_date_where_the_words_come_again() -> None:
    text = "date,title\n1848,A letter\n1849,A letter\n1849,A letter\n,Ω\n"

    ids = [event.id for event in story_of(text).story.events]

    assert ids == ["a-letter", "a-letter-1849", "a-letter-2", "o"]


def test_an_id_that_cannot_be_one_is_changed_and_reported() -> None:
    done = story_of("id,date,title\nBox 1/2,1848,a\nBox 1/2,1849,b\n")

    assert [event.id for event in done.story.events] == ["box-1-2", "box-1-2-2"]
    assert [line[3:] for line in lines(done.report)] == [
        ("Box 1/2", "box-1-2"),
        ("Box 1/2", "box-1-2-2"),
    ]


def test_records_may_name_each_other_by_ids_as_well() -> None:
    place = {"id": "rome", "names": "Rome", "lat": 41.9, "lon": 12.5}
    found = Found(
        story={"route": "itinerary", "title": {"en": "Home"}, "article": "wire"},
        records=(
            FoundRecord(kind="events", where="x", values={"place": "rome", "title": "A"}),
            FoundRecord(kind="places", where="y", values=place),
            FoundRecord(
                kind="sources",
                where="z",
                values={"id": "wire", "publisher": "Wire", "lang": "en"},
            ),
        ),
    )
    facts = ImportFacts(lang="en", today=TODAY)

    story = completed([(Given(name="a.kml", content=b""), found)], facts, lambda: None).story  # type: ignore[arg-type,return-value]

    assert (story.title, story.route, story.article) == (
        {"en": "Home"},
        Route.ITINERARY,
        "wire",
    )
    assert [(event.place, event.claims[0].source) for event in story.events] == [("rome", "a")]
