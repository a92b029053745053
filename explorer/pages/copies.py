"""Where a page finds the copies of media that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from explorer.language import Language
from explorer.media.captions import CAPTIONS
from explorer.site.addresses import media_path
from explorer.views.media import MediumView


@dataclass(frozen=True)
class Copies:
    """The copies of a story's media, with addresses relative to a page."""

    story: str
    """Slug of the story."""
    root: str
    """The relative way to the explorer."""
    speech: Language

    def href(self, medium: MediumView, copy: str) -> str:
        """The address of a copy of a medium."""
        return self.root + media_path(self.story, medium["id"], medium["digest"] or "", copy)

    def all_widths(self, medium: MediumView) -> str:
        """The copies of a picture in WebP with their widths, as `srcset` has them."""
        copies = (copy for copy in medium["copies"] if copy.endswith(".webp"))
        return ", ".join(f"{self.href(medium, copy)} {copy.split('.')[0]}w" for copy in copies)

    @staticmethod
    def whole(medium: MediumView) -> str | None:
        """The name of the copy that is the whole sound, film or document; None of an image."""
        pictures = (".webp", ".jpg")
        return next((copy for copy in medium["copies"] if not copy.endswith(pictures)), None)

    def tracks(self, medium: MediumView) -> list[dict[str, str]]:
        """Captions with language, its name and address; those in the page's language first."""
        captions = medium["captions"] or {}
        path = partial(media_path, self.story, medium["id"])
        return [
            {
                "lang": code,
                "label": self.speech.name_of(code),
                "href": self.root + path(captions[code], CAPTIONS),
            }
            for code in sorted(captions, key=lambda code: code != self.speech.code)
        ]

    @staticmethod
    def host(url: str) -> str:
        """The site of an address, as readers know it: `example.org`."""
        return urlsplit(url).netloc
