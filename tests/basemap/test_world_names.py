"""The names of the world: how many there are in each language, and that none is of a sea."""

import pytest

from explorer.basemap.corrections import LAKES_CALLED_SEAS, LANGUAGES
from explorer.basemap.translations import names_a_sea
from tests.basemap.world_tiles import features_in, is_inside, named_features, places

NATURE = {"island", "archipelago", "mountain_range", "river"}
COVERAGE = {
    1: {"it": 0.99, "de": 0.99, "es": 0.99, "fr": 0.99, "pt": 0.99, "ru": 0.99, "zh": 0.99},
    4: {"it": 0.96, "de": 0.96, "es": 0.96, "fr": 0.96, "pt": 0.96, "ru": 0.96, "zh": 0.96},
    6: {"it": 0.82, "de": 0.87, "es": 0.83, "fr": 0.89, "pt": 0.82, "ru": 0.84, "zh": 0.83},
}
"""The share of names that a language has at least, by zoom; the others are shown in English."""


@pytest.mark.parametrize("zoom", sorted(COVERAGE))
def test_each_language_has_a_share_of_the_names_of_a_zoom(zoom: int) -> None:
    named = named_features(zoom)
    shares = {
        language: sum(f"name:{language}" in each.tags for each in named) / len(named)
        for language in LANGUAGES
    }

    assert {x: share for x, share in shares.items() if share < COVERAGE[zoom][x]} == {}


def test_all_countries_have_a_name_in_every_language() -> None:
    countries = {
        each.tags["iso"]: each
        for zoom in range(1, 7)
        for each in named_features(zoom)
        if each.tags["kind"] == "country"
    }

    assert len(countries) > 230
    for each in countries.values():
        assert {f"name:{language}" for language in LANGUAGES} <= set(each.tags)


def test_the_largest_towns_have_italian_names() -> None:
    towns = [each for each in named_features(6) if each.tags["kind"] == "locality"]
    towns.sort(key=lambda each: -int(each.tags["population"]))
    known = [each for each in towns[:1520] if "name:it" in each.tags]

    assert len(towns) > 6000
    assert len(known) >= 1500


def test_rivers_ranges_and_islands_have_italian_names() -> None:
    names = {
        (str(each.tags["kind"]), str(each.tags["name"]))
        for each in named_features(6)
        if each.tags["kind"] in NATURE and "name:it" in each.tags
    }
    kinds = {kind: sum(one == kind for one, _ in names) for kind in NATURE}

    assert len(names) >= 400
    assert min(kinds.values()) > 50, kinds


@pytest.mark.parametrize("zoom", range(7))
def test_no_sea_is_named_in_any_language(zoom: int) -> None:
    found = [
        (key, name)
        for each in named_features(zoom)
        if each.tags["kind"] not in {"country", "locality"}
        and each.tags["name"] not in LAKES_CALLED_SEAS
        for key, name in each.tags.items()
        if key.startswith("name") and names_a_sea(str(name))
    ]

    assert found == []


def test_a_lake_that_is_called_a_sea_is_named_as_a_lake() -> None:
    kinds = {
        str(each.tags["name"]): each.tags["kind"]
        for each in named_features(6)
        if each.tags["name"] in LAKES_CALLED_SEAS
    }

    assert set(kinds) == LAKES_CALLED_SEAS
    assert set(kinds.values()) <= {"lake", "playa"}


@pytest.mark.parametrize("zoom", range(7))
def test_a_name_is_tidy(zoom: int) -> None:
    for each in named_features(zoom):
        for key, name in each.tags.items():
            if key.startswith("name"):
                text = str(name)
                assert text
                assert text == " ".join(text.split())
                assert "<" not in text
                assert not text.endswith(")") or "Malvin" in text or "Falkland" in text


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("Beijing", "Pechino"),
        ("Seoul", "Seul"),
        ("Moscow", "Mosca"),
        ("Khabarovsk", "Chabarovsk"),
        ("Blagoveshchensk", "Blagoveščensk"),
        ("Vladivostok", "Vladivostok"),
        ("Naples", "Napoli"),
        ("Florence", "Firenze"),
        ("Venice", "Venezia"),
        ("Turin", "Torino"),
        ("Cologne", "Colonia"),
        ("Antwerp", "Anversa"),
        ("Kyiv", "Kiev"),
        ("Lviv", "Leopoli"),
        ("Astana", "Astana"),
    ],
)
def test_a_town_has_the_name_that_italian_readers_use(english: str, italian: str) -> None:
    assert places("locality")[english].tags["name:it"] == italian


@pytest.mark.parametrize(
    ("english", "west", "south", "east", "north"),
    [
        ("Crete", 23.5, 34.9, 26.3, 35.6),
        ("Lesbos", 25.9, 39.0, 26.6, 39.4),
        ("Peloponnese", 21.7, 36.9, 22.9, 38.1),
        ("Sicily", 13.0, 37.0, 15.2, 38.1),
    ],
)
def test_an_island_has_its_name_on_its_land(
    english: str, west: float, south: float, east: float, north: float
) -> None:
    box = {"west": west, "south": south, "east": east, "north": north}
    ((lon, lat),) = {
        parts[0][0]
        for feature, parts in features_in("earth", **box, zoom=6)
        if feature.tags.get("name") == english
    }

    assert is_inside("earth", lon=lon, lat=lat, zoom=7)


@pytest.mark.parametrize(
    ("kind", "english", "italian"),
    [
        ("country", "North Korea", "Corea del Nord"),
        ("river", "Danube", "Danubio"),
        ("river", "Amur", "Amur"),
        ("mountain_range", "Alps", "Alpi"),
        ("island", "Sicily", "Sicilia"),
        ("island", "Crete", "Creta"),
        ("archipelago", "Cyclades", "Cicladi"),
        ("mountain_range", "Apennines", "Appennini"),
    ],
)
def test_nature_has_the_name_that_italian_readers_use(
    kind: str, english: str, italian: str
) -> None:
    found = {
        str(each.tags.get("name:it"))
        for zoom in (4, 6)
        for each in named_features(zoom)
        if each.tags["kind"] == kind and each.tags["name"] == english
    }

    assert found == {italian}


def test_names_that_the_layers_spell_wrong_or_cut_short_are_right() -> None:
    found = {str(each.tags["name"]) for zoom in range(7) for each in named_features(zoom)}

    assert {"Ryukyu Islands", "Mariana Islands", "Great Bear Lake", "Lake Victoria"} <= found
    assert {name for name in found if "Isand" in name} == set()


def test_an_archipelago_across_the_antimeridian_is_named_in_its_midst() -> None:
    pacific = features_in("earth", west=-180, south=-40, east=-130, north=20, zoom=2)

    assert "Polynesia" in {each.tags.get("name") for each, _ in pacific}
