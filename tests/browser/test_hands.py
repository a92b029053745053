"""What a reader holds down just now, as the hand-over of the maps asks for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

HOLDS = """async (events) => {
  const { followHands } = await import(new URL("page/hands.js", location.href));
  const inUse = followHands(window);
  const kinds = { key: KeyboardEvent, poi: PointerEvent, blu: FocusEvent };
  return events.map(([type, values]) => {
    window.dispatchEvent(new kinds[type.slice(0, 3)](type, values));
    return inUse();
  });
}"""
"""JavaScript: whether anything is held after each of these events."""

META, R = {"code": "MetaLeft", "key": "Meta"}, {"code": "KeyR", "key": "r"}
ONE, TWO = {"pointerId": 1}, {"pointerId": 2}


@pytest.mark.parametrize(
    ("events", "held"),
    [
        ([("keydown", R), ("keyup", R)], [True, False]),
        ([("keydown", META), ("keydown", R), ("keyup", META)], [True, True, False]),
        ([("keydown", R), ("keydown", META), ("keyup", R)], [True, True, True]),
        ([("keydown", R), ("blur", {})], [True, False]),
        ([("pointerdown", ONE), ("pointerdown", TWO), ("pointerup", ONE)], [True, True, True]),
        ([("pointerdown", ONE), ("keyup", META), ("pointercancel", ONE)], [True, True, False]),
    ],
    ids=["key", "with Cmd on a Mac", "Cmd", "let go elsewhere", "two fingers", "not by keys"],
)
def test_keys_and_pointers_are_held_until_they_are_let_go(
    module_page: Page, events: list[tuple[str, dict[str, object]]], held: list[bool]
) -> None:
    assert module_page.evaluate(HOLDS, events) == held
