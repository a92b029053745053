"""The online maps that backgrounds name: a provider that exists, an address that leads to a map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explorer.reading.meant_fields import near
from explorer.reading.reports import Report
from explorer.reading.yaml_files import ValuePath
from explorer.story.backgrounds import Background
from explorer.story.records import Story

_EXAMPLES = "OpenTopoMap or OpenStreetMap.Mapnik"
_TEMPLATE = "a template with {z}, {x} and {y}, or layers too if it is a WMS"


def check_backgrounds(story: Story) -> Iterator[Report]:
    """Report online maps that cannot be shown, and backgrounds that are there twice."""
    for index, background in enumerate(story.backgrounds):
        path = ("background", index)
        if background.provider:
            yield from _provider(background, path)
        if background.url:
            yield from _address(background, (*path, "url"))
        if _named(background) in map(_named, story.backgrounds[:index]):
            yield Report(path, "it twice", "each background only once")


def _named(background: Background) -> tuple[str | None, ...]:
    """What readers' choices distinguish it by, whatever else is said of it."""
    return (background.file, background.provider, background.url, background.layers)


def _provider(background: Background, path: ValuePath) -> Iterator[Report]:
    from explorer.reading.map_services import (  # noqa: PLC0415 - takes long
        known_providers,
        of_provider,
    )

    name, known, at = background.provider or "", known_providers(), (*path, "provider")
    if name not in known:
        expected = f"the name of a provider of xyzservices, such as {_EXAMPLES}"
        yield Report(at, repr(name), expected, _meant(name, known))
        return
    try:
        service = of_provider(known[name], background)
    except ValueError as error:
        yield Report(at, repr(name), str(error))
        return
    if service.min_zoom > service.max_zoom:
        begins, ends = int(known[name].get("min_zoom", 0)), int(known[name].get("max_zoom", 18))
        expected = f"zooms between {begins} and {ends}, which {name} has"
        found = f"{background.min_zoom} to {background.max_zoom}"
        yield Report(path, found, expected)


def _meant(name: str, known: Mapping[str, object]) -> str:
    """What was meant: the same but for signs and case, those of a maker, one spelt nearly so."""
    plain = {_letters(each): each for each in known}
    if found := plain.get(_letters(name)):
        return f"{found}?"
    of_maker = [each for each in known if _letters(each.partition(".")[0]) == _letters(name)]
    return f"{', '.join(of_maker[:3])}?" if of_maker else near(name, known)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _address(background: Background, path: ValuePath) -> Iterator[Report]:
    from explorer.reading.map_services import (  # noqa: PLC0415 - takes long
        PLACEHOLDERS,
        map_service,
        placeholders,
    )

    url, service = background.url or "", map_service(background)
    is_tiles = not background.layers
    found = placeholders(service.address) if service and is_tiles else frozenset()
    if match := re.search(r"\$\{(\w+|-y)\}", url):
        expected = "placeholders without a dollar sign"
        yield Report(path, match[0], expected, f"write {{{match[1]}}}")
    elif re.match(r"https?://[^/?#]*@", url):
        expected = "an address without them, as every reader gets it"
        yield Report(path, "a name or a password", expected)
    elif not (service and service.hosts):
        yield Report(path, repr(url[:60]), "an address that begins with the name of a server")
    elif re.search("getcapabilities|wmtscapabilities", url, re.IGNORECASE):
        yield Report(path, "the address of a list of maps", *_of_a_map(url))
    elif is_tiles and not ({"z", "x"} <= found and {"y", "-y"} & found):
        yield Report(path, repr(url[:60]), _TEMPLATE)
    elif unknown := sorted(found - PLACEHOLDERS):
        expected = "no others than {z}, {x}, {y}, {-y}, {s} and {r}"
        hint = f"write a value in place of {{{unknown[0]}}}"
        yield Report(path, f"{{{unknown[0]}}}", expected, hint)


def _of_a_map(url: str) -> tuple[str, str]:
    """What is expected in place of a list of maps (capabilities), and where to find it."""
    if "wmts" in url.lower():
        return _TEMPLATE, "the template of a ResourceURL in it"
    return "the address of a WMS, and layers", f"{url.partition('?')[0]}, with layers"
