"""Sentences as newspapers write them: what is found in each, and what is left out."""

from datetime import date

import pytest

from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.gazetteer import Gazetteer

THURSDAY = date(2023, 9, 14)


@pytest.mark.parametrize(
    ("lang", "text", "places", "dates", "left_out"),
    [
        (
            "it",
            "La mostra, inaugurata a Torino il 12 maggio 2022, si sposterà a Bologna in autunno.",
            ["Turin", "Bologna"],
            ["2022-05-12"],
            [],
        ),
        (
            "it",
            "Il sindaco di Bari, Anna Moretti, ha accolto i ciclisti arrivati da Brindisi "
            "martedì sera.",
            ["Bari", "Brindisi"],
            ["2023-09-12"],
            ["Anna Moretti"],
        ),
        (
            "it",
            "Dal 3 al 5 giugno la nave ha fatto scalo nel porto di Genova, prima di ripartire"
            " verso Barcellona.",
            ["Genoa", "Barcelona"],
            ["2023-06-03/2023-06-05"],
            [],
        ),
        (
            "it",
            "«Siamo partiti da Trieste con la bora», racconta il dott. Paolo Zara, che nel "
            "2019 aveva attraversato il Mar Nero.",
            ["Trieste"],
            ["2019"],
            ["Mar Nero", "Paolo Zara"],
        ),
        (
            "it",
            "Una folla di 2000 persone ha atteso la squadra all'aeroporto di Fiumicino.",
            ["Leonardo Da Vinci (Fiumicino) International Airport"],
            [],
            [],
        ),
        (
            "it",
            "La delegazione, proveniente dalla Francia, è attesa a Verona e poi a Trento.",
            ["Verona", "Trento"],
            [],
            ["Francia"],
        ),
        (
            "it",
            "A San Francisco il concerto è stato rinviato di due settimane per la nebbia.",
            ["San Francisco"],
            [],
            [],
        ),
        (
            "it",
            "Ieri a Palermo pioveva; domani il corteo sfilerà a Catania.",
            ["Palermo", "Catania"],
            ["2023-09-13", "2023-09-15"],
            [],
        ),
        (
            "it",
            "Il treno speciale ha attraversato la Lombardia e si è fermato nella città di Mantova.",
            ["Mantua"],
            [],
            ["Lombardia"],
        ),
        (
            "it",
            "L'ambasciatore russo ha lasciato Vienna lunedì, secondo quanto scrive il Corriere.",
            ["Vienna"],
            ["2023-09-11"],
            ["Corriere"],
        ),
        (
            "en",
            "The touring orchestra opened in Edinburgh on 4 August 2023 before a crowd of 2000.",
            ["Edinburgh"],
            ["2023-08-04"],
            [],
        ),
        (
            "en",
            "From Glasgow the players travelled to Belfast, where Dr. Jane Cork greeted them "
            "on Monday.",
            ["Glasgow", "Belfast"],
            ["2023-09-11"],
            ["Dr. Jane Cork"],
        ),
        (
            "en",
            "“We never slept in Manchester,” said Will Preston, who drives the van.",
            ["Manchester"],
            [],
            ["Preston"],
        ),
        (
            "en",
            "The exhibition, first shown in St. Petersburg in 2017, will reach San Francisco "
            "next March.",
            ["Saint Petersburg", "San Francisco"],
            ["2017"],
            ["March"],
        ),
        (
            "en",
            "Mr. Lincoln walked 5 km through the old town of Matera.",
            ["Matera"],
            [],
            [],
        ),
        (
            "en",
            "They crossed the Black Sea and, on Wednesday, landed at Odesa Airport.",
            ["Odesa International Airport"],
            ["2023-09-13"],
            ["Black Sea"],
        ),
        (
            "en",
            "French and Italian teams met in Lyon, France, between 10 and 12 September.",
            ["Lyon"],
            ["2023-09-10/2023-09-12"],
            ["France", "Italian"],
        ),
        (
            "en",
            "Washington said on Tuesday that it would send no one to Geneva.",
            ["Washington", "Geneva"],
            ["2023-09-12"],
            [],
        ),
        (
            "en",
            "The caravan left Fort William two days ago and is due in Inverness tomorrow.",
            ["Inverness"],
            ["2023-09-12", "2023-09-15"],
            ["Fort William"],
        ),
        (
            "en",
            "A letter to J. Chester, of Boston, was found in the archive.",
            ["Boston"],
            [],
            ["J. Chester"],
        ),
    ],
)
def test_a_sentence_gives_places_and_dates_and_what_is_neither(
    *,
    gazetteer: Gazetteer,
    lang: str,
    text: str,
    places: list[str],
    dates: list[str],
    left_out: list[str],
) -> None:
    found = GazetteerRecogniser(gazetteer, lang).recognise(text, THURSDAY)

    assert [place.candidate.entry.name for place in found.places] == places
    assert [each.edtf for each in found.dates] == dates
    assert [each.words for each in found.left_out] == left_out
