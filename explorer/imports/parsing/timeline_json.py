"""The slides in the JSON of TimelineJS, as rows of its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.imports.narratives.timelines import SAID, Row
from explorer.imports.parsing.json_documents import member


def slides_of(document: Any) -> Iterator[tuple[Row, str]]:
    """The slides of both forms of JSON, as rows, each with where it is."""
    old = member(document, "timeline", dict)
    if old:
        yield _old_row(old) | {"Type": "title"}, "the title"
        for name, kind in (("date", ""), ("era", "era")):
            for at, each in enumerate(member(old, name, list), start=1):
                yield _old_row(each) | {"Type": kind}, f"{kind or 'event'} {at}"
        return
    if title := member(document, "title", dict):
        yield _row(title) | {"Type": "title"}, "the title"
    for name, kind in (("events", ""), ("eras", "era")):
        for at, each in enumerate(member(document, name, list), start=1):
            yield _row(each) | ({"Type": kind} if kind else {}), f"{kind or 'event'} {at}"


def _row(slide: Any) -> Row:
    """A slide of JSON as a row of the template."""
    row = {"Id": _text(slide, "unique_id"), "Group": _text(slide, "group")}
    row["Display Date"] = _text(slide, "display_date")
    for prefix, name in (("", "start_date"), ("End ", "end_date")):
        row |= _date_cells(member(slide, name, dict), prefix)
    words, media = member(slide, "text", dict), member(slide, "media", dict)
    row |= {"Headline": _text(words, "headline"), "Text": _text(words, "text")}
    row |= {"Media": _text(media, "url"), "Media Thumbnail": _text(media, "thumbnail")}
    row |= {"Media Link": _text(media, "link"), "Media Title": _text(media, "title")}
    row |= {column: _text(media, name) for name, column in SAID.items()}
    background = member(slide, "background", dict)
    row["Background"] = _text(background, "url") or _text(background, "color")
    return {name: text for name, text in row.items() if text}


def _date_cells(date: Mapping[str, Any], prefix: str) -> Row:
    row = {f"{prefix}{part.title()}": _text(date, part) for part in ("year", "month", "day")}
    if hour := _text(date, "hour"):
        clock = [hour.zfill(2), *(_text(date, part).zfill(2) for part in ("minute", "second"))]
        row[f"{prefix}Time"] = ":".join(clock)
    if not prefix:
        row["Display Date"] = _text(date, "display_date")
    return {name: text for name, text in row.items() if text}


def _old_row(slide: Any) -> Row:
    """A slide of the JSON of TimelineJS 1 and 2, whose dates are written as 2011,12,10."""
    asset = member(slide, "asset", dict)
    row = {"Headline": _text(slide, "headline"), "Text": _text(slide, "text")}
    row |= {"Group": _text(slide, "tag"), "Media": _text(asset, "media")}
    row |= {"Media Credit": _text(asset, "credit"), "Media Caption": _text(asset, "caption")}
    for prefix, name in (("", "startDate"), ("End ", "endDate")):
        parts = _text(slide, name).split(",")
        row |= dict(zip((f"{prefix}Year", f"{prefix}Month", f"{prefix}Day"), parts, strict=False))
        if len(parts) > 4:
            row[f"{prefix}Time"] = f"{parts[3].strip().zfill(2)}:{parts[4].strip().zfill(2)}"
    return {name: text.strip() for name, text in row.items() if text.strip()}


def _text(value: Any, name: str) -> str:
    """A member as text; empty if it is missing or something else."""
    found = value.get(name) if isinstance(value, dict) else None
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(int(found)) if isinstance(found, float) and found.is_integer() else str(found)
