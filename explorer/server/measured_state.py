"""What the server holds, as metrics: looked at when they are asked for."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Sized
from importlib.metadata import version
from math import inf

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from streamlit.runtime import Runtime

from explorer.paths import IS_INSTALLED
from explorer.reading.library import Library
from explorer.remotes.errors import Fault
from explorer.server.admission import admission
from explorer.server.bounded_caches import bounded_caches
from explorer.server.health import FOLDER_S
from explorer.server.heartbeat import HEARTBEAT
from explorer.server.media import files_to_copy
from explorer.server.remote_stories import remote_state
from explorer.server.shelf import library
from explorer.server.stopping import STOPPING
from explorer.server.work_queues import WorkQueue, work_queues
from explorer.site.assets import code_version

_LOOKS = WorkQueue[tuple[Library, Sized]](
    "stories-measured", workers=1, waiting=1, kept=0, stuck_s=inf
)
"""A thread of its own: a story folder that does not respond holds up no other metric."""


class MeasuredState(Collector):
    """Looks at the queues, sessions, stories and caches of this process."""

    def collect(self) -> Iterator[Metric]:
        """Look at everything."""
        yield _build()
        yield from _queues()
        yield from _stories()
        yield from _remote()
        yield _sessions()
        yield from _arrivals()
        yield _caches()
        yield GaugeMetricFamily(
            "explorer_loop_lag_seconds", "How late the event loop woke.", HEARTBEAT.lag_s
        )
        yield GaugeMetricFamily(
            "explorer_thread_wait_seconds",
            "How long a free thread has been waited for.",
            HEARTBEAT.threads_wait_s,
        )
        yield GaugeMetricFamily(
            "explorer_stopping", "1 while the process is being stopped.", STOPPING.is_begun
        )


def _build() -> Metric:
    values = {
        "version": version("itinerary-explorer") if IS_INSTALLED else "checkout",
        "code": code_version(),
        "streamlit": version("streamlit"),
        "python": platform.python_version(),
    }
    build = GaugeMetricFamily("explorer_build_info", "What is running.", labels=list(values))
    build.add_metric(list(values.values()), 1)
    return build


def _queues() -> Iterator[Metric]:
    waiting = GaugeMetricFamily(
        "explorer_queue_length", "Costly answers in the making or waiting.", labels=("queue",)
    )
    asked = CounterMetricFamily(
        "explorer_queue_asked", "Costly answers asked for.", labels=("queue", "result")
    )
    for queue in work_queues():
        waiting.add_metric([queue.name], len(queue))
        for result in ("hits", "made", "refused"):
            asked.add_metric([queue.name, result.removesuffix("s")], getattr(queue, result))
    yield from (waiting, asked)


def _caches() -> Metric:
    sizes = GaugeMetricFamily(
        "explorer_cache_bytes", "Contents in memory, in bytes.", labels=("cache",)
    )
    taken = Counter[str]()
    for cache in bounded_caches():
        taken[cache.name] += cache.size_bytes
    for name, size in taken.items():
        sizes.add_metric([name], size)
    return sizes


def _stories() -> Iterator[Metric]:
    away = GaugeMetricFamily(
        "explorer_stories_away", "1 while the story folder is unavailable.", labels=()
    )
    try:
        shelf, pending = _LOOKS.wait_for("shelf", lambda: (library(), files_to_copy()), FOLDER_S)
    except TimeoutError:
        away.add_metric([], 1)
        yield away
        return
    away.add_metric([], shelf.is_away)
    yield away
    stories = GaugeMetricFamily("explorer_stories", "Stories by state.", labels=("state",))
    stories.add_metric(["shown"], len(shelf.stories))
    stories.add_metric(["broken"], len(shelf.broken))
    if remote := remote_state():
        stories.add_metric(["kept"], len(remote.kept))
    yield stories
    broken = GaugeMetricFamily("explorer_story_problems", "Of broken stories.", labels=("story",))
    for story in shelf.broken:
        broken.add_metric([story.slug], len(story.problems))
    yield broken
    yield GaugeMetricFamily(
        "explorer_media_pending", "Files of media without their copies.", len(pending)
    )


def _remote() -> Iterator[Metric]:
    """Of stories from elsewhere; nothing if they are in a folder."""
    if not (state := remote_state()):
        return
    for name, words, seconds in (
        ("checked", "When the stories were last looked at with success.", state.checked_at),
        ("changed", "When the stories that are served were fetched.", state.changed_at),
    ):
        if seconds is not None:
            yield GaugeMetricFamily(f"explorer_remote_{name}_timestamp_seconds", words, seconds)
    yield GaugeMetricFamily(
        "explorer_remote_failures", "Attempts to fetch that failed in a row.", state.failures
    )
    fault = GaugeMetricFamily("explorer_remote_fault", "Of the last attempt.", labels=("fault",))
    for kind in Fault:
        fault.add_metric([kind], kind is state.fault)
    yield fault
    info = GaugeMetricFamily("explorer_remote_info", "What is served.", labels=("revision",))
    info.add_metric([state.revision or ""], 1)
    yield info


def _arrivals() -> Iterator[Metric]:
    counts = admission().counts()
    pages = CounterMetricFamily(
        "explorer_dashboard_pages", "Requests for the dashboard.", labels=("result",)
    )
    pages.add_metric(["admitted"], counts.pages)
    pages.add_metric(["led_away"], counts.led_away)
    sessions = CounterMetricFamily(
        "explorer_dashboard_sessions", "Websockets of the dashboard.", labels=("result",)
    )
    for result in ("sessions", "resumed", "refused"):
        sessions.add_metric([result.replace("sessions", "new")], getattr(counts, result))
    yield from (pages, sessions)


def _sessions() -> Metric:
    """Streamlit has no public way to count its sessions."""
    sessions = GaugeMetricFamily("explorer_sessions", "Streamlit's.", labels=("state",))
    if Runtime.exists():
        manager = Runtime.instance()._session_mgr
        connected, all_sessions = manager.num_active_sessions(), len(manager.list_sessions())
        sessions.add_metric(["connected"], connected)
        sessions.add_metric(["kept"], all_sessions - connected)
    return sessions
