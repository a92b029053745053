"""Dates that count from another day: the right one, or left out with a reason; never a third."""

from datetime import date

import pytest

from explorer.authoring.dates.dating import dates_in
from explorer.authoring.vocabularies import vocabulary

PUBLISHED = date(2018, 1, 11)
"""A Thursday."""

NOT_EXACT = "not an exact day, or relative to another one"
NO_SUCH_DAY = "no day near the publication has this weekday and number"
WEEK = "week not clear"
TENSE = "not clear whether the last or the next one"
ORDER = "not clear which is the day and which the month"
NAME = "part of a name"
YEAR = "year not clear"


def read(text: str, lang: str, published: date | None = PUBLISHED) -> list[str]:
    """The dates of a text."""
    return [each.edtf for each in dates_in(text, vocabulary(lang), published)[0]]


def reasons(text: str, lang: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """What was left out of a text, and why."""
    unread = dates_in(text, vocabulary(lang), published)[1]
    return [(each.words, each.reason) for each in unread.values()]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("it", "Venerdì 19 il coro sarà a Palermo.", "2018-01-19"),
        ("it", "SABATO 20 La giornata.", "2018-01-20"),
        ("it", "L'arrivo è previsto per mercoledì 31.", "2018-01-31"),
        ("it", "Giovedì 4 era a Roma.", "2018-01-04"),
        ("it", "Venerdì 29 era a Roma.", "2017-12-29"),
        ("it", "Venerdi 19 partono.", "2018-01-19"),
        ("it", "VENERDI' 19, ore 20.", "2018-01-19"),
        ("it", "Venerdì, 19, e poi.", "2018-01-19"),
        ("it", "Il prossimo venerdì 19.", "2018-01-19"),
        ("en", "On Friday 19 the choir will sing.", "2018-01-19"),
        ("en", "On Friday the 19th the choir will sing.", "2018-01-19"),
        ("en", "On Wednesday 31st.", "2018-01-31"),
        ("en", "Friday, 19.", "2018-01-19"),
        ("en", "The day before yesterday they left.", "2018-01-09"),
        ("en", "The day after tomorrow they leave.", "2018-01-13"),
        ("en", "They leave tomorrow.", "2018-01-12"),
        ("en", "They leave tonight.", "2018-01-11"),
        ("en", "They left three days ago.", "2018-01-08"),
        ("en", "They left a day ago.", "2018-01-10"),
        ("en", "They left 30 days ago.", "2017-12-12"),
        ("en", "They left Rome and two days ago came home.", "2018-01-09"),
        ("en", "They left Rome—two days ago.", "2018-01-09"),
        ("it", "Dopo la partita di due giorni fa.", "2018-01-09"),
        ("it", "L'altro ieri sono partiti.", "2018-01-09"),
        ("it", "Partiti l’altroieri.", "2018-01-09"),
        ("it", "Ieri l'altro sono partiti.", "2018-01-09"),
        ("it", "Partono domani.", "2018-01-12"),
        ("it", "Partono dopodomani.", "2018-01-13"),
        ("it", "Partono stasera.", "2018-01-11"),
        ("it", "Sono partiti due giorni fa.", "2018-01-09"),
        ("it", "Sono partiti un giorno fa.", "2018-01-10"),
        ("it", "Ieri sera sono partiti.", "2018-01-10"),
        ("en", "Next Monday they leave.", "2018-01-15"),
        ("en", "They leave this coming Thursday.", "2018-01-18"),
        ("en", "Last Friday they left.", "2018-01-05"),
        ("en", "This past Thursday they left.", "2018-01-04"),
        ("it", "Partono lunedì prossimo.", "2018-01-15"),
        ("it", "Partono il prossimo venerdì.", "2018-01-12"),
        ("it", "Sono partiti martedì scorso.", "2018-01-09"),
        ("it", "Lo scorso giovedì sono partiti.", "2018-01-04"),
        ("it", "Partono il 5 marzo prossimo.", "2018-03-05"),
        ("it", "Partono il prossimo 5 marzo.", "2018-03-05"),
        ("it", "Sono partiti il 5 marzo scorso.", "2017-03-05"),
        ("it", "A maggio prossimo partono.", "2018-05"),
        ("it", "Lunedì 19 marzo.", "2018-03-19"),
        ("it", "Domenica 19 marzo.", "2017-03-19"),
        ("en", "On Friday before a crowd they sang.", "2018-01-05"),
        ("it", "Venerdì dopo pranzo sono partiti.", "2018-01-05"),
        ("en", "They sang on Friday at 7pm.", "2018-01-05"),
        ("en", "They sang on Friday 7 pm.", "2018-01-05"),
        ("it", "Hanno cantato venerdì 19.30.", "2018-01-05"),
        ("en", "On Friday 19 people sang.", "2018-01-05"),
        ("en", "They sang on Friday 19 in 1987.", "2018-01-19 1987"),
        ("en", "They left last night.", "2018-01-10"),
        ("en", "They leave next month.", "2018-02"),
        ("en", "They left last month.", "2017-12"),
        ("en", "They leave in three days.", "2018-01-14"),
        ("en", "They leave on the 19th.", "2018-01-19"),
        ("en", "They will leave on Friday next week.", "2018-01-19"),
        ("en", "They left on Tuesday of last week.", "2018-01-02"),
        ("en", "They left on 3 March last year.", "2017-03-03"),
        ("it", "Partono il mese prossimo.", "2018-02"),
        ("en", "As of Tuesday, 9,300 people were safe.", "2018-01-09"),
        ("en", "The match was moved to Monday.", "2018-01-15"),
        ("en", "The strike entered its third week on Monday.", "2018-01-08"),
        ("en", "The talks of 3 February were called off.", "2018-02-03"),
        ("en", "It was set for 3 February.", "2018-02-03"),
        ("it", "L'udienza è stata aggiornata al 3 febbraio.", "2018-02-03"),
        ("it", "L'appuntamento è per sabato.", "2018-01-13"),
        ("en", "They met on 5 and 6 January.", "2018-01-05 2018-01-06"),
        ("it", "Venerdì 5 e sabato 6 gennaio si è suonato.", "2018-01-05 2018-01-06"),
        ("it", "Da venerdì 19 a domenica 21 si suona.", "2018-01-19/2018-01-21"),
        ("en", "From 28 December to 3 January they sang.", "2017-12-28/2018-01-03"),
        ("it", "Dal 30 dicembre al 2 gennaio hanno cantato.", "2017-12-30/2018-01-02"),
        ("en", "It is open Jan. 15-19.", "2018-01-15/2018-01-19"),
        ("en", "From Monday to Wednesday they sang.", "2018-01-08/2018-01-10"),
        ("it", "Venerdì 19/01 si canta.", "2018-01-19"),
        ("it", "Venerdì 19.01.2018 si canta.", "2018-01-19"),
        ("it", "È nato il 15/12.", "2017-12-15"),
        ("en", "It is dated 10/27/89.", "1989-10-27"),
        ("en", "The court will convene at 10 a.m. Monday.", "2018-01-15"),
        ("en", "It fell in the U.S. Friday, they said.", "2018-01-05"),
        ("en", "On Wednesday, 23 miners were killed.", "2018-01-10"),
        ("it", "Partono tra tre giorni.", "2018-01-14"),
        ("it", "Venerdì della prossima settimana partono.", "2018-01-19"),
        ("it", "A maggio dell'anno scorso.", "2017-05"),
    ],
)
def test_a_relative_date_is_the_day_that_is_meant(lang: str, text: str, edtf: str) -> None:
    assert " ".join(read(text, lang)) == edtf
    assert reasons(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "words", "reason"),
    [
        ("it", "Venerdì 20 il coro sarà a Palermo.", "Venerdì 20", NO_SUCH_DAY),
        ("en", "On Friday 20 the choir will sing.", "Friday 20", NO_SUCH_DAY),
        ("en", "On Friday 19-21 they sing.", "Friday 19", NO_SUCH_DAY),
        ("en", "They left last week.", "last week", NOT_EXACT),
        ("en", "They left last year.", "last year", NOT_EXACT),
        ("en", "They left two weeks ago.", "two weeks ago", NOT_EXACT),
        ("en", "They left a few days ago.", "few days ago", NOT_EXACT),
        ("en", "They left twenty-one days ago.", "twenty-one days ago", NOT_EXACT),
        ("en", "They left one hundred two days ago.", "two days ago", NOT_EXACT),
        ("en", "They left one hundred and two days ago.", "two days ago", NOT_EXACT),
        ("en", "They left one week and two days ago.", "two days ago", NOT_EXACT),
        ("en", "They left two or three days ago.", "three days ago", NOT_EXACT),
        ("en", "They left about three days ago.", "three days ago", NOT_EXACT),
        ("en", "They left about a day ago.", "a day ago", NOT_EXACT),
        ("en", "They left more than two days ago.", "two days ago", NOT_EXACT),
        ("en", "They left less than three days ago.", "three days ago", NOT_EXACT),
        ("en", "They left at least three days ago.", "three days ago", NOT_EXACT),
        ("en", "They left three days ago or so.", "three days ago", NOT_EXACT),
        ("en", "They left 2-3 days ago.", "2-3 days ago", NOT_EXACT),
        ("en", "They left 2 to 3 days ago.", "3 days ago", NOT_EXACT),
        ("en", "They left 2.5 days ago.", "5 days ago", NOT_EXACT),
        ("it", "Partiti quaranta due giorni fa.", "due giorni fa", NOT_EXACT),
        ("it", "Partiti due o tre giorni fa.", "tre giorni fa", NOT_EXACT),
        ("it", "Partiti due tre giorni fa.", "tre giorni fa", NOT_EXACT),
        ("it", "Partiti circa tre giorni fa.", "tre giorni fa", NOT_EXACT),
        ("it", "Partiti all'incirca tre giorni fa.", "tre giorni fa", NOT_EXACT),
        ("it", "Partiti più di tre giorni fa.", "tre giorni fa", NOT_EXACT),
        ("it", "Partiti tre giorni fa circa.", "tre giorni fa", NOT_EXACT),
        ("en", "Three days later they left.", "Three days later", NOT_EXACT),
        ("en", "The next day they left.", "next day", NOT_EXACT),
        ("en", "Two days before they left.", "Two days before", NOT_EXACT),
        ("en", "They left before Friday.", "Friday", NOT_EXACT),
        ("en", "After Tuesday's talks they left.", "Tuesday", NOT_EXACT),
        ("en", "On the eve of 3 March they left.", "eve of", NOT_EXACT),
        ("en", "They sing every Friday.", "Friday", NOT_EXACT),
        ("en", "They sang on Good Friday.", "Friday", NOT_EXACT),
        ("en", "They leave the following Saturday.", "Saturday", NOT_EXACT),
        ("en", "They left the Friday before last.", "Friday", NOT_EXACT),
        ("en", "They left the Friday before.", "Friday", NOT_EXACT),
        ("en", "They leave on Monday week.", "Monday", NOT_EXACT),
        ("en", "They left last Tuesday.", "Tuesday", WEEK),
        ("en", "They leave next Friday.", "Friday", WEEK),
        ("en", "In 2016 and 2017 they left on 3 March.", "3 March", YEAR),
        ("en", "They left on 3/4/2017.", "3/4/2017", ORDER),
        ("en", "They built it in three days.", "in three days", NOT_EXACT),
        ("it", "Venerdì arriva il treno.", "Venerdì", TENSE),
        ("en", "They sang until Monday.", "Monday", TENSE),
        ("it", "Il lunedì il museo è chiuso.", "lunedì", NOT_EXACT),
        ("it", "Aperto dal lunedì al venerdì.", "lunedì al venerdì", NOT_EXACT),
        ("en", "The week of Jan. 8 was cold.", "Jan. 8", NOT_EXACT),
        ("en", "Monday's vote will be close.", "Monday", TENSE),
        ("it", "In via 4 Novembre si canta.", "4 Novembre", NAME),
        ("en", "The September 11 attacks changed it.", "September 11", NAME),
        ("it", "La settimana scorsa sono partiti.", "settimana scorsa", NOT_EXACT),
        ("it", "Partiti pochi giorni fa.", "pochi giorni fa", NOT_EXACT),
        ("it", "Partiti due settimane fa.", "due settimane fa", NOT_EXACT),
        ("it", "Il giorno dopo sono partiti.", "giorno dopo", NOT_EXACT),
        ("it", "Tre giorni dopo sono partiti.", "Tre giorni dopo", NOT_EXACT),
        ("it", "Stanotte sono partiti.", "Stanotte", NOT_EXACT),
        ("it", "Partono dopo venerdì.", "venerdì", NOT_EXACT),
        ("it", "Cantano ogni venerdì.", "venerdì", NOT_EXACT),
        ("it", "Cantano il venerdì santo.", "venerdì", NOT_EXACT),
        ("it", "Partono il sabato successivo.", "sabato", NOT_EXACT),
        ("it", "Il 19 partono.", "Il 19", NOT_EXACT),
        ("it", "Nel 2016 e nel 2017 sono partiti il 3 marzo.", "3 marzo", YEAR),
    ],
)
def test_a_relative_date_that_is_not_clear_is_left_out_with_a_reason(
    lang: str, text: str, words: str, reason: str
) -> None:
    found = [edtf for edtf in read(text, lang) if len(edtf) > len("2016")]

    assert found == []
    assert (words, reason) in reasons(text, lang)


@pytest.mark.parametrize("lang", ["en", "it"])
def test_without_the_day_of_publication_no_relative_date_is_read(lang: str) -> None:
    text = {"en": "On Friday 19, two days ago, today.", "it": "Venerdì 19, due giorni fa, oggi."}

    assert read(text[lang], lang, None) == []
    assert len(reasons(text[lang], lang, None)) == 3


def test_a_weekday_and_number_that_fit_two_days_as_well_are_left_out() -> None:
    # 19 February and 19 March 2018 are both Mondays.
    assert read("On Monday 19 they sing.", "en", date(2018, 3, 5)) == []
    assert read("On Monday 19 they sing.", "en", date(2018, 3, 12)) == ["2018-03-19"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "The hall dates from 4 March 1911. On 5 March they will sing.",
            ["1911-03-04", "2018-03-05"],
        ),
        ("The hall dates from 4 March 1911. On 5 March they sang.", ["1911-03-04"]),
        ("Founded on 4 March 1911, it will sing on 5 March.", ["1911-03-04", "2018-03-05"]),
        ("They left on 4 May 1860 and landed on 11 May.", ["1860-05-04", "1860-05-11"]),
        ("They left on 9 January 2018. On 10 January they sang.", ["2018-01-09", "2018-01-10"]),
        ("It opened on 4 March 1911. On Monday 5 March they sang.", ["1911-03-04", "2018-03-05"]),
        ("It opened on 4 March 1911.\n\nOn 5 January they sang.", ["1911-03-04", "2018-01-05"]),
    ],
)
def test_a_year_is_carried_only_to_where_no_other_can_be_meant(text: str, dates: list[str]) -> None:
    assert read(text, "en") == dates
    left_out = {"5 March": YEAR} if len(dates) == 1 else {}
    assert dict(reasons(text, "en")) == left_out


def test_without_a_publication_date_no_year_is_carried_to_what_is_announced() -> None:
    text = "The hall dates from 4 March 1911. On 5 March they will sing."

    assert read(text, "en", None) == ["1911-03-04"]


@pytest.mark.parametrize("words", ["9999-12-31", "0999-01-01", "738500 days ago"])
def test_a_date_of_a_year_that_no_story_can_have_is_left_out(words: str) -> None:
    text = f"He arrived in Rome on {words}."

    assert read(text, "en") == []
    assert reasons(text, "en") == [(words, "cannot be read as a date")]


def test_a_year_is_carried_farther_if_the_weekday_confirms_it() -> None:
    text = "Venerdì 6 ottobre 2023 si parte.\n\nSabato 7 ottobre si canta.\n\nDomenica 8 si torna."

    assert read(text, "it", None) == ["2023-10-06", "2023-10-07", "2023-10-08"]
    assert read(text.replace("Sabato 7", "Sabato 8"), "it", None) == ["2023-10-06", "2023-10-08"]
