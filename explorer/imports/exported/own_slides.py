"""Our files after another tool had them: the records that they carry, and what was added."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.imports.exported.own_records import Shown, with_changes
from explorer.imports.found import Found


def own_or_foreign(
    own: Found | None,
    shown: Sequence[Shown],
    read: Callable[[Sequence[int] | None], Found],
) -> Found:
    """What is in a file of entries, each of which shows an event.

    Args:
        own: the records of a story that the file carries, if it does.
        shown: its entries.
        read: reads entries as those of any other file, by their positions; None for all of it.
    """
    if own is None:
        return read(None)
    known = {each.values.get("id") for each in own.records if each.kind == "events"}
    changed = with_changes(own, shown, is_expected=lambda _: True)
    added = [at for at, each in enumerate(shown) if each.event not in known]
    if not added:
        return changed
    more = read(added)
    return Found(
        story=changed.story,
        records=(*changed.records, *more.records),
        files=changed.files,
        report=(*changed.report, *more.report),
    )
