"""`python -m bench`: measure, print a table, write every sample to `bench/results/`.

Exit status: 0 when everything was measured, whatever the figures; 1 when something could not be
measured; 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from bench.arrivals import measure_arrivals
from bench.balancing import measure_balancing
from bench.crowding import measure_crowding
from bench.figures import Figure, MeasureError, machine, table, write_results
from bench.filtering import measure_filters
from bench.full_house import measure_cut, measure_door
from bench.loading import measure_loads, recorded, waterfall
from bench.photographs import measure_photographs
from bench.reader import PEERS, SHIPPED, serving
from bench.reading import measure_reading
from bench.rerunning import PUBLISHED, measure_reruns
from bench.sending import measure_sending
from bench.static_page import measure_static
from bench.stepping import measure_scrubbing, measure_steps
from bench.story_page import measure_story_page
from bench.synthetic import write_story
from bench.tiles import measure_tiles
from tests.browser.driving import NoBrowserError, launched
from tests.browser.servers import ServerError

SIZES = (100, 1000)
FIRST_LOAD_LIMIT_MS, LARGE_LOAD_LIMIT_MS = 500.0, 1000.0
FIRST_LOAD_LIMIT_PERCENT, FIRST_LOAD_LIMIT_KB = 60.0, 400.0
DELAY_MS = 200


@dataclass(frozen=True)
class Amounts:
    """How often everything is measured."""

    steps: int = 60
    reruns: int = 30
    sent_steps: int = 50
    cpu_steps: int = 200
    rounds: int = 7
    readers: int = 200
    present: int = 1000


QUICK = Amounts(steps=12, reruns=5, sent_steps=10, cpu_steps=20, rounds=2, readers=30, present=50)


@dataclass
class Run:
    """One run of the benchmark."""

    browser: Browser
    amounts: Amounts
    shows_waterfall: bool
    figures: list[Figure] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def measure(self, name: str, measured: Callable[[Run], Iterator[Figure]]) -> None:
        """Add the figures of one measurement, or what kept it from being made."""
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            self.figures += measured(self)
        except (MeasureError, ServerError, PlaywrightError, AssertionError) as fault:
            self.faults.append(f"{name}: {fault}")


def steps_at_home(run: Run) -> Iterator[Figure]:
    """Steps through the shipped story."""
    with serving() as server:
        count = run.amounts.steps
        address = server.address + SHIPPED
        yield from measure_steps(run.browser, address, group="step", steps=count)


def steps_far_away(run: Run) -> Iterator[Figure]:
    """Steps with every message of the websocket delayed."""
    with serving() as server:
        yield from measure_steps(
            run.browser,
            server.address + SHIPPED,
            group=f"step, every websocket message {DELAY_MS} ms late both ways",
            steps=run.amounts.steps,
            delay_ms=DELAY_MS,
        )


def scrubbing(run: Run) -> Iterator[Figure]:
    """The marker of the time axis dragged, in the shipped story and in stories of 100 and 1,000."""
    count = run.amounts.steps
    with serving() as server:
        address = server.address + SHIPPED
        yield from measure_scrubbing(run.browser, address, group="scrub", steps=count)
    for events in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_story(Path(folder), events)
            with serving(stories=Path(folder)) as server:
                group = f"scrub, {events} events"
                yield from measure_scrubbing(run.browser, server.address, group=group, steps=count)


def reruns(run: Run) -> Iterator[Figure]:
    """Steps by rerun, to compare with."""
    group = "peer in the same run: st_folium with a rerun per step"
    yield from measure_reruns(run.browser, group=group, steps=run.amounts.reruns)


def sending(run: Run) -> Iterator[Figure]:
    """What steps send."""
    amounts = run.amounts
    yield from measure_sending(
        run.browser,
        group=f"what {amounts.sent_steps} steps send",
        steps=amounts.sent_steps,
        cpu_steps=amounts.cpu_steps,
    )


def first_load(run: Run, events: int | None = None) -> Iterator[Figure]:
    """The first load beside a bare page; of a synthetic story if `events` is given."""
    with ExitStack() as stack:
        stories = None
        if events:
            stories = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            write_story(stories, events)
        ours = stack.enter_context(serving(stories=stories))
        bare = stack.enter_context(serving(PEERS / "bare_app.py"))
        figures, seen = measure_loads(
            run.browser,
            ours.address + ("" if events else SHIPPED),
            bare.address,
            group=f"first load, {events or 'shipped story'}{' events' if events else ''}",
            rounds=run.amounts.rounds,
            limit_ms=LARGE_LOAD_LIMIT_MS if events else FIRST_LOAD_LIMIT_MS,
            limit_percent=None if events else FIRST_LOAD_LIMIT_PERCENT,
            limit_kb=None if events else FIRST_LOAD_LIMIT_KB,
        )
        yield from figures
        if run.shows_waterfall:
            print(waterfall(seen, recorded(run.browser, bare.address, "bare")))


def synthetic(run: Run) -> Iterator[Figure]:
    """Steps and first load of stories of 100 and 1,000 events."""
    for events in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_story(Path(folder), events)
            with serving(stories=Path(folder)) as server:
                group, count = f"step, {events} events", run.amounts.steps
                yield from measure_steps(run.browser, server.address, group=group, steps=count)
        yield from first_load(run, events)


def filters(run: Run) -> Iterator[Figure]:
    """Filters and words in the shipped story and in one of 1,000 events."""
    times = run.amounts.reruns
    with serving() as server:
        address = server.address + SHIPPED
        group = "filter, shipped story"
        yield from measure_filters(
            run.browser, address, group=group, times=times, typed="cosmodrome"
        )
    with tempfile.TemporaryDirectory() as folder:
        write_story(Path(folder), 1000)
        with serving(stories=Path(folder)) as server:
            group = "filter, 1,000 events"
            yield from measure_filters(
                run.browser, server.address, group=group, times=times, typed="seventeen"
            )


def static(run: Run) -> Iterator[Figure]:
    """The static export: first view, bytes, steps."""
    amounts = run.amounts
    yield from measure_static(run.browser, rounds=amounts.rounds, steps=amounts.steps)


def story_page(run: Run) -> Iterator[Figure]:
    """The page of a story: cost of a reader, and a slow phone."""
    yield from measure_story_page(run.browser, rounds=run.amounts.rounds)


def tiles(run: Run) -> Iterator[Figure]:
    """The basemap's tiles: bytes of a first view, time of each."""
    yield from measure_tiles(run.browser, rounds=run.amounts.rounds)


def arrivals(run: Run) -> Iterator[Figure]:
    """New readers of the dashboard: processor, rate, two processes."""
    yield from measure_arrivals(run.browser, readers=run.amounts.readers, rounds=3)


def door(run: Run) -> Iterator[Figure]:
    """More new readers of the dashboard than are let in."""
    yield from measure_door(seconds=run.amounts.readers / 10)


def cut(run: Run) -> Iterator[Figure]:
    """Many readers inside, whose connections are cut."""
    yield from measure_cut(present=run.amounts.present)


def balancing(run: Run) -> Iterator[Figure]:
    """nginx before two replicas: the cost of a light page, and a replica that is killed."""
    yield from measure_balancing(run.browser, run.amounts.readers)


def crowding(_: Run) -> Iterator[Figure]:
    """Pages while one client asks for every card."""
    yield from measure_crowding()


def photographs(_: Run) -> Iterator[Figure]:
    """What a story with a hundred photographs costs."""
    yield from measure_photographs()


def reading(run: Run) -> Iterator[Figure]:
    """Stories read from files and from the cache, checked, and made into documents."""
    yield from measure_reading(rounds=run.amounts.rounds)


MEASUREMENTS: dict[str, tuple[Callable[[Run], Iterator[Figure]], ...]] = {
    "step": (steps_at_home, steps_far_away),
    "scrub": (scrubbing,),
    "settled": (steps_at_home, reruns),
    "sent": (sending,),
    "load": (first_load,),
    "filters": (filters,),
    "static": (static,),
    "story-page": (story_page,),
    "tiles": (tiles,),
    "crowd": (crowding,),
    "arrivals": (arrivals, door, cut),
    "door": (door,),
    "cut": (cut,),
    "nginx": (balancing,),
    "synthetic": (synthetic,),
    "reading": (reading,),
    "photographs": (photographs,),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=MEASUREMENTS, action="append", help="measure only this")
    parser.add_argument("--quick", action="store_true", help="few samples, to see whether it runs")
    parser.add_argument("--waterfall", action="store_true", help="print every request of a load")
    chosen = parser.parse_args(arguments)
    wanted = dict.fromkeys(
        part for name in chosen.only or MEASUREMENTS for part in MEASUREMENTS[name]
    )
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright, whole=True)
            run = Run(browser, QUICK if chosen.quick else Amounts(), chosen.waterfall)
            for measured in wanted:
                run.measure(measured.__name__, measured)
            version = f"Chromium {browser.version}"
            browser.close()
    except NoBrowserError as fault:
        print(f"No browser: {fault}", file=sys.stderr)
        return 1
    print(table(run.figures))
    if reruns in wanted:
        print(f"\n{PUBLISHED}")
    print("\n" + ", ".join(f"{name}: {value}" for name, value in machine().items()), version)
    print("Written to", write_results(run.figures, version, {"faults": run.faults}))
    for told in run.faults:
        print(f"COULD NOT MEASURE {told}", file=sys.stderr)
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
