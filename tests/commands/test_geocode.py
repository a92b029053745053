"""`geocode`: what it prints, what it writes into a story, and what it refuses."""

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from explorer.__main__ import main
from explorer.commands.progress import watched, watched_gazetteer
from explorer.reading.library import load_story
from tests.records import place, write_story

LOCATED = {"lat", "lon", "accuracy_km", "zone", "country", "coordinate_source"}


def unplaced(place_id: str, **fields: Any) -> dict[str, Any]:
    """A place that only has names."""
    whole = place(place_id, **fields)
    return {name: value for name, value in whole.items() if name not in LOCATED - fields.keys()}


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return list(json.loads(capsys.readouterr().out))


def test_a_name_is_reported_with_its_places_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["geocode", "Komsomolsk", "--near", "Vladivostok", "--country", "Russia"]

    assert main([*arguments, "--limit", "1"]) == 0
    assert (
        capsys.readouterr().out
        == """\
Komsomolsk: Komsomolsk-on-Amur
       id                place                           lat       lon  ± km  zone
  95%  geonames:2021851  Komsomolsk-on-Amur, Russia  50.5503  137.0100   5.2  Asia/Vladivostok
       also called Komsomol'sk; 275,908 people; 915 km from Vladivostok; in Russia, as expected
  and 4 more (--limit 5 shows them)

"""
    )


def test_json_leaves_nothing_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Komsomolsk", "--format", "json", "--limit", "1"]) == 0

    (record,) = told(capsys)
    assert record["name"] == "Komsomolsk"
    assert record["clear"] is None
    assert record["online"] is None
    assert len(record["offline"]["candidates"]) > 4
    assert record["offline"]["candidates"][0] == {
        "entry": {
            "id": "geonames:2021851",
            "name": "Komsomolsk-on-Amur",
            "coordinate": {"lat": 50.55034, "lon": 137.00995},
            "accuracy_km": 5.2,
            "country": "RU",
            "zone": "Asia/Vladivostok",
            "division": "30",
            "kind": "settlement",
            "population": 275_908,
            "source": "GeoNames (CC BY 4.0)",
            "geonames": 2021851,
            "wikidata": None,
        },
        "written": "Komsomol'sk",
        "match": "other name",
        "weight": pytest.approx(420.2, abs=0.1),
        "confidence": pytest.approx(0.70, abs=0.01),
        "reasons": ["also called Komsomol'sk", "275,908 people"],
    }


def test_names_given_together_settle_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Vostochny", "Komsomolsk", "Vladivostok", "--format", "json"]) == 0
    assert [record["clear"] for record in told(capsys)] == [
        "spaceport:vostochny",
        "geonames:2021851",
        "geonames:2013348",
    ]


@pytest.mark.parametrize(
    ("name", "first_line"),
    [
        ("Vladivostock", "Vladivostock: no such place, only similar names"),
        ("qqqqzzzzqqqq", "qqqqzzzzqqqq: no such place"),
        ("Komsomolsk", "Komsomolsk: ambiguous"),
        (
            "Ucraina",
            "Ucraina: the name of a country, Ukraine; else no such place, only similar names",
        ),
    ],
)
def test_no_match_is_an_answer_and_no_error(
    name: str, first_line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["geocode", name]) == 0

    said = capsys.readouterr()
    assert said.out.splitlines()[0] == first_line
    assert said.err == ""


def test_a_story_s_places_are_found_by_its_other_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = [
        place("vladivostok", lat=43.1, lon=131.9, country="RU", zone="Asia/Vladivostok"),
        unplaced("komsomolsk", names={"en": "Komsomolsk"}),
    ]
    folder = write_story(tmp_path, places=places)

    assert main(["geocode", "--story", str(folder), "--format", "json"]) == 0
    said = capsys.readouterr()
    (record,) = json.loads(said.out)
    assert (record["name"], record["clear"]) == ("komsomolsk", "geonames:2021851")
    assert said.err == f"{folder}/story.yaml: places without coordinates: 1, clear: 1\n"


def test_what_is_clear_is_written_and_what_is_ambiguous_is_left_and_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(
        tmp_path,
        places=[
            unplaced("rome", names={"en": "Rome"}),
            unplaced("tokyo", names={"en": "Springfield"}),
        ],
    )
    file = folder / "story.yaml"

    assert main(["geocode", "--story", str(folder), "--write"]) == 1
    said = capsys.readouterr()
    assert "· place rome: lat 41.8919, lon 12.5113, accuracy_km 13.2, " in said.err
    assert said.err.endswith(f"{file}: place tokyo is unchanged: choose with --choose tokyo=ID\n")
    assert "geonames: 3169070" in file.read_text()
    assert file.read_text().count("lat:") == 1


def test_what_the_author_chooses_is_written_and_the_story_loads(tmp_path: Path) -> None:
    places = [unplaced("rome", names={"en": "Rome"}), unplaced("tokyo", names={"en": "Victoria"})]
    folder = write_story(tmp_path, places=places)

    done = main(["geocode", "--story", str(folder), "--write", "--choose", "tokyo=241131"])

    assert done == 0
    victoria = load_story(folder).place("tokyo")
    assert (victoria.country, victoria.zone, victoria.geonames) == ("SC", "Indian/Mahe", 241131)
    assert victoria.coordinate_source == "GeoNames (CC BY 4.0)"


def test_the_places_of_a_table_are_filled_in_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, places=None)
    file = folder / "places.csv"
    tokyo = "tokyo,Tokyo,35.7,139.7,5,Asia/Tokyo,JP,A map"
    header = "id,names.en,lat,lon,accuracy_km,zone,country,coordinate_source"
    file.write_text(f"{header}\nrome,Rome,,,,,,\n{tokyo}\n", encoding="utf-8")

    assert main(["geocode", "--story", str(folder), "--write"]) == 0

    said = capsys.readouterr().err
    assert said.startswith(f"{file}:2 · place rome: lat 41.8919, lon 12.5113, ")
    assert file.read_text(encoding="utf-8") == (
        f"{header},geonames\n"
        "rome,Rome,41.8919,12.5113,13.2,Europe/Rome,IT,GeoNames (CC BY 4.0),3169070\n"
        f"{tokyo},\n"
    )
    assert load_story(folder).place("rome").geonames == 3169070


def test_a_story_without_coordinates_says_how_to_find_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, places=[unplaced("rome"), place("tokyo")])

    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{folder / 'story.yaml'}:13 · place rome: found no coordinates yet, expected lat, lon, "
        "accuracy_km, zone and coordinate_source "
        "(python -m explorer geocode --story small --write)\n"
    )


def test_a_country_that_the_author_wrote_is_kept(tmp_path: Path) -> None:
    folder = write_story(
        tmp_path, places=[unplaced("rome", names={"en": "Rome"}, country="US"), place("tokyo")]
    )

    main(["geocode", "--story", str(folder), "--write", "--choose", "rome=4219762"])

    assert load_story(folder).place("rome").country == "US"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "geocode: expected either names or --story"),
        (["Rome", "--story", "STORY"], "geocode: expected either names or --story"),
        (["Rome", "--write"], "--write and --choose: expected a --story to write into"),
        (["--story", "STORY", "--choose", "a=1"], "--choose: expected --write with it"),
        (
            ["--story", "STORY", "--write", "--choose", "oslo=1"],
            "--choose oslo=1: found 'oslo', expected a place without coordinates: rome",
        ),
        (
            ["--story", "STORY", "--write", "--choose", "rome=1"],
            "--choose rome=1: found '1', expected an id of the gazetteer, LAT,LON, "
            "or the address of a map with its point",
        ),
        (
            ["--story", "STORY", "--write", "--choose", "rome=https://maps.app.goo.gl/x"],
            "--choose rome=https://maps.app.goo.gl/x: found 'https://maps.app.goo.gl/x', expected "
            "an id of the gazetteer, LAT,LON, or the address of a map with its point (open this "
            "short address and copy the one that it leads to)",
        ),
        (
            ["Rome", "--country", "Atlantis"],
            "--country: found 'Atlantis', expected a country's ISO 3166-1 code or name",
        ),
        (
            ["Rome", "--near", "Springfield"],
            "--near: found 'Springfield', expected a place that is not ambiguous, or LAT,LON",
        ),
        (
            ["Rome", "--near", "95,10"],
            "--near: found '95,10', expected a place that is not ambiguous, or LAT,LON",
        ),
    ],
)
def test_wrong_usage_says_what_was_expected(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, places=[unplaced("rome"), place("tokyo")])
    before = (folder / "story.yaml").read_bytes()

    typed = [str(folder) if each == "STORY" else each for each in arguments]
    assert main(["geocode", *typed]) == 2

    assert capsys.readouterr().err == f"explorer: {message}\n"
    assert (folder / "story.yaml").read_bytes() == before


def test_a_cache_that_cannot_be_written_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("EXPLORER_CACHE", str(tmp_path / "file"))

    assert main(["geocode", "Rome"]) == 2
    assert "expected a writable cache folder (you can delete it" in (capsys.readouterr().err)


@pytest.mark.parametrize(("is_terminal", "shown"), [(True, True), (False, False)])
def test_progress_is_shown_at_a_terminal_only(
    is_terminal: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: is_terminal, raising=False)
    monkeypatch.setattr(sys, "stderr", screen)

    assert list(watched([1, 2, 3], "index")) == [1, 2, 3]
    assert ("index" in screen.getvalue()) is shown


def test_building_the_index_is_announced_without_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("explorer.gazetteer.cache_folder", lambda: tmp_path)
    monkeypatch.setattr("explorer.commands.progress.read_entries", lambda: iter(()))
    gazetteer = watched_gazetteer()

    assert capsys.readouterr().err == ""
    gazetteer.search_together(["Rome"])
    assert capsys.readouterr().err == (
        "indexing the list of all towns, which takes about half a minute, once\n"
    )
