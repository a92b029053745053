"""Rich Text documents (.rtf): their words, by paragraph."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.imprints import NOTHING_KNOWN
from explorer.authoring.documents.plain_texts import markdown_from_plain_text
from explorer.authoring.documents.word_texts import DocumentText


def rich_text(content: bytes) -> DocumentText:
    """The text of a Rich Text document; its headings are found as those of a plain text are.

    Raises:
        DocumentError: it is damaged.
    """
    try:
        words = rtf_to_text(content.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, KeyError, OverflowError) as error:
        found, hint = "a damaged Rich Text file", "open it and save it again"
        raise DocumentError(found, "a whole one", hint) from error
    return DocumentText(markdown_from_plain_text(words), NOTHING_KNOWN)
