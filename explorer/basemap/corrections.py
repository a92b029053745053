"""What Natural Earth says and the map does not: names and capitals, corrected by hand.

The names of towns are in `names.py`; here are those of rivers, ranges and islands.
"""

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("de", "es", "fr", "it", "pt", "ru", "zh")
"""The languages of the names beside English, which `name` itself is in."""

SEA_WORDS: Final = frozenset(
    {
        "bahía",
        "baia",
        "baie",
        "bay",
        "baía",
        "bight",
        "bucht",
        "canale",
        "channel",
        "détroit",
        "estrecho",
        "estreito",
        "golf",
        "golfe",
        "golfo",
        "gulf",
        "mar",
        "mare",
        "mari",
        "meer",
        "mer",
        "ocean",
        "oceano",
        "océan",
        "océano",
        "ozean",
        "sea",
        "seas",
        "see",
        "sound",
        "strait",
        "stretto",
        "залив",
        "море",
        "океан",
        "пролив",
    }
)
"""Words by which the name of a sea is known: it is drawn only for `LAKES_CALLED_SEAS`."""

SEA_SIGNS: Final = ("海", "洋", "湾")
"""How the Chinese name of a sea ends."""

LAKES_CALLED_SEAS: Final = frozenset({"Dead Sea", "Salton Sea"})
"""Lakes with a word for a sea in their names, which are drawn; by their English names."""

DISPUTED_ISLANDS: Final = frozenset(
    {
        "Liancourt Rocks",
        "Paracel Islands",
        "Pratas Island",
        "Pratas Islands",
        "Senkaku Islands",
        "Spratly Islands",
    }
)
"""Islands without a name on the map, because each side has its own; by their English names."""

NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "Appennino Ligure": {
        "de": "Apennin",
        "en": "Apennines",
        "es": "Apeninos",
        "fr": "Apennins",
        "it": "Appennini",
        "pt": "Apeninos",
        "ru": "Апеннины",
        "zh": "亚平宁山脉",
    },
    "Cordillera Central": {"it": "Cordillera Central"},
    "Falkland Islands": {"en": "Falkland Islands (Malvinas)", "it": "Isole Falkland (Malvine)"},
    "Falkland Is.": {
        "en": "Falkland Islands (Malvinas)",
        "es": "Islas Malvinas (Falkland Islands)",
        "it": "Isole Falkland (Malvine)",
    },
    "Gold Coast": {"it": "Costa d’Oro"},
    "Ivory Coast": {"it": "Costa d’Avorio"},
    "Zealand": {"it": "Selandia"},
    "Åland": {"it": "Isole Åland"},
}
"""Better names by language, by the English name or that of the layer."""

LAKES: Final[Mapping[str, Mapping[str, str]]] = {
    "Albert": {"name": "Lake Albert", "name:it": "Lago Alberto"},
    "Chad": {"name": "Lake Chad", "name:it": "Lago Ciad"},
    "Erie": {"name": "Lake Erie", "name:it": "Lago Erie"},
    "General Carrera/Buenos Aires": {
        "name": "Lake General Carrera",
        "name:it": "Lago General Carrera",
    },
    "Great Bear": {
        "name": "Great Bear Lake",
        "name:de": "Großer Bärensee",
        "name:es": "Gran Lago del Oso",
        "name:fr": "Grand lac de l’Ours",
        "name:it": "Grande Lago degli Orsi",
        "name:pt": "Grande Lago do Urso",
    },
    "Great Salt": {
        "name": "Great Salt Lake",
        "name:de": "Großer Salzsee",
        "name:es": "Gran Lago Salado",
        "name:fr": "Grand Lac Salé",
        "name:it": "Gran Lago Salato",
        "name:pt": "Grande Lago Salgado",
    },
    "Great Slave": {
        "name": "Great Slave Lake",
        "name:de": "Großer Sklavensee",
        "name:es": "Gran Lago del Esclavo",
        "name:fr": "Grand lac des Esclaves",
        "name:it": "Grande Lago degli Schiavi",
        "name:pt": "Grande Lago do Escravo",
    },
    "Huron": {"name": "Lake Huron", "name:it": "Lago Huron"},
    "Malawi": {"name": "Lake Malawi", "name:it": "Lago Malawi"},
    "Manitoba": {"name": "Lake Manitoba", "name:it": "Lago Manitoba"},
    "Michigan": {"name": "Lake Michigan", "name:it": "Lago Michigan"},
    "Nicaragua": {"name": "Lake Nicaragua", "name:it": "Lago di Nicaragua"},
    "Nyanza": {"name": "Lake Victoria", "name:it": "Lago Vittoria"},
    "Ontario": {"name": "Lake Ontario", "name:it": "Lago Ontario"},
    "Reindeer": {"name": "Reindeer Lake", "name:it": "Lago delle Renne"},
    "Superior": {"name": "Lake Superior", "name:it": "Lago Superiore"},
}
"""Names of lakes that need the word, by the English name: without it they are those of others."""

POSITIONS: Final[Mapping[str, tuple[float, float]]] = {
    "Greenland": (-41.0, 74.0),
    "Peloponnese": (22.2, 37.5),
}
"""Where to write a name whose outline misleads, in degrees east and north, by its English name."""

NOT_NAMED: Final = frozenset({"Null Island"})
"""Names of the layers that do not belong on a map."""

NO_CAPITALS: Final = frozenset(
    {
        "Abidjan",
        "Dar es Salaam",
        "Hargeysa",
        "Jerusalem",
        "Johannesburg",
        "Pristina",
        "Rangoon",
        "Taipei",
    }
)
"""Towns that Natural Earth draws as capitals of states and the map as towns.

Jerusalem, whose status is open; Taipei, Pristina and Hargeysa, after the UN's maps; the others are
not, or no longer, the capital.
"""

CAPITALS: Final = frozenset({"Dodoma", "Porto-Novo"})
"""Capitals that Natural Earth draws as another town of the state."""

ENGLISH_TOWNS: Final[Mapping[str, str]] = {"Kiev": "Kyiv", "Rangoon": "Yangon"}
"""English names of towns that the United Nations use now."""
