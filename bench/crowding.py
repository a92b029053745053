"""Pages of other readers while one client asks for every card of the site at once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import urlopen

from bench.figures import Figure, MeasureError
from bench.reader import serving

PAGES_P95_LIMIT_MS = 300.0
MOST_S = 600
"""How long the cards may take altogether."""
READER_PAUSE_S = 0.1
MOST_READERS = 1000


def measure_crowding() -> Iterator[Figure]:
    """Ask for all cards in the sitemap at once, again for those refused, and for pages meanwhile.

    Raises:
        MeasureError: the cards are not all there within ten minutes, or a page is not answered.
    """
    with serving() as server:
        site = server.address.rstrip("/")
        cards = _cards(site)
        pages = (
            "/robots.txt",
            "/stories/?lang=en",
            "/stories/vostochny-2023?lang=en",
            "/stories/magellan-elcano-1519?lang=it",
            "/views/vostochny-2023.words.json?lang=en",
        )
        for page in pages:  # what readers have had before is kept
            _seconds(site + page)
        started = time.perf_counter()
        with ThreadPoolExecutor(len(cards)) as crowd, ThreadPoolExecutor(MOST_READERS) as readers:
            waiting = [crowd.submit(_drawn, card, started + MOST_S) for card in cards]
            asked = list(_asked(site, pages, waiting, readers))
            taken = tuple(page.result() * 1000 for page in asked)
            refusals = sum(card.result() for card in waiting)
        whole = time.perf_counter() - started
        again = tuple(_seconds(card) * 1000 for card in cards[:20])
    group = f"while all {len(cards)} cards are asked for at once"
    yield Figure(group, "a page", taken, limit_p95=PAGES_P95_LIMIT_MS)
    yield Figure(group, "all cards drawn", (whole,), "s")
    yield Figure(group, "cards refused for now", (refusals,), "")
    yield Figure(group, "a card that is kept, afterwards", again)


def _cards(site: str) -> list[str]:
    with urlopen(f"{site}/sitemap.xml", timeout=60) as answer:
        pages = re.findall("<loc>([^<]*/stories/[^<?]+)[?]([^<]*)</loc>", answer.read().decode())
    return [f"{page}/card.png?{query}" for page, query in pages]


def _drawn(card: str, until: float) -> int:
    """Ask for a card until it comes; returns how often it was refused."""
    refusals = 0
    while time.perf_counter() < until:
        try:
            _seconds(card)
        except HTTPError as refusal:
            if refusal.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            refusals += 1
            time.sleep(min(float(refusal.headers["Retry-After"]), 2))
        else:
            return refusals
    raise MeasureError(f"{card} was not drawn within {MOST_S} s")


def _asked(
    site: str, pages: tuple[str, ...], waiting: list[Future[int]], readers: ThreadPoolExecutor
) -> Iterator[Future[float]]:
    """One page after another for as long as cards are waited for.

    A reader comes every tenth of a second, whether or not those before were answered: who asked one
    at a time would count a long wait once, however many readers it would have hit.
    """
    number = 0
    while not all(card.done() for card in waiting):
        yield readers.submit(_seconds, site + pages[number % len(pages)])
        number += 1
        time.sleep(READER_PAUSE_S)


def _seconds(address: str) -> float:
    started = time.perf_counter()
    with urlopen(address, timeout=MOST_S) as answer:
        answer.read()
    return time.perf_counter() - started
