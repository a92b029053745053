"""What the page that Streamlit runs gives the browser."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def panes(app: AppTest) -> dict[str, dict[str, Any]]:
    """What each pane is given, by its name."""
    given = [part.proto for part in app.main if part.type == "bidi_component"]
    return {
        pane: json.loads(proto.json)
        for proto in given
        for pane in proto.component_name.removeprefix("explorer-").split("-")
    }


def parts(app: AppTest) -> str:
    """The catalogue and the problems as HTML; empty where neither is shown."""
    return "".join(part.proto.body for part in app.main if part.type == "html")


def everything(app: AppTest) -> list[str]:
    """All that the page sends to the browser."""
    return [str(part.proto) for part in app.main]


def listed(app: AppTest) -> list[str]:
    """The problems that are listed, one a line, without the file's path."""
    told = re.findall(r"<details.*?<pre>(.*?)</pre></details>", parts(app), re.DOTALL)
    return [line.partition(" · ")[2] for text in told for line in unescape(text).splitlines()]
