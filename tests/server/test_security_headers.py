"""Who may frame what, what a page may load, and by which address a site is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from explorer.server.app import middleware
from explorer.server.security_headers import (
    SecurityHeaders,
    explorer_policy,
    frame_ancestors,
    named_hosts,
)
from explorer.site.addresses import (
    Asked,
    HostError,
    site_address,
    trusts_proxy,
)
from explorer.site.map_options import tile_origins
from explorer.story.errors import SettingError
from tests.records import write_story
from tests.sharing import client


def policy(path: str, ancestors: str = "*", own: str | None = None) -> str:
    headers = {"Content-Security-Policy": own} if own else {}
    app = Starlette(
        routes=[Route("/{rest:path}", lambda request: PlainTextResponse("x", headers=headers))],
        middleware=[Middleware(SecurityHeaders, ancestors=ancestors)],
    )
    return TestClient(app).get(path).headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "ancestors", "expected"),
    [
        ("/", "*", "'self'"),
        ("/?embed=true", "*", "*"),
        ("/?story=a&embed=TRUE", "*", "*"),
        ("/?embed=trueish", "*", "'self'"),
        ("/?xembed=true", "*", "'self'"),
        ("/?embed=true", "'none'", "'none'"),
        ("/?embed=true", "'self' https://a.example", "'self' https://a.example"),
        ("/component/st_folium/index.html", "*", "*"),
        ("/component/st_folium/index.html", "'none'", "'self'"),
    ],
)
def test_only_the_embedded_explorer_and_its_frames_can_be_framed(
    path: str, ancestors: str, expected: str
) -> None:
    assert policy(path, ancestors, "img-src x") == f"img-src x; frame-ancestors {expected}"


def test_an_answer_that_is_no_page_loads_nothing_when_it_is_opened() -> None:
    assert policy("/views/x.json") == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


@pytest.mark.parametrize("query", ["", "?story=vostochny-2023&lang=en", "?story=nope", "?a=b;"])
def test_the_explorer_runs_no_script_but_its_own(query: str) -> None:
    answer = client().get(f"/{query}")
    rules = dict(
        rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; ")
    )
    digests = rules["script-src"].removeprefix("'self' blob: ")
    # Of what starts Streamlit, and of the one line in its page.
    assert re.fullmatch(r"'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='", digests)
    assert rules == {
        "default-src": "'self'",
        "script-src": f"'self' blob: {digests}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(("'self' data:", *tile_origins())),
        "font-src": "'self' data:",
        "object-src": "'none'",
        "worker-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }
    assert answer.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"


def test_only_a_script_that_is_written_in_streamlits_page_gets_permission() -> None:
    shell = "<head><script>\n  let a = 1\n</script><script src=x></script></head>"
    assert explorer_policy(shell, ()).count("sha256-") == 1
    assert "'sha256-" not in explorer_policy("<head></head>", ())


def test_streamlits_page_offers_programs_nothing_that_is_refused() -> None:
    page = client().get("/?story=vostochny-2023&lang=en").text
    assert 'rel="service-desc"' not in page
    assert "agent/openapi" not in page
    assert "You need to enable JavaScript to run this app." in page


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", ()),
        ("'none'", ()),
        ("'self' https:", ()),
        ("https://A.example:8443 b.example https://*.c.example", ("https://a.example:8443",)),
    ],
)
def test_only_hosts_that_are_named_as_a_whole_learn_what_is_read(
    setting: str, expected: tuple[str, ...]
) -> None:
    assert named_hosts({"EXPLORER_FRAME_ANCESTORS": setting}) == expected


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", "*"),
        ("*", "*"),
        ("'none'", "'none'"),
        ("https://a.example", "'self' https://a.example"),
        ("'self' https://*.a.example:8443  b.example", "'self' https://*.a.example:8443 b.example"),
    ],
)
def test_the_sites_that_may_embed_are_a_setting(setting: str, expected: str) -> None:
    assert frame_ancestors({"EXPLORER_FRAME_ANCESTORS": setting}) == expected


@pytest.mark.parametrize("wrong", ["https://a.example;", "* https://b", "'none' c", "ü.de"])
def test_a_wrong_setting_is_reported(wrong: str) -> None:
    with pytest.raises(SettingError, match=r"EXPLORER_FRAME_ANCESTORS: found .*, expected \*"):
        frame_ancestors({"EXPLORER_FRAME_ANCESTORS": wrong})


def test_a_wrong_setting_keeps_the_server_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_FRAME_ANCESTORS", "'none;'")
    with pytest.raises(SettingError, match="EXPLORER_FRAME_ANCESTORS: found \"'none;'\""):
        middleware([])


@pytest.mark.parametrize("bare", ["none", "self", "self https://a.example"])
def test_a_keyword_without_its_quotation_marks_is_refused_with_what_to_type(bare: str) -> None:
    with pytest.raises(SettingError, match=r"a shell removes them: .*=\"'(none|self)'\""):
        frame_ancestors({"EXPLORER_FRAME_ANCESTORS": bare})


@pytest.mark.parametrize("path", ["/stories/", "/stories/nope"])
def test_a_page_without_panes_may_load_nothing_but_its_own(path: str) -> None:
    answer = client().get(path)
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "font-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", answer.text)


def test_a_refusal_has_the_headers_too() -> None:
    answer = client().get(f"/stories/{'a' * 700}")
    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"


FORWARDED = {
    "host": "inner:8501",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "maps.example.org, inner",
    "x-forwarded-prefix": "/explorer/",
}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "http://inner:8501/base"),
        ({"EXPLORER_TRUST_PROXY": "1"}, "https://maps.example.org/explorer/base"),
        ({"EXPLORER_TRUST_PROXY": "0"}, "http://inner:8501/base"),
        ({"EXPLORER_PUBLIC_URL": "https://a.example/x/"}, "https://a.example/x"),
        (
            {"EXPLORER_PUBLIC_URL": "https://a.example", "EXPLORER_TRUST_PROXY": "1"},
            "https://a.example",
        ),
    ],
)
def test_the_sites_address_follows_the_settings(settings: dict[str, str], expected: str) -> None:
    assert site_address(Asked("http", FORWARDED, "/base"), settings) == expected


@pytest.mark.parametrize("found", ["yes", "true", "2"])
def test_a_wrong_word_for_trusting_a_proxy_is_refused(found: str) -> None:
    with pytest.raises(
        SettingError, match=rf"EXPLORER_TRUST_PROXY: found '{found}', expected 0, 1"
    ):
        trusts_proxy({"EXPLORER_TRUST_PROXY": found})


@pytest.mark.parametrize(
    "header",
    [
        {"x-forwarded-host": "a.example/<script>"},
        {"x-forwarded-proto": "javascript"},
        {"x-forwarded-prefix": "//evil.example"},
        {"x-forwarded-prefix": '/"onload='},
    ],
)
def test_hostile_forwarded_headers_are_refused(header: dict[str, str]) -> None:
    with pytest.raises(HostError):
        site_address(Asked("http", FORWARDED | header, ""), {"EXPLORER_TRUST_PROXY": "1"})


@pytest.mark.parametrize(
    "wrong",
    ["maps.example.org", "ftp://a.example", "https://", "https://a/?x", f"https://a/{'x' * 1000}"],
)
def test_a_public_address_that_is_invalid_is_reported(wrong: str) -> None:
    with pytest.raises(SettingError, match="EXPLORER_PUBLIC_URL: found"):
        site_address(Asked("http", FORWARDED, ""), {"EXPLORER_PUBLIC_URL": wrong})


def test_pages_may_show_films_of_the_sites_that_the_stories_name_and_of_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    tube = {"id": "talk", "kind": "embed", "url": "https://youtu.be/dQw4w9WgXcQ"}
    link = {"id": "page", "kind": "embed", "url": "https://video.example/7"}
    write_story(tmp_path, slug="without", media=[link])
    site = "https://www.youtube-nocookie.com"
    dashboard = ("/?story=without&lang=en", "/?story=without&lang=en&embed=true", "/?view=list")
    light = ("/stories/without", "/stories/without/departure")

    def frames(address: str) -> list[str]:
        rules = client().get(address).headers["content-security-policy"].split("; ")
        return [rule for rule in rules if rule.startswith("frame-src")]

    assert [frames(address) for address in dashboard] == [[]] * 3
    assert [frames(address) for address in light] == [["frame-src 'none'"]] * 2

    write_story(tmp_path, slug="with", media=[tube, link])

    assert [frames(address) for address in dashboard] == [[f"frame-src 'self' {site}"]] * 3
    assert [frames(address) for address in light] == [[f"frame-src {site}"]] * 2
    for address in (*dashboard, *light):
        (named,) = re.findall(
            '<meta name="explorer-hosts" content="(.*?)">', client().get(address).text
        )
        assert named.split() == sorted([*tile_origins(), site])


def test_pages_may_load_from_the_servers_of_online_maps_unless_the_operator_rules_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    tiles = {"url": "https://tiles.example/{z}/{x}/{y}.png", "credit": "A library"}
    write_story(tmp_path, slug="with", background=tiles)
    write_story(tmp_path, slug="without")

    def images(address: str) -> list[str]:
        rules = client().get(address).headers["content-security-policy"].split("; ")
        return next(rule.split()[3:] for rule in rules if rule.startswith("img-src"))

    pages = (
        "/?story=without&lang=en",
        "/?view=list",
        "/stories/without",
        "/stories/with?embed=true",
    )
    for rule in ("ask", "allow", "never"):
        monkeypatch.setenv("EXPLORER_ONLINE_MAPS", rule)
        servers = sorted(["https://tiles.example", *tile_origins()])
        expected = [] if rule == "never" else servers
        assert [images(address) for address in pages] == [expected] * 4, rule
