"""`geocode --online`: an online geocoder, asked for the names that are not clear offline."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from explorer.commands.findings import Finding
from explorer.commands.outcomes import UsageError, say
from explorer.commands.progress import watched
from explorer.gazetteer import Landmark
from explorer.gazetteer.answers_kept import KeptAnswers
from explorer.gazetteer.caches import cache_folder
from explorer.gazetteer.online import OnlineError, OnlineGeocoder


def add_online_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what belongs to `--online`."""
    parser.add_argument(
        "--online",
        nargs="?",
        const="nominatim",
        metavar="GEOCODER",
        help="ask this geocoder of geopy (default: nominatim) for what is not clear offline",
    )
    parser.add_argument(
        "--online-option",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of that geocoder, such as api_key or domain",
    )


def online_geocoder(options: argparse.Namespace) -> OnlineGeocoder | None:
    """The geocoder that was asked for, if one was.

    Raises:
        UsageError: there is no such geocoder, or its options are wrong.
        CacheError: there is no folder for its answers.
    """
    settings = {}
    for option in options.online_option:
        name, equals, value = option.partition("=")
        if not equals:
            raise UsageError(f"--online-option: found {option!r}, expected NAME=VALUE")
        settings[name] = value
    if options.online is None:
        if settings:
            raise UsageError("--online-option: expected --online with it")
        return None
    try:
        return OnlineGeocoder(options.online, settings, KeptAnswers(cache_folder()), say)
    except OnlineError as error:
        raise UsageError(str(error)) from error


def ask_online(
    online: OnlineGeocoder,
    findings: Sequence[Finding],
    *,
    near: Sequence[Landmark],
    countries: Sequence[str],
) -> tuple[list[Finding], OnlineError | None]:
    """The findings with answers for those that are not clear; and why it stopped, if it did."""
    asked = list(findings)
    unclear = [index for index, finding in enumerate(findings) if finding.clear is None]
    for index in watched(unclear, online.service):
        name = findings[index].offline.query
        try:
            answer = online.search(name, near=near, countries=countries)
        except OnlineError as error:
            return asked, error
        asked[index] = replace(findings[index], online=answer)
    return asked, None
