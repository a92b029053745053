"""Online maps of backgrounds that readers may not get to see."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.reading.reports import Report
from explorer.story.records import Story


def check(story: Story) -> Iterator[Report]:
    """Report online maps without encryption, and providers that are known to be broken."""
    if not any(background.provider or background.url for background in story.backgrounds):
        return
    from explorer.reading.map_services import (  # noqa: PLC0415 - takes long
        known_providers,
        map_service,
    )

    for index, background in enumerate(story.backgrounds):
        service = map_service(background)
        path = ("background", index, "provider" if background.provider else "url")
        named = background.provider or background.url or ""
        if service and service.address.startswith("http://"):
            expected = "an address that begins with https://"
            hint = "browsers may show nothing else on a page with https"
            yield Report(path, repr(named), expected, hint)
        if background.provider and known_providers()[named].get("status") == "broken":
            expected = "a working provider (xyzservices marks this one as broken)"
            yield Report(path, repr(named), expected)
