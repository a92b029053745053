"""The option `--lang`, for the commands that read an article."""

from __future__ import annotations

from explorer.authoring.vocabularies import languages_with_vocabulary
from explorer.commands.outcomes import UsageError


def check_readable(lang: str) -> None:
    """Refuse a language without a vocabulary.

    Raises:
        UsageError: it is not one of `languages_with_vocabulary`.
    """
    offered = languages_with_vocabulary()
    if lang not in offered:
        raise UsageError(
            f"--lang: found {lang!r}, expected a language we can read: {', '.join(offered)}"
        )
