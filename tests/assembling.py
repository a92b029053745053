"""Runs pure modules of the frontend on Node: a document is put together there as in a browser."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from explorer.paths import FRONTEND
from explorer.story.itinerary import AsOf
from explorer.story.records import Story
from explorer.views.document import facts_document, words_document
from explorer.views.parts import part_count, part_document
from tests.frontend.tools import node_command

_PROGRAM = Path(__file__).with_name("assembly.mjs")
_FROM_PARTS = Path(__file__).with_name("long_assembly.mjs")


@cache
def _node() -> subprocess.Popen[str]:
    """A Node that answers line by line, until the tests end."""
    node = subprocess.Popen(
        node_command(_PROGRAM),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(node.communicate)  # which closes its input
    return node


def called(module: str, name: str, *given: object) -> Any:
    """What a function of a module below the frontend's folder returns, as JSON has it.

    Raises:
        RuntimeError: it threw; with its stack.
    """
    return _answer(module, name, given)["result"]


def calls_of(counted: str, module: str, name: str, *given: object) -> int:
    """How often such a function calls a function of `Math`.

    Raises:
        RuntimeError: it threw; with its stack.
    """
    return int(_answer(module, name, given, counted)["calls"])


def _answer(module: str, name: str, given: tuple[object, ...], counted: str = "") -> Any:
    node = _node()
    assert node.stdin
    assert node.stdout
    address = (FRONTEND / module).as_uri()
    asked = {"module": address, "name": name, "given": given, "counted": counted}
    node.stdin.write(json.dumps(asked) + "\n")
    node.stdin.flush()
    answer = json.loads(node.stdout.readline())
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    return answer


def assembled(
    story: Story, lang: str = "en", as_of: AsOf = AsOf.NOW, clock: str = "place", **chosen: Any
) -> dict[str, Any]:
    """The document of a story as the browser puts it together.

    Args:
        story: the story.
        lang: one of its languages.
        as_of: the state of knowledge.
        clock: `place`, `own` or an IANA zone.
        chosen: the reader's zone (`own`) and conditions.
    """
    facts = json.loads(facts_document(story, as_of))
    words = json.loads(words_document(story, lang))
    return called(  # type: ignore[no-any-return]
        "core/assembly/assembly.js", "assemble", facts, words, {"clock": clock, **chosen}
    )


def assembled_from_parts(
    story: Story, lang: str = "en", as_of: AsOf = AsOf.NOW, clock: str = "place"
) -> dict[str, Any]:
    """The document of a long story when all parts are there, with the `lines` to each event."""
    facts = json.loads(facts_document(story, as_of))
    words = json.loads(words_document(story, lang))
    counted = range(part_count(story, as_of))
    parts = [json.loads(part_document(story, as_of, lang, at)) for at in counted]
    return called(  # type: ignore[no-any-return]
        str(_FROM_PARTS), "assembleParts", facts, words, parts, {"clock": clock}
    )
