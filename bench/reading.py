"""What reading `story.yaml` costs, beside the YAML parser alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.commands import run
from bench.figures import Figure, MeasureError
from bench.synthetic import write_story

YAML_EVENTS = (1_000, 3_000)
YAML_RATIO_LIMIT = 1.5

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


def measure_reading(*, rounds: int) -> Iterator[Figure]:
    """The parser and the explorer in turn, each sample in a new process.

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


def _beside_the_parser(story: Path, events: int, rounds: int) -> Iterator[Figure]:
    """Parser and explorer in turn, so that other load on the machine affects both."""
    pairs = [(_ms(_PARSE, story), _ms(_LOAD, story)) for _ in range(rounds)]
    group = f"reading story.yaml, {events:,} events"
    yield Figure(group, "yaml.load with CSafeLoader", tuple(parsed for parsed, _ in pairs))
    yield Figure(group, "load_story", tuple(loaded for _, loaded in pairs))
    ratios = tuple(loaded / parsed for parsed, loaded in pairs)
    yield Figure(group, "  times the parser, pair by pair", ratios, "", YAML_RATIO_LIMIT)


def _ms(code: str, story: Path) -> float:
    """What a new process measures in milliseconds, without its start and its imports."""
    return float(run(["-c", code, str(story)]))
