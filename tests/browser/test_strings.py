"""Interface strings in the browser: they read as on the server."""

import pytest
from babel.numbers import format_decimal
from playwright.sync_api import Page

from explorer.language import interface_languages, language

NUMBERS = [0, 1, 2, 8, 11, 21]
LARGE = [7, 999, 1000, 12_345, 1_234_567]
SAY = """async ([said, key, numbers]) => {
    const { speaker } = await import(new URL("core/strings.js", location.href).href);
    return numbers.map((count) => speaker(said)(key, { count }));
}"""


@pytest.mark.parametrize("code", interface_languages())
@pytest.mark.parametrize("key", ["source_count", "publisher_count"])
def test_plural_forms_are_those_of_the_server(module_page: Page, code: str, key: str) -> None:
    said = {"lang": code, "strings": dict(language(code).texts)}

    found = module_page.evaluate(SAY, [said, key, NUMBERS])

    assert found == [language(code).text(key, count=number) for number in NUMBERS]


SAY_ALONE = f"""async (given) => {{
    Number.prototype.toLocaleString = Intl.NumberFormat = () => {{ throw new Error("20 ms"); }};
    return ({SAY})(given);
}}"""
"""JavaScript: as `SAY`, without the browser's own numbers, which are slow to come."""


@pytest.mark.parametrize("code", interface_languages())
def test_whole_numbers_are_written_as_on_the_server(module_page: Page, code: str) -> None:
    speech = language(code)
    said = {"lang": code, "strings": {"n": "{count}"}, "numbers": speech.number_words()}

    found = module_page.evaluate(SAY_ALONE, [said, "n", LARGE])

    assert found == [format_decimal(number, locale=speech.interface) for number in LARGE]


def test_groups_of_digits_may_differ_in_size(module_page: Page) -> None:
    indian = {"strings": {"n": "{count}"}, "numbers": {"group": ",", "sizes": [3, 2]}}

    found = module_page.evaluate(SAY_ALONE, [indian, "n", LARGE])

    assert found == ["7", "999", "1,000", "12,345", "12,34,567"]


def test_a_text_that_is_no_key_has_its_numbers_filled_in_likewise(module_page: Page) -> None:
    said = {"numbers": language("en").number_words()}

    assert module_page.evaluate(SAY_ALONE, [said, "unknown: {count}", [12_345]]) == [
        "unknown: 12,345"
    ]
