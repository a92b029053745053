"""States, provinces and regions by name and in short, and the towns that lie in them."""

import pytest

from explorer.gazetteer import Gazetteer
from explorer.gazetteer.areas import areas_in_short, areas_named


@pytest.mark.parametrize(
    ("name", "areas"),
    [
        ("Indiana", [("Indiana", "US")]),
        ("Lombardia", [("Lombardy", "IT")]),
        ("Baviera", [("Bavaria", "DE")]),
        ("Georgia", [("Georgia", "GE"), ("Georgia", "US")]),
        ("England", [("England", "GB")]),
        ("Ontario", [("Ontario", "CA")]),
        ("Nuovo Galles del Sud", [("New South Wales", "AU")]),
        ("Turkey", [("Türkiye", "TR")]),
        ("Nowhere", []),
    ],
)
def test_an_area_is_known_by_its_names(name: str, areas: list[tuple[str, str]]) -> None:
    assert [(area.name, area.country) for area in areas_named(name)] == areas


@pytest.mark.parametrize(
    ("short", "names"),
    [
        ("Ind.", ["Indiana"]),
        ("IN", ["Indiana"]),
        ("D.C.", ["District of Columbia"]),
        ("Ont.", ["Ontario"]),
        ("CN", ["Cuneo"]),
        ("ind", []),
    ],
)
def test_a_state_is_known_in_short_as_it_is_written(short: str, names: list[str]) -> None:
    assert [area.name for area in areas_in_short(short)] == names


@pytest.mark.parametrize(
    ("town", "area", "inside"),
    [
        ("Bloomington", "Indiana", True),
        ("Pisa", "Toscana", True),
        ("Pisa", "Umbria", False),
        ("Lyon", "France", True),
        ("Rho", "Milano", True),
        ("Edinburgh", "Scotland", True),
        ("Cardiff", "Scotland", False),
    ],
)
def test_an_area_contains_its_towns(
    gazetteer: Gazetteer, town: str, area: str, *, inside: bool
) -> None:
    (found,) = areas_named(area)

    assert any(found.contains(each.entry) for each in gazetteer.search(town).candidates) is inside


def test_a_state_that_is_called_like_its_country_does_not_hide_it() -> None:
    countries = {area.country for area in areas_named("Mexico") if area.is_country}
    assert countries == {"MX"}
    assert [area.is_country for area in areas_named("Scotland")] == [False]
