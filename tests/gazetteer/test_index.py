"""The index on disk: built once, whole or not at all, and never before it is needed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.gazetteer import Entry
from explorer.gazetteer.caches import CacheError, cache_folder
from explorer.gazetteer.index import Index
from explorer.gazetteer.kinds import Kind
from explorer.gazetteer.reading import Names
from explorer.story.places import Coordinate


def entry(name: str, population: int | None = None) -> Entry:
    return Entry(
        id=f"test:{name}",
        name=name,
        coordinate=Coordinate(lat=1, lon=2),
        accuracy_km=1,
        country="IT",
        zone="Europe/Rome",
        kind=Kind.SETTLEMENT,
        population=population,
        source="A test",
    )


ENTRIES: tuple[tuple[Entry, Names], ...] = (
    (entry("Roma", 2_000_000), {"roma": "Roma", "rome": "Rome"}),
    (entry("Roma Nova", 500), {"roma nova": "Roma Nova"}),
    (entry("Roma Vecchia", 900), {"roma vecchia": "Roma Vecchia"}),
    (entry("Romano"), {"romano": "Romano"}),
)


def read() -> Iterator[tuple[Entry, Names]]:
    return iter(ENTRIES)


def names(found: list[tuple[Entry, str]]) -> list[tuple[str, str]]:
    return [(place.name, written) for place, written in found]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path, read=read, name="small")


def test_a_place_is_found_under_each_of_its_keys_as_it_is_written(index: Index) -> None:
    assert names(index.exactly("rome")) == [("Roma", "Rome")]
    assert index.exactly("rome")[0][0] == ENTRIES[0][0]
    assert index.exactly("paris") == []


def test_names_that_begin_so_are_whole_words_and_the_largest_come_first(index: Index) -> None:
    assert names(index.beginning("roma", 5)) == [
        ("Roma Vecchia", "Roma Vecchia"),
        ("Roma Nova", "Roma Nova"),
    ]
    assert len(index.beginning("roma", 1)) == 1


def test_keys_are_given_by_length(index: Index) -> None:
    assert sorted(index.keys(shortest=4, longest=6)) == ["roma", "romano", "rome"]


def test_nothing_is_built_before_the_first_look_up(index: Index, tmp_path: Path) -> None:
    assert not index.is_built

    index.exactly("rome")

    assert index.is_built
    assert [file.name for file in tmp_path.iterdir()] == ["gazetteer-small.sqlite"]


def test_what_is_built_is_not_built_again(index: Index, tmp_path: Path) -> None:
    index.exactly("rome")

    def never() -> Iterator[tuple[Entry, Names]]:
        raise AssertionError("read again")

    assert len(Index(tmp_path, read=never, name="small").exactly("rome")) == 1


KILLED_BUILDER = """
import os, signal, sys
from pathlib import Path
from explorer.gazetteer.index import Index

def kill():
    os.kill(os.getpid(), signal.SIGKILL)
    yield

Index(Path(sys.argv[1]), read=kill, name="small").exactly("rome")
"""


def test_a_builder_that_is_killed_leaves_nothing_that_is_taken_for_an_index(
    index: Index, tmp_path: Path
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED_BUILDER, str(tmp_path)], check=False)

    assert done.returncode == -9
    assert not index.is_built
    assert len(index.exactly("rome")) == 1


def test_a_file_that_is_no_index_is_reported_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "gazetteer-small.sqlite").write_text("not a database, and long enough to be read")

    with pytest.raises(CacheError, match="file is not a database"):
        Index(tmp_path, read=read, name="small").exactly("rome")


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_CACHE", "/some/where")
    assert cache_folder() == Path("/some/where")

    monkeypatch.delenv("EXPLORER_CACHE")
    assert cache_folder().name == "itinerary-explorer"
