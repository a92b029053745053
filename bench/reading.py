"""What reading a story costs: `story.yaml` beside the YAML parser, tables from nothing and kept."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from bench.figures import Figure, MeasureError
from bench.synthetic import write_story
from tests.browser.servers import ROOT

YAML_EVENTS = (1_000, 3_000)
YAML_RATIO_LIMIT = 1.5
TABLE_EVENTS = 10_000
COLD_LIMIT_MS, KEPT_LIMIT_MS = 3_000.0, 300.0
CHECK_LIMIT_MS = 10_000.0
DOCUMENT_LIMITS_MS = {1_000: 100.0, 10_000: 500.0}
"""By events: for the facts and the words of one language together."""

_LOAD = """
import sys, time
from pathlib import Path
from explorer.reading.library import load_story
begun = time.perf_counter()
load_story(Path(sys.argv[1]))
print(1000 * (time.perf_counter() - begun))
"""
_PARSE = """
import sys, time, yaml
from pathlib import Path
text = Path(sys.argv[1], "story.yaml").read_text(encoding="utf-8")
begun = time.perf_counter()
yaml.load(text, yaml.CSafeLoader)
print(1000 * (time.perf_counter() - begun))
"""
_DOCUMENT = """
import sys, time
from pathlib import Path
from explorer.reading.library import load_story
from explorer.story.itinerary import AsOf
from explorer.views.document import facts_document, words_document
story = load_story(Path(sys.argv[1]))
begun = time.perf_counter()
facts_document(story, AsOf.NOW)
words_document(story, "en")
print(1000 * (time.perf_counter() - begun))
"""


def measure_reading(*, rounds: int) -> Iterator[Figure]:
    """Everything about reading, each sample in a new process.

    Args:
        rounds: samples of each figure.

    Raises:
        MeasureError: a story cannot be read, or PyYAML has no parser in C.
    """
    if not hasattr(yaml, "CSafeLoader"):
        raise MeasureError("PyYAML: found no CSafeLoader, expected one built with LibYAML")
    with tempfile.TemporaryDirectory() as folder:
        for events in YAML_EVENTS:
            story = write_story(Path(folder), events, in_tables=False)
            yield from _beside_the_parser(story, events, rounds)
        story = write_story(Path(folder) / "tables", TABLE_EVENTS)
        cache = Path(folder) / "cache"
        yield from _in_tables(story, cache, rounds)
        stories = {TABLE_EVENTS: story, 1_000: write_story(Path(folder) / "documents", 1_000)}
        for events, limit in DOCUMENT_LIMITS_MS.items():
            _ms(_LOAD, stories[events], cache=str(cache))
            made = tuple(_ms(_DOCUMENT, stories[events], cache=str(cache)) for _ in range(rounds))
            group = f"story document, {events:,} events"
            yield Figure(group, "facts and words, from nothing", made, "ms", limit)


def _beside_the_parser(story: Path, events: int, rounds: int) -> Iterator[Figure]:
    """Parser and explorer in turn, so that other load on the machine affects both."""
    pairs = [
        (_ms(_PARSE, story, cache="off"), _ms(_LOAD, story, cache="off")) for _ in range(rounds)
    ]
    group = f"reading story.yaml, {events:,} events"
    yield Figure(group, "yaml.load with CSafeLoader", tuple(parsed for parsed, _ in pairs))
    yield Figure(group, "load_story", tuple(loaded for _, loaded in pairs))
    ratios = tuple(loaded / parsed for parsed, loaded in pairs)
    yield Figure(group, "  times the parser, pair by pair", ratios, "", YAML_RATIO_LIMIT)


def _in_tables(story: Path, cache: Path, rounds: int) -> Iterator[Figure]:
    group = f"reading tables, {TABLE_EVENTS:,} events"

    def samples(measured: Callable[[], float]) -> tuple[float, ...]:
        return tuple(measured() for _ in range(rounds))

    cold = samples(lambda: _ms(_LOAD, story, cache="off"))
    yield Figure(group, "load_story, from nothing", cold, "ms", COLD_LIMIT_MS)
    _ms(_LOAD, story, cache=str(cache))
    kept = samples(lambda: _ms(_LOAD, story, cache=str(cache)))
    yield Figure(group, "load_story, unchanged, new process", kept, "ms", KEPT_LIMIT_MS)
    checked = samples(lambda: _check_ms(story))
    yield Figure(group, "python -m explorer check", checked, "ms", CHECK_LIMIT_MS)


def _ms(code: str, story: Path, *, cache: str) -> float:
    """What a new process measures in milliseconds, without its start and its imports."""
    return float(_run(["-c", code, str(story)], cache=cache))


def _check_ms(story: Path) -> float:
    """A whole command in milliseconds, with its start."""
    begun = time.perf_counter()
    _run(["-m", "explorer", "check", str(story)], cache="off")
    return 1000 * (time.perf_counter() - begun)


def _run(arguments: list[str], *, cache: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"EXPLORER_CACHE": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MeasureError(f"{arguments}: {done.stderr.strip()[-300:]}")
    return done.stdout
