"""Story pages as HTML: the templates in `templates/`, filled with values and escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from explorer.answers import entity_tag
from explorer.exports import EXPORTS
from explorer.itinerary import AsOf, Status
from explorer.language import Language, interface_languages, language
from explorer.sharing.marks import MARKS
from explorer.sharing.page_values import StoryPage
from explorer.sharing.palettes import page_style
from explorer.sharing.picture_names import map_credit
from explorer.sharing.previews import Preview, preview_of
from explorer.sharing.qr_codes import qr_code
from explorer.sharing.structured_data import structured_data
from explorer.view_times import view_label

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


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
    notices = [_untold(unknown_lang, page.speech)] if unknown_lang else []
    draft = page.row.draft if page.row else page.speech.text("draft_story")
    if page.story.is_draft and draft:
        notices.append(draft)
    return rendered(
        "event.html" if page.event else "story.html",
        page.lang,
        page.root,
        page=page,
        exports=EXPORTS,
        preview=preview,
        data=structured_data(page, site, f"{site}/{page.beside('card.png', version)}"),
        picture=page.beside("map.svg", version),
        notices=notices,
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
    return rendered(
        "handout.html",
        page.lang,
        page.root,
        page=page,
        link=link,
        qr=Markup(qr_code(link).decode()),
        knowledge=view_label(page.story, as_of, page.speech),
        statuses=[(kind, found[kind]) for kind in Status if kind in found],
        picture=f"{page.beside('map.svg', version)}&size=paper&asof={as_of}",
        languages=(),
    ).encode()


def _untold(wanted: str, speech: Language) -> str:
    """That the story is not told in a language: in that one, if the interface has it."""
    if wanted in interface_languages():
        speech, wanted = language(wanted), language(wanted).own_name()
    return speech.text("notice_lang", value=wanted)


def preview_html(preview: Preview) -> str:
    """Only the preview's tags, for the explorer's own page."""
    return _TEMPLATES.get_template("preview_tags.html").render(preview=preview)


def early_html(page: StoryPage, preview: Preview) -> str:
    """What the explorer's own page says until its panes are there."""
    return rendered(
        "early.html",
        page.lang,
        page.root,
        story=preview.site_name,
        title=page.title,
        description=preview.description,
        href=page.href(page.event),
    )


def rendered(template: str, lang: str, root: str, **values: object) -> str:
    """A template filled with what all of them are given, and with values of its own.

    Args:
        template: its file name.
        lang: of the interface.
        root: the relative way to the explorer.
        values: its own, by name.
    """
    return _TEMPLATES.get_template(template).render(
        **values,
        lang=lang,
        say=language(lang).text,
        root=root,
        version=style_version(),
        marks=MARKS,
        map_credit=map_credit(),
    )
