"""Captions: what is said in a sound or a film, as WebVTT that holds nothing but its cues."""

from __future__ import annotations

import re
from typing import Final

from explorer.media.errors import MediaError

CAPTIONS: Final = "captions.vtt"
"""The name of the copy of captions; their digest says which ones."""

_BLANK_LINES: Final = re.compile(r"\n{2,}")
_TIMES: Final = re.compile(r"^(?:[^\n]*\n)?[\d:.]{9,} +--> +[\d:.]{9,}")


def clean_captions(content: bytes) -> bytes:
    """The cues alone: without an editor's notes and header, and without styles.

    >>> clean_captions(b"WEBVTT Anna's\\n\\nNOTE by Anna\\n\\n00:01.000 --> 00:02.000\\nWelcome.")
    b'WEBVTT\\n\\n00:01.000 --> 00:02.000\\nWelcome.\\n'

    Args:
        content: of a WebVTT file.

    Raises:
        MediaError: it is not in UTF-8, or has no cue.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MediaError("captions in another encoding", "UTF-8", "save them as UTF-8") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    cues = [block for block in _BLANK_LINES.split(lines) if _TIMES.match(block)]
    if not cues:
        expected = "a line such as 00:01.000 --> 00:04.000, then what is said"
        raise MediaError("captions without a time", expected)
    return "\n\n".join(("WEBVTT", *cues, "")).removesuffix("\n").encode()
