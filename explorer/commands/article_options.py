"""The option `--article`, for the commands that read an article, and the article that it names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.authoring.documents.page_fetching import fetched_page, page_host
from explorer.authoring.documents.texts import Page, ReadText, read_article_text, text_of
from explorer.commands.outcomes import UsageError, say
from explorer.reading.text_files import shown_path
from explorer.remotes.web_files import is_address
from explorer.story.errors import DataError, Problem


@dataclass(frozen=True)
class GivenArticle:
    """The article that an author named."""

    shown: str
    """Its path or address, for messages."""
    is_fetched: bool
    """Whether it was fetched from an address."""
    read: ReadText

    def refused(self, found: str, expected: str, hint: str = "") -> DataError:
        """That no story can be made of it, ready to be raised."""
        problem = Problem(
            file=self.shown,
            line=None,
            record="the article",
            found=found,
            expected=expected,
            hint=hint,
        )
        return DataError((problem,))


def add_article_argument(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Add the option; `more` ends its help."""
    parser.add_argument(
        "--article",
        required=True,
        metavar="FILE|ADDRESS",
        help="the text: plain (.txt) or Markdown (.md) in UTF-8, a web page (.html), .docx, .odt, "
        f".rtf or .pdf; or the address of a page, which is then fetched{more}",
    )


def article_of(options: argparse.Namespace) -> GivenArticle:
    """The article that was named; one with an address is fetched now.

    Raises:
        DataError: it cannot be read or fetched.
        UsageError: the option has an empty value, which a path takes for the current folder.
    """
    given = options.article
    if not given.strip():
        raise UsageError("--article: found nothing, expected a file")
    if not is_address(given):
        return GivenArticle(shown_path(Path(given)), False, read_article_text(Path(given)))
    say(f"fetching from {page_host(given)}: {given}")
    page = fetched_page(given)
    read = text_of(page.content, page.name, given, Page(page.address, page.charset))
    return GivenArticle(given, True, read)


def reading_lines(article: GivenArticle) -> Iterator[str]:
    """What to report of the file beside its text: what it says of itself, what was left out."""
    imprint = article.read.imprint
    for what in ("title", "author", "published", "publisher", "url"):
        if value := getattr(imprint, what):
            unused = (
                " (a source has no author: add it to the publisher)" if what == "author" else ""
            )
            yield f"{what}, as the file says: {value}{unused}"
    for words in article.read.left_out:
        yield f"left out: {words}"
