"""`/metrics`: what the server does, for Prometheus; closed unless the operator sets a token.

Requests are counted by the template of their route, never by what is in their address. What the
server holds is looked at when it is asked for.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from functools import partial
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response

from explorer.server.answers import NOT_KEPT
from explorer.server.measured_state import MeasuredState
from explorer.server.refusals import send_missing
from explorer.server.request_records import IN_FLIGHT, RequestRecord
from explorer.server.work_queues import WorkQueue
from explorer.settings import METRICS_TOKEN
from explorer.story.errors import SettingError

LEAST_TOKEN: Final = 16
"""Characters of a token that cannot be guessed."""
_BUCKETS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

# A second series for each, which nobody reads.
disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "explorer_requests", "Requests answered.", ("route", "method", "status"), registry=REGISTRY
)
SECONDS = Histogram(
    "explorer_request_seconds",
    "Time from a request to the last byte of its answer.",
    ("route",),
    buckets=_BUCKETS_S,
    registry=REGISTRY,
)
SENT = Counter(
    "explorer_sent_bytes", "Bytes of answers' bodies, compressed.", ("route",), registry=REGISTRY
)
Gauge("explorer_in_flight", "Requests being answered.", registry=REGISTRY).set_function(
    lambda: IN_FLIGHT.count
)
REFUSED = Counter(
    "explorer_refused",
    "Requests that would be served at another time.",
    ("why",),
    registry=REGISTRY,
)
HUNG_UP = Counter(
    "explorer_hung_up", "Connections closed because of a limit.", ("limit",), registry=REGISTRY
)
REGISTRY.register(MeasuredState())
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

_SCRAPES = WorkQueue[bytes]("metrics", workers=1, waiting=1, kept=0)
"""A thread of its own: a server whose threads are all in use can still be looked at."""


def observe(record: RequestRecord) -> None:
    """Count a request that has been answered."""
    REQUESTS.labels(record.route, record.method, str(record.status)).inc()
    SENT.labels(record.route).inc(record.sent_bytes)
    if record.status != 101:  # a websocket lasts as long as its reader stays
        SECONDS.labels(record.route).observe(record.seconds)
    if record.refused:
        REFUSED.labels(record.refused).inc()


def metrics_token(settings: Mapping[str, str]) -> str:
    """The token that opens the metrics; empty if they are closed.

    Raises:
        SettingError: it is too short, or holds what no header can.
    """
    found = settings.get(METRICS_TOKEN, "")
    if found and not (len(found) >= LEAST_TOKEN and found.isascii() and found.isprintable()):
        raise SettingError(
            f"{METRICS_TOKEN}: found {len(found)} characters, "
            f"expected at least {LEAST_TOKEN}, all of ASCII"
        )
    return found


async def send_metrics(request: Request) -> Response:
    """The metrics for whoever has the token; for everybody else, there is no such address."""
    token = metrics_token(os.environ)
    given = request.headers.get("authorization", "").encode()
    if not token or not hmac.compare_digest(given, f"Bearer {token}".encode()):
        return send_missing(request)
    body = await _SCRAPES.get("metrics", partial(generate_latest, REGISTRY))
    return Response(body, media_type=CONTENT_TYPE_PLAIN_0_0_4, headers=NOT_KEPT)
