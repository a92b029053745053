"""Pictures and other media at web addresses, brought into the story if its author asks for that.

One request for each file, and no more than is said below. What is no picture, sound, film or PDF
that readers can be shown stays a link.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from explorer.imports.completion.completing import Completed
from explorer.imports.found import Found, ReportLine, Watch
from explorer.media.errors import MediaError
from explorer.media.facts import read_facts
from explorer.reading.file_signatures import ending_by_content
from explorer.remotes.web_files import SILENCE_S, WebClient, WebError, host_of
from explorer.story.media import ENDINGS, Media, MediaKind

AGENT: Final = "itinerary-explorer (an author imports this picture)"
MOST_FILES: Final = 500
MOST_BYTES: Final = 40_000_000
"""Of one file."""
MOST_ALL_BYTES: Final = 400_000_000
MOST_S: Final = 1_800
"""For so long files are fetched."""
LINKED: Final = "it stays a link"


def with_own_media(
    done: Completed, media: Sequence[Media], sources: Sequence[Found] = ()
) -> Completed:
    """What an import found, with the files that its story has of these media already.

    They are in place of what was at an address, and of the copies in a file that we exported.

    Args:
        done: what was found.
        media: those of the story.
        sources: what was found in each file.
    """
    own = {each.id: each.file for each in media if each.file}
    copied = {
        str(record.values.get("id"))
        for found in sources
        if found.has_copies
        for record in found.records
        if record.kind == "media"
    }
    kept = [
        each.model_copy(update={"file": own[each.id], "url": None})
        if each.id in own and each.kind is not MediaKind.EMBED and (each.url or each.id in copied)
        else each
        for each in done.story.media
    ]
    pairs = list(zip(done.story.media, kept, strict=True))
    unused = {old.file for old, new in pairs if old is not new}
    unused -= {new.file for old, new in pairs if old is new}
    files = {name: content for name, content in done.files.items() if name not in unused}
    return replace(_with_media(done, kept), files=files)


def at_addresses(done: Completed) -> list[Media]:
    """The media that could be brought into the story."""
    return [each for each in done.story.media if each.url and each.kind is not MediaKind.EMBED]


def hosts_of(media: Sequence[Media]) -> list[str]:
    """The sites that would be asked, each once."""
    return sorted({host for each in media if each.url and (host := _host(each.url))})


def with_links(done: Completed) -> Completed:
    """What was found, with a line in the report on the media that stay links."""
    if not (links := at_addresses(done)):
        return done
    line = ReportLine.changed(
        "the media",
        field="",
        found=f"{len(links):,} at web addresses",
        became="links",
        why="readers are not shown them here; --fetch-media brings them into the story",
    )
    return replace(done, report=(*done.report, line))


def with_fetched_media(done: Completed, watch: Watch) -> Completed:
    """What was found, with the media at web addresses as files of the story.

    Args:
        done: what was found.
        watch: counts the files.
    """
    with WebClient(AGENT, silence_s=SILENCE_S) as client:
        work = _Fetching(done, client)
        taken = list(work.fetched(watch))
    files = {**done.files, **work.files}
    return replace(_with_media(done, taken), files=files, report=(*done.report, *work.report))


class _Fetching:
    """The files of one import, until one of its bounds is met."""

    def __init__(self, done: Completed, client: WebClient) -> None:
        self._done, self._client = done, client
        self._started, self._asked, self._bytes = time.monotonic(), 0, 0
        self.files: dict[str, bytes] = {}
        self.report: list[ReportLine] = []

    def fetched(self, watch: Watch) -> Iterator[Media]:
        """All media, with files where they could be fetched."""
        for medium in watch(list(self._done.story.media), "media"):
            if not medium.url or medium.kind is MediaKind.EMBED:
                yield medium
                continue
            where = self._done.where.get(("media", medium.id), "")
            try:
                content = self._content(medium.url)
                name = self._name(medium, content)
            except WebError as error:  # its reason is in the report
                why = f"{error}{f' ({error.hint})' if error.hint else ''}; {LINKED}"
                self.report.append(
                    ReportLine.changed(where, field="media", found=medium.url, became="", why=why)
                )
                yield medium
                continue
            self.files[name] = content
            yield medium.model_copy(update={"file": name, "url": None})

    def _content(self, url: str) -> bytes:
        if self._asked >= MOST_FILES:
            raise WebError(f"more than {MOST_FILES:,} files")
        if time.monotonic() - self._started > MOST_S:
            raise WebError(f"more than {MOST_S / 60:g} minutes gone")
        self._asked += 1
        answer = self._client.followed(url, MOST_BYTES)
        if not answer.is_fine:
            raise WebError(answer.status_words)
        if self._bytes + len(answer.content) > MOST_ALL_BYTES:
            raise WebError(f"more than {MOST_ALL_BYTES:,} bytes with the files before it")
        self._bytes += len(answer.content)
        return answer.content

    def _name(self, medium: Media, content: bytes) -> str:
        """The name of its file in the story, if readers can be shown it."""
        ending = ending_by_content(content, ENDINGS[medium.kind])
        if ending is None:
            known = ", ".join(ENDINGS[medium.kind])
            raise WebError("another kind of file", f"one of {known}")
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{medium.id}{ending}"
            path.write_bytes(content)
            try:
                read_facts(path)
            except MediaError as error:
                raise WebError(error.found, error.expected, error.hint) from error
        name, number = f"media/{medium.id}{ending}", 2
        while name in self._done.files or name in self.files:
            name, number = f"media/{medium.id}-{number}{ending}", number + 1
        return name


def _with_media(done: Completed, media: Sequence[Media]) -> Completed:
    return replace(done, story=done.story.model_copy(update={"media": tuple(media)}))


def _host(url: str) -> str:
    try:
        return host_of(url)
    except WebError:
        return ""
