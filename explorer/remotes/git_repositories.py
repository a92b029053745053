"""A branch of a git repository, fetched with dulwich into a bare copy of its newest commit.

History does not matter here, so a branch that was rewritten is a new version like any other.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, cast

from dulwich.client import GitClient, HTTPUnauthorized, SSHGitClient, get_transport_and_path
from dulwich.errors import (
    ApplyDeltaError,
    ChecksumMismatch,
    FileFormatException,
    GitProtocolError,
    HangupException,
    MissingCommitError,
    NotGitRepository,
    ObjectMissing,
    SendPackError,
)
from dulwich.objects import Commit, ObjectID, Tag, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo
from urllib3 import PoolManager

from explorer.remotes.addresses import Repository
from explorer.remotes.connections import Connections
from explorer.remotes.errors import Fault, RemoteError
from explorer.remotes.listings import DEEPEST, Entry
from explorer.remotes.packs import UnpacksTooLargeError, check_unpacked_size
from explorer.remotes.pauses import CONNECT_S, SILENCE_S
from explorer.settings import TOKEN

_SSH: Final = (
    f"ssh -o BatchMode=yes -o ConnectTimeout={CONNECT_S} "
    f"-o ServerAliveInterval={SILENCE_S // 2} -o ServerAliveCountMax=2"
)
"""Never asks: a server has nobody to answer. `GIT_SSH_COMMAND` replaces it."""
_MOST_PACKS: Final = 30
"""Fetches after which the copy is made again, without what nobody needs any more."""
_LINK: Final = 0o120000
_FOLDER: Final = 0o040000
_SUBMODULE: Final = 0o160000
_DAMAGE: Final = (
    *(ApplyDeltaError, ChecksumMismatch, FileFormatException, MissingCommitError, ObjectMissing),
    *(AssertionError, EOFError, KeyError, ValueError, struct.error, zlib.error),
)
"""What dulwich raises where a transfer or the copy is not whole."""


class GitRepository:
    """The newest commit of a branch: a `Source`."""

    def __init__(self, address: Repository, copy: Path, most_bytes: int) -> None:
        """Nothing is fetched yet.

        Args:
            address: of the repository.
            copy: the folder for the bare copy, which may exist.
            most_bytes: how much may be transferred at once, and what it may unpack to.
        """
        self._address, self._copy, self._most_bytes = address, copy, most_bytes
        self._commit: ObjectID | None = None
        self._blobs: dict[str, ObjectID] = {}
        self._received = 0
        self._opened: Repo | None = None
        self._connections = Connections(address.url)

    def revision(self) -> str:
        """The id of the newest commit.

        Raises:
            RemoteError: the repository or the branch cannot be found or read.
        """
        with self._reported(Fault.UNREACHABLE):
            client, path = self._client()
            refs = client.get_refs(path.encode())
            self._commit = self._head(refs.refs, refs.symrefs)
        return self._commit.decode()

    def entries(self) -> tuple[Entry, ...]:
        """The files of that commit below the folder of stories.

        Raises:
            RemoteError: it cannot be fetched whole, or has no such folder.
        """
        commit = self._commit or ObjectID(self.revision().encode())
        with self._reported(Fault.TRUNCATED):
            self._opened = repository = self._repository()
            if commit not in repository.object_store:
                self._fetch(repository, commit)
            return tuple(self._listed(repository, self._tree(repository, commit), ""))

    def read(self, entry: Entry, into: BinaryIO) -> None:
        """Write the content of a file.

        Raises:
            RemoteError: the copy is damaged; it is thrown away, to be fetched again.
        """
        assert self._opened is not None
        with self._reported(Fault.TRUNCATED):
            into.write(self._opened.object_store[self._blobs[entry.name]].as_raw_string())

    def confirm(self) -> None:
        """A commit cannot change."""

    def close(self) -> None:
        """Let go of the copy's files, and of connections."""
        self._connections.close()
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _client(self) -> tuple[GitClient, str]:
        client, path = get_transport_and_path(
            self._address.url,
            pool_manager=cast("PoolManager", self._connections),
            username=self._address.user,
            password=self._address.token,
            ssh_command=os.environ.get("GIT_SSH_COMMAND") or _SSH,
            report_activity=self._count,
            quiet=True,
        )
        if isinstance(client, SSHGitClient):
            client.ssh_vendor = self._connections.programs
        return client, path

    def _count(self, received: int, _: str) -> None:
        self._received += received
        if self._received > self._most_bytes:
            raise self._too_large("to transfer")

    def _too_large(self, what: str) -> RemoteError:
        return RemoteError(
            Fault.TOO_LARGE,
            f"{self._address.where}: found more than {self._most_bytes:,} bytes {what}; "
            "use a smaller repository, or raise EXPLORER_STORIES_MAX_MB",
        )

    def _head(self, refs: dict[Ref, ObjectID | None], symrefs: dict[Ref, Ref]) -> ObjectID:
        asked = self._address.branch
        name = f"refs/heads/{asked}".encode() if asked else symrefs.get(Ref(b"HEAD"), Ref(b"HEAD"))
        if found := refs.get(Ref(name)):
            return ObjectID(found)
        heads = (ref.decode(errors="replace") for ref in sorted(refs) if refs[ref])
        known = [ref.removeprefix("refs/heads/") for ref in heads if ref.startswith("refs/heads/")]
        raise RemoteError(
            Fault.MISSING,
            f"{self._address.url}: found no branch {asked or 'HEAD'!r}, "
            f"expected one of: {', '.join(known[:10]) or 'none yet'}",
        )

    def _repository(self) -> Repo:
        """The bare copy, made again if it is missing or has grown old."""
        packs = self._copy / "objects" / "pack"
        if packs.is_dir() and len([*packs.glob("*.pack")]) <= _MOST_PACKS:
            return Repo(str(self._copy), bare=True)
        if self._copy.exists():
            shutil.rmtree(self._copy)
        return Repo.init_bare(str(self._copy), mkdir=True)

    def _fetch(self, repository: Repo, commit: ObjectID) -> None:
        client, path = self._client()
        self._received = 0
        # A local repository is read without a server, which alone knows how to cut history off.
        # Its pack has all of history, and dulwich has unpacked it already to make it.
        depth = None if self._address.url.startswith("file:") else 1
        with TemporaryFile(dir=self._copy) as pack:
            known = repository.get_graph_walker()
            result = client.fetch_pack(
                path.encode(), lambda *_, **__: [commit], known, pack.write, depth=depth
            )
            if depth:
                pack.seek(0)
                check_unpacked_size(pack, self._most_bytes)
            pack.seek(0)
            repository.object_store.add_thin_pack(pack.read, None)
        repository.update_shallow(result.new_shallow, result.new_unshallow)
        if commit not in repository.object_store:
            raise ObjectMissing(commit)
        repository.refs[Ref(b"refs/heads/stories")] = commit  # known next time, so less is sent

    def _tree(self, repository: Repo, commit: ObjectID) -> Tree:
        """The folder of stories in a commit."""
        found = repository.object_store[commit]
        while isinstance(found, Tag):
            found = repository.object_store[found.object[1]]
        assert isinstance(found, Commit)
        tree = repository.object_store[found.tree]
        for part in filter(None, self._address.subfolder.split("/")):
            assert isinstance(tree, Tree)
            if part.encode() not in tree or tree[part.encode()][0] != _FOLDER:
                raise RemoteError(
                    Fault.MISSING,
                    f"{self._address.where}: found no such folder in commit "
                    f"{commit.decode()[:12]}; look at EXPLORER_STORIES_SUBFOLDER",
                )
            tree = repository.object_store[tree[part.encode()][1]]
        assert isinstance(tree, Tree)
        return tree

    def _listed(self, repository: Repo, tree: Tree, below: str) -> Iterator[Entry]:
        """The files of a folder and its folders, not those that are too deep, and no submodules."""
        for item in tree.iteritems():
            name = below + item.path.decode(errors="backslashreplace")
            if b"/" in item.path:  # git writes none, and it would be taken for a folder's file
                raise RemoteError(
                    Fault.UNSAFE,
                    f"{self._address.where}: found a file with the name {name[:200]!r} in a tree, "
                    "expected one without slashes; make the commit again with git",
                )
            if item.mode == _FOLDER:
                if name.count("/") >= DEEPEST - 1:
                    continue
                inner = repository.object_store[item.sha]
                assert isinstance(inner, Tree)
                yield from self._listed(repository, inner, f"{name}/")
            elif item.mode != _SUBMODULE:
                self._blobs[name] = item.sha
                yield Entry(name, item.sha.decode(), is_link=item.mode == _LINK)

    @contextmanager
    def _reported(self, otherwise: Fault) -> Iterator[None]:
        """Report what dulwich raises: here alone is it known."""
        where = self._address.where
        try:
            yield
        except HTTPUnauthorized as error:
            found = "a token that is not accepted" if self._address.token else "no token"
            words = f"{where}: found {found}, expected one that may read it; set {TOKEN}"
            raise RemoteError(Fault.REFUSED, words) from error
        except NotGitRepository as error:
            words = f"{where}: found no repository, or the token may not read it; set {TOKEN}"
            raise RemoteError(Fault.MISSING, words) from error
        except UnpacksTooLargeError as error:
            raise self._too_large("after unpacking") from error
        except HangupException as error:
            raise self._hung_up(error, otherwise) from error
        except (GitProtocolError, SendPackError, OSError) as error:
            if "http resp 403" in str(error):
                words = f"{where}: the server refuses access; see what the token in {TOKEN} may do"
                raise RemoteError(Fault.REFUSED, words) from error
            if getattr(error, "filename", None):  # a file of the cache; connections have no name
                raise
            raise RemoteError(otherwise, f"{where}: {_first_line(error)}") from error
        except _DAMAGE as error:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
            shutil.rmtree(self._copy, ignore_errors=True)
            words = f"{where}: what was transferred is incomplete or damaged; it is fetched again"
            raise RemoteError(Fault.TRUNCATED, words) from error

    def _hung_up(self, error: HangupException, otherwise: Fault) -> RemoteError:
        """What ssh said, or that the server closed the connection."""
        said = " ".join(line.decode(errors="replace").strip() for line in error.stderr_lines or ())
        is_refused = any(each in said for each in ("ermission denied", "verification failed"))
        fault = Fault.REFUSED if is_refused else otherwise
        words = said[:300] or "the server closed the connection"
        return RemoteError(fault, f"{self._address.where}: {words}")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]
