"""Words with which people write dates, in five languages, without accents."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = frozenset(
    {
        *(
            "",
            "unknown",
            "not known",
            "undated",
            "no date",
            "n d",
            "nd",
            "s d",
            "sd",
            "sine dato",
            "n a",
            "na",
        ),
        *("senza data", "data sconosciuta", "sconosciuta", "ignota", "o d", "od", "ohne datum"),
        *("unbekannt", "undatiert", "sans date", "inconnue", "non datee", "sin fecha", "none"),
        *("desconocida", "null", "tbd", "tba"),
    }
)
"""What is written if no date is known."""

ABOUT = frozenset(
    {
        *("c", "ca", "circa", "about", "around", "approx", "approximately", "verso il", "verso"),
        *("intorno al", "um", "gegen", "etwa", "zirka", "vers", "environ", "hacia", "alrededor de"),
    }
)
"""What makes a date approximate, before it."""

PERHAPS = frozenset(
    {
        *("perhaps", "probably", "possibly", "forse", "probabilmente", "vielleicht"),
        *("vermutlich", "wohl", "peut etre", "probablement", "quizas", "probablemente"),
    }
)
"""What makes a date uncertain, before it."""

BEFORE = frozenset(
    {
        *("before", "until", "by", "prima del", "prima di", "entro il", "entro", "ante", "vor"),
        *("bis", "avant", "avant le", "antes de", "antes del", "not after", "ante quem"),
    }
)

AFTER = frozenset(
    {
        *("after", "since", "from", "dopo il", "dopo", "post", "dal", "nach", "seit", "ab"),
        *("apres", "apres le", "depuis", "despues de", "desde", "not before", "post quem"),
    }
)

BC = frozenset(
    {
        *(
            "bc",
            "bce",
            "b c",
            "b c e",
            "a c",
            "ac",
            "a c n",
            "v chr",
            "v u z",
            "av j c",
            "avant j c",
        ),
        *("av jc", "ane", "a n e", "a de c", "a e v", "aev"),
    }
)
"""Behind a year before the year 1."""

AD = frozenset(
    {*("ad", "ce", "a d", "c e", "d c", "dc", "n chr", "ap j c", "apres j c", "d de c", "e v")}
)
"""Behind or before a year from the year 1 on."""

VAGUELY = frozenset(
    {
        *("early", "mid", "late", "beginning of", "end of", "inizio", "inizi del", "meta", "fine"),
        *("primi del", "anfang", "anf", "mitte", "ende", "debut", "milieu", "fin", "fin de"),
        *("principios de", "mediados de", "finales de"),
    }
)
"""Parts of a year or a month that EDTF has no form for."""

BETWEEN = frozenset(
    {
        *("to", "till", "until", "through", "al", "a", "bis", "zum", "au", "hasta", "and", "e"),
        *("und", "et", "y", "auf"),
    }
)
"""Between the ends of a stretch of time."""

ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
"""Months as archives number them."""

FILLERS = frozenset(
    {
        *("the", "of", "on", "in", "il", "lo", "la", "del", "di", "nel", "le", "du", "en", "de"),
        *(
            "den",
            "dem",
            "der",
            "am",
            "im",
            "el",
            "st",
            "nd",
            "rd",
            "th",
            "er",
            "l",
            "o",
            "a",
            "ore",
        ),
        *("at", "um", "alle", "uhr", "h", "las"),
    }
)
"""Words of a date that say nothing more."""

FIRST = "primo|premier|primero|erster|ersten|first"
"""The first day of a month, in words."""

CENTURY = frozenset(
    {"century", "cent", "secolo", "sec", "jahrhundert", "jh", "jhd", "siecle", "siglo", "s"}
)

PARTS_OF_DAY: Mapping[str, str] = {
    **dict.fromkeys(("dawn", "alba", "morgendammerung", "aube", "amanecer"), "dawn"),
    **dict.fromkeys(("morning", "mattina", "mattino", "morgen", "vormittag", "matin"), "morning"),
    **dict.fromkeys(("manana", "am morgen"), "morning"),
    **dict.fromkeys(("afternoon", "pomeriggio", "nachmittag", "apres midi", "tarde"), "afternoon"),
    **dict.fromkeys(("evening", "sera", "abend", "soir", "soiree"), "evening"),
    **dict.fromkeys(("night", "notte", "nacht", "nuit", "noche"), "night"),
}
"""Parts of the day by what they are called."""
