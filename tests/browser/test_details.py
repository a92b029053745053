"""The details of a long story's events come in parts, once, and again after they could not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from bench.synthetic import write_story
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.views import parts
from explorer.views.document import facts_document, words_document
from explorer.views.parts import part_count, part_document

EVENTS = 350
ASKED = """async (files) => {
  const { loadDocument } = await import(new URL("core/loading.js", location.href));
  const { areHere, bring, isLong, onArrival } =
    await import(new URL("core/parts.js", location.href));
  const asked = [];
  let isLost = false;
  window.fetch = async (url) => {
    asked.push(url);
    if (isLost) throw new TypeError("no line");
    return new Response(JSON.stringify(files[url.split("/").at(-1)]));
  };
  window.requestIdleCallback = () => 0;
  const documents = { facts: "/facts", words: "/words", part: "/{part}" };
  const doc = await loadDocument(documents, { clock: "place", event: null });
  const [last, heard] = [doc.events.length - 1, []];
  const { id, title: untold } = doc.events[last];
  const before = { id, title: untold, first: doc.events[0].title };
  const stop = onArrival(doc, (...positions) => heard.push(positions));
  isLost = true;
  const refused = await bring(doc, last, last).then(() => "came", () => "failed");
  isLost = false;
  const wasHere = areHere(doc, last, last);
  await Promise.all([bring(doc, last, last), bring(doc, last, last + 9)]);
  stop();
  const { title } = doc.events[last];
  const isHere = areHere(doc, 0, last);
  return { isLong: isLong(doc), asked, before, refused, wasHere, isHere, title, heard };
}"""
"""JavaScript: open a story at its first event, and ask for the part of the last one without a line,
then twice at once with one."""


def test_a_part_that_could_not_be_loaded_comes_at_the_next_ask(
    module_page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    story = load_story(write_story(tmp_path_factory.mktemp("stories"), EVENTS))
    count = part_count(story, AsOf.NOW)
    files: dict[str, Any] = {
        "facts": facts_document(story, AsOf.NOW),
        "words": words_document(story, "en"),
        **{str(at): part_document(story, AsOf.NOW, "en", at) for at in range(count)},
    }

    found = module_page.evaluate(ASKED, {name: json.loads(file) for name, file in files.items()})

    last = story.events[-1]
    assert found["isLong"]
    assert found["before"] == {"id": last.id, "title": "", "first": story.events[0].title["en"]}
    assert (found["refused"], found["wasHere"], found["isHere"]) == ("failed", False, False)
    assert found["title"] == last.title["en"]
    wanted = f"/{count - 1}"
    assert found["asked"] == ["/facts", "/words", "/0", wanted, wanted]
    size = parts.EVENTS_PER_PART
    assert found["heard"] == [[(count - 1) * size, EVENTS - 1]]
