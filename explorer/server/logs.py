"""What the server writes to its log: a line of JSON for each request and each message.

`EXPLORER_LOG` is `json`, or `plain` for messages as people read them, without requests. By default
it is plain on a terminal. Lines go to the standard error output.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Final, TextIO

import orjson

from explorer.server import observed_requests
from explorer.server.request_records import current_record
from explorer.settings import LOG, choice

JSON: Final = "json"
PLAIN: Final = "plain"
_ADDRESSES: Final = '"WebSocket'
"""Part of uvicorn's messages that name a reader's address and query."""


class JsonLines(logging.Formatter):
    """Formats a message as one line of JSON, with the traceback of its error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": when, "level": record.levelname.lower()}
        if request := getattr(record, "request", None):
            return orjson.dumps(line | {"event": "request"} | request).decode()
        line |= {"event": "message", "logger": record.name, "message": record.getMessage()}
        if answering := current_record():
            line["id"] = answering.id
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def log_form(settings: Mapping[str, str], stream: TextIO | None = None) -> str:
    """`json` or `plain`.

    Args:
        settings: the environment.
        stream: where the log goes; the standard error output by default.

    Raises:
        SettingError: the setting has another value.
    """
    return choice(settings, LOG, JSON, PLAIN) or (
        PLAIN if (stream or sys.stderr).isatty() else JSON
    )


def write_logs(form: str) -> None:
    """Let every logger of this process write in this form.

    Call it when Streamlit and uvicorn have made their loggers: each has a handler of its own.
    """
    is_json = form == JSON
    logging.getLogger(observed_requests.__name__).setLevel(
        logging.INFO if is_json else logging.WARNING
    )
    for handler in _handlers():
        handler.addFilter(_names_no_reader)
        if is_json:
            handler.setFormatter(JsonLines())
    if is_json:
        ours = logging.getLogger("explorer")
        handler = logging.StreamHandler()
        handler.setFormatter(JsonLines())
        ours.handlers, ours.propagate = [handler], False
        ours.setLevel(logging.INFO)


def _names_no_reader(record: logging.LogRecord) -> bool:
    return _ADDRESSES not in str(record.msg)


def _handlers() -> Iterator[logging.Handler]:
    """The handlers of all loggers that there are."""
    yield from logging.root.handlers
    for found in list(logging.root.manager.loggerDict.values()):
        if isinstance(found, logging.Logger):
            yield from found.handlers
