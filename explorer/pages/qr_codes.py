"""QR codes of our own addresses, as SVG."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET_ZONE = 4
"""Width of the empty border in modules, as ISO/IEC 18004 asks."""


def qr_code(address: str) -> bytes:
    """The QR code of an address, black on white, with error correction of level M.

    Raises:
        ValueError: the address is too long for a QR code (beyond 2,331 bytes).
    """
    out = BytesIO()
    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError as error:
        raise ValueError(f"found {len(address)} characters, expected at most 2331") from error
    code.save(out, kind="svg", border=QUIET_ZONE, light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue()
