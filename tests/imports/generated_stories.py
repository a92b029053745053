"""Stories that Hypothesis makes up: valid, and otherwise as odd as the model allows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.exporting import HOSTILE
from tests.records import SMALL, Records

WORDS = st.one_of(
    st.sampled_from(
        [HOSTILE, "a < b & c", "<b>Rome</b>", "]]>", "È l’ora", "北京", "שלום", "=1+1"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cn")), min_size=1, max_size=40),
).filter(lambda text: text.strip() != "")
"""Texts that mean something in each of the formats, and any others."""
DATES = (
    *("{year}", "{year}-03", "{year}-03-05", "{year}-03-05?", "{year}-03~", "{year}-21"),
    *("{year}-03-01/{year}-04", "../{year}-12-31", "{year}-01-01/..", "unknown"),
    *("[{year}-02,{year}-03]", "{{{year}-02,{year}-03}}", "{year}-XX"),
)
"""Every form of a date, for a year."""
CLOCKS = ("13:09", "~18:00", "06:00?", "../17:44", "00:00")
LANGUAGES = ("en", "it")


def texts(words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[dict[str, str]]:
    """A text in both languages."""
    return st.fixed_dictionaries(dict.fromkeys(LANGUAGES, words))


def places(number: int) -> st.SearchStrategy[Records]:
    """A place anywhere on the globe."""
    degrees = st.floats(min_value=-1, max_value=1).map(lambda part: round(part, 5))
    return st.fixed_dictionaries(
        {
            "id": st.just(f"place-{number}"),
            "names": texts(),
            "lat": degrees.map(lambda part: round(90 * part, 4)),
            "lon": degrees.map(lambda part: round(180 * part, 4)),
            "accuracy_km": st.sampled_from([0, 0.5, 12, 1000]),
            "zone": st.sampled_from(["Europe/Rome", "Asia/Kathmandu", "Etc/GMT+10", "UTC"]),
            "coordinate_source": WORDS,
        },
        optional={
            "country": st.sampled_from(["IT", "NP"]),
            "geonames": st.integers(min_value=1, max_value=10**7),
            "wikidata": st.sampled_from(["Q220", "Q1"]),
            "note": texts(),
        },
    )


@st.composite
def events(draw: st.DrawFn, number: int, place_ids: list[str]) -> Records:
    """An event in a year of its own, at a place or at none."""
    form = draw(st.sampled_from(DATES))
    event: dict[str, Any] = {
        "id": f"event-{number}",
        "when": form.format(year=1900 + 2 * number),
        "title": draw(texts()),
        "summary": draw(texts()),
        "claims": draw(st.lists(claims(), min_size=1, max_size=2, unique_by=lambda c: c["source"])),
    }
    if draw(st.booleans()):
        event["place"] = draw(st.sampled_from(place_ids))
    else:
        event["zone"] = "Asia/Tokyo"
    if form == "{year}-03-05":
        event |= draw(
            st.sampled_from([{}, {"part_of_day": "evening"}, *({"time": each} for each in CLOCKS)])
        )
    if draw(st.booleans()):
        event["note"] = draw(texts())
    event["tags"] = draw(st.lists(st.sampled_from(["trade", "anna"]), unique=True))
    event["track"] = draw(st.lists(st.sampled_from(["one", "two"]), unique=True))
    return event


def claims() -> st.SearchStrategy[Records]:
    """What a source says of an event."""
    return st.fixed_dictionaries(
        {
            "source": st.sampled_from(["article", "wire", "copy"]),
            "says": st.sampled_from(["happened", "announced", "disputed"]),
            "note": texts(),
        },
        optional={"when": st.just("1850")},
    )


@st.composite
def stories(draw: st.DrawFn) -> Records:
    """The records of a story in two languages."""
    count = draw(st.integers(min_value=1, max_value=4))
    listed = [draw(places(number)) for number in range(count)]
    ids = [place["id"] for place in listed]
    return {
        **SMALL,
        "languages": list(LANGUAGES),
        "title": draw(texts()),
        "summary": draw(texts()),
        "route": draw(st.sampled_from(["itinerary", "none"])),
        "calendar": draw(st.sampled_from(["gregorian", "julian"])),
        "tags": [
            {"id": "trade", "label": draw(texts())},
            {"id": "anna", "label": draw(texts()), "kind": "person"},
        ],
        "tracks": [
            {"id": "one", "label": draw(texts())},
            {"id": "two", "label": draw(texts()), "route": "none"},
        ],
        "eras": [{"id": "era", "label": draw(texts()), "from": "1900", "until": "1910"}],
        "places": listed,
        "events": [draw(events(number, ids)) for number in range(draw(st.integers(1, 6)))],
        "notes": [{"id": "why", "title": draw(texts()), "text": draw(texts())}],
        "media": [{"id": "talk", "kind": "embed", "url": "https://video.example/7?a=1&b='2'"}],
    }
