"""Story pages as HTML: the templates in `templates/`, filled with values and escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from explorer.answers import entity_tag
from explorer.exports import EXPORTS
from explorer.itinerary import AsOf, Status
from explorer.language import Language, interface_languages, language
from explorer.sharing.addresses import page_path
from explorer.sharing.marks import MARKS
from explorer.sharing.page_values import LanguageLink, NamedLink, StoryPage
from explorer.sharing.palettes import page_style
from explorer.sharing.previews import Preview, alternate_links, preview_of
from explorer.sharing.qr_codes import qr_code
from explorer.sharing.structured_data import structured_data
from explorer.story import Event, Story
from explorer.view_story import story_languages

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True)
class Entry:
    """A story in a list of stories."""

    title: str
    summary: str
    lang: str
    href: str
    events: tuple[NamedLink, ...]


@cache
def style_version() -> str:
    """Digest of the pages' style sheet, so that browsers keep it until it changes."""
    return entity_tag(page_style().encode()).strip('"')


def page_html(page: StoryPage, site: str, version: str, unknown_lang: str | None) -> bytes:
    """The page of a story or of one event.

    Args:
        page: its values.
        site: the explorer's address without a slash at its end.
        version: of the story, for the addresses of its pictures.
        unknown_lang: a language that was asked for and cannot be had.
    """
    preview = preview_of(page, site, version)
    notice = _untold(unknown_lang, page.speech) if unknown_lang else None
    values = _frame(page.lang, page.root)
    template = _TEMPLATES.get_template("event.html" if page.event else "story.html")
    return template.render(
        **values,
        page=page,
        exports=EXPORTS,
        preview=preview,
        data=structured_data(page, site, f"{site}/{page.beside('card.png', version)}"),
        picture=page.beside("map.svg", version),
        notices=(notice,) if notice else (),
        languages=page.languages(),
    ).encode()


def handout_html(page: StoryPage, link: str, version: str, as_of: AsOf) -> bytes:
    """A story for paper.

    Args:
        page: its values, in the clock and state of knowledge that are wanted.
        link: the whole address at which the explorer shows the same.
        version: of the story, for the address of its map.
        as_of: whose knowledge is shown.
    """
    found = {row.status.kind: row.status.label for row in page.timeline.rows}
    key = f"asof_{as_of}"
    source = page.story.source(page.story.article)
    day = page.speech.day_month(source.date.day) if source.date and source.date.day else ""
    return (
        _TEMPLATES.get_template("handout.html")
        .render(
            **_frame(page.lang, page.root),
            page=page,
            link=link,
            qr=Markup(qr_code(link).decode()),
            knowledge=page.speech.text(key, day=day),
            statuses=[(kind, found[kind]) for kind in Status if kind in found],
            picture=f"{page.beside('map.svg', version)}&size=paper&asof={as_of}",
            languages=(),
        )
        .encode()
    )


def _untold(wanted: str, speech: Language) -> str:
    """That the story is not told in a language: in that one, if the interface has it."""
    if wanted in interface_languages():
        speech, wanted = language(wanted), language(wanted).name()
    return speech.text("notice_lang", value=wanted)


def preview_html(preview: Preview) -> str:
    """Only the preview's tags, for the explorer's own page."""
    return _TEMPLATES.get_template("preview_tags.html").render(preview=preview)


def catalogue_html(lang: str, site: str, stories: tuple[Story, ...]) -> bytes:
    """The list of all stories."""
    entries = tuple(_entry(story, lang, "../", ()) for story in stories)
    image = f"{site}/stories/{stories[0].slug}/card.png?lang={entries[0].lang}" if stories else ""
    return _list(
        lang,
        "../",
        heading=language(lang).text("catalogue"),
        entries=entries,
        missing=False,
        url=f"{site}/{page_path(None, None, lang)}",
        alternates=alternate_links(site, None, None, interface_languages()),
        image=image,
    )


def missing_html(lang: str, root: str, heading: str, stories: tuple[Story, ...]) -> bytes:
    """What there is where a page is not: the events of the one story, or all stories.

    Args:
        lang: the reader's language.
        root: the relative way to the explorer.
        heading: what is missing.
        stories: what there is; the events are listed where it is only one.
    """
    entries = tuple(
        _entry(story, lang, root, story.events if len(stories) == 1 else ()) for story in stories
    )
    return _list(
        lang, root, heading=heading, entries=entries, missing=True, url="", alternates=(), image=""
    )


def _list(lang: str, root: str, **values: object) -> bytes:
    speech = language(lang)
    languages = tuple(
        LanguageLink(code, speech.name(code), root + page_path(None, None, code))
        for code in interface_languages()
    )
    template = _TEMPLATES.get_template("catalogue.html")
    return template.render(**_frame(lang, root), **values, languages=languages).encode()


def _entry(story: Story, lang: str, root: str, events: tuple[Event, ...]) -> Entry:
    codes = story_languages(story)
    code = lang if lang in codes else codes[0]
    links = tuple(
        NamedLink(event.title[code], root + page_path(story.slug, event.id, code))
        for event in events
    )
    href = root + page_path(story.slug, None, code)
    return Entry(story.title[code], story.summary[code], code, href, links)


def _frame(lang: str, root: str) -> dict[str, object]:
    """What every template is given."""
    return {
        "lang": lang,
        "say": language(lang).text,
        "root": root,
        "version": style_version(),
        "marks": MARKS,
    }
