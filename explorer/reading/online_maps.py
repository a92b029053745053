"""The online maps that a background can name: those of the package xyzservices."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.meant_fields import near
from explorer.reading.reports import Report
from explorer.story.records import Story


def check_provider(story: Story) -> Iterator[Report]:
    """Report a provider that does not exist, or one that is not available without a key."""
    name = story.background.provider if story.background else None
    if not name:
        return
    from xyzservices import providers  # type: ignore[import-untyped] # noqa: PLC0415 - takes long

    known = providers.flatten()
    if name not in known:
        expected = "the name of a provider of xyzservices, such as OpenTopoMap or CartoDB.Positron"
        yield Report(("background", "provider"), repr(name), expected, near(name, known))
    elif known[name].requires_token():
        expected = "a provider that needs no key of yours"
        yield Report(("background", "provider"), repr(name), expected)
