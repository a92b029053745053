"""What the panes are opened with: on the dashboard, and on the page of a story.

The dashboard is answered with it, so that its panes need not wait for Streamlit. Streamlit's run
gives the same, by which the browser knows that the panes are those that are there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.language import Language, language
from explorer.pages.offers import server_offers
from explorer.pages.panes_pages import site_values
from explorer.reading.library import Library
from explorer.server.offline import offline_values
from explorer.server.security_headers import named_hosts
from explorer.site.addresses import DOCUMENTS, document_version
from explorer.site.map_options import LEAFLET_OPTIONS, online_maps
from explorer.story.records import Story
from explorer.story.selection import Notice, Selection
from explorer.views.interface_texts import BEFORE_LOADING


@dataclass(frozen=True)
class Opening:
    """What a page of the explorer is opened with."""

    story: Story
    selection: Selection
    notices: tuple[Notice, ...] = ()
    """What the reader asked for and could not have."""
    others: str = ""
    """Address of the list of stories, relative to the page; empty where there are no others."""

    def values(self, settings: Mapping[str, str] = os.environ) -> dict[str, object]:
        """As `mountExplorer` in `frontend/explorer.js` takes it, addresses relative to the page.

        Args:
            settings: the environment; see `named_hosts`.

        Raises:
            SettingError: the frame ancestors are set to what CSP does not know.
        """
        speech = language(self.selection.lang)
        return {
            "strings": {key: speech.text(key) for key in BEFORE_LOADING},
            "notices": list(notice_texts(self.notices, self.story, speech)),
            "others": self.others,
            "map": dict(LEAFLET_OPTIONS) if self.story.places else None,
            "selection": {**self.selection.said(), "version": document_version(self.story)},
            **_served(self.story, settings, other="page"),
        }


def page_opening(
    story: Story, lang: str, others: str, settings: Mapping[str, str] = os.environ
) -> dict[str, object]:
    """What the panes on the page of a story are opened with: the browser chooses the selection.

    Args:
        story: the story.
        lang: the language of the page.
        others: address of the list of stories, below the explorer's; empty for a single story.
        settings: the environment; see `named_hosts`.

    Raises:
        SettingError: the frame ancestors are set to what CSP does not know.
    """
    return {
        **site_values(story, lang, notices=["notice_full"]),
        "version": document_version(story),
        "others": others,
        "offline": offline_values(settings, story.languages),
        **_served(story, settings, other="dashboard"),
    }


def _served(story: Story, settings: Mapping[str, str], *, other: str) -> dict[str, object]:
    """What a server answers for every state of a story.

    Args:
        story: the story.
        settings: the environment.
        other: the other page that shows the story, `dashboard` or `page`.
    """
    return {
        "documents": dict(DOCUMENTS),
        "offers": {**server_offers(story.languages), "other": other},
        "hosts": list(named_hosts(settings)),
        "onlineMaps": online_maps(settings),
    }


def list_address(shelf: Library) -> str:
    """Address of the list of stories, relative to the explorer's page; empty for a single story."""
    if len(shelf.slugs) < 2:
        return ""
    return "./" if shelf.front is None else "./stories/"


def notice_texts(notices: Iterable[Notice], story: Story, speech: Language) -> tuple[str, ...]:
    """Notices about choices that are not available, in the page's language."""
    return tuple(_notice_text(entry, story.title[speech.code], speech) for entry in notices)


def _notice_text(notice: Notice, shown: str, speech: Language) -> str:
    """One notice; languages are named as the page's language calls them."""
    if notice.key == "notice_lang":
        return speech.text(
            notice.key, value=speech.name_of(notice.value), shown=speech.name_of(speech.code)
        )
    return speech.text(notice.key, value=notice.value, shown=shown)
