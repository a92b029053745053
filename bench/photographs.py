"""What a story with a hundred photographs costs: checking it, and making the copies for readers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from bench.figures import Figure, MeasureError
from tests.browser.servers import ROOT
from tests.records import event, write_story

COUNT: Final = 100
SIZE_PX: Final = (4000, 3000)
"""Of a photograph: 12 megapixels, some 4 MB as a camera writes them."""
CHECK_FIRST_MS, CHECK_AGAIN_MS, BUILD_MS = 5_000.0, 1_000.0, 60_000.0


def measure_photographs() -> Iterator[Figure]:
    """Checking the story, twice, making all copies, and decoding the photographs for comparison.

    Raises:
        MeasureError: a command fails.
    """
    group = f"{COUNT} photographs of 12 megapixels"
    with tempfile.TemporaryDirectory() as place:
        root, cache = Path(place) / "stories", Path(place) / "cache"
        _write(root)
        _settle()
        first, again = (_ms(root, cache, "check", "photographs") for _ in range(2))
        yield Figure(group, "check, the first time", (first,), "ms", CHECK_FIRST_MS)
        yield Figure(group, "check, nothing changed", (again,), "ms", CHECK_AGAIN_MS)
        yield Figure(group, "Pillow decodes them, two at a time", (_decoding_ms(root),), "ms")
        built = _ms(root, cache, "media", "build", "photographs")
        yield Figure(group, "media build", (built,), "ms", BUILD_MS)


def _write(root: Path) -> None:
    names = [f"p{number}" for number in range(COUNT)]
    media = [
        {"id": name, "kind": "image", "file": f"media/{name}.jpg", "alt": {"en": "A view."}}
        | {"credit": "Nobody", "licence": "CC0 1.0"}
        for name in names
    ]
    events = [event(name, media=[name]) for name in names]
    articles = {"en": "The [first](event:p0)."}
    write_story(root, slug="photographs", media=media, events=events, articles=articles)
    folder = root / "photographs" / "media"
    folder.mkdir()
    with ProcessPoolExecutor() as pool:
        for name, content in zip(names, pool.map(_photograph, range(COUNT)), strict=True):
            (folder / f"{name}.jpg").write_bytes(content)


def _photograph(number: int) -> bytes:
    """Something as hard to compress as a photograph, another for each number."""
    ground = Image.linear_gradient("L").rotate(number * 3).resize(SIZE_PX)
    grain = Image.effect_noise(SIZE_PX, 24)
    bands = [ImageChops.blend(ground, ImageChops.offset(grain, shift), 0.3) for shift in (0, 7, 19)]
    file = BytesIO()
    Image.merge("RGB", bands).save(file, "JPEG", quality=88)
    return file.getvalue()


def _settle() -> None:
    """Files that have just been written are not trusted yet, see `media.facts`."""
    time.sleep(3)


def _decoding_ms(root: Path) -> float:
    paths = sorted((root / "photographs" / "media").iterdir())
    begun = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        list(pool.map(_decode, paths))
    return 1000 * (time.perf_counter() - begun)


def _decode(path: Path) -> None:
    with Image.open(path) as image:
        image.load()


def _ms(root: Path, cache: Path, *arguments: str) -> float:
    """A whole command in milliseconds, with its start."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "--stories", str(root), *arguments],
        cwd=ROOT,
        env=os.environ | {"EXPLORER_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MeasureError(f"{arguments}: {done.stderr.strip()[-300:]}")
    return 1000 * (time.perf_counter() - begun)
