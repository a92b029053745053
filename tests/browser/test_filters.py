"""Filters: what the browser leaves out of a document before any pane gets it."""

from __future__ import annotations

from playwright.sync_api import Page

SEEN = """async (state) => {
    const { filtered, filtersIn } = await import(new URL("core/filters.js", location.href).href);
    const only = (doc, id) => ({ ...doc, events: doc.events.filter((event) => event.id === id) });
    const filters = { only, clock: (doc) => ({ ...doc, events: [] }) };
    const doc = { lang: "en", events: [{ id: "a" }, { id: "b" }] };
    const query = filtersIn(state, filters);
    return [query, filtered(doc, query, filters), doc.events.length];
}"""


def test_a_filter_makes_another_document_and_leaves_the_first_as_it_is(module_page: Page) -> None:
    query, shown, before = module_page.evaluate(SEEN, {"lang": "en", "only": "b", "clock": "place"})

    assert query == "only=b"
    assert shown == {"lang": "en", "events": [{"id": "b"}]}
    assert before == 2


def test_what_is_standard_filters_nothing(module_page: Page) -> None:
    query, shown, before = module_page.evaluate(SEEN, {"lang": "en", "clock": "place"})

    assert query == ""
    assert len(shown["events"]) == before == 2
