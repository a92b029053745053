"""A part of an S3-compatible bucket, read with boto3: AWS, MinIO, Ceph, R2, Garage and others.

A bucket has no versions of the whole, only of each object. So a listing counts as a version if it
has not changed for a while, each object is read only as it was listed, and a second listing after
all have been read has to be the same.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, BinaryIO, Final

from boto3.session import Session  # type: ignore[import-untyped]  # it ships no types
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import (  # type: ignore[import-untyped]
    BotoCoreError,
    ClientError,
    ConnectionError,
    HTTPClientError,
    IncompleteReadError,
    NoCredentialsError,
    PartialCredentialsError,
    ResponseStreamingError,
)

from explorer.remotes.addresses import Bucket
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.listings import Entry
from explorer.remotes.pauses import CONNECT_S, SILENCE_S

SETTLED_S: Final = 10
"""An object that changed less than this ago may be one of many that are being uploaded."""

_PIECE: Final = 1_000_000
_MISSING: Final = frozenset(("NoSuchBucket", "404"))
_CHANGED: Final = frozenset(("NoSuchKey", "PreconditionFailed", "412"))
_REFUSED: Final = frozenset(
    (
        *("AccessDenied", "403", "401", "InvalidAccessKeyId", "SignatureDoesNotMatch"),
        *("ExpiredToken", "InvalidToken", "AllAccessDisabled", "RequestTimeTooSkewed"),
    )
)


class S3Bucket:
    """The objects below a prefix: a `Source`."""

    def __init__(self, address: Bucket, *, most_files: int, settled_s: float = SETTLED_S) -> None:
        """Nothing is asked for yet.

        Args:
            address: of the bucket.
            most_files: how many objects are listed at most.
            settled_s: for how long no object may have changed, by the server's clock.
        """
        self._address, self._most_files = address, most_files
        self._settled = timedelta(seconds=settled_s)
        with self._reported():
            own = tuple(item for item in sorted(os.environ.items()) if item[0].startswith("AWS_"))
            self._client: Any = _client(own)
        self._entries: tuple[Entry, ...] = ()

    def revision(self) -> str:
        """A digest of the names and entity tags of all objects.

        Raises:
            RemoteError: they cannot be listed, or somebody is uploading.
        """
        self._entries, newest, now = self._listed()
        if newest and now and now - newest < self._settled:
            raise RemoteError(
                Fault.CHANGING,
                f"{self._address.where}: found an object that changed just now, expected none for "
                f"{self._settled.total_seconds():g} s; it is looked at again",
            )
        return _digest(self._entries)

    def entries(self) -> tuple[Entry, ...]:
        """The objects as listed by `revision`."""
        return self._entries

    def read(self, entry: Entry, into: BinaryIO) -> None:
        """Write the content of an object, if it is still the one that was listed.

        Raises:
            RemoteError: it is not, or cannot be read whole.
        """
        key, length = self._address.prefix + entry.name, 0
        with self._reported():
            got = self._client.get_object(
                Bucket=self._address.name, Key=key, IfMatch=f'"{entry.identity}"'
            )
            with closing(got["Body"]) as body:  # also where `into` takes no more
                for piece in body.iter_chunks(_PIECE):
                    length += into.write(piece)
        if length != entry.size:
            words = f"{self._address.where}{entry.name}: found {length} bytes of {entry.size}"
            raise RemoteError(Fault.TRUNCATED, words)

    def confirm(self) -> None:
        """Make sure that the objects are those that were listed before.

        Raises:
            RemoteError: they are not, or cannot be listed.
        """
        again, _, _ = self._listed()
        if _digest(again) != _digest(self._entries):
            raise self._changed()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _listed(self) -> tuple[tuple[Entry, ...], datetime | None, datetime | None]:
        """All objects, when the newest of them changed, and the server's time."""
        found: list[Entry] = []
        newest = now = None
        prefix = self._address.prefix
        with self._reported():
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._address.name, Prefix=prefix):
                now = now or _server_time(page)
                for each in page.get("Contents", ()):
                    name = each["Key"].removeprefix(prefix)
                    if name and not name.endswith("/"):  # what consoles make to show a folder
                        found.append(Entry(name, each["ETag"].strip('"'), each["Size"]))
                        newest = max(newest or each["LastModified"], each["LastModified"])
                if len(found) > 10 * self._most_files:
                    raise RemoteError(
                        Fault.TOO_LARGE,
                        f"{self._address.where}: found more than {len(found):,} objects; "
                        "name the prefix that holds the stories",
                    )
        return tuple(found), newest, now

    def _changed(self) -> RemoteError:
        words = "the objects changed while they were read; they are looked at again"
        return RemoteError(Fault.CHANGING, f"{self._address.where}: {words}")

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Report what boto3 raises: here alone is it known."""
        where = self._address.where
        try:
            yield
        except (NoCredentialsError, PartialCredentialsError) as error:
            words = (
                f"{where}: found no complete credentials, expected AWS_ACCESS_KEY_ID and "
                "AWS_SECRET_ACCESS_KEY, or another way that boto3 knows"
            )
            raise RemoteError(Fault.REFUSED, words) from error
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _CHANGED:
                raise self._changed() from error
            fault = Fault.REFUSED if code in _REFUSED else Fault.UNREACHABLE
            fault = Fault.MISSING if code in _MISSING else fault
            raise RemoteError(fault, f"{where}: the server answers {code or 'an error'}") from error
        except (IncompleteReadError, ResponseStreamingError) as error:
            words = f"{where}: an object was not transferred whole; it is fetched again"
            raise RemoteError(Fault.TRUNCATED, words) from error
        except (ConnectionError, HTTPClientError) as error:
            raise RemoteError(Fault.UNREACHABLE, f"{where}: {str(error)[:300]}") from error
        except BotoCoreError as error:  # a profile that does not exist, a token that is too old
            raise RemoteError(Fault.REFUSED, f"{where}: {str(error)[:300]}") from error


@lru_cache(maxsize=1)
def _client(_: tuple[tuple[str, str], ...]) -> Any:
    """The client for these settings; making one takes 100 ms, and it renews credentials itself."""
    own = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    config = Config(
        connect_timeout=CONNECT_S,
        read_timeout=SILENCE_S,
        retries={"total_max_attempts": 3, "mode": "standard"},
        # Servers of one's own seldom have a host name for each bucket.
        s3={"addressing_style": "path"} if own else {},
        region_name=os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or None,
    )
    return Session().client("s3", config=config)


def _server_time(page: dict[str, Any]) -> datetime | None:
    found = page["ResponseMetadata"]["HTTPHeaders"].get("date")
    try:
        return parsedate_to_datetime(found) if found else None
    except ValueError:
        return None


def _digest(entries: tuple[Entry, ...]) -> str:
    lines = sorted(f"{each.name}\0{each.identity}\0{each.size}\n" for each in entries)
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:40]
