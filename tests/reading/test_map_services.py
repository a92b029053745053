"""Online maps: whose server is asked, with which addresses, and whom they credit."""

import pytest

from explorer.reading.map_services import Credit, known_providers, map_service, of_provider
from explorer.story.backgrounds import Background

WORKING = [name for name, known in known_providers().items() if not known.requires_token()]


def service(**fields: object):  # type: ignore[no-untyped-def]
    return map_service(Background.model_validate({"credit": "A library"} | fields))


def test_every_provider_without_a_key_has_an_address_a_server_and_a_credit() -> None:
    shown = 0
    for name in WORKING:
        try:
            found = of_provider(known_providers()[name])
        except ValueError:
            continue  # of another projection
        shown += 1
        assert found.hosts, name
        assert "".join(part.text for part in found.credit), name
        assert 0 <= found.min_zoom <= found.max_zoom <= 18, name
    assert shown > 500


def test_a_provider_has_its_own_servers_zooms_bounds_and_credit() -> None:
    found = service(provider="FreeMapSK", max_zoom=12, credit=None)

    assert found.address == "https://{s}.freemap.sk/T/{z}/{x}/{y}.jpeg"
    assert found.hosts == tuple(f"https://{each}.freemap.sk" for each in "abcd")
    assert (found.min_zoom, found.max_zoom, round(found.bounds.west)) == (8, 12, 16)
    assert found.credit[1] == Credit("OpenStreetMap", "https://www.openstreetmap.org/copyright")


def test_an_author_can_word_the_credit_of_a_provider() -> None:
    assert service(provider="OpenTopoMap").credit == (Credit("A library"),)


@pytest.mark.parametrize(
    ("url", "address", "hosts"),
    [
        (
            "https://tiles.example/{z}/{x}/{y}{r}.png",
            "https://tiles.example/{z}/{x}/{y}{r}.png",
            ("https://tiles.example",),
        ),
        (
            "https://{s}.tiles.example/{z}/{x}/{-y}.png",
            "https://{s}.tiles.example/{z}/{x}/{-y}.png",
            tuple(f"https://{each}.tiles.example" for each in "abc"),
        ),
        (
            "https://{switch:one,two}.tiles.example/{zoom}/{x}/{y}.png",
            "https://{s}.tiles.example/{z}/{x}/{y}.png",
            ("https://one.tiles.example", "https://two.tiles.example"),
        ),
        (
            "https://wmts.example/relief/{TileMatrix}/{TileRow}/{TileCol}.png",
            "https://wmts.example/relief/{z}/{y}/{x}.png",
            ("https://wmts.example",),
        ),
        (
            "https://wmts.example/?TILEMATRIX={tilematrix}&TILEROW={tilerow}&TILECOL={tilecol}",
            "https://wmts.example/?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
            ("https://wmts.example",),
        ),
    ],
)
def test_templates_of_other_programs_are_understood(
    url: str, address: str, hosts: tuple[str, ...]
) -> None:
    found = service(url=url)

    assert (found.address, found.hosts, found.wms) == (address, hosts, {})


def test_a_wms_keeps_what_its_address_asks_for() -> None:
    url = "https://wms.example/ows?map=a&SERVICE=WMS&REQUEST=GetMap&VERSION=1.3.0&FORMAT=image/jpeg"

    found = service(url=url, layers="relief,rivers")

    assert (found.address, found.hosts) == (
        "https://wms.example/ows?map=a",
        ("https://wms.example",),
    )
    assert found.wms == {
        "layers": "relief,rivers",
        "styles": "",
        "format": "image/jpeg",
        "version": "1.3.0",
        "transparent": "true",
    }


def test_a_file_is_no_online_map() -> None:
    assert service(file="a.pmtiles") is None
