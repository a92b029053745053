"""Interface strings in the browser: they read as on the server."""

import pytest
from playwright.sync_api import Page

from explorer.language import interface_languages, language

NUMBERS = [0, 1, 2, 8, 11, 21]
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
