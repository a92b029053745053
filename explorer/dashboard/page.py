"""The page that Streamlit runs: reads the URL, puts the panes in their places, lists the stories.

Steps never come here: the panes notify each other, and the browser writes the URL.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from explorer.dashboard.components import Frame, show_panes
from explorer.dashboard.folium_map import show_map
from explorer.language import Language, interface_languages, language
from explorer.pages.catalogue import catalogue_part, problems_part
from explorer.reading.library import BrokenStory, Library
from explorer.server.shelf import library
from explorer.site.addresses import DOCUMENTS, assets_address, document_version
from explorer.story.accepted_languages import offered_language
from explorer.story.records import Story
from explorer.story.selection import (
    Notice,
    Selection,
    asked_for,
    choose,
    choose_story,
)

BEFORE_LOADING = ("load_failed", "retry")  # texts that a pane needs before it has its document
OPEN = "open-story"  # what this reader's page shows, by this key of the session


def main() -> None:
    """Show the story that the URL asks for; where it asks for none, all that there are."""
    shelf = library()
    params = asked_for(st.query_params.to_dict())
    slug, unknown = choose_story(params, shelf.slugs)
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
        messages = notice_texts((*unknown, *notices), story, speech)
        show_story(story, selection, messages, others=len(shelf.slugs) > 1)
    else:
        speech = language(offered_language(params.get("lang"), accepted, interface_languages()))
        title = here.broken[0].slug if here.broken else speech.text("catalogue")
        st.set_page_config(page_title=title, layout="wide")
        if not here.broken:
            show_catalogue(shelf, speech, unknown)
    for entry in here.broken:
        show_problems(entry, speech, is_shown=story is not None)


def notice_texts(notices: Iterable[Notice], story: Story, speech: Language) -> tuple[str, ...]:
    """Notices about choices that are not available, in the page's language."""
    return tuple(notice_text(entry, story.title[speech.code], speech) for entry in notices)


def notice_text(notice: Notice, shown: str, speech: Language) -> str:
    """One notice; a language is named as the page's language calls it."""
    value = speech.name_of(notice.value) if notice.key == "notice_lang" else notice.value
    return speech.text(notice.key, value=value, shown=shown)


def show_story(
    story: Story, selection: Selection, notices: tuple[str, ...], *, others: bool
) -> None:
    """The panes; the name of their container is what `frontend/page/layout.css` arranges."""
    speech = language(selection.lang)
    assets = assets_address()
    strings = {key: speech.text(key) for key in BEFORE_LOADING}
    version = document_version(story)
    frame = Frame(selection, version, assets, DOCUMENTS, strings, story.languages, notices, others)
    show_panes(frame, "controls")
    with st.container(key="ex-panes"):
        show_map(story.slug, assets, DOCUMENTS)
        show_panes(frame, "timeline", "article", "table")


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
    show_part("ex-problems", part)


def show_part(key: str, html: str) -> None:
    """A part of the page in our own HTML, in the style of the panes."""
    with st.container(key=key):
        st.html(f'<style>@import "{assets_address()}explorer.css";</style>{html}')


def is_embedded() -> bool:
    """Whether another page shows this one in a frame."""
    return bool(st.context.is_embedded)


def theme() -> str:
    """`light` or `dark`, as Streamlit shows itself to this reader."""
    return st.context.theme.type or "light"


main()
