"""The language of a file that does not say it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explorer.imports.rows.text_languages import guessed_language
from tests.imports.reading import found_in_text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("date,title\n1848,She writes to her sister about the weather\n", "en"),
        ("date,title\n1848,Scrive alla sorella della pioggia e degli amici\n", "it"),
        ("date,title\n1848,Sie schreibt über das Wetter und die Freunde\n", "de"),
        ("date,title\n1848,Elle est arrivée avec sa sœur dans la ville\n", "fr"),
        ("date,title\n1848,Llegó con su hermana a los montes y el mar\n", "es"),
        # the columns decide if the texts do not
        ("data,luogo,titolo\n1848,Roma,Partenza\n", "it"),
        ("Datum,Ort,Titel\n1848,Wien,Abreise\n", "de"),
        ("data,luogo,titolo\n1848,Roma,She writes to her sister about the weather\n", "en"),
        # nothing does
        ("date,lat,lon\n1848,41.9,12.5\n", None),
        ("a,b\n1848,Roma\n", None),
    ],
)
def test_a_language_is_known_by_its_words(text: str, lang: str | None) -> None:
    assert guessed_language([found_in_text("letters.csv", text)]) == lang


def test_only_the_languages_of_a_story_are_possible() -> None:
    german = found_in_text("letters.csv", "Datum,Titel\n1848,Sie schreibt über das Wetter\n")

    assert guessed_language([german], ("en", "it")) is None
    assert guessed_language([german], ("it", "de-AT")) == "de-AT"


def test_a_map_is_known_by_the_texts_of_its_features() -> None:
    feature: dict[str, Any] = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [9, 45]},
        "properties": {"name": "La partenza della nave", "description": "Una nave per gli amici"},
    }
    document = json.dumps({"type": "FeatureCollection", "features": [feature]})

    assert guessed_language([found_in_text("a.geojson", document)]) == "it"
