"""The story folder itself as a zip: all that its author wrote, to be put under `data/stories/`."""

from __future__ import annotations

from explorer.exports.archives import zipped
from explorer.exports.values import Subject


def story_zip(of: Subject) -> bytes:
    """The folder's files, by name."""
    return zipped({f"{of.story.slug}/{name}": of.files[name] for name in sorted(of.files)})
