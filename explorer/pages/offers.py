"""What the panels "Share" and "Download" are given: addresses to fill in, and the formats.

The browser fills in the placeholders in braces: it alone knows the address and the state.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.exports import EXPORTS
from explorer.pages.oembed import HEIGHT_PX, WIDTH_PX, embed_html
from explorer.site.addresses import DOWNLOADS, HANDOUTS, QR_CODES

FRAME = embed_html("{address}", "{title}", width_px=WIDTH_PX, height_px=HEIGHT_PX)
"""The embed code of an address."""


def server_offers(languages: Sequence[str]) -> dict[str, object]:
    """What a server that answers can give for every state of a story in these languages."""
    formats = [
        {
            "label": export.label,
            "suffix": export.suffix,
            "omits": list(export.omitted(languages)),
        }
        for export in EXPORTS
    ]
    return {
        "frame": FRAME,
        "qr": QR_CODES,
        "handout": HANDOUTS,
        "download": DOWNLOADS,
        "formats": formats,
    }


def page_offers(qr: str | None) -> dict[str, object]:
    """What a page without a server can give.

    Args:
        qr: address of the QR code of the page itself; None where its address is not known.
    """
    return {"frame": FRAME, "qr": qr, "formats": []}
