"""Names of countries and towns, each with the zoom from which a map has room for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from explorer.basemap.corrections import CAPITALS, ENGLISH_TOWNS, LANGUAGES, NO_CAPITALS
from explorer.basemap.country_positions import POSITIONS
from explorer.basemap.features import Feature, projected
from explorer.basemap.italian_towns import ITALIAN
from explorer.basemap.names import CITY_NAMES, COUNTRY_NAMES, UNLABELLED
from explorer.basemap.sources import Sources, properties
from explorer.basemap.translations import tidied

TOWN_PEOPLE: Final = 10_000
CITY_PEOPLE: Final = 100_000
"""How many people make a town, and a city."""

_OTHERS: Final = ("name:de", "name:es", "name:fr", "name:pt")
OWN_SPELLING: Final = frozenset({"BY", "KG", "KZ", "MN", "RU", "TJ", "TM", "UA", "UZ"})
"""Where Italian writes other scripts in its own way, so that other languages say nothing of it."""


def countries(sources: Sources) -> Iterator[Feature]:
    """Yield the names of states and territories, in CLDR's words.

    Raises:
        BasemapError: the table of countries is missing or unreadable.
    """
    import shapely
    from babel import Locale

    locales = {language: Locale(language).territories for language in ("en", *LANGUAGES)}
    rows = sorted(sources.table("ne_10m_admin_0_countries"), key=lambda row: -float(row["pop_est"]))
    largest = {row["iso_a2_eh"]: row for row in reversed(rows)}
    for code, row in largest.items():
        if code in UNLABELLED or code not in POSITIONS:
            continue
        own = COUNTRY_NAMES.get(code, {})
        names = {f"name:{x}": own.get(x) or locales[x].get(code) for x in LANGUAGES}
        first, last = float(row["min_label"]), float(row["max_label"])
        ranks: dict[str, Any] = {
            "kind": "country",
            "iso": code,
            "min_zoom": first,
            "max_zoom": last,
            "sort_rank": round(10 * first),
            "population_rank": int(row["pop_rank"]),
        }
        yield Feature(
            layer="places",
            geometry=projected(shapely.Point(POSITIONS[code])),
            tags=ranks | tidied({"name": own.get("en") or locales["en"][code]} | names),
            min_zoom=first,
            max_zoom=last,
        )


def towns(sources: Sources) -> Iterator[Feature]:
    """Yield towns, the most important first.

    Raises:
        BasemapError: a layer or a table is missing or unreadable.
    """
    italian = ItalianTowns(sources.table("ne_50m_populated_places"))
    rows = [(properties(each), each) for each in sources.layer("populated_places")]
    rows.sort(key=lambda row: (row[0]["min_zoom"], -row[0]["pop_max"], row[0]["name"]))
    for values, each in rows:
        people, first = max(0, int(values["pop_max"])), float(values["min_zoom"])
        tags: dict[str, Any] = {
            "kind": "locality",
            "kind_detail": kind_by_people(people),
            "min_zoom": first,
            "sort_rank": round(10 * first),
            "population": people,
            "population_rank": int(values["rank_max"]),
        }
        capital = _capital(values)
        if capital:
            tags["capital"] = capital
        lon, lat = each["geometry"]["coordinates"][:2]
        names = town_names(values, italian)
        if names:
            point = projected(_point(lon=lon, lat=lat))
            yield Feature(layer="places", geometry=point, tags=tags | names, min_zoom=first)


def _point(*, lon: float, lat: float) -> Any:
    import shapely

    return shapely.Point(lon, lat)


def kind_by_people(people: int) -> str:
    """Return whether so many people live in a village, a town or a city.

    >>> kind_by_people(9_000), kind_by_people(2_800_000)
    ('village', 'city')
    """
    return "city" if people >= CITY_PEOPLE else "town" if people >= TOWN_PEOPLE else "village"


def _capital(values: Mapping[str, Any]) -> str:
    """`yes` for the capital of a state, `4` for that of a part of one, else nothing."""
    name, kind = values["name"], str(values["featurecla"])
    if name in CAPITALS or (kind == "Admin-0 capital" and name not in NO_CAPITALS):
        return "yes"
    return "4" if kind.startswith(("Admin-0", "Admin-1 capital")) else ""


class ItalianTowns:
    """What towns are called in Italian: by our own list, by Natural Earth, or as everywhere.

    Natural Earth has the Italian names of its largest 1,251 towns. A smaller one keeps its English
    name if other languages keep it too: at least two of German, Spanish, French and Portuguese if
    none of them differs, three if one does. `tests/basemap/test_names.py` measures the rule by the
    towns whose Italian name is known. Where it does not hold, there is no Italian name.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._by_id = {row["wikidataid"]: row["name_it"] for row in rows if row["wikidataid"]}
        self._by_name = {(row["name"], row["adm0_a3"]): row["name_it"] for row in rows}

    def name(self, values: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
        """Return the Italian name of a town; None if it is not known.

        Args:
            values: its attributes in the layer.
            names: its names in other languages.
        """
        ours = by_hand(values, names)
        if ours:
            return ours[0]
        known = self._by_id.get(values["wikidataid"]) or self._by_name.get(
            (values["name"], values["adm0_a3"])
        )
        return known or (names["name"] if kept_everywhere(names, values["iso_a2"]) else None)


def by_hand(values: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str | None] | None:
    """Return the Italian name of our lists and, if they correct it, the English one."""
    for name in (values["name"], values["nameascii"], *names.values()):
        key = f"{values['iso_a2']} {str(name).strip()}"
        if key in CITY_NAMES:
            return CITY_NAMES[key]["it"], CITY_NAMES[key].get("en")
        if key in ITALIAN:
            return ITALIAN[key]
    return None


def kept_everywhere(names: Mapping[str, str], country: str) -> bool:
    """Whether other languages keep the English name of a town, so that Italian does.

    Args:
        names: `name` and `name:xx`.
        country: the ISO 3166-1 code of the town's country.
    """
    others = [names[key] for key in _OTHERS if key in names]
    same = others.count(names["name"])
    differing = len(others) - same
    return country not in OWN_SPELLING and same >= 2 + differing and differing <= 1


def town_names(values: Mapping[str, Any], italian: ItalianTowns) -> dict[str, str]:
    """Return the attributes with the names of a town: in English, and in each language known."""
    plain = str(values["name_en"] or values["name"])
    english = ENGLISH_TOWNS.get(str(values["name"]), plain)
    names = {"name": english} | {
        f"name:{x}": values[f"name_{x}"] for x in LANGUAGES if values.get(f"name_{x}")
    }
    ours = by_hand(values, names)
    own = italian.name(values, names)
    if ours and ours[1]:
        names["name"] = ours[1]
    return tidied(names | ({"name:it": own} if own else {}))
