"""The site of an address, as a Content-Security-Policy names it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_USUAL_PORTS: Final = {"http": 80, "https": 443}
# As a policy writes a host: no IPv6 address, no final dot. Beyond that browsers ignore the source.
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_AMBIGUOUS: Final = frozenset("ßς\u200c\u200d")
"""Letters of hosts that Python and browsers encode differently (IDNA 2003 and UTS #46)."""


def policy_source(address: str) -> str | None:
    """The site of an address as a policy names it; None if a policy cannot name it.

    Args:
        address: http or https, in any writing that a browser understands.

    >>> policy_source("https://Tiles.example:443/{z}/{x}/{y}.png")
    'https://tiles.example'
    >>> policy_source("https://bücher.example:8080/wms?")
    'https://xn--bcher-kva.example:8080'
    >>> policy_source("https://a.example; script-src *") is None
    True
    """
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError:  # also a UnicodeError: no such host can be looked up
        return None
    is_plain = not {"@", *_AMBIGUOUS} & {*parts.netloc} and _HOST.fullmatch(host)
    if parts.scheme not in _USUAL_PORTS or not is_plain:
        return None
    is_usual = port is None or port == _USUAL_PORTS[parts.scheme]
    return f"{parts.scheme}://{host}" if is_usual else f"{parts.scheme}://{host}:{port}"
