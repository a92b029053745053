"""Each wrong value and the whole message that its author reads."""

from pathlib import Path
from typing import Any

import pytest

from tests.records import SMALL, Records, event, place, problems, source

EDTF = (
    "an EDTF date such as 2023-09-13, 2023-09, 2023-09-13~ (approximate), "
    "2023-09-13? (uncertain), 2023-09-10/2023-09-12, ../2023-09-13 or 2023-09-14/.."
)
CLOCK = (
    "a clock time such as 13:09, ~18:00 (approximate), 06:00? (uncertain), "
    "08:00/09:00 (between), ../17:46 (not after) or 18:10/.. (not before)"
)
SLUG = "a slug of lower-case letters, digits and hyphens such as talks-delegations"
LIST = "a list, each entry with a hyphen before it or all in [square brackets]"
TEXTS = "a text for each language, as in {it: …, en: …}"
HTTP = "an address that begins with http:// or https://"
PRINTED = f"{HTTP}, or title and date of a printed work"
LAT = "a number from -90 to 90"
LON = "a number from -180 to 180"
RADIUS = "a radius in km from 0 to 1000"
KM = "a distance in km above 0 and up to 40000"
COUNTRY = "an ISO 3166-1 code of two capital letters such as RU"
LANGUAGE = "an ISO 639 language code such as it"
ZONE = "an IANA zone such as Asia/Vladivostok"
REQUIRED = "a value, this field is required"
LEG = {"from": "rome", "to": "tokyo", "mode": "air", "path": "schematic"}
NOTE = {"id": "a-note", "title": {"en": "A note"}, "text": {"en": "Words."}}
CLAIM = {"source": "wire", "says": "happened"}
MODES = "one of 'rail', 'road', 'air', 'sea', 'foot' or 'unknown'"


def test_the_small_story_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("lat", 410.1, f"lat: found 410.1, expected {LAT} (41.01?)"),
        ("lat", 90.1, f"lat: found 90.1, expected {LAT} (are lat and lon swapped?)"),
        ("lat", 128.334, f"lat: found 128.334, expected {LAT} (are lat and lon swapped?)"),
        ("lat", "51.8", f"lat: found '51.8', expected {LAT} (51.8 without quotes?)"),
        ("lat", "51,8", f"lat: found '51,8', expected {LAT} (51.8 without quotes?)"),
        ("lat", "51°53'N", f'lat: found "51°53\'N", expected {LAT}'),
        ("lat", "true", f"lat: found 'true', expected {LAT}"),
        ("lat", ".nan", f"lat: found '.nan', expected {LAT}"),
        ("lat", ".inf", f"lat: found '.inf', expected {LAT}"),
        ("lat", [1], f"lat: found a list, expected {LAT}"),
        (
            "lat",
            None,
            f"lat: found nothing, expected {LAT} (python -m explorer geocode --story finds it)",
        ),
        ("lon", -180.5, f"lon: found -180.5, expected {LON} (-18.05?)"),
        ("lon", 1283.34, f"lon: found 1283.34, expected {LON} (128.334?)"),
        ("accuracy_km", -1, f"accuracy_km: found -1, expected {RADIUS}"),
        ("accuracy_km", 1001, f"accuracy_km: found 1001, expected {RADIUS}"),
        ("accuracy_km", "5 km", f"accuracy_km: found '5 km', expected {RADIUS}"),
        ("zone", "CEST", f"zone: found 'CEST', expected {ZONE}"),
        ("zone", ["UTC"], f"zone: found a list, expected {ZONE}"),
        ("zone", 9, f"zone: found 9, expected {ZONE}"),
        ("country", "Russia", f"country: found 'Russia', expected {COUNTRY}"),
        ("country", "ru", f"country: found 'ru', expected {COUNTRY}"),
        ("coordinate_source", "", "coordinate_source: found '', expected a text"),
        ("coordinate_source", "  ", "coordinate_source: found '  ', expected a text"),
        ("coordinate_source", None, f"coordinate_source: found nothing, expected {REQUIRED}"),
        (
            "coordinate_source",
            1789,
            "coordinate_source: found 1789, expected a text (put it in quotes?)",
        ),
        (
            "geonames",
            0,
            "geonames: found 0, expected a GeoNames id, a positive whole number",
        ),
        (
            "geonames",
            "2013348",
            "geonames: found '2013348', expected a GeoNames id, a positive whole number "
            "(2013348 without quotes?)",
        ),
        (
            "geonames",
            1.5,
            "geonames: found 1.5, expected a GeoNames id, a positive whole number",
        ),
        ("wikidata", "959", "wikidata: found '959', expected a Wikidata id such as Q959"),
        ("names", "Rome", f"names: found 'Rome', expected {TEXTS}"),
        ("names", {"en": ""}, "names.en: found '', expected a text"),
        ("names", {"en": 5}, "names.en: found 5, expected a text (put it in quotes?)"),
        (
            "names",
            {"en": "Rome", "EN": "Rome"},
            f"names.EN: found 'EN', expected {LANGUAGE}",
        ),
        (
            "note",
            {"en": "x" * 4001},
            f"note.en: found '{'x' * 56}..., expected at most 4000 characters",
        ),
        (
            "latt",
            41.9,
            "latt: found 41.9, expected one of the fields id, names, lat, lon, accuracy_km, zone, "
            "country, coordinate_source, geonames, wikidata, note (lat?)",
        ),
        (
            "colour",
            "red",
            "colour: found 'red', expected one of the fields id, names, lat, lon, accuracy_km, "
            "zone, country, coordinate_source, geonames, wikidata, note",
        ),
    ],
)
def test_a_wrong_field_of_a_place(tmp_path: Path, field: str, value: Any, message: str) -> None:
    places = [place("rome", **{field: value}), SMALL["places"][1]]

    assert problems(tmp_path, places=places) == [f"place rome · {message}"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Rome", "'Rome'"), ("rome_1", "'rome_1'"), ("-rome", "'-rome'"), ("r" * 65, None)],
)
def test_a_wrong_id(tmp_path: Path, value: str, shown: str | None) -> None:
    shown = shown or f"'{'r' * 56}..."
    expected = "at most 64 characters" if len(value) > 64 else SLUG

    assert problems(tmp_path, places=[place(value)]) == [
        f"place {value} · id: found {shown}, expected {expected}"
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("url", "ftp://wire.example", f"url: found 'ftp://wire.example', expected {HTTP}"),
        ("url", "javascript:alert(1)", f"url: found 'javascript:alert(1)', expected {HTTP}"),
        ("url", 'https://a.example/"', f"url: found 'https://a.example/\"', expected {HTTP}"),
        ("url", None, f"url: found nothing, expected {PRINTED}"),
        ("lang", "english", f"lang: found 'english', expected {LANGUAGE}"),
        ("lang", None, f"lang: found nothing, expected {LANGUAGE}"),
        ("date", "14 September", f"date: found '14 September', expected {EDTF}"),
        ("publisher", None, f"publisher: found nothing, expected {REQUIRED}"),
        ("publisher", 360, "publisher: found 360, expected a text (put it in quotes?)"),
        ("title", "", "title: found '', expected a text"),
        ("origin", [], "origin: found an empty list, expected a text"),
    ],
)
def test_a_wrong_field_of_a_source(tmp_path: Path, field: str, value: Any, message: str) -> None:
    sources = [SMALL["sources"][0], source("wire", **{field: value})]

    assert problems(tmp_path, sources=sources) == [f"source wire · {message}"]


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
        ({"when": "9999"}, " · when: found '9999', expected a year from 0002 to 9998"),
        ({"time": "25:00"}, f" · time: found '25:00', expected {CLOCK}"),
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
            ": found a record, expected either a place or, where none is known, a zone",
        ),
        (
            {"zone": "UTC"},
            ": found a record, expected either a place or, where none is known, a zone",
        ),
        ({"claims": []}, " · claims: found an empty list, expected at least one entry"),
        ({"claims": CLAIM}, f" · claims: found a record, expected {LIST}"),
        ({"title": "A talk"}, f" · title: found 'A talk', expected {TEXTS}"),
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
            " · claims.0.say: found 'happened', expected one of the fields source, says, when, "
            "note (says?)",
        ),
        (
            {"claims": [CLAIM | {"says": "disputed"}]},
            " · claims.0: found a record, expected a note that tells what this source says instead",
        ),
        (
            {"claims": [CLAIM | {"source": "The Wire"}]},
            f" · claims.0.source: found 'The Wire', expected {SLUG}",
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
        ({"mode": "train"}, f" · mode: found 'train', expected {MODES}"),
        ({"path": "drawn"}, " · path: found 'drawn', expected one of 'known' or 'schematic'"),
        ({"via": "rome"}, f" · via: found 'rome', expected {LIST}"),
        ({"via": ["Rome"]}, f" · via.0: found 'Rome', expected {SLUG}"),
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
        f"leg 2 · from: found nothing, expected {REQUIRED}",
        f"leg 2 · to: found nothing, expected {REQUIRED}",
    ]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("format", 2, "format: found 2, expected 1"),
        ("format", "1", "format: found '1', expected 1"),
        ("format", None, "format: found nothing, expected 1"),
        ("title", None, f"title: found nothing, expected {REQUIRED}"),
        ("languages", [], "languages: found an empty list, expected at least one entry"),
        ("languages", "en", f"languages: found 'en', expected {LIST}"),
        ("languages", ["English"], f"languages.0: found 'English', expected {LANGUAGE}"),
        ("calendar", "maya", "calendar: found 'maya', expected one of 'gregorian' or 'julian'"),
        ("clocks", ["Rome"], f"clocks.0: found 'Rome', expected {ZONE}"),
        ("places", [], "places: found an empty list, expected at least one entry"),
        ("events", {}, f"events: found an empty record, expected {LIST}"),
        (
            "event",
            [],
            "event: found an empty list, expected one of the fields format, title, summary, "
            "languages, clocks, calendar, article, places, sources, events, legs, notes, "
            "released_ids (events?)",
        ),
    ],
)
def test_a_wrong_field_of_the_story(tmp_path: Path, field: str, value: Any, message: str) -> None:
    assert problems(tmp_path, **{field: value}) == [f"the story · {message}"]


def test_an_entry_that_is_no_record(tmp_path: Path) -> None:
    assert problems(tmp_path, notes=["words"]) == [
        "note 1: found 'words', expected a record with the fields id, title, text, sources"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"events": [event("talks", place="roma")]},
            "event talks · place: found 'roma', expected the id of a place",
        ),
        (
            {"events": [event("talks", claims=[CLAIM | {"source": "wires"}])]},
            "event talks · claims.0.source: found 'wires', expected the id of a source",
        ),
        ({"legs": [LEG | {"from": "r"}]}, "leg r to tokyo · from: found 'r', expected the id of a"),
        ({"legs": [LEG | {"to": "t"}]}, "leg rome to t · to: found 't', expected the id of a"),
        (
            {"legs": [LEG | {"via": ["rome", "x"]}]},
            "leg rome to tokyo · via.1: found 'x', expected the id of a place",
        ),
        (
            {"legs": [LEG | {"arrives": "arriva"}]},
            "leg rome to tokyo · arrives: found 'arriva', expected the id of an event (arrival?)",
        ),
        (
            {"notes": [NOTE | {"sources": ["wir"]}]},
            "note a-note · sources.0: found 'wir', expected the id of a source",
        ),
    ],
)
def test_an_id_that_nothing_has(tmp_path: Path, changes: Records, message: str) -> None:
    (found,) = problems(tmp_path, **changes)

    assert found.startswith(message)


def test_an_article_that_is_none_of_the_sources(tmp_path: Path) -> None:
    assert problems(tmp_path, article="artcle") == [
        "the story · article: found 'artcle', expected the id of a source (article?)",
        f"source article · url: found nothing, expected {PRINTED}",
    ]


def test_an_unknown_source_of_a_distance(tmp_path: Path) -> None:
    distance = {"distance_km": 9, "distance_basis": "road", "distance_source": "map"}

    assert problems(tmp_path, legs=[LEG | distance]) == [
        "leg rome to tokyo · distance_source: found 'map', expected the id of a source"
    ]


def test_a_near_miss_of_an_id_is_told_what_was_meant(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[event("talks", place="roma")]) == [
        "event talks · place: found 'roma', expected the id of a place (rome?)"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"places": [place("rome"), place("rome"), place("tokyo")]},
            "place rome · id: found 'rome'",
        ),
        ({"sources": [*SMALL["sources"], source("wire")]}, "source wire · id: found 'wire'"),
        ({"events": [event("a"), event("a")]}, "event a · id: found 'a'"),
        ({"notes": [NOTE, NOTE]}, "note a-note · id: found 'a-note'"),
    ],
)
def test_an_id_that_stands_twice(tmp_path: Path, changes: Records, message: str) -> None:
    assert problems(tmp_path, **changes) == [f"{message}, expected an id that no other record has"]


def test_a_leg_that_stands_twice(tmp_path: Path) -> None:
    assert problems(tmp_path, legs=[LEG, LEG]) == [
        "leg rome to tokyo: found rome to tokyo, expected each pair of places only once"
    ]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": {"it": "Un viaggio"}}, "the story · title"),
        ({"summary": {"it": "Un viaggio"}}, "the story · summary"),
        ({"places": [place("rome", names={"it": "Roma"}), place("tokyo")]}, "place rome · names"),
        ({"places": [place("rome", note={"it": "Qui"}), place("tokyo")]}, "place rome · note"),
        ({"events": [event("a", title={"it": "Via"})]}, "event a · title"),
        ({"events": [event("a", summary={"it": "Via"})]}, "event a · summary"),
        ({"events": [event("a", note={"it": "Via"})]}, "event a · note"),
        (
            {"events": [event("a", claims=[CLAIM | {"note": {"it": "Via"}}])]},
            "event a · claims.0.note",
        ),
        ({"legs": [LEG | {"note": {"it": "Via"}}]}, "leg rome to tokyo · note"),
        ({"notes": [NOTE | {"title": {"it": "Via"}}]}, "note a-note · title"),
        ({"notes": [NOTE | {"text": {"it": "Via"}}]}, "note a-note · text"),
    ],
)
def test_a_text_that_lacks_a_language_of_the_story(
    tmp_path: Path, changes: Records, where: str
) -> None:
    assert problems(tmp_path, **changes) == [
        f"{where}: found a text in it, expected also one in en"
    ]


def test_a_text_without_any_language(tmp_path: Path) -> None:
    assert problems(tmp_path, title={}) == [
        "the story · title: found a text in nothing, expected also one in en"
    ]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"when": "2023-03-02"}, {"when": "2023-03-01"}, "2023-03-01"),
        ({"time": "10:00"}, {"time": "09:00"}, "2023-03-01"),
        ({"time": "18:10/.."}, {"time": "../17:46"}, "2023-03-01"),
        ({"part_of_day": "evening"}, {"part_of_day": "dawn"}, "2023-03-01"),
        ({"time": "09:00"}, {"place": "tokyo", "time": "16:59"}, "2023-03-01"),
    ],
)
def test_an_event_that_cannot_follow_the_one_before(
    tmp_path: Path, first: Records, second: Records, found: str
) -> None:
    assert problems(tmp_path, events=[event("a", **first), event("b", **second)]) == [
        f"event b · when: found {found}, expected a time not before event a (move the event up?)"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time": "09:00"}, {"time": "09:00"}),
        ({"time": "09:00"}, {"place": "tokyo", "time": "17:00"}),
        ({"time": "~10:00"}, {"time": "~09:00"}),
        ({"when": "2023-03-02~"}, {"when": "2023-03-01"}),
        ({"when": "2023-03"}, {"when": "2023-03-01"}),
        ({"when": "2023-03-01/.."}, {"when": "2023-03-01"}),
        ({"when": "../2023-03-02"}, {"when": "2023-03-01"}),
        ({"part_of_day": "afternoon"}, {"time": "13:00"}),
        ({"time": "10:00"}, {}),
    ],
)
def test_an_order_that_is_possible_is_no_problem(
    tmp_path: Path, first: Records, second: Records
) -> None:
    assert problems(tmp_path, events=[event("a", **first), event("b", **second)]) == []


def test_a_clock_time_that_summer_time_skipped(tmp_path: Path) -> None:
    assert problems(tmp_path, events=[event("a", when="2023-03-26", time="02:30")]) == [
        "event a · time: found '02:30', expected a time that the clock showed"
    ]


@pytest.mark.parametrize("when", ["2023-03", "2023-03-01/2023-03-02", "../2023-03-01"])
def test_a_clock_time_on_an_unknown_day(tmp_path: Path, when: str) -> None:
    assert problems(tmp_path, events=[event("a", when=when, time="02:30")]) == [
        "event a · time: found '02:30', expected no clock time where the day is not known"
    ]


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (
            "[x](event:arival)",
            "mention “x”: found event:arival, expected the id of an event (event:arrival?)",
        ),
        ("[x](place:)", "mention “x”: found place:, expected the id of a place"),
        ("[x](note:y)", "mention “x”: found note:y, expected the id of a note"),
        ("[x](source:wires)", "mention “x”: found source:wires, expected the id of a source"),
        ("[](event:arrival)", "mention “”: found no words, expected words between the square"),
        ("[](https://a.example)", "mention “”: found no words, expected words between the square"),
        (
            "[x](javascript:alert(1))",
            "mention “x”: found javascript:alert(1), expected a link that begins with event:, "
            "place:, note:, source:, http:// or https://",
        ),
        ("[x](JavaScript:alert)", "mention “x”: found JavaScript:alert, expected a link that"),
        ("[x](//evil.example)", "mention “x”: found //evil.example, expected a link that"),
        ("[x]()", "mention “x”: found , expected a link that"),
        ("![a](data:image/png;base64,x)", "mention “a”: found data:image/png;base64,x, expected"),
    ],
)
def test_a_wrong_link_in_the_article(tmp_path: Path, article: str, message: str) -> None:
    (found,) = problems(tmp_path, articles={"en": article})

    assert found.startswith(f"the article · {message}")


def test_an_article_in_a_language_that_the_story_has_not(tmp_path: Path) -> None:
    assert problems(tmp_path, articles={"fr": "Des mots."}) == [
        "the article · language: found 'fr', expected one of the story's languages, en"
    ]


@pytest.mark.parametrize("article", ["", "\n\n", "---\n"])
def test_an_article_without_words(tmp_path: Path, article: str) -> None:
    assert problems(tmp_path, articles={"en": article}) == [
        "the article: found nothing, expected a text"
    ]


def test_all_problems_of_a_run_are_told_at_once(tmp_path: Path) -> None:
    places = [place("rome", lat=410.1, zone="CEST"), place("tokyo", country="Japan")]
    sources = [*SMALL["sources"], source("blog", url="blog.example")]

    assert problems(tmp_path, places=places, sources=sources, format=3) == [
        "the story · format: found 3, expected 1",
        f"place rome · lat: found 410.1, expected {LAT} (41.01?)",
        f"place rome · zone: found 'CEST', expected {ZONE}",
        f"place tokyo · country: found 'Japan', expected {COUNTRY}",
        f"source blog · url: found 'blog.example', expected {HTTP}",
    ]


def test_problems_between_records_are_told_at_once_with_those_of_the_article(
    tmp_path: Path,
) -> None:
    found = problems(
        tmp_path,
        articles={"en": "[x](place:nowhere)"},
        title={"it": "Un viaggio"},
        events=[event("a", place="paris"), event("a")],
    )

    assert [message.partition(":")[0] for message in found] == [
        "the article · mention “x”",
        "the story · title",
        "event a · place",
        "event a · id",
    ]
