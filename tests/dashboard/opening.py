"""What the page that Streamlit runs gives the browser."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def panes(app: AppTest) -> dict[str, Any]:
    """What the panes are given; empty where none are shown."""
    given = [part.proto for part in app.main if part.type == "bidi_component"]
    return json.loads(given[0].json) if given else {}


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
