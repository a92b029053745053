"""What the panels "Share" and "Download" are given: addresses to fill in, and the formats.

The browser fills in the placeholders in braces: it alone knows the address and the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from explorer.exports import EXPORTS
from explorer.pages.oembed import HEIGHT_PX, WIDTH_PX, embed_html
from explorer.site.addresses import DOWNLOADS, HANDOUTS, QR_CODES

FRAME = embed_html("{address}", "{title}", width_px=WIDTH_PX, height_px=HEIGHT_PX)
"""The embed code of an address."""


def server_offers(languages: Sequence[str]) -> dict[str, object]:
    """What a server that answers can give for every state of a story in these languages."""
    return {
        "frame": FRAME,
        "qr": QR_CODES,
        "handout": HANDOUTS,
        "download": DOWNLOADS,
        "formats": [
            {"label": label, "suffix": suffix, "omits": list(omits)}
            for label, suffix, omits in _formats(tuple(languages))
        ],
    }


@lru_cache(maxsize=32)
def _formats(languages: tuple[str, ...]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Label, suffix and what it omits of each format: comparing all fields takes milliseconds."""
    return tuple(
        (export.label, export.suffix, tuple(export.omitted(languages))) for export in EXPORTS
    )


def page_offers(qr: str | None) -> dict[str, object]:
    """What a page without a server can give.

    Args:
        qr: address of the QR code of the page itself; None where its address is not known.
    """
    return {"frame": FRAME, "qr": qr, "formats": []}
