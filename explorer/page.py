"""The page that Streamlit runs: reads the URL, puts the panes in their places, lists the stories.

Steps never come here: the panes tell each other, and the browser writes the URL.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from explorer.components import Frame, assets_address, show_pane
from explorer.folium_map import show_map
from explorer.language import Language, interface_languages, language
from explorer.loading import Library
from explorer.selection import Notice, Selection, choose, choose_story
from explorer.site import document_template, library
from explorer.story import Story
from explorer.view_story import story_languages

BEFORE_LOADING = ("load_failed", "retry")  # texts that a pane needs before it has its document


def main() -> None:
    """Show the story that the URL asks for, and below it what else there is."""
    shelf = library()
    stories = shelf.stories
    preferred = (st.context.locale or "").partition("-")[0]
    if stories:
        params = st.query_params.to_dict()
        broken = tuple(entry.slug for entry in shelf.broken)
        story, story_notices = choose_story(params, stories, broken)
        selection, notices = choose(params, story, story_languages(story), preferred)
        if not params.get("lang") and preferred in interface_languages():
            notices += untold(story, preferred)
        speech = language(selection.lang)
        st.set_page_config(page_title=story.title[selection.lang], layout="wide")
        show_story(story, selection, notice_texts((*story_notices, *notices), story, speech))
    else:
        codes = interface_languages()
        speech = language(preferred if preferred in codes else codes[0])
        st.set_page_config(page_title=speech.text("catalogue"), layout="wide")
        st.info(speech.text("no_stories"))
    if len(stories) > 1 or shelf.broken or not stories:
        show_catalogue(shelf, speech)


def untold(story: Story, preferred: str) -> tuple[Notice, ...]:
    """What to tell a reader in whose language the story is not told."""
    return () if preferred in story.languages else (Notice("notice_lang", preferred),)


def notice_texts(notices: Iterable[Notice], story: Story, speech: Language) -> tuple[str, ...]:
    """What the reader is told about choices that could not be had."""
    return tuple(notice_text(entry, story.title[speech.code], speech) for entry in notices)


def notice_text(notice: Notice, shown: str, speech: Language) -> str:
    """One notice; that a language is lacking is said in that language, if the interface has it."""
    if notice.key == "notice_lang" and notice.value in interface_languages():
        wanted = language(notice.value)
        return wanted.text(notice.key, value=wanted.name())
    return speech.text(notice.key, value=notice.value, shown=shown)


def show_story(story: Story, selection: Selection, notices: tuple[str, ...]) -> None:
    """The panes; the names of the containers are what `frontend/layout.css` arranges."""
    speech = language(selection.lang)
    template, assets = document_template(story), assets_address()
    strings = {key: speech.text(key) for key in BEFORE_LOADING}
    frame = Frame(selection, assets, template, strings, notices)
    controls = st.container(key="ex-controls")
    with st.container(key="ex-panes"):
        left, middle, right = st.columns(3)
        with left, st.container(key="ex-map"):
            show_map(story.slug, assets, template)  # first: its frame takes longest
    with controls:
        show_pane("controls", frame)
    with middle, st.container(key="ex-timeline"):
        show_pane("timeline", frame)
    with right, st.container(key="ex-article"):
        show_pane("article", frame)
    with st.container(key="ex-table"):
        show_pane("table", frame)


def show_catalogue(shelf: Library, speech: Language) -> None:
    """All stories of this site: links to those that can be shown, the problems of the others."""
    with st.container(key="ex-catalogue"):
        st.subheader(speech.text("catalogue"), anchor=False)
        st.html(catalogue_list(shelf, speech))


def catalogue_list(shelf: Library, speech: Language) -> str:
    """The catalogue as HTML: Streamlit's own links and expanders would read titles as Markdown."""
    links = []
    for story in shelf.stories:
        code = speech.code if speech.code in story.title else story.languages[0]
        query = urlencode({"story": story.slug, "lang": code})
        title = escape(story.title[code])
        links.append(f'<li><a href="?{escape(query)}" lang="{code}">{title}</a></li>')
    broken = []
    for entry in shelf.broken:
        name = escape(f"{entry.slug}: {speech.text('catalogue_broken')}")
        problems = escape("\n".join(str(problem) for problem in entry.problems))
        broken.append(f"<details><summary>{name}</summary><pre>{problems}</pre></details>")
    return f"<ul>{''.join(links)}</ul>{''.join(broken)}"


main()
