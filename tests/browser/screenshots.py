"""Take the pictures that a designer looks at: `make screenshots` writes them to `screenshots/`.

Every size, theme and language, at the first, a middle and the last event.
"""

from __future__ import annotations

import json
import urllib.request
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.driving import launched, open_story, wait_until_drawn, wait_until_settled
from tests.browser.servers import ROOT, serving

SIZES = ((1440, 900), (1024, 768), (390, 844))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES = ("it", "en")
STORY = "vostochny-2023"


def events(address: str) -> tuple[str, str, str]:
    """Ids of the first, a middle and the last event."""
    with urllib.request.urlopen(f"{address}views/{STORY}.facts.json") as answer:
        ids = json.load(answer)["events"]["id"]
    return ids[0], ids[len(ids) // 2], ids[-1]


def take(folder: Path) -> None:
    """Take all pictures into `folder`.

    Raises:
        NoBrowserError: no Chromium was found.
        ServerError: the app did not start.
    """
    folder.mkdir(exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = launched(playwright, whole=True)
        for (width, height), theme, lang in product(SIZES, THEMES, LANGUAGES):
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme
            )
            page = context.new_page()
            for event in events(server.address):
                open_story(page, server.address, f"?story={STORY}&event={event}&lang={lang}")
                wait_until_settled(page, event)
                wait_until_drawn(page)
                page.screenshot(path=folder / f"{width}-{theme}-{lang}-{event}.png")
            context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    take(ROOT / "screenshots")
