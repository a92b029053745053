"""Times on every clock are worked out in the browser, and read as Python writes them."""

from playwright.sync_api import Page

from tests.clock_table import DIFFERING, moments, questions


def test_every_moment_reads_as_python_writes_it_on_every_clock(module_page: Page) -> None:
    assert sum(moment.clock is not None for moment in moments()) > 200

    for question in questions():
        about = (question["said"]["lang"], question["chosen"]["clock"], question["chosen"]["own"])
        assert (about, module_page.evaluate(DIFFERING, question)) == (about, [])
