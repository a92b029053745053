"""An online geocoder on this machine: what it answers, how it fails, and how it is treated."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.gazetteer import Landmark
from explorer.gazetteer.answers_kept import MAX_AGE_S, KeptAnswers
from explorer.gazetteer.online import OnlineError, OnlineGeocoder
from explorer.reading.library import load_story
from explorer.story.places import Coordinate
from tests.geocoding_service import MACTAN, Service
from tests.records import place, write_story


def geocoder(service: Service, folder: Path, told: list[str] | None = None) -> OnlineGeocoder:
    tell = (told if told is not None else []).append
    return OnlineGeocoder("nominatim", service.settings(), KeptAnswers(folder), tell)


def test_an_answer_carries_all_that_a_place_needs(
    serve: Callable[..., Service], tmp_path: Path
) -> None:
    (candidate,) = geocoder(serve((200, {}, [MACTAN])), tmp_path).search("Mactan").candidates

    assert candidate.entry.model_dump(mode="json") == {
        "id": "osm:relation/1503309",
        "name": "Mactan, Lapu-Lapu, Central Visayas, Philippines",
        "coordinate": {"lat": 10.2903, "lon": 123.976},
        "accuracy_km": 10.8,
        "country": "PH",
        "zone": "Asia/Manila",
        "division": None,
        "kind": "place",
        "population": None,
        "source": "OpenStreetMap (ODbL), through Nominatim",
        "geonames": None,
        "wikidata": None,
    }


def test_answers_are_ranked_by_what_is_known_of_the_story(
    serve: Callable[..., Service], tmp_path: Path
) -> None:
    elsewhere = MACTAN | {"osm_id": 2, "lat": "43.7", "lon": "-79.4", "boundingbox": None}
    service = serve((200, {}, [elsewhere, MACTAN]))
    cebu = Landmark(name="Cebu", coordinate=Coordinate(lat=10.32, lon=123.9))

    answer = geocoder(service, tmp_path).search("Mactan", near=[cebu], countries=["PH"])

    assert answer.clear is not None
    assert answer.clear.entry.id == "osm:relation/1503309"
    assert answer.clear.reasons == (
        "answered online",
        "place",
        "9 km from Cebu",
        "in Philippines, as expected",
    )


def test_a_place_at_sea_has_no_country_and_the_ships_zone(
    serve: Callable[..., Service], tmp_path: Path
) -> None:
    at_sea = MACTAN | {"lat": "-40.0", "lon": "-150.0"}

    (candidate,) = geocoder(serve((200, {}, [at_sea])), tmp_path).search("Nowhere").candidates

    assert (candidate.entry.country, candidate.entry.zone) == (None, "Etc/GMT+10")


def test_requests_say_who_asks_and_come_a_second_apart(
    serve: Callable[..., Service], tmp_path: Path, waits: list[float]
) -> None:
    service = serve((200, {}, []))
    online = geocoder(service, tmp_path)

    for name in ("a", "b", "c"):
        online.search(name)

    assert service.asked == [(name, "itinerary-explorer") for name in ("a", "b", "c")]
    assert waits == [1.0, 1.0]


def test_no_question_is_asked_twice_within_a_month(
    serve: Callable[..., Service], tmp_path: Path, waits: list[float]
) -> None:
    now = [1_000_000.0]
    service = serve((200, {}, [MACTAN]))
    kept = KeptAnswers(tmp_path, clock=lambda: now[0])

    for _ in range(2):
        online = OnlineGeocoder("nominatim", service.settings(), kept)
        assert len(online.search("Mactan").candidates) == 1
    assert len(service.asked) == 1

    now[0] += MAX_AGE_S
    online.search("Mactan")
    assert len(service.asked) == 2


def test_a_service_that_asks_to_wait_is_given_its_time(
    serve: Callable[..., Service], tmp_path: Path, waits: list[float]
) -> None:
    told: list[str] = []
    service = serve((429, {"Retry-After": "20"}, ""), (200, {}, [MACTAN]))

    answer = geocoder(service, tmp_path, told).search("Mactan")

    assert len(answer.candidates) == 1
    assert 20 in waits
    assert told == ["nominatim: asks to wait 20 s"]


def test_a_service_that_asks_to_wait_long_is_left_alone_and_the_author_learns_how_long(
    serve: Callable[..., Service], tmp_path: Path, waits: list[float]
) -> None:
    service = serve((429, {"Retry-After": "3600"}, ""))

    with pytest.raises(OnlineError, match=r"too many requests, expected none for 3,600 s"):
        geocoder(service, tmp_path).search("Mactan")
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message", "requests"),
    [
        ((503, {}, ""), "nominatim: found GeocoderTimedOut", 3),
        ((429, {}, ""), "nominatim: found GeocoderRateLimited", 3),
        ((200, {}, "<html>"), "nominatim: found GeocoderParseError", 3),
        ((403, {}, ""), "expected access", 1),
        ((401, {}, ""), "expected access", 1),
    ],
)
@pytest.mark.usefixtures("waits")
def test_a_failure_is_tried_again_where_that_may_help(
    serve: Callable[..., Service],
    tmp_path: Path,
    answer: tuple[int, dict[str, str], object],
    message: str,
    requests: int,
) -> None:
    service = serve(answer)

    with pytest.raises(OnlineError, match=message):
        geocoder(service, tmp_path).search("Mactan")
    assert len(service.asked) == requests


def test_a_failure_is_not_kept(
    serve: Callable[..., Service], tmp_path: Path, waits: list[float]
) -> None:
    failed = (503, {}, "")
    service = serve(failed, failed, failed, (200, {}, [MACTAN]))
    online = geocoder(service, tmp_path)

    with pytest.raises(OnlineError):
        online.search("Mactan")

    assert len(online.search("Mactan").candidates) == 1


@pytest.mark.usefixtures("waits")
def test_without_a_network_the_error_is_clear_and_no_traceback_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Service([], port=9)
    monkeypatch.setattr(logging.root, "handlers", [])  # pytest's, without which Python prints

    with pytest.raises(OnlineError, match=r"is there a network\? offline results are not affected"):
        geocoder(closed, tmp_path).search("Mactan")

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("service", "settings", "message"),
    [
        ("atlantis", {}, "found 'atlantis', expected a geocoder that geopy knows, such as"),
        ("opencage", {}, "found the options none, expected api_key of"),
        ("opencage", {"domain": "a.example"}, "found the options domain, expected api_key of"),
        ("nominatim", {"timeout": "9"}, "found the options timeout, expected none of"),
        ("nominatim", {"colour": "red"}, "found the options colour, expected none of"),
        ("nominatim", {"scheme": "ftp"}, "Supported schemes are `http` and `https`"),
    ],
)
def test_a_service_that_there_is_not_or_that_needs_more_is_refused(
    tmp_path: Path, service: str, settings: dict[str, str], message: str
) -> None:
    with pytest.raises(OnlineError, match=message):
        OnlineGeocoder(service, settings, KeptAnswers(tmp_path))


@pytest.fixture
def command(online_cache: Path) -> Callable[..., int]:
    """`geocode` with an online geocoder."""

    def run(service: Service, *arguments: str) -> int:
        options = [f"--online-option={name}={value}" for name, value in service.settings().items()]
        return main(["geocode", *arguments, "--online", *options])

    return run


def test_only_what_is_not_clear_offline_is_asked_online(
    serve: Callable[..., Service],
    command: Callable[..., int],
    gazetteer: object,
    waits: list[float],
    capsys: pytest.CaptureFixture[str],
) -> None:
    service = serve((200, {}, [MACTAN]))

    assert command(service, "Rome", "Mactan") == 0
    assert [name for name, _ in service.asked] == ["Mactan"]
    assert "osm:relation/1503309" in capsys.readouterr().out


def test_what_was_found_offline_is_kept_when_the_service_fails(
    serve: Callable[..., Service],
    command: Callable[..., int],
    waits: list[float],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command(serve((503, {}, "")), "Komsomolsk") == 1

    said = capsys.readouterr()
    assert "geonames:2021851" in said.out
    assert said.err.startswith("explorer: nominatim: found GeocoderTimedOut")


def test_an_online_answer_is_written_with_its_source(
    serve: Callable[..., Service],
    command: Callable[..., int],
    waits: list[float],
    tmp_path: Path,
) -> None:
    names = {"en": "Mactan"}
    folder = write_story(
        tmp_path, places=[{"id": "rome", "names": names}, place("tokyo", country="JP")]
    )

    done = command(
        serve((200, {}, [MACTAN])),
        "--story",
        str(folder),
        "--write",
        "--choose",
        "rome=osm:relation/1503309",
    )

    assert done == 0
    written = load_story(folder).place("rome")
    assert written.coordinate_source == "OpenStreetMap (ODbL), through Nominatim"
    assert (written.country, written.zone) == ("PH", "Asia/Manila")
