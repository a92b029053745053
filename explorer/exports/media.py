"""Media as exports show them: where each can be fetched, and what is said of it in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from explorer.language import Language
from explorer.media.captions import CAPTIONS
from explorer.media.copies import MEDIA_TYPES
from explorer.story.media import Media, MediaKind
from explorer.story.records import Story
from explorer.views.media import MediumView, medium_view, shown_by_id

CopyAddress = Callable[[str, str, str], str]
"""The whole address of a copy, from the id of the medium, the digest of its file, and its name."""


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A medium with the addresses under which other programs find it."""

    item: Media
    """As its author describes it."""
    view: MediumView
    """As readers see it."""
    address: str | None
    """Of a picture in JPEG, of a film, of a page on another site; None if it is not known."""
    thumbnail: str | None
    """Of its smallest picture."""
    media_type: str | None
    """Of what is at the address, if known."""
    captions: dict[str, str] = field(default_factory=dict)
    """Addresses of its captions in WebVTT, by language."""

    @property
    def id(self) -> str:
        """Its id in the story."""
        return self.item.id

    @property
    def picture(self) -> str | None:
        """The address of a picture that may be shown at once; None for whatever else."""
        return self.address if self.is_picture else None

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that may be shown at once."""
        return self.item.kind is MediaKind.IMAGE and not self.item.is_covered


def exported_media(
    story: Story, ids: Iterable[str], language: Language, address_of: CopyAddress | None
) -> tuple[Medium, ...]:
    """Those of some media that can be shown, each once.

    Args:
        story: the story.
        ids: of media.
        language: of what is said of them.
        address_of: makes addresses of copies; None if the site's address is not known.
    """
    known = shown_by_id(story)
    items = [known[each] for each in dict.fromkeys(ids) if each in known]
    return tuple(_medium(item, medium_view(story, item, language), address_of) for item in items)


def _medium(item: Media, view: MediumView, address_of: CopyAddress | None) -> Medium:
    name, digest = main_copy(view), view["digest"]
    if address_of is None or name is None or digest is None:
        return Medium(item=item, view=view, address=view["url"], thumbnail=None, media_type=None)
    small = next((name for name in view["copies"] if name.endswith(".webp")), None)
    return Medium(
        item=item,
        view=view,
        address=address_of(view["id"], digest, name),
        thumbnail=address_of(view["id"], digest, small) if small else None,
        media_type=MEDIA_TYPES.get(name.rpartition(".")[2]),
        captions={
            code: address_of(view["id"], spoken, CAPTIONS)
            for code, spoken in (view["captions"] or {}).items()
        },
    )


def main_copy(view: MediumView) -> str | None:
    """The name of the copy that other programs can read; None if there is none."""
    if view["kind"] is MediaKind.IMAGE:
        return view["copies"][-1] if view["copies"] else None
    return next((name for name in view["copies"] if not name.endswith((".webp", ".jpg"))), None)


def leading(media: Sequence[Medium]) -> tuple[Medium | None, tuple[Medium, ...]]:
    """The first medium that a slide may show at once, if there is one, and the others."""
    found = next((each for each in media if each.address and not each.item.is_covered), None)
    return found, tuple(each for each in media if each is not found)


def made_by(medium: Medium) -> str:
    """Who made it, under which licence and when; empty if nothing is known."""
    view = medium.view
    return ", ".join(filter(None, (view["credit"], view["licence"], view["date"])))


def medium_words(medium: Medium, language: Language) -> str:
    """What it is and shows, who made it and when; of a covered one first why it is covered.

    Args:
        medium: the medium.
        language: that of its words.
    """
    view = medium.view
    covered = (view["warning"] or language.text("media_covered")) if view["covered"] else None
    made = made_by(medium)
    said = [covered, view["alt"], view["caption"], f"({made})" if made else None]
    label = language.text(f"medium_{view['kind']}")
    return f"{label}: {' '.join(filter(None, said))}" if any(said) else label


def medium_markup(medium: Medium, language: Language, picture: str | None = None) -> str:
    """A paragraph of HTML: the picture with its caption and credit, or the words with a link.

    All text is escaped.

    Args:
        medium: the medium.
        language: that of its words.
        picture: address of the picture to show; None for words only.
    """
    if picture is None:
        words = escape(medium_words(medium, language))
        linked = f'<a href="{escape(medium.address)}">{words}</a>' if medium.address else words
        return f"<p>{linked}</p>"
    alt = escape(medium.view["alt"] or "")
    made = made_by(medium)
    below = " ".join(filter(None, (medium.view["caption"], f"({made})" if made else None)))
    return f'<p><img src="{escape(picture)}" alt="{alt}" width="480"><br>{escape(below)}</p>'
