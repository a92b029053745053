"""The sites that a page may load from, as its policy names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.reading.library import load_library
from explorer.site.page_hosts import MOST_BYTES, Hosts, page_hosts, policy_source
from tests.records import write_story

CHOICE = ("https://server.arcgisonline.com", "https://tile.openstreetmap.org")
"""The sites of the online maps that readers can choose for every story."""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://tile.example/{z}/{x}/{y}.png", "https://tile.example"),
        ("http://tile.example:8080/wms?map=a", "http://tile.example:8080"),
        ("HTTPS://Tile.Example:443/", "https://tile.example"),
        ("http://tile.example:80/", "http://tile.example"),
        ("https://tile.example:80/", "https://tile.example:80"),
        ("https://müller.example/{z}", "https://xn--mller-kva.example"),
        ("https://карта.example", "https://xn--80aa2azak.example"),
        ("http://127.0.0.1:9000/{z}", "http://127.0.0.1:9000"),
        ("https://tile_server.example", "https://tile_server.example"),
    ],
)
def test_a_site_is_named_by_scheme_host_and_port(address: str, expected: str) -> None:
    assert policy_source(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example; script-src *",
        "https://a.example;script-src%20*/x",
        "https://a.example,https://b.example/",
        "https://a.example'unsafe-inline'/",
        "https://*/",
        "https://*.example/",
        "https://{s}.tile.example/",
        "https://a%2eexample/",
        "https://a.example\\@b.example/",
        "https://user:secret@a.example/",
        "https://[::1]:8000/",
        "https://[/",
        "https://a.example:99999/",
        "https://a.example:x/",
        "https://a..example/",
        f"https://{'a' * 64}.example/",
        "https://a.example./",
        "https://-a.example/",
        "https://straße.example/",
        "https:///tiles",
        "https:tiles",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example/",
        "",
    ],
)
def test_what_a_policy_cannot_name_is_left_out(address: str) -> None:
    assert policy_source(address) is None


def embed(number: int) -> dict[str, str]:
    """A film of a site of its own."""
    site = f"https://a-rather-long-name-of-a-host-{number:04}.example"
    return {"id": f"film-{number}", "kind": "embed", "url": f"{site}/w/{'a' * 22}"}


def test_a_page_may_load_from_the_sites_of_all_stories(tmp_path: Path) -> None:
    write_story(tmp_path, slug="one", media=[embed(1)])
    write_story(tmp_path, slug="two", media=[embed(2), embed(1)])
    library = load_library(tmp_path)
    expected = Hosts(
        CHOICE,
        tuple(f"https://a-rather-long-name-of-a-host-000{each}.example" for each in (1, 2)),
    )
    assert (
        page_hosts(library, "one") == page_hosts(library, "two") == page_hosts(library) == expected
    )


def test_many_sites_do_not_swell_a_header_and_those_of_the_pages_own_story_come_first(
    tmp_path: Path,
) -> None:
    write_story(tmp_path, slug="many", media=[embed(number) for number in range(300)])
    write_story(tmp_path, slug="other", media=[embed(301)])
    library = load_library(tmp_path)
    (own,) = page_hosts(load_library(tmp_path).only("other"), "other").frames
    for slug in ("many", "other"):
        found = page_hosts(library, slug)
        assert MOST_BYTES - 100 < len(" ".join(found.all)) < MOST_BYTES
        assert set(CHOICE) == set(found.images)
        assert (own in found.frames) is (slug == "other")


def test_the_servers_of_the_maps_that_the_stories_name_are_let_in(tmp_path: Path) -> None:
    tiles = {"url": "https://{switch:a,b}.tiles.example/{z}/{x}/{y}.png", "credit": "A library"}
    write_story(tmp_path, slug="one", background=[tiles, {"provider": "OpenStreetMap.CH"}])
    write_story(tmp_path, slug="two")

    hosts = page_hosts(load_library(tmp_path), "two")

    own = ("https://a.tiles.example", "https://b.tiles.example", "https://tile.osm.ch")
    assert hosts == Hosts(tuple(sorted((*CHOICE, *own))))


def test_no_server_of_an_online_map_is_let_in_where_the_operator_wants_none(tmp_path: Path) -> None:
    write_story(tmp_path, slug="one", background={"provider": "OpenTopoMap"})
    library = load_library(tmp_path)

    assert page_hosts(library, "one", {"EXPLORER_ONLINE_MAPS": "never"}) == Hosts()
    assert page_hosts(library, "one", {"EXPLORER_ONLINE_MAPS": "allow"}).images[:1] == (
        "https://a.tile.opentopomap.org",
    )
