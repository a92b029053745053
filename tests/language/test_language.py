"""Interface texts: every language has them all, every text that is asked for exists."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter

import pytest

from explorer.language import LOCALE_FOLDER, Text, interface_languages, language
from explorer.story.travel import Leg
from tests.language.built_keys import BASES, BUILT_KEYS

EXPLORER = LOCALE_FOLDER.parents[1]
SCRIPTS = sorted((EXPLORER / "frontend").rglob("*.js"))
MODULES = sorted(EXPLORER.rglob("*.py"))
TEMPLATES = sorted(EXPLORER.rglob("templates/*.html"))
ENGLISH = language("en").texts


def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (*SCRIPTS, *MODULES, *TEMPLATES))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def test_the_interface_speaks_italian_and_english() -> None:
    assert interface_languages() == ("en", "it")


@pytest.mark.parametrize("code", interface_languages())
def test_every_language_has_every_text(code: str) -> None:
    assert set(language(code).texts) == set(ENGLISH)


def test_no_italian_text_is_left_in_english() -> None:
    same = [(key, text) for key, text in language("it").texts.items() if text == ENGLISH[key]]
    in_words = [
        key for key, text in same if re.search(r"[^\W\d_]", re.sub(r"{.*?}", "", f"{text}"))
    ]

    assert in_words == ["hours_minutes", "minutes", "way_metres"]  # units


@pytest.mark.parametrize("code", interface_languages())
def test_no_text_is_empty(code: str) -> None:
    texts = language(code).texts.items()

    assert [key for key, text in texts if not all(form.strip() for form in forms(text))] == []


@pytest.mark.parametrize("code", interface_languages())
def test_every_language_fills_in_the_same_names(code: str) -> None:
    texts = language(code).texts

    def names(text: Text) -> set[frozenset[str]]:
        # a plural form may have its number as a word, or not name it
        dropped = set() if isinstance(text, str) else {"count"}
        return {frozenset(placeholders(form) - dropped) for form in forms(text)}

    assert [key for key in ENGLISH if names(texts[key]) != names(ENGLISH[key])] == []


@pytest.mark.parametrize("code", interface_languages())
def test_every_name_to_fill_in_is_a_word_that_the_scripts_find(code: str) -> None:
    texts = language(code).texts.values()
    names = {name for text in texts for form in forms(text) for name in placeholders(form)}

    assert all(re.fullmatch(r"\w+", name) for name in names)


@pytest.mark.parametrize("script", [*SCRIPTS, *TEMPLATES], ids=lambda path: path.name)
def test_every_text_that_a_script_or_a_template_says_exists(script: Path) -> None:
    said = set(re.findall(r'\bsay\(\s*"([^"]*)"', script.read_text(encoding="utf-8")))

    assert said - set(ENGLISH) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_every_text_that_a_module_asks_for_exists(module: Path) -> None:
    asked = set(re.findall(r'\.text\(\s*"([^"]*)"', module.read_text(encoding="utf-8")))

    assert asked - set(ENGLISH) == set()


@pytest.mark.parametrize("beginning", BUILT_KEYS)
def test_every_text_whose_key_is_built_exists(beginning: str) -> None:
    missing = [end for end in BUILT_KEYS[beginning] if f"{beginning}{end}" not in ENGLISH]

    assert missing == []


def test_every_beginning_of_a_built_key_is_known_here() -> None:
    built = re.findall(r"""(?:text\(\s*f"|say\(\s*`|_notice\(f")(\w+)[{$]""", sources())

    assert built
    assert set(built) - set(BUILT_KEYS) == {"map_"}  # of `past`, `current`, `coming`: map/legend.js


def test_the_bases_of_documented_distances_are_those_of_the_model() -> None:
    basis = str(Leg.model_fields["distance_basis"].annotation)

    assert tuple(re.findall(r"'(\w+)'", basis)) == BASES


def test_no_text_is_left_over() -> None:
    used = set(re.findall(r"\w+", sources()))
    used |= {f"{start}{end}" for start, ends in BUILT_KEYS.items() for end in ends}
    used |= {"map_past", "map_current", "map_coming"}

    assert set(ENGLISH) - used == set()


def test_an_unknown_text_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_text"):
        language("en").text("no_such_text")
    with pytest.raises(KeyError, match="count"):
        language("en").text("position", number=1)


def test_a_value_with_braces_is_only_text() -> None:
    assert language("en").text("map_name", title="{x} {0}") == "Map: {x} {0}"


@pytest.mark.parametrize(
    ("tag", "interface", "direction"),
    [("it-CH", "it", "ltr"), ("ar", "en", "rtl"), ("zh-Hant", "en", "ltr"), ("tlh", "en", "ltr")],
)
def test_a_language_without_catalogue_has_the_interface_of_the_nearest(
    tag: str, interface: str, direction: str
) -> None:
    speech = language(tag)

    assert (speech.code, speech.interface, speech.direction) == (tag, interface, direction)
    assert speech.text("map") == language(interface).text("map")


DAY = date(2023, 9, 13)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "it",
            [
                "mercoledì 13 settembre 2023",
                "13 settembre",
                "13 settembre 2023",
                "mer 13",
                "settembre 2023",
            ],
        ),
        (
            "en",
            [
                "Wednesday, 13 September 2023",
                "13 September",
                "13 September 2023",
                "Wed 13",
                "September 2023",
            ],
        ),
    ],
)
def test_days_read_as_people_write_them(code: str, words: list[str]) -> None:
    speech = language(code)

    said = (speech.day, speech.day_month, speech.day_month_year, speech.weekday_and_day)

    assert [*(say(DAY) for say in said), speech.month(DAY)] == words


@pytest.mark.parametrize(
    ("code", "last", "words"),
    [
        ("it", DAY, "13 settembre 2023"),
        ("it", date(2023, 9, 19), "13–19 settembre 2023"),
        ("it", date(2023, 10, 2), "13 settembre – 2 ottobre 2023"),
        ("en", date(2023, 9, 19), "13–19 September 2023"),
        ("en", date(2024, 1, 1), "13 September 2023 – 1 January 2024"),
    ],
)
def test_a_span_of_days_says_no_more_than_it_has_to(code: str, last: date, words: str) -> None:
    assert language(code).span(DAY, last).replace("\u2009", " ") == words


@pytest.mark.parametrize(
    ("code", "km", "words"),
    [
        ("it", 1170, "1.170 km"),
        ("it", 11700, "11.700 km"),
        ("en", 1170, "1,170 km"),
        ("it", 3.64, "3,6 km"),
        ("en", 3.0, "3 km"),
        ("en", 0.04, "40 m"),
        ("it", 0.999, "999 m"),
        ("it", 0.9996, "1 km"),
        ("en", 9.96, "10 km"),
        ("en", 10.6, "11 km"),
    ],
)
def test_distances_read_as_people_write_them(code: str, km: float, words: str) -> None:
    assert language(code).km(km) == words


@pytest.mark.parametrize(
    ("code", "km", "words"),
    [
        ("it", 12.2, "12,2 km"),
        ("en", 12.2, "12.2 km"),
        ("en", 12.21, "12.3 km"),
        ("it", 1000, "1.000 km"),
        ("it", 5, "5 km"),
        ("en", 0.03, "30 m"),
        ("en", 0.0004, "1 m"),
    ],
)
def test_an_accuracy_is_never_closer_than_it_is_known(code: str, km: float, words: str) -> None:
    assert language(code).accuracy(km) == words


def test_a_whole_number_in_a_text_is_written_as_the_language_has_it() -> None:
    assert language("it").text("position", number=4, count=1200) == "Evento 4 di 1.200"


@pytest.mark.parametrize(
    ("code", "hours", "words"),
    [
        ("it", 1, "1 ora"),
        ("it", 28, "28 ore"),
        ("it", 47.4, "47 ore"),
        ("it", 72, "3 giorni"),
        ("en", 49, "2 days"),
        ("en", 24 * 59, "59 days"),
        ("it", 24 * 60, "2 mesi"),
        ("en", 24 * 400, "13 months"),
        ("en", 24 * 3649, "120 months"),
        ("en", 24 * 3650, "10 years"),
        ("it", 24 * 365.2425 * 200, "200 anni"),
    ],
)
def test_durations_are_hours_then_days_and_from_sixty_days_on_months_then_years(
    code: str, hours: float, words: str
) -> None:
    assert language(code).hours(hours) == words


@pytest.mark.parametrize("code", interface_languages())
def test_a_clock_time_has_24_hours_in_every_language(code: str) -> None:
    assert language(code).clock(datetime(2023, 9, 13, 13, 9, tzinfo=UTC)) == "13:09"


def test_a_language_is_called_by_its_own_name() -> None:
    assert language("it").own_name() == "Italiano"
    assert language("it").own_name("en") == "English"
