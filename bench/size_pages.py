"""What readers of a story of any size wait for: the app's page, the light page, the static page."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.commands import command_ms
from bench.figures import Figure, MeasureError
from bench.filtering import measure_filters
from bench.hosting import hosting_compressed
from bench.loading import heap_mb, load_ms, recorded
from bench.network import compressed_bytes
from bench.peers.timelinejs import timelinejs_page
from bench.peers.vis_leaflet import vis_leaflet_page
from bench.reader import PANES, PEERS, WATCH_STEPS, open_page, reading, serving, step
from bench.sizes import LEDGER_KB, Subject
from bench.stepping import (
    WARM_UP,
    events_of,
    measure_hovering,
    measure_scrubbing,
    measure_steps,
    walk,
)
from explorer.site.bundles import PARTS

HEAP_STEPS = 20
MOST_FOR_TIMELINEJS = 1_000
"""With more events it shows nothing within half a minute."""
WATCH_PEER = (Path(__file__).parent / "watch_peer.js").read_text("utf-8")


def measure_app(browser: Browser, story: Subject, *, rounds: int) -> Iterator[Figure]:
    """The app's page beside a bare page of Streamlit, in turn.

    Raises:
        MeasureError: one of them does not come.
    """
    with serving(stories=story.stories) as app, serving(PEERS / "bare_app.py") as bare:
        address = f"{app.address}?story={story.slug}"
        ours, theirs = _in_turn(
            lambda: _panes_ms(browser, address),
            lambda: load_ms(browser, bare.address, "bare")["bare"],
            rounds,
        )
    group = story.group("the app's page")
    yield Figure(group, "navigation → three panes show it", ours)
    yield Figure(group, "navigation → bare page stands", theirs)
    yield _times(group, "the bare page", ours, theirs, story.size.limits.app_times)


def measure_light_page(browser: Browser, story: Subject, *, steps: int) -> Iterator[Figure]:
    """Steps, scrubbing, hovering, filters and words on the light page.

    Raises:
        MeasureError: the page does not come, or does not do what it is asked for.
    """
    limits = story.size.limits
    with serving(stories=story.stories) as server:
        address = f"{server.address}stories/{story.slug}?lang=en"
        load_ms(browser, address, *PANES)  # the server makes the documents at the first one
        group = story.group("step")
        yield from measure_steps(browser, address, group=group, steps=steps, until=PANES)
        yield from measure_steps(
            browser,
            address,
            group=story.group("step, less motion"),
            steps=steps,
            until=PANES,
            still_limit_ms=limits.still_ms,
        )
        yield from measure_scrubbing(browser, address, group=story.group("scrub"), steps=steps)
        yield from measure_hovering(browser, address, group=story.group("hover"), times=steps)
        yield from measure_filters(
            browser,
            address,
            group=story.group("filter"),
            times=max(steps // 4, 3),
            asked=story.asked,
            limit_ms=limits.filter_ms,
            words_limit_ms=limits.words_ms,
        )


def measure_static_page(browser: Browser, story: Subject, *, rounds: int) -> Iterator[Figure]:
    """The static export beside a page of vis-timeline and Leaflet from the same host, in turn.

    Raises:
        MeasureError: one of them does not come.
    """
    limits = story.size.limits
    group = story.group("static page")
    with _exported(story) as (address, export_ms), vis_leaflet_page(story.folder) as peer:
        yield Figure(group, "export --html", (export_ms,), "ms", limits.export_ms)
        ours, theirs = _in_turn(
            lambda: _panes_ms(browser, address),
            lambda: load_ms(browser, peer, "peer")["peer"],
            rounds,
        )
        yield Figure(group, "navigation → three panes show it", ours)
        yield Figure(group, "navigation → vis-timeline + Leaflet show the same", theirs)
        yield _times(group, "vis-timeline + Leaflet", ours, theirs, limits.static_times)
        yield from _first_view(browser, address, group, limits.over_kb)
        yield Figure(group, "heap", (_heap_mb(browser, address),), "MB", limits.heap_mb)
        yield from _peer_steps(browser, peer, group, 2 * rounds)
    if (story.size.events or 0) <= MOST_FOR_TIMELINEJS:
        yield from _timelinejs(browser, story, group, ours)


def _in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], rounds: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Both in turn; the first pair does not count, as servers and browser compile then."""
    pairs = [(theirs(), ours()) for _ in range(rounds + 1)][1:]
    return tuple(one for _, one in pairs), tuple(other for other, _ in pairs)


def _panes_ms(browser: Browser, address: str) -> float:
    marks = load_ms(browser, address, *PANES)
    return max(marks[pane] for pane in PANES)


def _times(
    group: str,
    name: str,
    ours: tuple[float, ...],
    theirs: tuple[float, ...],
    limit: float | None,
) -> Figure:
    times = tuple(one / other for one, other in zip(ours, theirs, strict=True))
    return Figure(group, f"  in times of {name}, pair by pair", times, "×", limit)


@contextmanager
def _exported(story: Subject) -> Iterator[tuple[str, float]]:
    """The address of the static export, and how long that took in ms."""
    with tempfile.TemporaryDirectory() as folder:
        took = command_ms(["--stories", str(story.stories), "export", story.slug, "--html", folder])
        with hosting_compressed(Path(folder)) as address:
            yield address, took


def _first_view(browser: Browser, address: str, group: str, over_kb: float) -> Iterator[Figure]:
    """Code, tiles, typefaces and the documents that the panes need, without what comes ahead."""
    load = recorded(browser, address, *PANES)
    until = max(load.marks[pane] for pane in PANES)
    requests = [
        each
        for each in load.traffic.requests
        if each.start_ms <= until or not each.path.endswith((*PARTS, ".json"))
    ]
    weights: Counter[str] = Counter()
    for each in requests:
        weights[_kind(each.path)] += compressed_bytes(each.url)
    weight = weights.total() / 1000
    yield Figure(group, "first view, compressed", (weight,), "kB", LEDGER_KB + over_kb)
    for kind, own in weights.most_common():
        yield Figure(group, f"  of which {kind}", (own / 1000,), "kB")
    whole = sum(compressed_bytes(each.url) for each in load.traffic.requests) / 1000
    yield Figure(group, "  with what it fetches ahead", (whole,), "kB")


def _kind(path: str) -> str:
    """Of a file: the page, a kind of document, or how its name ends."""
    name = path.rpartition("/")[2]
    kind = name.partition(".")[0] if name.endswith(".json") else ""
    return kind or Path(name).suffix or "the page"


def _heap_mb(browser: Browser, address: str) -> float:
    """What JavaScript holds after some steps, when nothing is under way."""
    with reading(browser) as page:
        open_page(page, address, *PANES, "settled")
        page.evaluate(f"({WATCH_STEPS})()")
        for key in walk(events_of(page), HEAP_STEPS):
            step(page, key)
        page.wait_for_load_state("networkidle")
        return heap_mb(page)


def _peer_steps(browser: Browser, address: str, group: str, steps: int) -> Iterator[Figure]:
    with reading(browser) as page:
        open_page(page, address, "peer")
        page.evaluate(f"({WATCH_PEER})()")
        painted = [_peer_step_ms(page) for _ in range(steps + WARM_UP)][WARM_UP:]
    yield Figure(group, "vis-timeline + Leaflet: key → second frame after it", tuple(painted))


def _peer_step_ms(page: Page) -> float:
    page.evaluate("() => __steps.arm()")
    page.keyboard.press("ArrowRight")
    return float(page.evaluate("() => __steps.result"))


def _timelinejs(
    browser: Browser, story: Subject, group: str, ours: tuple[float, ...]
) -> Iterator[Figure]:
    """TimelineJS once or, where it is quick, as often: at 1,000 events it takes many seconds."""
    with timelinejs_page(story.slug, story.stories) as address:
        try:
            times = [load_ms(browser, address, "timelinejs")["timelinejs"]]
        except MeasureError:
            yield Figure(group, "TimelineJS does not show it within", (30_000.0,))
            return
        if times[0] < 10 * max(ours):
            times += [load_ms(browser, address, "timelinejs")["timelinejs"] for _ in ours[1:]]
    yield Figure(group, "navigation → TimelineJS shows the same", tuple(times))
