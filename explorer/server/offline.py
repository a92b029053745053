"""The service worker of the story pages, `/stories/worker.js`: who has opened a story keeps it.

Its scope is the folder it is in, so it never sees the dashboard. `EXPLORER_OFFLINE=0` turns it off:
browsers that have it then ask for it again, and get one that removes what was kept, and itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from explorer.language import interface_languages, language
from explorer.paths import FRONTEND
from explorer.server.answers import answer
from explorer.settings import OFFLINE, switch
from explorer.site.compacting import compact_script

WORKER: Final = "stories/worker.js"
"""Its address, below the explorer's."""
_SAID = ("kept_since", "kept_changed", "kept_reload", "dismiss")
_POLICY = "default-src 'none'; connect-src 'self'"


def keeps_stories(settings: Mapping[str, str]) -> bool:
    """Whether browsers keep the stories that their readers open, for reading without a network.

    Raises:
        SettingError: the setting is neither empty nor `0` nor `1`.
    """
    return switch(settings, OFFLINE, usual=True)


def offline_values(
    settings: Mapping[str, str], languages: Iterable[str]
) -> dict[str, object] | None:
    """What a story's page is given to keep its story; None if the operator does not want it.

    Args:
        settings: the environment.
        languages: of the story.

    Raises:
        SettingError: as `keeps_stories`.
    """
    if not keeps_stories(settings):
        return None
    strings = {code: {key: language(code).texts[key] for key in _SAID} for code in languages}
    return {"worker": WORKER, "strings": strings}


def worker_script(*, keeps: bool) -> str:
    """The service worker.

    Args:
        keeps: whether it keeps stories; one that does not removes what others have kept.
    """
    missing = {
        code: {"title": speech.text("offline_title"), "text": speech.text("offline_text")}
        for code in interface_languages()
        if (speech := language(code))
    }
    said = json.dumps({"keeps": keeps, "missing": missing}, ensure_ascii=False, sort_keys=True)
    return f"self.offline={said};\n{_code()}"


def send_worker(request: Request) -> Response:
    """The service worker, as the operator wants it."""
    body = worker_script(keeps=keeps_stories(os.environ)).encode()
    headers = {"Content-Security-Policy": _POLICY}
    return answer(request, body, "text/javascript", headers=headers)


@cache
def _code() -> str:
    return compact_script((FRONTEND / "offline" / "worker.js").read_text("utf-8"))
