"""The political rules of `docs/basemap.md`, read from the tiles of the world."""

import pytest

from tests.basemap.world_tiles import features_in, named_features, places

ZOOM = 6
WORLD = {"west": -180.0, "south": -80.0, "east": 179.999, "north": 84.0}
LINES = [(feature.tags, parts) for feature, parts in features_in("boundaries", **WORLD, zoom=ZOOM)]
POINTS = [
    ((str(tags["iso_left"]), str(tags["iso_right"])), str(tags["status"]), lon, lat)
    for tags, parts in LINES
    for part in parts
    for lon, lat in part
]


def statuses(pair: tuple[str, str], **box: float) -> set[str]:
    """How the border of two states is drawn, within a box if one is given."""
    frame = WORLD | box
    return {
        status
        for two, status, lon, lat in POINTS
        if two == pair
        and frame["west"] <= lon <= frame["east"]
        and frame["south"] <= lat <= frame["north"]
    }


def test_a_border_has_both_codes_in_order_and_its_kind() -> None:
    assert LINES
    for tags, _ in LINES:
        first, second = str(tags["iso_left"]), str(tags["iso_right"])
        assert len(first) == len(second) == 2
        assert first < second
        assert (tags["kind"], tags["kind_detail"]) == ("country", 2)
        assert tags["status"] in {"international", "undetermined"}
        assert (tags.get("disputed") is True) == (tags["status"] == "undetermined")


@pytest.mark.parametrize(
    "pair",
    [
        ("KP", "KR"),
        ("IL", "PS"),
        ("IL", "SY"),
        ("EH", "MA"),
        ("SD", "SS"),
        ("CN", "IN"),
        ("CN", "PK"),
        ("RS", "XK"),
        ("AL", "XK"),
        ("ME", "XK"),
        ("MK", "XK"),
    ],
)
def test_a_line_that_is_not_agreed_is_broken_along_its_length(pair: tuple[str, str]) -> None:
    assert statuses(pair) == {"undetermined"}


@pytest.mark.parametrize(
    "pair", [("CN", "RU"), ("KP", "RU"), ("RU", "UA"), ("FR", "IT"), ("MX", "US"), ("CN", "KP")]
)
def test_a_border_that_is_agreed_is_not_broken(pair: tuple[str, str]) -> None:
    assert statuses(pair) == {"international"}


def test_only_the_line_of_control_is_broken_between_india_and_pakistan() -> None:
    assert statuses(("IN", "PK"), south=33.0) == {"undetermined"}
    assert statuses(("IN", "PK"), north=32.0) == {"international"}


def test_only_the_halaib_triangle_is_broken_between_egypt_and_sudan() -> None:
    assert statuses(("EG", "SD"), west=34.0) == {"undetermined"}
    assert statuses(("EG", "SD"), east=31.0) == {"international"}


def test_crimea_has_no_border_and_russia_and_ukraine_meet_in_the_east() -> None:
    crimea = [1 for _, _, lon, lat in POINTS if 32.0 <= lon <= 36.8 and 44.0 <= lat <= 46.3]

    assert crimea == []
    assert statuses(("RU", "UA"), west=37.0, south=47.0, east=40.5, north=50.5)


def test_the_golan_has_a_line_on_both_sides() -> None:
    lons = [lon for two, _, lon, lat in POINTS if two == ("IL", "SY") and 32.9 <= lat <= 33.1]

    assert min(lons) < 35.68
    assert max(lons) > 35.8


@pytest.mark.parametrize(
    ("west", "south", "east", "north"),
    [
        (32.2, 34.5, 34.7, 35.8),  # Cyprus
        (146.0, 43.3, 157.0, 51.0),  # the Kuril Islands
        (119.5, 21.5, 122.5, 25.6),  # Taiwan
        (113.7, 22.0, 114.5, 22.7),  # Hong Kong
        (46.0, 8.5, 50.0, 11.5),  # Somaliland and Somalia
        (131.0, 36.0, 132.5, 38.0),  # Liancourt Rocks
    ],
)
def test_there_is_no_line_where_the_united_nations_draw_none(
    west: float, south: float, east: float, north: float
) -> None:
    inside = [two for two, _, lon, lat in POINTS if west <= lon <= east and south <= lat <= north]

    assert inside == []


def test_no_code_is_that_of_a_part_of_a_state() -> None:
    codes = {code for two, *_ in POINTS for code in two}

    assert not codes & {"CY", "HK", "MO", "TW", "-9", "99"}
    assert {"EH", "PS", "SS", "SO", "XK"} <= codes


def test_what_the_united_nations_do_not_name_as_a_country_is_not_named_as_one() -> None:
    countries = {str(each.tags["iso"]): each for each in places("country").values()}

    assert not set(countries) & {"TW", "XK", "AQ"}
    assert {"PS", "EH", "UA", "SO", "CY", "KP", "KR", "SS"} <= set(countries)
    assert not {"Somaliland", "Northern Cyprus", "Taiwan", "Kosovo"} & set(places("country"))


@pytest.mark.parametrize("name", ["Taipei", "Prishtina", "Jerusalem", "Hargeisa", "Simferopol"])
def test_a_town_of_open_status_is_no_capital_of_a_state(name: str) -> None:
    town = places("locality")[name]

    assert town.tags.get("capital") != "yes"


@pytest.mark.parametrize("name", ["Rome", "Pyongyang", "Kyiv", "Nicosia", "Mogadishu", "Dodoma"])
def test_a_capital_is_one(name: str) -> None:
    assert places("locality")[name].tags["capital"] == "yes"


@pytest.mark.parametrize("zoom", range(7))
def test_islands_that_each_side_names_otherwise_have_no_name(zoom: int) -> None:
    names = {str(each.tags["name"]) for each in named_features(zoom)}

    assert not names & {"Liancourt Rocks", "Paracel Islands", "Spratly Islands", "Senkaku Islands"}
    assert "Falkland Islands" not in names
