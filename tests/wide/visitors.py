"""A reader in a real browser, whichever it is: opens pages, presses keys, clicks, and looks.

What differs from browser to browser is how a script is run and how keys and the pointer are moved;
`Channel` has both. The actions of WebDriver are the same in its two protocols.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, Protocol

from tests.browser.driving import MAP_FRAME, READ_PANES

SHOW_TIMEOUT_S = 60
POLL_S = 0.1
LOOKS = 6
"""So often an element has to be found in one place: a scroll begins only in the next frame."""
IS_FOLIUMS = "() => document.documentElement.dataset.map === 'folium'"
"""JavaScript: whether the map is the one in the frame; before, and if it stays, the page's own."""
KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Home": "\ue011", "End": "\ue010"}
"""WebDriver's code points for keys."""

CENTRE = """(selector, inFrame) => {
  const frame = inFrame ? document.querySelector(inFrame) : null;
  const root = frame?.contentDocument ?? document;
  const element = root.querySelector(selector);
  if (!element) return null;
  (frame ?? element).scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (!frame && !element.contains(root.elementFromPoint(x, y))) return null;
  const around = frame?.getBoundingClientRect() ?? { x: 0, y: 0 };
  return [around.x + x, around.y + y].map(Math.round);
}"""
"""JavaScript: the middle of an element in the window, after bringing it there; null while something
covers it. On the map marks may lie on each other."""


class ProgramMissingError(Exception):
    """A program that these tests need is not on this machine; says what to install."""


class Channel(Protocol):
    """How a browser is spoken to."""

    def goto(self, url: str) -> None:
        """Open an address; returns once its document is there."""

    def call(self, function: str, *arguments: object) -> Any:
        """The JSON that a JavaScript function returns in the page."""

    def act(self, sources: Sequence[dict[str, Any]]) -> None:
        """Perform WebDriver's actions, the page's window being the origin."""

    def errors(self) -> list[str]:
        """What the console has said since the start that is an error."""


@dataclass(frozen=True)
class Visitor:
    """A reader with one window."""

    name: str
    channel: Channel

    def look(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function returns in the page."""
        return self.channel.call(function, *arguments)

    def wait(self, function: str, *arguments: object) -> None:
        """Wait until a JavaScript function returns something true.

        Raises:
            AssertionError: it does not within a minute; says what the panes show.
        """
        self._until(lambda: self.look(function, *arguments), f"{function} of {arguments}")

    def open(self, url: str) -> str:
        """Open the explorer and wait until all panes show one event; return it.

        Raises:
            AssertionError: they do not within a minute.
        """
        self.channel.goto(url)
        self._until(lambda: len(set(self.shown().values()) - {None}) == 1 and self._all(), url)
        return str(self.shown()["timeline"])

    def wait_for_event(self, event: str) -> None:
        """Wait until every pane shows this event.

        Raises:
            AssertionError: they do not within a minute; says what each shows.
        """
        self._until(lambda: set(self.shown().values()) == {event}, event)

    def shown(self) -> dict[str, str | None]:
        """The event that each pane shows, None if it shows none yet."""
        panes: dict[str, str | None] = self.look(READ_PANES)
        return panes

    def press(self, key: str) -> None:
        """Press a key and let go of it."""
        value = KEYS[key]
        strokes = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.channel.act([{"type": "key", "id": "keyboard", "actions": strokes}])

    def click(self, selector: str, *, in_map: bool = False) -> None:
        """Click the middle of an element with the mouse, once it lies still and nothing covers it.

        Raises:
            AssertionError: it does not within a minute.
        """
        found: list[list[int] | None] = []

        def lies_still() -> bool:
            in_frame = in_map and self.look(IS_FOLIUMS)
            found.append(self.look(CENTRE, selector, MAP_FRAME if in_frame else None))
            lately = found[-LOOKS:]
            return len(lately) == LOOKS and None not in lately and lately == lately[:1] * LOOKS

        self._until(lies_still, f"{selector} to lie still")
        x, y = found[-1] or (0, 0)
        move = {"type": "pointerMove", "x": x, "y": y, "origin": "viewport", "duration": 0}
        presses = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        mouse = {"type": "pointer", "id": "mouse", "actions": [move, *presses]}
        self.channel.act([mouse])

    def _all(self) -> bool:
        return None not in self.shown().values()

    def _until(self, holds: Callable[[], object], wanted: str) -> None:
        deadline = monotonic() + SHOW_TIMEOUT_S
        while not holds():
            if monotonic() > deadline:
                found = json.dumps(self.shown())
                raise AssertionError(f"{self.name}: expected {wanted}, found {found}")
            sleep(POLL_S)
