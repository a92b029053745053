"""Story documents in the browser: how many are kept."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.document import facts_document, words_document

OPEN_TWENTY = """async ([facts, words]) => {
  const { loadDocument } = await import(new URL("core/loading.js", location.href));
  window.fetch = async (url) => new Response(JSON.stringify(url.includes("facts") ? facts : words));
  const documents = { facts: "/facts{version}", words: "/words{version}" };
  const clock = "place";
  for (const version of Array(20).keys()) await loadDocument(documents, { clock, version });
  const latest = [...window.__explorerFiles.keys()].slice(-2);
  return [window.__explorerDocuments.size, window.__explorerFiles.size, latest];
}"""
"""JavaScript: open a page's document in twenty versions, as under an author who saves again and
again; how many documents and files are kept then, and the names of the last files."""


def test_of_the_versions_of_a_story_the_last_are_kept(shipped: Story, module_page: Page) -> None:
    parts = [
        json.loads(facts_document(shipped, AsOf.NOW)),
        json.loads(words_document(shipped, "en")),
    ]

    documents, files, latest = module_page.evaluate(OPEN_TWENTY, parts)

    assert (documents, files) == (6, 12)
    assert latest == ["/facts19", "/words19"]
