"""What the panes of the explorer's page are opened with: by the page itself, then by Streamlit.

The page is answered with it, so that its panes need not wait for Streamlit. Streamlit's run gives
the same, by which the browser knows that the panes are those that are there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.language import Language, language
from explorer.pages.offers import server_offers
from explorer.reading.library import Library
from explorer.server.security_headers import named_hosts
from explorer.site.addresses import DOCUMENTS, document_version
from explorer.site.map_options import LEAFLET_OPTIONS, tile_layers
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
            "documents": dict(DOCUMENTS),
            "strings": {key: speech.text(key) for key in BEFORE_LOADING},
            "notices": list(notice_texts(self.notices, self.story, speech)),
            "others": self.others,
            "offers": server_offers(self.story.languages),
            "hosts": list(named_hosts(settings)),
            "map": dict(LEAFLET_OPTIONS) if self.story.places else None,
            "tileLayers": tile_layers(),
            "selection": {**self.selection.said(), "version": document_version(self.story)},
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
