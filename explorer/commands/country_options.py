"""The option `--country`, for the commands that look for places."""

from __future__ import annotations

import argparse

from explorer.commands.outcomes import UsageError
from explorer.gazetteer.countries import country_code


def add_country_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option; its values are for `countries_of`."""
    parser.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="COUNTRY",
        help="expect places in this country (its code or its name); may be given more than once",
    )


def countries_of(options: argparse.Namespace) -> list[str]:
    """The ISO 3166-1 codes of the countries that were named.

    Raises:
        UsageError: one of them is no country's code or name.
    """
    return [_country(text) for text in options.country]


def _country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise UsageError(f"--country: found {text!r}, expected a country's ISO 3166-1 code or name")
    return code
