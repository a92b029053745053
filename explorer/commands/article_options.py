"""The option `--article`, for the commands that read an article."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer.commands.outcomes import UsageError


def add_article_argument(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Add the option; `more` ends its help."""
    parser.add_argument(
        "--article",
        required=True,
        metavar="FILE",
        help=f"the text, plain or Markdown (.md), in UTF-8{more}",
    )


def article_of(options: argparse.Namespace) -> Path:
    """The file that was named.

    Raises:
        UsageError: the option has an empty value, which a path takes for the current folder.
    """
    if not options.article.strip():
        raise UsageError("--article: found nothing, expected a file")
    return Path(options.article)
