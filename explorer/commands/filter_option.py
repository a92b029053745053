"""The option `--only`: which events to take, as an address of the explorer says it."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qsl

from explorer.commands.outcomes import UsageError
from explorer.exports.values import Subject, subject
from explorer.site.addresses import copy_addresses
from explorer.story.conditions import CONDITIONS, MOST_CHARACTERS, Conditions, conditions_in
from explorer.story.errors import ChoiceError
from explorer.story.itinerary import AsOf
from explorer.story.records import Story

EXAMPLE = "tag=shoigu&status=disputed"


def conditions_of(only: str | None) -> Conditions:
    """The conditions that were typed; none without the option.

    Raises:
        UsageError: it is not written as in an address, has a key that is no condition, or says more
            than a condition holds.
    """
    if only is None:
        return ()
    try:
        pairs = parse_qsl(only.removeprefix("?"), keep_blank_values=True, strict_parsing=True)
    except ValueError as error:
        raise UsageError(f"--only: found {only!r}, expected such as '{EXAMPLE}'") from error
    for key, count in Counter(key for key, _ in pairs).items():
        if key not in CONDITIONS:
            known = ", ".join(CONDITIONS)
            raise UsageError(f"--only: found {key!r}, expected one of: {known}")
        if count > 1:
            raise UsageError(f"--only: found {key} {count} times, expected once: {key}=one,other")
    conditions = conditions_in(dict(pairs))
    if len(dict(pairs).get("q", "")) > MOST_CHARACTERS:
        raise UsageError(f"--only: expected at most {MOST_CHARACTERS} characters behind q=")
    for key in dict(pairs).keys() - dict(conditions).keys():
        raise UsageError(f"--only: found nothing behind {key}=, expected a value")
    return conditions


def chosen_subject(
    story: Story,
    lang: str,
    as_of: AsOf,
    conditions: Conditions,
    *,
    site: str | None,
) -> Subject:
    """What is to be exported.

    Args:
        story: the story.
        lang: one of its languages.
        as_of: the state of knowledge.
        conditions: which events to take; all of them without any.
        site: the address of the explorer that serves its media, if known.

    Raises:
        UsageError: a condition names something that the story does not have, or no event meets
            all of them.
    """
    address_of = copy_addresses(site.rstrip("/"), story.slug) if site else None
    try:
        of = subject(
            story,
            lang=lang,
            as_of=as_of,
            conditions=conditions,
            address_of=address_of,
        )
    except ChoiceError as error:
        raise UsageError(f"--only: {error}") from error
    if of.excerpt and not of.excerpt.steps:
        raise UsageError(f"--only: found no event that meets all of this: {of.excerpt.filter}")
    return of
