"""The online maps that a background can name: those of the package xyzservices."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.meant_fields import near
from explorer.reading.reports import Report
from explorer.story.records import Story

_EXAMPLES = "OpenTopoMap or CartoDB.Positron"


def check_provider(story: Story) -> Iterator[Report]:
    """Report a provider that does not exist, or one that is not available without a key."""
    if not any(background.provider for background in story.backgrounds):
        return
    from xyzservices import providers  # type: ignore[import-untyped] # noqa: PLC0415 - takes long

    known = providers.flatten()
    for index, background in enumerate(story.backgrounds):
        name, path = background.provider, ("background", index, "provider")
        if name and name not in known:
            expected = f"the name of a provider of xyzservices, such as {_EXAMPLES}"
            yield Report(path, repr(name), expected, near(name, known))
        elif name and known[name].requires_token():
            yield Report(path, repr(name), "a provider that needs no key of yours")
