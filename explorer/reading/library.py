"""Story folders in, stories out.

A folder holds `story.yaml`, perhaps tables of its places and events, and `article.<lang>.md`;
an `article.<lang>.local.md` beside it is shown in place of the shipped text. One broken folder
never takes the others down.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakValueDictionary

from explorer.media.errors import MediaError
from explorer.media.facts import RememberedFacts
from explorer.paths import DATA
from explorer.reading.article_links import check_mentions
from explorer.reading.article_texts import article_text, composed
from explorer.reading.attachments import (
    attached_content,
    attached_paths,
    is_shape,
    read_attachments,
)
from explorer.reading.collecting import collecting_later
from explorer.reading.consistency import check_story
from explorer.reading.file_names import misnamed
from explorer.reading.file_stamps import Stamps, files_by_folder, files_of_stories, stamps
from explorer.reading.kept_stories import MIN_BYTES, keep_story, kept_story
from explorer.reading.locations import Locate, Location
from explorer.reading.own_files import article_names, is_local, table_names
from explorer.reading.reading_apart import read_apart
from explorer.reading.record_files import STORY_FILE, raw_records
from explorer.reading.reports import reported
from explorer.reading.site_files import SITE_FILE, read_site
from explorer.reading.text_files import decoded, read_bytes, shown_path
from explorer.reading.validation import check_records
from explorer.remotes.addresses import remote_in
from explorer.remotes.versions import Versions
from explorer.settings import STORIES, text_of
from explorer.story.articles import parse_article
from explorer.story.errors import DataError, Problem, UnknownStoryError, in_order
from explorer.story.records import Story, StoryFile

_LOADED: WeakValueDictionary[tuple[Path, Stamps], Story] = WeakValueDictionary()
"""The stories that some library has, by folder and by its files as they were before."""


@dataclass(frozen=True)
class BrokenStory:
    """A story folder that cannot be shown, and why."""

    slug: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Reading:
    """What one folder gave: a story, or the problems that keep it from being one."""

    story: Story | None
    problems: tuple[Problem, ...]
    """Every problem found, by file and line; none where there is a story."""
    locate: Locate
    """Finds a value in the story's files."""


@dataclass(frozen=True, eq=False)
class Library:
    """All story folders: the stories that can be shown and those that cannot.

    One library is one reading of the files; two are never equal.
    """

    stories: tuple[Story, ...]
    broken: tuple[BrokenStory, ...]
    is_away: bool = False
    """Whether the folder could not be read just now; what is here was read from it before."""
    front: str | None = None
    """Slug of the story that the plain address opens; None if it lists all stories."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """What an address can name: all stories, also those that cannot be shown just now."""
        return (*(story.slug for story in self.stories), *(entry.slug for entry in self.broken))

    def only(self, slug: str | None) -> Library:
        """The library with the one story of this slug, or with none."""
        return Library(
            tuple(story for story in self.stories if story.slug == slug),
            tuple(entry for entry in self.broken if entry.slug == slug),
        )

    def story(self, slug: str) -> Story:
        """The story with this slug.

        Raises:
            UnknownStoryError: there is no such story, or its folder has errors.
        """
        for story in self.stories:
            if story.slug == slug:
                return story
        raise UnknownStoryError(slug)


def load_library(root: Path) -> Library:
    """Load every story folder under `root`; unchanged files are not read again.

    A story whose files are unchanged is the same object in the next library, in memory only once.
    """
    folders = tuple((folder, tuple(stamps(paths))) for folder, paths in files_by_folder(root))
    return _load_library(root, folders, tuple(stamps([root / SITE_FILE])))


@lru_cache(maxsize=2)
def _load_library(root: Path, folders: tuple[tuple[Path, Stamps], ...], _site: Stamps) -> Library:
    stories: list[Story] = []
    broken: list[BrokenStory] = []
    for folder, found in folders:
        try:
            story = _LOADED.get((folder, found)) or load_story(folder)
        except DataError as error:
            broken.append(BrokenStory(folder.name, error.problems))
        else:
            _LOADED[folder, found] = story
            stories.append(story)
    front, problems = read_site(root, Library(tuple(stories), tuple(broken)).slugs)
    broken += [BrokenStory(SITE_FILE, problems)] if problems else []
    return Library(tuple(stories), tuple(broken), front=front)


def story_folders(root: Path) -> tuple[Path, ...]:
    """The folders under `root` that hold a story or mean to, by name."""
    return tuple(sorted({path.parent for path in files_of_stories(root)}))


def load_story(folder: Path) -> Story:
    """Load one story folder.

    Raises:
        DataError: something in the folder is wrong; the error lists every problem found.
    """
    digest = files_digest(folder)
    story = kept_story(folder, digest) if digest else None
    if story is None and digest and read_apart(folder, digest):
        story = kept_story(folder, digest)
    return story or read_and_keep(folder, digest)


def read_and_keep(folder: Path, digest: str) -> Story:
    """Read a story folder and keep the story if it is long. Raises DataError like `load_story`.

    Args:
        folder: the story's folder.
        digest: of all of its files; empty if it is short.
    """
    reading = read_story(folder)
    if reading.story is None:
        raise DataError(reading.problems)
    if digest and digest == files_digest(folder):  # nobody has saved anything meanwhile
        keep_story(reading.story, folder, digest)
    return reading.story


def files_digest(folder: Path) -> str:
    """A digest of all that a story is read from; empty if it is short, or cannot be read."""
    digest, size = hashlib.sha256(), 0
    names = (STORY_FILE, *table_names(folder), *article_names(folder).values())
    try:
        if any(misnamed(folder)):
            return ""
        for path in map(folder.joinpath, names):
            content = read_bytes(path)
            size += len(content)
            digest.update(f"{path.name} {len(content)}\n".encode())
            digest.update(content)
        attached = sorted(attached_paths(folder))
        size += sum(path.stat().st_size for path in attached if is_shape(path))
        if size < MIN_BYTES:
            return ""
        remembered = RememberedFacts(folder)
        for path in attached:
            content = attached_content(path, folder, remembered)
            name, length = path.relative_to(folder), path.stat().st_size
            digest.update(f"{name} {length} {len(content)}\n".encode() + content)
    except (DataError, MediaError, OSError):
        return ""
    return digest.hexdigest()


@collecting_later()
def read_story(folder: Path) -> Reading:
    """Read one story folder, and report every problem in its files."""
    texts, problems = _read_texts(folder)
    problems += misnamed(folder)
    articles = {
        code: parse_article(texts[name], file=shown_path(folder / name), local=is_local(name))
        for code, name in article_names(folder).items()
        if name in texts
    }
    shown = shown_path(folder / STORY_FILE)
    locate: Locate = lambda path: Location(shown, None)  # noqa: E731 - until a file is read
    story = None
    if texts.keys() >= {STORY_FILE, *table_names(folder)}:
        try:
            raw = raw_records(folder, texts)
        except DataError as error:
            problems += error.problems
        else:
            records = check_records(raw.values, raw.locate, raw.unknown)
            locate = records.locate
            fields = {name: getattr(records.sound, name) for name in StoryFile.model_fields}
            attached = read_attachments(records.sound, folder)
            fields |= {"slug": folder.name, "articles": articles}
            fields |= {"missing_files": attached.missing, "media_files": attached.media}
            fields |= {"shapes": attached.shapes, "ways": attached.ways}
            fields |= {"archives": attached.archives}
            fields |= {"broken_archives": attached.broken_archives}
            digests = {name: facts.digest for name, facts in attached.media.items()}
            digests |= {name: facts.version for name, facts in attached.archives.items()}
            version = _digest(texts | attached.texts | digests)
            story = Story.model_construct(**fields, version=version)
            problems += (*raw.problems, *records.problems, *attached.problems)
            problems += reported(attached.reports, story, locate)
            problems += check_story(story, records)
            problems += check_mentions(story, records.ids)
    return Reading(None if problems else story, in_order(problems), locate)


def _read_texts(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The texts of a story's files by name, and the problems of those that cannot be read."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    articles = article_names(folder).values()
    for name in (STORY_FILE, *table_names(folder), *articles):
        content_of = article_text if name in articles else decoded
        try:
            text = content_of(read_bytes(folder / name), shown_path(folder / name))
        except DataError as error:
            problems += error.problems
        else:
            texts[name] = composed(text)
    return texts, problems


def stories_folder() -> Path:
    """Where the story folders lie: `EXPLORER_STORIES`, by default `data/stories`.

    Of stories from elsewhere, the version that was fetched last; ask again for a newer one.

    Raises:
        SettingError: a setting of a remote cannot be used.
    """
    if remote := remote_in(os.environ):
        return Versions(remote.home).folder()
    return Path(text_of(os.environ, STORIES) or DATA / "stories")


def _digest(texts: dict[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in texts.items():
        content = text.encode()
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()[:12]
