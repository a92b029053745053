"""An author's text, plain or Markdown, as the Markdown of a story's article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from explorer.authoring.documents.document_archives import DocumentError
from explorer.authoring.documents.file_kinds import OtherKind, Reader, kind_of
from explorer.authoring.documents.imprints import NOTHING_KNOWN, Imprint
from explorer.authoring.documents.open_document_texts import open_document_text
from explorer.authoring.documents.page_debris import Debris, without_debris
from explorer.authoring.documents.pasted_text import as_typed, without_indents
from explorer.authoring.documents.pdf_texts import pdf_text
from explorer.authoring.documents.plain_texts import markdown_from_plain_text
from explorer.authoring.documents.rich_texts import rich_text
from explorer.authoring.documents.web_pages import page_text
from explorer.authoring.documents.word_texts import DocumentText, word_text
from explorer.reading.article_texts import article_text
from explorer.reading.text_files import MAX_ARTICLE_BYTES, read_beginning, refused, shown_path
from explorer.story.errors import DataError, Problem

MAX_DOCUMENT_BYTES = 50_000_000
"""Largest file that is read; a document with pictures is large, its text is not."""
_EXPECTED = "a text, web page, PDF, or Word, OpenDocument or Rich Text document"


class Page(NamedTuple):
    """Where a web page comes from."""

    address: str
    charset: str
    """The encoding that its server named."""


NO_PAGE = Page("", "")


@dataclass(frozen=True)
class ReadText:
    """An article's text, and what was in its file beside it."""

    text: str
    """Its Markdown."""
    debris: tuple[Debris, ...] = ()
    """Lines of a web page that were left out."""
    imprint: Imprint = NOTHING_KNOWN
    """What the file says of the article."""
    left_out: tuple[str, ...] = ()
    """What else of the file was left out, in words."""


def read_article_text(path: Path) -> ReadText:
    """The Markdown of a file: kept where it is Markdown, made of any other kind that can be read.

    Invisible signs that came along with it are gone, and so is a web page's debris.

    Raises:
        DataError: the file cannot be read, is too large, damaged or protected, or is no article.
    """
    shown = shown_path(path)
    content = read_beginning(path, MAX_DOCUMENT_BYTES + 1)
    if len(content) > MAX_DOCUMENT_BYTES:
        limit = f"{MAX_DOCUMENT_BYTES:,} bytes"
        raise refused(path, f"more than {limit}", f"at most {limit}", field="size")
    return text_of(content, path.name, shown)


def text_of(content: bytes, name: str, shown: str, page: Page = NO_PAGE) -> ReadText:
    """The Markdown of a file's content.

    Args:
        content: of the file.
        name: its name.
        shown: its path or address, for messages.
        page: where a web page comes from.

    Raises:
        DataError: as `read_article_text`.
    """
    kind = kind_of(content, name)
    try:
        if isinstance(kind, OtherKind):
            raise DocumentError(kind.name, _EXPECTED, kind.remedy)
        read = _read(kind, content, page)
        if len(content if read is None else read.markdown.encode()) > MAX_ARTICLE_BYTES:
            limit = f"{MAX_ARTICLE_BYTES:,} bytes"
            raise DocumentError(f"a text of more than {limit}", f"at most {limit}")
    except DocumentError as error:
        problem = Problem(
            file=shown,
            line=None,
            record="the file",
            found=error.found,
            expected=error.expected,
            hint=error.hint,
        )
        raise DataError((problem,)) from error
    if read is None:
        text, debris = without_debris(as_typed(article_text(content, shown)))
        text = without_indents(text) if kind is Reader.MARKDOWN else markdown_from_plain_text(text)
        return ReadText(text, debris)
    text = as_typed(article_text(read.markdown.encode(), shown))
    left_out = read.left_out
    if kind is Reader.HTML:
        text, debris = without_debris(text)
        left_out += tuple(each.words for each in debris)
    return ReadText(text, (), read.imprint, left_out)


def _read(kind: Reader, content: bytes, page: Page) -> DocumentText | None:
    """The text of a document; None for a text, which is read by its lines."""
    match kind:
        case Reader.HTML:
            return page_text(content, address=page.address, charset=page.charset)
        case Reader.WORD:
            return word_text(content)
        case Reader.OPEN_DOCUMENT:
            return open_document_text(content)
        case Reader.PDF:
            return pdf_text(content)
        case Reader.RICH_TEXT:
            return rich_text(content)
        case _:
            return None
