"""What maps of other tools call their properties: fields of events by the names that they have.

In English, Italian, German, French and Spanish, as authors name them, and as Google My Maps, Google
Earth, geojson.io, uMap, simplestyle and Linked Places do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from explorer.gazetteer.folding import fold

Meaning = Literal[
    "title",
    "summary",
    "when",
    "time",
    "until",
    "until_time",
    "place",
    "link",
    "publisher",
    "media",
    "alt",
    "credit",
    "licence",
    "tags",
    "country",
    "mode",
    "wikidata",
    "style",
]
"""A field of an event or of what belongs to it; a style is left out."""

_NAMES: Final[Mapping[Meaning, str]] = {
    "title": "title name headline label titolo nome titel bezeichnung titre nom titulo nombre",
    "summary": "summary description desc text body content popupcontent riassunto descrizione testo"
    " beschreibung zusammenfassung resume texte descripcion resumen texto",
    "when": "when date day begin begins start start_date startdate datetime timestamp year from"
    " data giorno inizio quando anno datum tag beginn anfang wann jahr jour debut quand annee"
    " fecha dia inicio cuando ano",
    "time": "time hour start_time ora orario uhrzeit zeit heure hora",
    "until": "until end ends end_date enddate to fine bis ende jusqu fin hasta",
    "until_time": "end_time ora_fine endzeit heure_fin hora_fin",
    "place": "place location place_name placename address city town luogo citta indirizzo ort"
    " adresse stadt lieu ville lugar direccion ciudad",
    "link": "url link href web website webpage homepage sito collegamento webseite lien site enlace"
    " source_url",
    "publisher": "source publisher fonte editore quelle herausgeber editeur fuente editorial",
    "media": "image images img picture pictures photo photos media media_url thumbnail video"
    " immagine immagini foto bild bilder bilddatei imagen gx_media_links",
    "alt": "alt alt_text alternative_text",
    "credit": "credit credits photographer crediti urheber fotograf fotografo photographe",
    "licence": "licence license licenza lizenz licencia rights",
    "tags": "tags tag_list category categories keywords keyword group type theme topic person"
    " people categoria categorie parole_chiave gruppo tema persone kategorie kategorien"
    " schlagworte thema personen categories mots_cles groupe theme personnes categorias etiquetas"
    " grupo personas",
    "country": "country country_code countrycode ccode paese land pays pais",
    "mode": "mode transport means mezzo verkehrsmittel moyen medio",
    "wikidata": "wikidata wikidata_id",
    "style": "marker_color marker_size marker_symbol stroke stroke_width stroke_opacity fill"
    " fill_opacity umap_options styleurl stylehash stylemaphash icon icon_color icon_scale"
    " icon_opacity icon_heading icon_offset label_color label_scale label_opacity visibility"
    " tessellate extrude altitudemode draworder color colour weight opacity dasharray iconclass"
    " iconurl zoomto fill_color scale begin_style",
}
_MEANINGS: Final[Mapping[str, Meaning]] = {
    name: meaning for meaning, names in _NAMES.items() for name in names.split()
}


def meaning_of(name: str, columns: Mapping[str, str]) -> Meaning | None:
    """What a property is by its name; None if it has another name.

    >>> meaning_of("Descrizione", {}), meaning_of("marker-color", {}), meaning_of("mood", {})
    ('summary', 'style', None)
    >>> meaning_of("Jahr (ca.)", {"Jahr (ca.)": "when"})
    'when'

    Args:
        name: as the file has it.
        columns: the meanings that the author has given, by name.
    """
    chosen = columns.get(name)
    if chosen is not None:
        return _MEANINGS.get(chosen)
    key = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return _MEANINGS.get(key)
