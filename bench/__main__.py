"""`python -m bench`: measure, print a table, write every sample to `bench/results/`.

Exit status: 0 when everything was measured, whatever the figures; 1 when something could not be
measured; 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from bench.arrivals import measure_arrivals
from bench.balancing import measure_balancing
from bench.crowding import measure_crowding
from bench.figures import Figure, MeasureError, machine, table, write_results
from bench.filtering import Asked, measure_filters
from bench.full_house import measure_cut, measure_door
from bench.loading import measure_loads, recorded, waterfall
from bench.photographs import measure_photographs
from bench.reader import PEERS, SHIPPED, serving
from bench.reading import measure_reading
from bench.rerunning import PUBLISHED, measure_reruns
from bench.sending import measure_sending
from bench.size_pages import measure_app, measure_light_page, measure_static_page
from bench.size_server import measure_memory
from bench.size_server import measure_reading as measure_size_reading
from bench.sizes import SIZES, subject
from bench.static_page import measure_static
from bench.stepping import measure_scrubbing, measure_steps
from bench.story_page import measure_story_page
from bench.tiles import measure_tiles
from tests.browser.driving import NoBrowserError, launched
from tests.browser.servers import ServerError

FIRST_LOAD_LIMIT_MS = 500.0
FIRST_LOAD_LIMIT_PERCENT, FIRST_LOAD_LIMIT_KB = 60.0, 400.0
DELAY_MS = 200
USUAL_SIZES, QUICK_SIZES = ("shipped", "1000", "10000"), ("1000",)


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
    sizes: tuple[str, ...]
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
    """The marker of the time axis dragged, in the shipped story."""
    count = run.amounts.steps
    with serving() as server:
        address = server.address + SHIPPED
        yield from measure_scrubbing(run.browser, address, group="scrub", steps=count)


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


def first_load(run: Run) -> Iterator[Figure]:
    """The first load beside a bare page."""
    with serving() as ours, serving(PEERS / "bare_app.py") as bare:
        figures, seen = measure_loads(
            run.browser,
            ours.address + SHIPPED,
            bare.address,
            group="first load, shipped story",
            rounds=run.amounts.rounds,
            limit_ms=FIRST_LOAD_LIMIT_MS,
            limit_percent=FIRST_LOAD_LIMIT_PERCENT,
            limit_kb=FIRST_LOAD_LIMIT_KB,
        )
        yield from figures
        if run.shows_waterfall:
            print(waterfall(seen, recorded(run.browser, bare.address, "bare")))


def filters(run: Run) -> Iterator[Figure]:
    """Filters and words in the shipped story, on the app's page."""
    with serving() as server:
        yield from measure_filters(
            run.browser,
            server.address + SHIPPED,
            group="filter, shipped story",
            times=run.amounts.reruns,
            asked=Asked("cosmodrome"),
        )


def sizes(run: Run) -> Iterator[Figure]:
    """Stories of each size: what readers, the server and authors wait for."""
    amounts = run.amounts
    rounds = min(amounts.rounds, 5)
    for size in run.sizes:
        with subject(SIZES[size]) as story:
            parts: dict[str, Callable[[], Iterator[Figure]]] = {
                "app": lambda: measure_app(run.browser, story, rounds=rounds),
                "light page": lambda: measure_light_page(run.browser, story, steps=amounts.steps),
                "static page": lambda: measure_static_page(run.browser, story, rounds=rounds),
                "memory": lambda: measure_memory(run.browser, story),
                "commands": lambda: measure_size_reading(story, rounds=min(rounds, 3)),
            }
            for name, measured in parts.items():
                run.measure(story.group(name), lambda _, measured=measured: measured())
    yield from ()


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
    """story.yaml, beside the parser alone."""
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
    "size": (sizes,),
    "reading": (reading,),
    "photographs": (photographs,),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=MEASUREMENTS, action="append", help="measure only this")
    parser.add_argument("--quick", action="store_true", help="few samples, to see whether it runs")
    parser.add_argument("--waterfall", action="store_true", help="print every request of a load")
    parser.add_argument("--size", choices=SIZES, action="append", help="of the part `size`: this")
    chosen = parser.parse_args(arguments)
    sizes_to_measure = tuple(chosen.size or (QUICK_SIZES if chosen.quick else USUAL_SIZES))
    wanted = dict.fromkeys(
        part for name in chosen.only or MEASUREMENTS for part in MEASUREMENTS[name]
    )
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright, whole=True)
            run = Run(
                browser, QUICK if chosen.quick else Amounts(), chosen.waterfall, sizes_to_measure
            )
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
