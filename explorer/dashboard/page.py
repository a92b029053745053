"""The page that Streamlit runs: reads the URL, shows the map and the story, lists the stories.

Steps never come here: the panes notify each other, and the browser writes the URL.
"""

from __future__ import annotations

import streamlit as st

from explorer.dashboard.components import show_panes
from explorer.dashboard.folium_map import show_map
from explorer.language import Language, interface_languages, language
from explorer.pages.catalogue import catalogue_part, problems_part
from explorer.reading.library import BrokenStory, Library
from explorer.server.openings import Opening, list_address
from explorer.server.shelf import library
from explorer.site.addresses import DOCUMENTS, assets_address
from explorer.story.accepted_languages import offered_language
from explorer.story.pasted import asked_for
from explorer.story.records import Story
from explorer.story.selection import Notice, choose, choose_story

OPEN = "open-story"  # what this reader's page shows, by this key of the session
LOWERED = ":root {{ --ex-lowered: calc(var(--ex-banner) + {more}); }}"
"""CSS: the panes make room for what is wrong with the story."""


def main() -> None:
    """Show the story that the URL asks for; where it asks for none, all that there are."""
    shelf = library()
    params = asked_for(st.query_params.to_dict())
    slug, unknown = choose_story(params, shelf.slugs, shelf.front)
    here = shelf.only(slug)
    open_story: Story | None = st.session_state.get(OPEN)
    is_open = open_story is not None and open_story.slug in here.slugs
    # While a story has mistakes, its readers keep the last good version.
    story = next(iter(here.stories), open_story if is_open else None)
    accepted = st.context.headers.get("Accept-Language", "")
    if story:
        st.session_state[OPEN] = story
        selection, notices = choose(params, story, story.languages, accepted)
        speech = language(selection.lang)
        # The title of an open page is the browser's, which knows the language that is shown.
        title = None if is_open else story.title[selection.lang]
        st.set_page_config(page_title=title, layout="wide")
        messages = (*unknown, *notices)
        show_story(Opening(story, selection, messages, others=list_address(shelf)))
    else:
        speech = language(offered_language(params.get("lang"), accepted, interface_languages()))
        title = here.broken[0].slug if here.broken else speech.text("catalogue")
        st.set_page_config(page_title=title, layout="wide")
        if not here.broken:
            show_catalogue(shelf, speech, unknown)
    for entry in here.broken:
        show_problems(entry, speech, is_shown=story is not None)


def show_story(opening: Opening) -> None:
    """The panes; a story without places has no map.

    The name of their container is what `frontend/page/streamlit.css` arranges.
    """
    assets = assets_address()
    with st.container(key="ex-panes"):
        if opening.story.places:
            show_map(opening.story.slug, assets, DOCUMENTS)
        show_panes(opening, assets)


def show_catalogue(shelf: Library, speech: Language, unknown: tuple[Notice, ...]) -> None:
    """All stories of this site, and the problems of those that cannot be shown."""
    notices = tuple(speech.text("page_no_story", value=notice.value) for notice in unknown)
    show_part(
        "ex-catalogue",
        catalogue_part(speech.code, shelf, theme(), notices, is_embedded=is_embedded()),
    )


def show_problems(entry: BrokenStory, speech: Language, *, is_shown: bool) -> None:
    """What is wrong with the story that the reader asked for."""
    part = problems_part(entry, speech.code, theme(), is_shown=is_shown, is_embedded=is_embedded())
    has_heading = not is_shown
    show_part("ex-problems", part, LOWERED.format(more="2.5rem" if has_heading else "0rem"))


def show_part(key: str, html: str, style: str = "") -> None:
    """A part of the page in our own HTML, in the style of the panes.

    Args:
        key: names its container for `frontend/page/streamlit.css`.
        html: the part.
        style: what else applies to the page as long as it is there, as CSS.
    """
    with st.container(key=key):
        st.html(f'<style>@import "{assets_address()}explorer.css";{style}</style>{html}')


def is_embedded() -> bool:
    """Whether another page shows this one in a frame."""
    return bool(st.context.is_embedded)


def theme() -> str:
    """`light` or `dark`, as Streamlit shows itself to this reader."""
    return st.context.theme.type or "light"


main()
