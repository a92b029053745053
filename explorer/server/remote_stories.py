"""Stories from elsewhere on the server: fetched in the background, sooner if a webhook asks.

`POST /hooks/stories` is there only if `EXPLORER_STORIES_WEBHOOK_SECRET` is set. It does no more
than have the remote looked at, however often it is called and whatever it is sent.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from explorer.reading.mistakes import mistakes
from explorer.remotes.addresses import remote_in
from explorer.remotes.following import Follower
from explorer.remotes.states import RemoteState
from explorer.server.answers import NOT_KEPT
from explorer.server.shelf import library

HOOK: Final = "/hooks/stories"
MOST_BODY_BYTES: Final = 1_000_000
"""Of what a webhook sends; GitHub's news of a push have some 10,000."""


class _Following:
    """The follower of this process, if its stories come from elsewhere."""

    follower: Follower | None = None


def follow_stories() -> None:
    """Begin to follow the remote that the environment names, if it names one.

    Raises:
        SettingError: a setting cannot be used.
    """
    if remote := remote_in(os.environ):
        stop_following()
        _Following.follower = Follower(remote, mistakes, library)
        _Following.follower.start()


def stop_following() -> None:
    """Stop; nothing happens if nothing is followed."""
    if _Following.follower:
        _Following.follower.stop()
        _Following.follower = None


def remote_state() -> RemoteState | None:
    """How the fetching goes, for health and metrics; None if the stories are in a folder."""
    if _Following.follower:
        return _Following.follower.state
    remote = remote_in(os.environ)
    return RemoteState(remote.where) if remote else None


def remote_problem(state: RemoteState) -> str:
    """What an operator should look at while stories are served; empty if there is nothing.

    The log has the details: an address of a repository is nobody else's business.

    >>> from explorer.remotes.errors import Fault
    >>> remote_problem(RemoteState("git@a:b", fault=Fault.UNREACHABLE, failures=3, kept=("a",)))
    "fetching has failed 3 times (unreachable); these stories' newest versions have mistakes: a."
    """
    problems = []
    if state.fault:
        times = "once" if state.failures == 1 else f"{state.failures} times"
        problems.append(f"fetching has failed {times} ({state.fault})")
    if wrong := sorted((*state.kept, *state.broken)):
        problems.append(f"these stories' newest versions have mistakes: {', '.join(wrong)}")
    return "; ".join(problems) + "." if problems else ""


def webhook_secret() -> str | None:
    """The secret of the webhook; None if it is closed.

    Raises:
        SettingError: a setting cannot be used.
    """
    remote = remote_in(os.environ)
    return remote.secret if remote else None


async def receive_push(request: Request) -> Response:
    """Have the remote looked at, if whoever asks knows the secret."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BODY_BYTES:
                return _answer(413, "Too large.")
    except ClientDisconnect:
        return _answer(400, "The request broke off.")  # for the log: nobody is there to read it
    secret = webhook_secret()
    if secret is None or not knows_secret(request.headers, bytes(body), secret):
        return _answer(403, "The signature or the token is missing or wrong.")
    if _Following.follower is None:
        return _answer(503, "Nothing is followed just now.")
    _Following.follower.ask()
    return _answer(202, "The stories are being looked at.")


def knows_secret(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Whether a request proves that its sender knows the secret.

    GitHub, Gitea and Forgejo sign the body, GitLab sends the secret itself, MinIO and scripts send
    it as a bearer token. The comparison takes the same time whatever is wrong.

    Args:
        headers: of the request, found in any case of letters.
        body: of the request.
        secret: that is expected.

    >>> knows_secret({"x-gitlab-token": "some secret"}, b"", "some secret")
    True
    """
    if signature := headers.get("x-hub-signature-256"):
        made = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        return _same(signature, f"sha256={made}")
    if token := headers.get("x-gitlab-token"):
        return _same(token, secret)
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and _same(token.strip(), secret)


def _same(found: str, expected: str) -> bool:
    return hmac.compare_digest(found.encode(errors="replace"), expected.encode())


def _answer(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status, NOT_KEPT)
