"""Borders of states as the map draws them: after the United Nations, with both sides' codes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from explorer.basemap.borders import UNDETERMINED
from explorer.basemap.features import Feature, lines, projected
from explorer.basemap.sources import Sources, properties

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

OWNERS: Final[Mapping[str, str]] = {
    "CNM": "CY",  # the UN's buffer zone in Cyprus
    "CYN": "CY",  # northern Cyprus
    "ESB": "CY",  # Dhekelia
    "WSB": "CY",  # Akrotiri
    "HKG": "CN",
    "KAB": "KZ",  # Baikonur, leased from Kazakhstan
    "KAS": "IN",  # the Siachen glacier, between two lines of control: see UNDETERMINED
    "MAC": "CN",
    "SOL": "SO",  # Somaliland
    "USG": "CU",  # Guantanamo Bay
}
"""The state, by ISO 3166-1, that an area of Natural Earth counts as: no line between them."""

NO_BORDERS: Final = ("Overlay limit", "Lease limit")
"""Classes of lines that are no borders, such as those of a demilitarized zone."""

AT_SEA: Final = "Water Indicator"

NOT_DRAWN: Final = frozenset({("RU", "UA", "Disputed (please verify)")})
"""Two states and the class of a line that the map leaves out: at Perekop, Crimea being Ukraine."""

ADDED: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("ISR", "Syrian claim"): ("IL", "SY"),  # the western edge of the Golan
}
"""Lines of the layer of claims that the UN's maps draw, by owner and name, and between whom."""


def boundaries(sources: Sources) -> Iterator[Feature]:
    """Yield the borders, each with the codes of both sides in the order of the alphabet.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    codes = country_codes(sources)
    for each in sources.layer("admin_0_boundary_lines_land"):
        values = properties(each)
        pair = _pair(values, codes)
        if values["featurecla"] in NO_BORDERS or values["type"] == AT_SEA or not pair:
            continue
        if (*pair, values["featurecla"]) in NOT_DRAWN:
            continue
        control = str(values["featurecla"]).startswith("Line of control")
        yield from _split(each["geometry"], pair, float(values["min_zoom"] or 0), control)
    for each in sources.layer("admin_0_boundary_lines_disputed_areas"):
        values = properties(each)
        added = ADDED.get((values["adm0_a3_l"], values["name"] or ""))
        if added:
            yield from _split(each["geometry"], added, float(values["min_zoom"]), False)


def country_codes(sources: Sources) -> dict[str, str]:
    """Return the codes of ISO 3166-1 by those of Natural Earth.

    Raises:
        BasemapError: the table of countries is missing or unreadable.
    """
    rows = sources.table("ne_10m_admin_0_countries")
    codes = {row["adm0_a3"]: row["iso_a2_eh"] for row in rows if len(row["iso_a2_eh"]) == 2}
    return codes | {"KOS": "XK", "SAH": "EH", "PSX": "PS", "SDS": "SS"} | dict(OWNERS)


def _pair(values: Mapping[str, Any], codes: Mapping[str, str]) -> tuple[str, str] | None:
    """The two states of a border; None where both sides are one, or a side is no state."""
    first, second = codes.get(values["adm0_a3_l"]), codes.get(values["adm0_a3_r"])
    if not first or not second or first == second:
        return None
    return min(first, second), max(first, second)


def _split(
    geometry: Mapping[str, Any], pair: tuple[str, str], first_zoom: float, control: bool
) -> Iterator[Feature]:
    """A border, its undetermined part apart from the rest.

    Args:
        control: the whole line is a line of control.
    """
    import shapely
    from shapely.geometry import shape

    whole = shape(dict(geometry))
    box = UNDETERMINED.get(pair)
    if control:
        yield from _features([whole], pair, "undetermined", first_zoom)
    elif box is None:
        yield from _features([whole], pair, "international", first_zoom)
    else:
        frame = shapely.box(box.west, box.south, box.east, box.north)
        inside, outside = whole.intersection(frame), whole.difference(frame)
        yield from _features([inside], pair, "undetermined", first_zoom)
        yield from _features([outside], pair, "international", first_zoom)


def _features(
    shapes: "Sequence[BaseGeometry]", pair: tuple[str, str], status: str, first_zoom: float
) -> Iterator[Feature]:
    import shapely

    tags: dict[str, str | int | bool] = {
        "kind": "country",
        "kind_detail": 2,
        "status": status,
        "iso_left": pair[0],
        "iso_right": pair[1],
    }
    if status == "undetermined":
        tags["disputed"] = True
    for whole in shapes:
        for line in lines(shapely.line_merge(projected(whole))):
            yield Feature(layer="boundaries", geometry=line, tags=tags, min_zoom=first_zoom)
