"""The words of a language that reading an article needs, from one file a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language; in lower case unless a field says otherwise."""

    language: str
    """ISO 639 code."""
    function_words: frozenset[str]
    """Words that say nothing of what a sentence is about."""
    elided: frozenset[str]
    """Words before an apostrophe, as in ``dell'incontro``."""
    place_kinds: frozenset[str]
    """What a place can be, where that is part of its name: ``cosmodromo``, ``island``."""
    building_kinds: frozenset[str] = field(default=frozenset())
    """Streets and buildings that are called after towns: ``via Roma``, ``Hyde Park``."""
    articled: frozenset[str] = field(default=frozenset())
    """Articles that may belong to a name: the word in the text, the preposition in it, if any, and
    the article as the name has it: ``all:a:L'`` of ``all'Aquila``, ``the::The``."""
    before_landforms: frozenset[str] = field(default=frozenset())
    """Words before the article of a river or a range: ``on the Danube``."""
    articles: frozenset[str] = field(default=frozenset())
    """Words before a name that is not the name of a town alone: ``the``, ``della``."""
    directions: frozenset[str] = field(default=frozenset())
    """What is written before a town's name and no part of it: ``East``, ``Central``."""
    origins: frozenset[str] = field(default=frozenset())
    """Words before a town that somebody is from, or where a firm has its seat: ``born in``."""
    town_offices: frozenset[str] = field(default=frozenset())
    """Offices and parts of a town, before ``of`` and its name: ``mayor``, ``outskirts``."""
    bearings: frozenset[str] = field(default=frozenset())
    """Phrases that say where something is from a place: ``north_of``, ``miles_from``."""
    firm_words: frozenset[str] = field(default=frozenset())
    """Last words of the names of firms: ``holdings``, ``ltd``."""
    stakes: frozenset[str] = field(default=frozenset())
    """What one has in a firm: ``shares``, ``stake``."""
    sport_words: frozenset[str] = field(default=frozenset())
    """Words of matches between teams, which are called like their towns: ``league``."""
    name_beginnings: frozenset[str] = field(default=frozenset())
    """First words of names that mean nothing alone: ``castel``."""
    home_countries: frozenset[str] = field(default=frozenset())
    """ISO 3166-1 codes of the countries that a text need not name, in small letters."""
    common_words: frozenset[str] = field(default=frozenset())
    """Words with a capital that large towns are called like too: ``Nice``, ``Mobile``."""
    locatives: frozenset[str] = field(default=frozenset())
    """Words that mostly precede places: ``in``, ``verso``."""
    weak_locatives: frozenset[str] = field(default=frozenset())
    """Words that precede places, and persons as often: ``a``, ``from``, ``visited``."""
    of: frozenset[str] = field(default=frozenset())
    """What joins a kind of place to its name: ``the town of Rome``."""
    conjunctions: frozenset[str] = field(default=frozenset())
    """Words between places that are named together: ``a Roma e poi Napoli``."""
    region_kinds: frozenset[str] = field(default=frozenset())
    """Things without a point, which a story has no place for: ``regione``, ``ocean``."""
    regions: frozenset[str] = field(default=frozenset())
    """Names of such things that towns somewhere bear too; words joined by underscores."""
    demonyms: frozenset[str] = field(default=frozenset())
    """Adjectives that are written with a capital letter: ``Russian``."""
    titles: frozenset[str] = field(default=frozenset())
    """Words that precede a person's name: ``presidente``, ``Mr``."""
    given_names: frozenset[str] = field(default=frozenset())
    """First names, which show that a name of several words is a person's; a short list."""
    saints: frozenset[str] = field(default=frozenset())
    """Words before a first name in the names of towns: ``San Francisco``."""
    abbreviations: frozenset[str] = field(default=frozenset())
    """What is written with a point that ends no sentence: ``Mr.``; not what often does, ``no.``"""
    speech_verbs: frozenset[str] = field(default=frozenset())
    """What persons do and places do not: ``ha dichiarato``, ``said``."""
    announcing: frozenset[str] = field(default=frozenset())
    """Words for what is still to come; words joined by underscores."""
    future_endings: frozenset[str] = field(default=frozenset())
    """Endings of verbs in the future tense."""
    months_follow: frozenset[str] = field(default=frozenset())
    """Words before a month that is a date on its own: ``in May``."""
    years_follow: frozenset[str] = field(default=frozenset())
    """Words before a year that is a date on its own, and not before a number of things."""
    counted: frozenset[str] = field(default=frozenset())
    """Things counted in thousands; a number before them is not a year: ``in 2000 homes``."""
    numbers_follow: frozenset[str] = field(default=frozenset())
    """Words before the number of a day whose month is missing: ``on the 19th``."""
    days: frozenset[str] = field(default=frozenset())
    """Days counted from the publication, with their number: ``yesterday:-1``."""
    days_ago: frozenset[str] = field(default=frozenset())
    """What follows a number of days gone by: ``days ago``; words joined by underscores."""
    numbers: frozenset[str] = field(default=frozenset())
    """Numbers in words, with their digits: ``two:2``; ``few:0`` says how many only roughly."""
    roughly: frozenset[str] = field(default=frozenset())
    """What makes the number behind it rough or a part of another: ``about``, ``or``, ``hundred``;
    words joined by underscores."""
    vague_days: frozenset[str] = field(default=frozenset())
    """What names no exact day, or counts from another one: ``three days later``, ``last month``.
    ``*`` matches any number."""
    vague_weeks: frozenset[str] = field(default=frozenset())
    """The same for weeks: a weekday in the same sentence is not one of the nearest."""
    vague_years: frozenset[str] = field(default=frozenset())
    """The same for years: a day in the same sentence may be of another year."""
    weeks: frozenset[str] = field(default=frozenset())
    """Weeks counted from that of the publication: ``last_week:-1``."""
    months: frozenset[str] = field(default=frozenset())
    """Months counted from that of the publication: ``last_month:-1``."""
    years: frozenset[str] = field(default=frozenset())
    """Years counted from that of the publication: ``last_year:-1``."""
    days_ahead: frozenset[str] = field(default=frozenset())
    """A number of days to come: ``in_*_days``; how long something takes unless it is to come."""
    tonight: frozenset[str] = field(default=frozenset())
    """The next night, or the last one where something happened: ``stanotte``."""
    parts_of_day: frozenset[str] = field(default=frozenset())
    """What follows a weekday and leaves it the same day: ``Friday morning``."""
    span_begins: frozenset[str] = field(default=frozenset())
    """Words before the first of two dates between which something lasted: ``from``."""
    between: frozenset[str] = field(default=frozenset())
    """The same if it happened some time between them."""
    span_joins: frozenset[str] = field(default=frozenset())
    """Words between these two dates: ``to``, ``until``."""
    moved: frozenset[str] = field(default=frozenset())
    """Words before two dates of which the second replaces the first: ``postponed from``."""
    until: frozenset[str] = field(default=frozenset())
    """Words before the day on which something ended or will end: ``until``."""
    set_for: frozenset[str] = field(default=frozenset())
    """Words right before a day for which something is planned: ``moved to Monday``."""
    departures: frozenset[str] = field(default=frozenset())
    """Verbs of leaving."""
    bound_for: frozenset[str] = field(default=frozenset())
    """Words before the place that somebody leaves for."""
    negators: frozenset[str] = field(default=frozenset())
    """Words which say that something is not so: ``not``, ``never``."""
    auxiliaries: frozenset[str] = field(default=frozenset())
    """Words before a ``not`` of a verb; there is none in ``found not guilty``."""
    not_negated: frozenset[str] = field(default=frozenset())
    """Words beside one of them that take this away: ``not only``, ``finché non``."""
    cancelled: frozenset[str] = field(default=frozenset())
    """What is said of what will not take place: ``called_off``."""
    postponed: frozenset[str] = field(default=frozenset())
    """What is said of what will take place on another day."""
    subordinators: frozenset[str] = field(default=frozenset())
    """What begins a clause to which a word of the one before does not reach: ``because``."""
    list_joins: frozenset[str] = field(default=frozenset())
    """Words before the last of several dates: ``and``."""
    days_repeated: frozenset[str] = field(default=frozenset())
    """Words before a weekday that make it each one: ``every``, ``il``."""
    named_after: frozenset[str] = field(default=frozenset())
    """What is called after a date, before or behind it: ``via IV Novembre``, ``attacks``."""
    coming_words: frozenset[str] = field(default=frozenset())
    """Words and phrases which say that something is still to come: ``will``, ``scheduled``."""
    scheduled_words: frozenset[str] = field(default=frozenset())
    """Verbs in the present tense, where they only announce: ``opens on Friday``."""
    past_words: frozenset[str] = field(default=frozenset())
    """Verbs in the past tense which no ending shows: ``went``."""
    before_past: frozenset[str] = field(default=frozenset())
    """Auxiliary verbs of what was before something else in the past: ``had``."""
    present_words: frozenset[str] = field(default=frozenset())
    """Verbs in the present tense, in a language that reports the past and announces with it."""
    past_endings: frozenset[str] = field(default=frozenset())
    """Endings of verbs in the past tense."""
    participles: frozenset[str] = field(default=frozenset())
    """Endings of participles, which are of the past behind one of `participle_helpers`."""
    participle_words: frozenset[str] = field(default=frozenset())
    """Participles without such an ending."""
    participle_helpers: frozenset[str] = field(default=frozenset())
    """Auxiliary verbs of the past: ``ha``, ``sono``."""
    no_tense: frozenset[str] = field(default=frozenset())
    """Words that only end like a verb of some tense: ``hundred``, ``però``."""
    capitalised: frozenset[str] = field(default=frozenset())
    """Names that are spelt like a verb, with their capital letter: ``May``."""
    determiners: frozenset[str] = field(default=frozenset())
    """Words behind which a participle is an adjective: ``the exiled leader``."""
    before_nouns: frozenset[str] = field(default=frozenset())
    """Words behind which one of `scheduled_words` is a noun or an infinitive: ``to leave``."""
    updated: frozenset[str] = field(default=frozenset())
    """Words before the day on which an article was changed: ``updated``."""
    clause_joins: frozenset[str] = field(default=frozenset())
    """What begins another clause: ``but``."""
    relative_pronouns: frozenset[str] = field(default=frozenset())
    """What begins a clause that only describes something, behind a comma: ``which``."""
    habitual: frozenset[str] = field(default=frozenset())
    """Words that make the weekday of a sentence any such day: ``usually``."""
    days_later: frozenset[str] = field(default=frozenset())
    """Those of `vague_days` that count on from the day named before: ``*_days_later``."""
    days_earlier: frozenset[str] = field(default=frozenset())
    """Those that count back from it: ``previous_day``."""
    holidays: frozenset[str] = field(default=frozenset())
    """Holidays that are the same day each year, with month and day: ``christmas_day:12-25``."""
    days_follow: frozenset[str] = field(default=frozenset())
    """Words before a date that make it part of a sentence, and no line of its own: ``on``."""
    clock_cues: frozenset[str] = field(default=frozenset())
    """Words before a time of day whose half of the day may be left to the reader: ``at``."""
    clock_hours: frozenset[str] = field(default=frozenset())
    """Words before an hour of the 24 of the day, which may be alone: ``alle``, ``ore``."""
    clock_about: frozenset[str] = field(default=frozenset())
    """The same before a rough one: ``verso le``."""
    clock_bounds: frozenset[str] = field(default=frozenset())
    """What makes a time of day a bound: ``until``."""
    mornings: frozenset[str] = field(default=frozenset())
    """What follows an hour before noon: ``in the morning``."""
    evenings: frozenset[str] = field(default=frozenset())
    """What follows an hour after noon: ``di sera``."""
    other_clocks: frozenset[str] = field(default=frozenset())
    """What follows the time at another place: ``Moscow time``."""
    clock_names: frozenset[str] = field(default=frozenset())
    """Times of day with a name, and what they are: ``noon:12:00``."""
    other_day_before: frozenset[str] = field(default=frozenset())
    """What makes a date another day, or none, before it: ``after Friday``, ``every Friday``."""
    other_day_after: frozenset[str] = field(default=frozenset())
    """The same behind it: ``il venerdì successivo``."""
    past: frozenset[str] = field(default=frozenset())
    """What says beside a date that it is the latest one of its name: ``venerdì scorso``."""
    perhaps_past: frozenset[str] = field(default=frozenset())
    """The same, where some writers mean that of the week before: ``last Friday``."""
    coming: frozenset[str] = field(default=frozenset())
    """What says beside a date that it is the next one of its name: ``venerdì prossimo``."""
    perhaps_coming: frozenset[str] = field(default=frozenset())
    """The same, where some writers mean that of the week after: ``next Friday``."""
    page_labels: frozenset[str] = field(default=frozenset())
    """Buttons and notices of web pages, as whole lines: ``condividi``, ``advertisement``."""
    page_teasers: frozenset[str] = field(default=frozenset())
    """What begins a line with the title of another article: ``leggi anche``."""
    two_thousand: frozenset[str] = field(default=frozenset())
    """How the first two digits of a year are spelt out, as in ``DUEMILA23``."""

    @classmethod
    def empty(cls, language: str) -> Vocabulary:
        """A vocabulary for a language of which no words are known."""
        return cls(language, frozenset(), frozenset(), frozenset())


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language.

    Raises:
        KeyError: the language has none, see `languages_with_vocabulary`.
    """
    if language not in languages_with_vocabulary():
        raise KeyError(language)
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        words = {name: frozenset(text.split()) for name, text in tomllib.load(file).items()}
    return Vocabulary(language, **words)


@cache
def languages_with_vocabulary() -> tuple[str, ...]:
    """Codes of the languages whose texts can be read, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
