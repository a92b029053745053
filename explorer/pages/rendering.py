"""Story pages as HTML: the templates in `templates/`, filled with values and escaped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from explorer.exports import EXPORTS
from explorer.language import Language, language
from explorer.pages.links import LanguageLink
from explorer.pages.panes_pages import ahead_script, text_style
from explorer.pages.parts import Part
from explorer.pages.previews import Preview
from explorer.pages.qr_codes import qr_code
from explorer.pages.structured_data import structured_data
from explorer.pages.styles import story_pages_style
from explorer.pages.values import StoryPage
from explorer.pictures.areas import AREA_DASHES, PLACE_DASHES, area_statuses, place_areas
from explorer.pictures.marks import status_marks
from explorer.pictures.names import map_credit
from explorer.site.addresses import assets_address, page_path, part_path, style_path
from explorer.site.assets import ICON
from explorer.story.itinerary import AsOf, Status
from explorer.views.excerpts import Excerpt
from explorer.views.times import view_label

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)

_STAND_IN = token_hex(16)
_SITE, _LINK = f"https://{_STAND_IN}.invalid", f"https://{_STAND_IN}.link.invalid"
_ASKED, _CODE = f"asked {_STAND_IN}", f"code {_STAND_IN}"
_ANNOUNCED = f"announced {_STAND_IN}"
"""Placeholders in cached pages for what differs from request to request."""


@cache
def style_version() -> str:
    """Digest of the pages' style sheet, so that browsers keep it until it changes."""
    return hashlib.sha256(story_pages_style().encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Enhancement:
    """What makes the explorer of the text of a story's page."""

    values: Mapping[str, object]
    """What the panes are opened with."""
    code: str
    """The tags that load their code and styles."""
    documents: tuple[str, ...]
    """Addresses below the explorer's of the documents that they show first."""


def page_html(page: StoryPage, version: str, enhancement: Enhancement) -> bytes:
    """The page of a story or of one event, with placeholders for `filled_in` to replace.

    Args:
        page: its values.
        version: of the story, for the addresses of its pictures.
        enhancement: what makes the explorer of it.
    """
    site = _SITE
    draft = page.row.draft if page.row else page.speech.text("draft_story")
    return rendered(
        "event.html" if page.event else "story.html",
        page.lang,
        page.root,
        page=page,
        exports=EXPORTS,
        announced=_ANNOUNCED,
        icon=assets_address() + ICON,
        ahead=ahead_script(),
        code=Markup(enhancement.code),
        documents=enhancement.documents,
        site=json_in_html(enhancement.values),
        others=enhancement.values.get("others", ""),
        text_style=text_style(),
        data=structured_data(page, site, f"{site}/{page.beside('card.png', version)}"),
        picture=page.beside("map.svg", version),
        asked=_ASKED,
        notices=[draft] if page.story.is_draft and draft else [],
        languages=_languages(page, lambda code: page_path(page.story.slug, page.event, code)),
    ).encode()


def part_html(page: StoryPage, site: str) -> bytes:
    """A part of a long story as text.

    Args:
        page: its values.
        site: the explorer's address without a slash at its end.
    """
    story, part = page.story, page.part
    assert part is not None, "it is the page of one"

    def path(lang: str) -> str:
        return part_path(story.slug, part.kind, part.number, lang)

    return rendered(
        "part.html",
        page.lang,
        page.root,
        page=page,
        heading=_heading(page, part),
        canonical=f"{site}/{path(page.lang)}",
        alternates=[LanguageLink(code, "", f"{site}/{path(code)}") for code in story.languages],
        languages=_languages(page, path),
    ).encode()


def _languages(page: StoryPage, path: Callable[[str], str]) -> list[LanguageLink]:
    """The languages of the story, the page's among them, with the page's address in each."""
    name = page.speech.own_name
    return [LanguageLink(at, name(at), page.root + path(at)) for at in page.story.languages]


def _heading(page: StoryPage, part: Part) -> str:
    """Which part it is, in words."""
    say = page.speech.text
    if part.kind == "article":
        count = len(page.parts(part.kind).numbers)
        return say("page_article_part", number=part.number, count=count)
    at = part.of(page.count)
    return say("page_events_part", first=at.start + 1, last=at.stop, count=page.count)


def filled_in(
    html: bytes,
    page: StoryPage,
    preview: Preview,
    site: str,
    *,
    hosts: Iterable[str] = (),
    unknown_lang: str | None = None,
    shown: Excerpt | None = None,
) -> bytes:
    """A page with what only a request says: its preview, the site, a lacking language, a filter.

    Pages are kept without either. Whoever asks by another host name, or for a language that nobody
    has heard of, so causes no rendering and takes no room from others.

    Args:
        html: of `page_html`.
        page: its values.
        preview: what a link to it shows.
        site: the explorer's address without a slash at its end.
        hosts: the sites that the page may load from.
        unknown_lang: a language that was asked for and is not available.
        shown: the events that the filter of the address shows; None if there is no filter.
    """
    lacking = _untold(unknown_lang, page.speech) if unknown_lang else ""
    found = page.found(shown.events) if shown else []
    values = {"page": page, "lacking": lacking, "shown": shown, "found": found}
    asked = rendered("asked.html", page.lang, page.root, **values)
    html = html.replace(_ASKED.encode(), asked.encode())
    named = preview.title if preview.site_name is None else f"{preview.title} · {preview.site_name}"
    announced = _TEMPLATES.get_template("announced.html").render(title=named, preview=preview)
    announced += hosts_tag(hosts)
    html = html.replace(_ANNOUNCED.encode(), announced.encode())
    return html.replace(_SITE.encode(), site.encode())


def hosts_tag(hosts: Iterable[str]) -> str:
    """The tag by which a page's scripts know what its policy lets it load (`core/allowed.js`).

    >>> hosts_tag(["https://a.example", "https://b.example"])
    '<meta name="explorer-hosts" content="https://a.example https://b.example">'
    """
    return f'<meta name="explorer-hosts" content="{escape(" ".join(hosts))}">'


def handout_html(page: StoryPage, version: str, as_of: AsOf) -> bytes:
    """A story for paper, with placeholders for `with_link` to replace.

    Args:
        page: its values, in the clock and state of knowledge and with the filter that are wanted.
        version: of the story, for the address of its map.
        as_of: what is known now, or what the article knew is shown.
    """
    conditions = page.excerpt.conditions if page.excerpt else ()
    found = {row.status.kind: row.status.label for row in page.shown}
    return rendered(
        "handout.html",
        page.lang,
        page.root,
        page=page,
        link=_LINK,
        qr=_CODE,
        knowledge=view_label(page.story, as_of, page.speech),
        left_out=(len(page.excerpt.steps) if page.excerpt else page.count) - len(page.shown),
        statuses=[(kind, found[kind]) for kind in Status if kind in found],
        areas=[AREA_DASHES[kind] for kind in area_statuses(page.drawn)],
        place_area=PLACE_DASHES if place_areas(page.story, page.drawn) else "",
        picture=page.beside("map.svg", version, size="paper", asof=as_of, **dict(conditions)),
        languages=(),
    ).encode()


def with_link(html: bytes, link: str) -> bytes:
    """A handout with the whole address at which the explorer shows the same, and its QR code.

    Args:
        html: of `handout_html`.
        link: the address.
    """
    html = html.replace(_LINK.encode(), str(escape(link)).encode())
    return html.replace(_CODE.encode(), qr_code(link))


def _untold(wanted: str, speech: Language) -> str:
    """That the story is not available in a language, in the language of the page."""
    shown = speech.name_of(speech.code)
    return speech.text("notice_lang", value=speech.name_of(wanted), shown=shown)


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
        title=preview.title,
        description=preview.description,
        href=page.href(page.event),
    )


def panes_html(opening: Mapping[str, object] | None) -> str:
    """The places for the panes on the explorer's own page, and for Streamlit's part of it.

    Args:
        opening: what the page opens them with; None leaves that to Streamlit's run.
    """
    said = json_in_html(opening) if opening else None
    return _TEMPLATES.get_template("panes.html").render(opening=said)


def json_in_html(value: object) -> Markup:
    """JSON that stays within its script element whatever text it holds.

    >>> json_in_html({"title": "</script>"})
    Markup('{"title":"\\\\u003c/script>"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def rendered(template: str, lang: str, root: str, **values: object) -> str:
    """A template rendered with the values common to all and with its own.

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
        style=style_path(style_version()),
        marks=status_marks(),
        map_credit=map_credit(),
    )
