"""Dates as news has them: asides, durations, holidays, datelines; and days that only seem so."""

from datetime import date

import pytest

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.vocabularies import vocabulary

PUBLISHED = date(2018, 1, 11)
"""A Thursday."""


def read(text: str, lang: str, published: date | None = PUBLISHED) -> list[str]:
    """The dates of a text."""
    return [each.edtf for each in dates_in(text, vocabulary(lang), published)[0]]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        (
            "en",
            "Smith, who owns two farms near Lewes, said on Tuesday he would sell.",
            "2018-01-09",
        ),
        ("en", "On Tuesday, the bank, which holds 6% of it, offered more.", "2018-01-09"),
        ("en", "The club, which plays in Leeds, will move on Saturday.", "2018-01-13"),
        ("it", "Il gruppo, che riaprirà una sede, ha chiuso martedì.", "2018-01-09"),
        ("it", "La gara, rinviata per neve il 7 gennaio, si recupera sabato.", "2018-01-07"),
    ],
)
def test_a_clause_between_commas_does_not_say_when_the_others_verb_is(
    lang: str, text: str, edtf: str
) -> None:
    assert read(text, lang)[0] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was the third fire in three weeks, police said on Tuesday.", "2018-01-09"),
        ("Sales fell to the lowest in four years on 5 January.", "2018-01-05"),
        ("The mill, closed in three days, was sold on 5 January.", "2018-01-05"),
    ],
)
def test_how_long_something_took_is_no_other_week_or_year(text: str, edtf: str) -> None:
    assert read(text, "en") == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "In 2014 the snow reached two metres on March 6.", ["2014-03-06"]),
        ("it", "Nel 2014 il bilancio fu approvato il 28 dicembre.", ["2014-12-28"]),
        ("en", "In 2014 the hall had a choir; it will sing on 3 March.", ["2014", "2018-03-03"]),
        ("en", "In 2019 the road will close on 3 March.", ["2019-03-03"]),
        ("en", "In 2016, sales rose 5%, the firm said on Jan. 5.", ["2016", "2018-01-05"]),
        ("it", "Nel 2016 è salito, ha detto il sindaco il 5 gennaio.", ["2016", "2018-01-05"]),
        ("en", "By 2020 it will open, the mayor said on 5 January.", ["2020", "2018-01-05"]),
        ("en", "Since 2012 they have met on 5 January.", ["2012"]),
        ("en", "Born in 1970, he was arrested on 5 January.", ["1970", "2018-01-05"]),
        (
            "en",
            "The siege began on April 15, 2016. They were driven out on March 26.",
            ["2016-04-15", "2017-03-26"],
        ),
        (
            "en",
            "He died on April 15, 2015. He had been admitted on March 26.",
            ["2015-04-15"],
        ),
        (
            "it",
            "Furono presi il 3 ottobre 2011. Altri furono presi il giorno dopo, e uno il 12 "
            "novembre.",
            ["2011-10-03", "2011-10-04", "2011-11-12"],
        ),
    ],
)
def test_a_year_in_the_sentence_is_that_of_a_past_day_only(
    lang: str, text: str, edtf: list[str]
) -> None:
    assert read(text, lang) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("La partita si recupera sabato.", ["2018-01-13"]),
        ("Chiude la stagione, domenica alle 21, un quartetto.", ["2018-01-14"]),
        ("La riunione, fissata per il 6 gennaio, era saltata.", ["2018-01-06"]),
        ("La riunione, fissata per martedì, era saltata.", []),
        ("Partenza il 10 febbraio, arrivo a Chioggia il giorno 13.", ["2018-02-10", "2018-02-13"]),
        ("Venerdì 19 si parlerà di libri; sabato si va a Goro.", ["2018-01-19", "2018-01-20"]),
        ("Fino a domenica 21.\n\nDomenica alle 21 chiude un coro.", ["2018-01-21", "2018-01-21"]),
    ],
)
def test_italian_announces_with_the_present_tense(text: str, edtf: list[str]) -> None:
    assert read(text, "it") == edtf


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They robbed shops, mostly on a Sunday night."),
        ("en", "They usually met on Sunday."),
        ("en", "They met every Sunday."),
        ("en", "A fair had come to Porto, and it rained on the Saturday."),
        ("en", "A trip, which was to have begun on Saturday, was called off."),
        ("it", "Di solito si parte sabato."),
        ("it", "Si gioca sempre di domenica."),
        ("it", "Ogni domenica si gioca."),
    ],
)
def test_a_weekday_that_recurs_or_never_came_is_no_day(lang: str, text: str) -> None:
    assert read(text, lang) == []


def test_each_before_a_day_belongs_to_what_was_given() -> None:
    assert read("The families got 300 pounds each on 5 January.", "en") == ["2018-01-05"]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "It is closed from this Friday to Monday.", ["2018-01-12/2018-01-15"]),
        ("en", "It was moved from this Friday to Monday.", ["2018-01-12", "2018-01-15"]),
        ("en", "It was moved from 13 January to 20 January.", ["2018-01-13", "2018-01-20"]),
        ("it", "È stata rinviata dal 13 gennaio al 20 gennaio.", ["2018-01-13", "2018-01-20"]),
    ],
)
def test_a_day_that_replaces_another_is_no_span_with_it(
    lang: str, text: str, edtf: list[str]
) -> None:
    assert read(text, lang) == edtf


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("en", "They married on Christmas Eve.", "2017-12-24"),
        ("en", "They married on Boxing Day, 2011.", "2011-12-26"),
        ("en", "The parade on New Year’s Day was long.", "2018-01-01"),
        ("en", "They will sing on the first of May.", "2018-05-01"),
        ("it", "La sfilata ci sarà a Ferragosto.", "2018-08-15"),
        ("it", "Sono partiti il giorno di Santo Stefano.", "2017-12-26"),
        ("it", "Si sposarono a Natale 2011.", "2011-12-25"),
        ("it", "Canteranno il primo maggio.", "2018-05-01"),
    ],
)
def test_a_holiday_with_a_fixed_date_is_a_day(lang: str, text: str, edtf: str) -> None:
    assert read(text, lang) == [edtf]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The shops are full at Christmas."),
        ("en", "Before Christmas Day they left."),
        ("it", "I mercatini di Natale hanno aperto."),
        ("it", "Il voto ci sarà prima di Natale."),
    ],
)
def test_a_season_is_no_day(lang: str, text: str) -> None:
    assert read(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("it", "(ANSA) - PALERMO, 09 GEN - Due feriti.", ["2018-01-09"]),
        ("it", "NAPOLI, 03 MAR - Due feriti.", ["2018-03-03"]),
        ("it", "Roma, 3 mar (Adnkronos) - Due feriti.", ["2018-03-03"]),
        ("en", "LONDON, SEPT 3 (Reuters) - Two men were hurt.", ["2017-09-03"]),
        ("en", "Paris, 03 MAR 2018 - Two men were hurt.", ["2018-03-03"]),
        ("it", "Il set finisce 3 set a zero.", []),
    ],
)
def test_a_dateline_has_short_months_in_letters_of_any_size(
    lang: str, text: str, edtf: list[str]
) -> None:
    assert read(text, lang) == edtf
