"""Downloads over HTTP: the right type and name, caching, and polite refusals."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer.exports import EXPORTS, Export
from explorer.reading.library import load_library
from explorer.server import downloads as downloading
from explorer.server.routes import routes
from tests.attaching import IMAGE, JPEG, attach
from tests.media.recordings import CAPTIONS, FILM_SECRETS, document, recording
from tests.records import ARTICLE, event, write_story

SUFFIXES = ", ".join(export.suffix for export in EXPORTS)
SHOWN = {"events": [event("talks", media=["hall"])], "articles": {"en": "Words.\n"}}

every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The served stories: one."""
    write_story(tmp_path)
    monkeypatch.setenv("EXPLORER_STORIES", str(tmp_path))
    return tmp_path


@pytest.fixture
def client(stories: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes())) as client:
        yield client


@every_export
def test_each_format_has_its_type_and_file_name(export: Export, client: TestClient) -> None:
    answer = client.get(f"/stories/small.{export.suffix}")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(export.media_type)
    name = "small.zip" if export.of_folder else f"small-en.{export.suffix}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"


@every_export
def test_who_already_has_it_is_sent_nothing(export: Export, client: TestClient) -> None:
    first = client.get(f"/stories/small.{export.suffix}")
    known = {"If-None-Match": first.headers["etag"]}

    second = client.get(f"/stories/small.{export.suffix}", headers=known)

    assert first.headers["cache-control"] == "no-cache"
    assert (second.status_code, second.content) == (304, b"")


def test_a_changed_story_is_sent_again(client: TestClient, stories: Path) -> None:
    before = client.get("/stories/small.kml")
    write_story(stories, summary={"en": "Changed."})

    after = client.get("/stories/small.kml", headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert "Changed." in after.text


def test_the_view_is_asked_for_in_the_address(client: TestClient) -> None:
    answer = client.get("/stories/small.csv?lang=en&asof=publication")

    assert 'filename="small-en-publication.csv"' in answer.headers["content-disposition"]
    assert "departure" not in answer.text


def test_only_the_events_of_a_filter_are_sent(client: TestClient) -> None:
    answer = client.get("/stories/small.csv?lang=en&place=tokyo")

    assert 'filename="small-en-excerpt.csv"' in answer.headers["content-disposition"]
    assert "arrival" in answer.text
    assert "departure" not in answer.text


@pytest.mark.parametrize("query", ["q=arrival", "place=tokyo", "from=2023"])
def test_no_excerpt_is_kept(query: str, client: TestClient) -> None:
    before = len(downloading.KEPT)  # who searches for many words pushes nothing out

    assert client.get(f"/stories/small.kml?{query}").status_code == 200

    assert len(downloading.KEPT) == before


def with_a_photo(stories: Path) -> None:
    folder = write_story(stories, media=[IMAGE], **SHOWN)
    attach(folder, "media/hall.jpg", JPEG)


def test_the_address_of_a_picture_in_a_file_leads_to_it(client: TestClient, stories: Path) -> None:
    with_a_photo(stories)

    (feature, *_) = client.get("/stories/small.geojson").json()["features"]
    address = feature["properties"]["media"][0]["url"]

    assert address.startswith("http://testserver/stories/small/media/hall.")
    assert client.get(address).headers["content-type"] == "image/jpeg"


def test_films_captions_and_documents_have_addresses_and_clean_copies_in_the_zip(
    client: TestClient, stories: Path
) -> None:
    film = {"id": "film", "kind": "video", "file": "media/film.mp4"}
    media = [film | {"captions": {"en": "media/film.en.vtt"}}]
    media += [{"id": "plan", "kind": "document", "file": "media/plan.pdf"}]
    shown = {"events": [event("talks", media=["film", "plan"])], "articles": {"en": "Words.\n"}}
    folder = write_story(stories, media=media, **shown)
    attach(folder, "media/film.mp4", recording(".mp4", video="libx264", audio="aac"))
    attach(folder, "media/film.en.vtt", CAPTIONS)
    attach(folder, "media/plan.pdf", document())

    (feature, *_) = client.get("/stories/small.geojson").json()["features"]
    film_at, plan_at = feature["properties"]["media"]
    addresses = [film_at["url"], film_at["captions"]["en"], plan_at["url"]]
    kinds = [client.get(each).headers["content-type"].partition(";")[0] for each in addresses]
    assert kinds == ["video/mp4", "text/vtt", "application/pdf"]
    assert [film_at["media_type"], plan_at["media_type"]] == ["video/mp4", "application/pdf"]

    archive = ZipFile(BytesIO(client.get("/stories/small.zip").content))
    names = ["media/film.en.vtt", "media/film.mp4", "media/plan.pdf"]
    assert archive.namelist()[-4:] == [*(f"small/{name}" for name in names), "small/story.yaml"]
    copies = [archive.read(f"small/{name}") for name in names]
    assert not [secret for secret in (*FILM_SECRETS, b"of Anna") if secret in b"".join(copies)]


def test_a_file_with_the_address_of_the_site_is_kept_only_if_the_operator_names_it(
    client: TestClient, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_photo(stories)
    before = len(downloading.KEPT)

    answer = client.get("/stories/small.kml", headers={"Host": "other.example"})
    assert "http://other.example/stories/small/media/" in answer.text
    assert len(downloading.KEPT) == before

    monkeypatch.setenv("EXPLORER_PUBLIC_URL", "https://x.example/maps")
    answer = client.get("/stories/small.kml", headers={"Host": "other.example"})
    assert "https://x.example/maps/stories/small/media/" in answer.text
    assert len(downloading.KEPT) == before + 1


def test_the_folder_is_sent_whole(client: TestClient) -> None:
    whole, filtered = (client.get(f"/stories/small.zip{of}") for of in ("", "?place=tokyo"))

    assert whole.content == filtered.content
    assert 'filename="small.zip"' in filtered.headers["content-disposition"]


def test_a_head_request_is_answered_without_a_body(client: TestClient) -> None:
    answer = client.head("/stories/small.kml")

    assert (answer.status_code, answer.content) == (200, b"")


def test_an_operators_own_article_is_not_handed_out(client: TestClient, stories: Path) -> None:
    secret = "Words [that](place:rome) nobody else may have.\n"
    write_story(stories, articles={"en": ARTICLE, "en.local": secret})

    for export in EXPORTS:
        assert b"nobody else" not in client.get(f"/stories/small.{export.suffix}").content


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/stories/other.kml", 404, "There is no such story. Available: small"),
        ("/stories/%2e%2e%2fsmall.kml", 404, None),
        ("/stories/small/../../small.kml", 404, None),
        ("/stories/%ff%fe.kml", 404, "There is no such story. Available: small"),
        ("/stories/" + "a" * 5000 + ".kml", 404, "There is no such story. Available: small"),
        ("/stories/small.docx", 406, f"There is no such format. Available: {SUFFIXES}"),
        ("/stories/small.kml.exe", 406, f"There is no such format. Available: {SUFFIXES}"),
        ("/stories/small.kml?lang=xx", 400, "lang: expected one of en"),
        ("/stories/small.kml?lang=", 400, "lang: expected one of en"),
        ("/stories/small.kml?lang=%ff", 400, "lang: expected one of en"),
        ("/stories/small.kml?lang=en%0d%0aX-A:%20b", 400, "lang: expected one of en"),
        ("/stories/small.kml?asof=then", 400, "asof: expected one of publication, now"),
        (
            "/stories/small.kml?x=" + "a" * 5000,
            400,
            "The address is too long: at most 1,000 characters of parameters are allowed.",
        ),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    address: str, status: int, message: str | None, client: TestClient
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    if message:
        assert answer.text == message


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/stories/other.kml", "Storia non trovata. Disponibili: small"),
        ("/stories/small.docx", f"Formato non disponibile. Disponibili: {SUFFIXES}"),
        ("/stories/small.kml?asof=then", "asof: valori ammessi: publication, now"),
    ],
)
def test_a_refusal_is_in_the_readers_language(
    address: str, message: str, client: TestClient
) -> None:
    answer = client.get(address, headers={"Accept-Language": "it-IT, en;q=0.5"})

    assert answer.text == message
    assert answer.headers["content-language"] == "it"


def test_a_story_that_breaks_meanwhile_is_not_found(client: TestClient, stories: Path) -> None:
    (stories / "small" / "story.yaml").write_text("format: [")

    answer = client.get("/stories/small.zip")

    assert (answer.status_code, answer.text) == (404, "There is no such story. Available: –")


def test_a_story_whose_files_go_while_it_is_read_is_reported_to_be_changing(
    client: TestClient, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load_library(stories)
    monkeypatch.setattr(downloading, "library", lambda: before)
    (stories / "small" / "story.yaml").unlink()

    answer = client.get("/stories/small.zip")

    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert answer.text == "The files of this story are changing; please try again."


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slug=st.text(max_size=30), suffix=st.text(max_size=10), query=st.text(max_size=60))
def test_no_address_whatever_ends_in_a_trace(
    slug: str, suffix: str, query: str, client: TestClient
) -> None:
    path = quote(f"{slug}.{suffix}", safe="", errors="replace")

    answer = client.get(f"/stories/{path}?lang={quote(query, errors='replace')}")

    assert answer.status_code in (200, 400, 404, 406)
    assert "Traceback" not in answer.text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.binary(max_size=60))
def test_no_parameters_whatever_end_in_a_trace(query: bytes, client: TestClient) -> None:
    answer = client.get(f"/stories/small.csv?lang={quote(query)}&asof={quote(query)}")

    assert answer.status_code == 400
