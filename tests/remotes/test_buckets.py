"""Stories from an S3-compatible bucket: what is fetched, and what is said where that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from explorer.reading.library import load_library, stories_folder
from explorer.reading.mistakes import mistakes
from explorer.remotes import buckets
from explorer.remotes.addresses import Bucket, Remote
from explorer.remotes.buckets import S3Bucket
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.fetching import fetch
from explorer.remotes.listings import Entry
from tests.records import write_story

Made = Callable[..., Remote]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an S3 server."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Its client, for uploads; the settings of the environment lead there."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key-of-the-tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setattr(S3Bucket.__init__, "__kwdefaults__", {"settled_s": 0})
    client = boto3.client("s3")
    client.create_bucket(Bucket="stories")
    upload(client, write_story(tmp_path / "local"), "site/small")
    yield client
    for each in client.list_objects_v2(Bucket="stories").get("Contents", ()):
        client.delete_object(Bucket="stories", Key=each["Key"])
    client.delete_bucket(Bucket="stories")
    client.close()


def upload(client: Any, folder: Path, below: str) -> None:
    for path in folder.iterdir():
        client.put_object(Bucket="stories", Key=f"{below}/{path.name}", Body=path.read_bytes())


def refusal(remote: Remote) -> tuple[Fault, str]:
    with pytest.raises(RemoteError) as refused:
        fetch(remote, mistakes)
    return refused.value.fault, str(refused.value)


def slugs() -> tuple[str, ...]:
    return load_library(stories_folder()).slugs


def test_the_objects_below_the_prefix_are_fetched_and_only_changed_ones_again(
    s3: Any, remote_of: Made, tmp_path: Path
) -> None:
    s3.put_object(Bucket="stories", Key="elsewhere/large.bin", Body=b"x")
    s3.put_object(Bucket="stories", Key="site/", Body=b"")
    remote = remote_of("s3://stories/site")

    first = fetch(remote, mistakes)
    again = fetch(remote, mistakes)
    upload(s3, write_story(tmp_path / "local", slug="other"), "site/other")
    second = fetch(remote, mistakes)

    assert (first.is_new, again.is_new, second.is_new) == (True, False, True)
    assert {name.partition("/")[0] for name in first.version.files} == {"small"}
    assert second.transferred == len(second.version.of_story("other"))
    assert slugs() == ("other", "small")


def test_deleted_objects_are_gone_and_an_empty_prefix_keeps_the_last_stories(
    s3: Any, remote_of: Made, tmp_path: Path
) -> None:
    upload(s3, write_story(tmp_path / "local", slug="other"), "site/other")
    remote = remote_of("s3://stories/site/")
    fetch(remote, mistakes)
    for name in fetch(remote, mistakes).version.of_story("other"):
        s3.delete_object(Bucket="stories", Key=f"site/{name}")

    assert fetch(remote, mistakes).is_new
    assert slugs() == ("small",)
    for name in fetch(remote, mistakes).version.files:
        s3.delete_object(Bucket="stories", Key=f"site/{name}")
    assert refusal(remote) == (
        Fault.MISSING,
        "s3://stories/site/: found no story, expected folders with story.yaml",
    )
    assert slugs() == ("small",)


@pytest.mark.parametrize("key", ["site/../../x", "site/small//x", "site/small/a\\b", "site//etc/x"])
def test_a_key_that_leads_out_of_the_folder_is_refused(s3: Any, remote_of: Made, key: str) -> None:
    s3.put_object(Bucket="stories", Key=key, Body=b"x")

    fault, words = refusal(remote_of("s3://stories/site"))

    assert (fault, "expected a plain path" in words) == (Fault.UNSAFE, True)


def test_a_key_that_is_a_file_and_a_folder_is_refused(s3: Any, remote_of: Made) -> None:
    s3.put_object(Bucket="stories", Key="site/small/story.yaml/x", Body=b"x")

    assert refusal(remote_of("s3://stories/site"))[0] is Fault.UNSAFE


def test_an_object_that_changes_while_all_are_read_makes_no_version(
    s3: Any, remote_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = S3Bucket.read

    def read_after_a_change(self: S3Bucket, entry: Entry, into: Any) -> None:
        s3.put_object(Bucket="stories", Key="site/small/story.yaml", Body=b"title: other")
        read(self, entry, into)

    remote = remote_of("s3://stories/site")
    with monkeypatch.context() as patch:
        patch.setattr(S3Bucket, "read", read_after_a_change)
        assert refusal(remote)[0] is Fault.CHANGING
    assert slugs() == ()


def test_an_object_that_appears_while_all_are_read_makes_no_version(
    s3: Any, remote_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = S3Bucket.read

    def read_before_a_change(self: S3Bucket, entry: Entry, into: Any) -> None:
        read(self, entry, into)
        s3.put_object(Bucket="stories", Key="site/late/story.yaml", Body=b"title: other")

    remote = remote_of("s3://stories/site")
    with monkeypatch.context() as patch:
        patch.setattr(S3Bucket, "read", read_before_a_change)
        assert refusal(remote)[0] is Fault.CHANGING
    assert slugs() == ()


def test_a_bucket_that_is_being_uploaded_to_is_left_until_it_has_settled(
    s3: Any, remote_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(S3Bucket.__init__, "__kwdefaults__", {"settled_s": buckets.SETTLED_S * 360})

    fault, words = refusal(remote_of("s3://stories/site"))

    assert (fault, "changed just now" in words) == (Fault.CHANGING, True)


def test_a_bucket_that_does_not_exist_is_named(s3: Any, remote_of: Made) -> None:
    assert refusal(remote_of("s3://others")) == (
        Fault.MISSING,
        "s3://others/: the server answers NoSuchBucket",
    )


def test_missing_credentials_are_reported(
    s3: Any, remote_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")

    fault, words = refusal(remote_of("s3://stories/site"))

    assert fault is Fault.REFUSED
    assert "expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" in words


def test_a_limit_of_bytes_or_files_is_kept(s3: Any, remote_of: Made) -> None:
    assert refusal(remote_of("s3://stories/site", MAX_FILES="1"))[0] is Fault.TOO_LARGE
    s3.put_object(Bucket="stories", Key="site/small/noise.bin", Body=b"x" * 1_200_000)
    many = remote_of("s3://stories/site", MAX_FILES="100", MAX_MB="1")
    assert refusal(many)[0] is Fault.TOO_LARGE


def answering(status: int, body: bytes, *, length: int | None = None) -> ThreadingHTTPServer:
    """A server that gives one answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.mark.parametrize(("status", "code"), [(403, "AccessDenied"), (400, "ExpiredToken")])
def test_what_a_server_refuses_is_reported(
    s3: Any, remote_of: Made, monkeypatch: pytest.MonkeyPatch, status: int, code: str
) -> None:
    server = answering(status, f"<Error><Code>{code}</Code></Error>".encode())
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{server.server_port}")

    found, words = refusal(remote_of("s3://stories/site"))

    assert (found, words) == (Fault.REFUSED, f"s3://stories/site/: the server answers {code}")
    assert "secret-of-the-tests" not in words
    server.shutdown()
    server.server_close()
    monkeypatch.setattr(buckets, "CONNECT_S", 1)
    assert refusal(remote_of("s3://stories/site"))[0] is Fault.UNREACHABLE


def test_half_an_object_is_reported(
    s3: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = answering(200, b"half", length=8)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{server.server_port}")
    source = S3Bucket(Bucket("stories", "site/"), most_files=10)

    with pytest.raises(RemoteError) as refused, (tmp_path / "x").open("wb") as stream:
        source.read(Entry("small/story.yaml", "tag", size=8), stream)

    assert refused.value.fault is Fault.TRUNCATED
    source.close()
    server.shutdown()
    server.server_close()
