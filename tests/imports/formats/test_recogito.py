"""Annotations of a text as Recogito downloads them."""

from pathlib import Path

import pytest

from explorer.imports.formats.recogito import is_recogito, read_recogito
from explorer.imports.found import Choices
from explorer.story.errors import DataError
from tests.imports.giving import given, said
from tests.imports.reading import values_of

HEADING = (
    "UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VOCAB_LABEL,VOCAB_TEMPORAL_BOUNDS,LAT,LNG,"
    "PLACE_TYPE,VERIFICATION_STATUS,TAGS,COMMENTS,GROUP_ID,GROUP_ORDER\n"
)
ROMA = (
    '"1","walk.txt","Roma","char-offset:12","PLACE","https://pleiades.stoa.org/places/423025",'
    '"Roma|Rome","","41.89","12.49","settlement","VERIFIED","city|start","The city.","",""\n'
)
OSTIA = (
    '"2","walk.txt","Ostia","char-offset:20","PLACE","","","","","","","UNVERIFIED","","","",""\n'
)
AGAIN = (
    '"3","walk.txt","Rome","char-offset:34","PLACE","https://pleiades.stoa.org/places/423025",'
    '"Roma","","41.89","12.49","","VERIFIED","","","",""\n'
)
ANN = '"4","walk.txt","Ann","char-offset:0","PERSON","","","","","","","UNVERIFIED","","","",""\n'
TEXT = "Ann went to Roma and\nOstia.\n\n*Back* in Rome.\n"


def test_each_place_is_an_event_in_the_order_of_the_text() -> None:
    found = read_recogito(given(HEADING + OSTIA + AGAIN + ROMA), Choices(lang="la"))

    assert values_of(found, "places") == [
        {
            "id": "roma",
            "names": {"la": "Roma"},
            "lat": 41.89,
            "lon": 12.49,
            "coordinate_source": "https://pleiades.stoa.org/places/423025",
        },
        {"id": "ostia", "names": {"la": "Ostia"}},
    ]
    first, second = values_of(found, "events")
    assert (first["place"], first["when"], first["summary"]) == ("roma", "unknown", "The city.")
    assert first["tags"] == [
        {"label": "city", "kind": "topic"},
        {"label": "start", "kind": "topic"},
    ]
    assert second["draft"] == {
        "confidence": 0,
        "why": "a place that the text names; write what happened there and when",
    }


def test_the_text_beside_the_file_becomes_the_article(tmp_path: Path) -> None:
    offsets = [TEXT.index("Roma"), TEXT.index("Ostia"), TEXT.index("Rome")]
    rows = zip((ROMA, OSTIA, AGAIN), ("12", "20", "34"), offsets, strict=True)
    table = HEADING + "".join(row.replace(f":{old}", f":{new}") for row, old, new in rows)
    (tmp_path / "walk.txt").write_text(TEXT, encoding="utf-8")

    found = read_recogito(given(table, "a.csv", tmp_path), Choices())

    assert found.files["article.en.md"].decode() == (
        "Ann went to [Roma](place:roma) and\n[Ostia](place:ostia).\n\n"
        "\\*Back\\* in [Rome](place:roma).\n"
    )
    assert said(found) == []


def test_words_that_are_not_in_the_text_and_a_missing_text_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing here.\n", encoding="utf-8")

    missed = read_recogito(given(HEADING + ROMA, "a.csv", tmp_path), Choices())
    alone = read_recogito(given(HEADING + ROMA, "a.csv"), Choices())

    assert said(missed) == ["row 2 · Roma · these words are not there in the text"]
    assert said(alone) == [
        "the file · 1 mentions of the text · no text lies beside it; "
        "add it with attach, which finds the places' names in it"
    ]


def test_what_is_no_place_is_left_out() -> None:
    unsure = ROMA.replace("VERIFIED", "NOT_IDENTIFIABLE")

    assert said(read_recogito(given(HEADING + ROMA + ANN + unsure), Choices()))[:2] == [
        "row 3 · TYPE · Ann · a person, not a place: tag the events that it belongs to",
        "row 4 · TYPE · Roma · marked as not identifiable",
    ]


def test_annotations_without_a_place_are_refused() -> None:
    with pytest.raises(DataError) as refusal:
        read_recogito(given(HEADING + ANN, "a.csv"), Choices())

    assert [str(problem) for problem in refusal.value.problems] == [
        "a.csv · the file: found no place, expected annotations with a place (TYPE: PLACE)"
    ]


def test_the_older_form_has_semicolons() -> None:
    heading = "UUID;QUOTE_TRANSCRIPTION;ANCHOR;TYPE;URI;VOCAB_LABEL;LAT;LNG;TAGS;COMMENTS\n"
    row = "1;Roma;char-offset:3;PLACE;http://sws.geonames.org/3169070;Rome;41.9;12.5;;\n"
    found = read_recogito(given(heading + row), Choices())

    assert is_recogito(given(heading))
    assert values_of(found, "places")[0]["geonames"] == 3169070


def test_an_offset_of_thousands_of_digits_is_none() -> None:
    odd = ROMA.replace("char-offset:12", f"char-offset:{'9' * 5_000}")
    found = read_recogito(given(HEADING + odd), Choices())

    assert len(values_of(found, "places")) == 1
