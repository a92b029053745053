"""The app around Streamlit: its page, what happens at its start, what its answers pass through."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from explorer.paths import PACKAGE
from explorer.reading.library import stories_folder
from explorer.server.admission import admission
from explorer.server.arrivals import Arrivals
from explorer.server.bounded_requests import bound_requests
from explorer.server.documents import document_addresses
from explorer.server.faces import make_faces
from explorer.server.health import FolderHealth
from explorer.server.heartbeat import HEARTBEAT
from explorer.server.kept_answers import KeptAnswers
from explorer.server.kept_files import KeptFiles
from explorer.server.live_preview import announce_changes, is_watching
from explorer.server.logs import log_form, write_logs
from explorer.server.map_frames import MapFramePage, register_map_frame
from explorer.server.media import make_copies_ahead
from explorer.server.memory import collect_seldom, give_memory_back
from explorer.server.observed_requests import ObservedRequests
from explorer.server.open_addresses import OpenAddresses
from explorer.server.preloads import PreloadLinks, preload_links
from explorer.server.refusals import send_missing
from explorer.server.remote_stories import follow_stories, remote_state, stop_following
from explorer.server.security_headers import SecurityHeaders, frame_ancestors
from explorer.server.sessions import allow_files, is_known, keep_sessions
from explorer.server.shelf import library, root_path
from explorer.server.starting import warn_of_folder, warn_of_settings
from explorer.server.stopping import give_up_queued_work, stop_gracefully_on_signal
from explorer.server.warming import warm_caches

logger = logging.getLogger(__name__)

PAGE = PACKAGE / "dashboard" / "page.py"
"""The script that Streamlit runs for every reader."""


def middleware(ours: Sequence[BaseRoute]) -> list[Middleware]:
    """What every request and its answer pass through, the outermost first.

    Args:
        ours: all routes of the app that are not Streamlit's.

    Raises:
        SettingError: the frame ancestors, or the limits of the dashboard, have no valid value.
    """
    root = root_path()
    return [
        Middleware(ObservedRequests, root=root, routes=ours),
        Middleware(KeptAnswers, root=root),
        Middleware(SecurityHeaders, ancestors=frame_ancestors(os.environ)),
        Middleware(OpenAddresses, root=root, routes=ours, missing=send_missing),
        Middleware(Arrivals, root=root, admission=admission(), knows=is_known),
        Middleware(FolderHealth, root=root),
        Middleware(PreloadLinks, root=root, documents=document_addresses),
        Middleware(KeptFiles, root=root),
        Middleware(MapFramePage, root=root),
    ]


def attach_to_uvicorn() -> None:
    """Bound the requests and the stop of the uvicorn that runs; warns of what cannot be done."""
    if not bound_requests():
        logger.warning("Request limits are off: Streamlit did not start uvicorn with httptools.")
    if not stop_gracefully_on_signal():
        logger.warning("SIGTERM stops at once: its handler is not that of uvicorn.")


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Be ready before the first reader comes: folium is imported, the map's frame can
    be asked for, stories and files are read, typefaces are made or taken from the cache. The
    copies of media are made meanwhile, and caches filled.

    What is here to stay is taken out of every collection of garbage.
    """
    follow_stories()
    write_logs(log_form(os.environ))
    warn_of_settings(os.environ)
    attach_to_uvicorn()
    collect_seldom()
    door = admission()
    kept = keep_sessions(door.limits.readers)
    if (fit := allow_files(door.limits.most_inside)) < door.limits.readers:
        logger.warning("The limit of open files allows %s readers of the dashboard.", fit)
    register_map_frame()
    import_module("folium")
    if remote_state() is None:
        warn_of_folder(stories_folder(), library())
    preload_links()
    make_faces()
    gc.collect()
    gc.freeze()
    work = [HEARTBEAT.run(door.see_wait), make_copies_ahead(), warm_caches(app)]
    work.append(give_memory_back(kept, door.sessions))
    if is_watching():
        work.append(announce_changes())
    meanwhile = [asyncio.create_task(each) for each in work]
    yield
    stop_following()
    for task in meanwhile:
        task.cancel()
    give_up_queued_work()
