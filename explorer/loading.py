"""Story folders in, stories out: the only module that opens story files.

A folder holds `story.yaml` and `article.<lang>.md`; an `article.<lang>.local.md` beside it is
shown in place of the shipped text. One broken folder never takes the others down.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from explorer.articles import Article, parse_article
from explorer.consistency import check_story
from explorer.errors import DataError, Problem, UnknownStoryError
from explorer.story import Story, StoryFile
from explorer.validation import LineOf, check_records

STORY_FILE = "story.yaml"
MAX_FILE_BYTES = 20_000_000
"""Largest story file that is read; a story of 1,000 events has about 1 MB."""

MAX_DEPTH = 100
"""Deepest nesting that is read; a story needs 7."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ARTICLE = re.compile(r"article\.([a-z]{2,3})(\.local)?\.md")


@dataclass(frozen=True)
class BrokenStory:
    """A story folder that cannot be shown, and why."""

    slug: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, eq=False)
class Library:
    """All story folders: the stories that can be shown and those that cannot.

    One library is one reading of the files; two are never equal.
    """

    stories: tuple[Story, ...]
    broken: tuple[BrokenStory, ...]

    def story(self, slug: str) -> Story:
        """The story with this slug.

        Raises:
            UnknownStoryError: there is none, or its folder is broken.
        """
        for story in self.stories:
            if story.slug == slug:
                return story
        raise UnknownStoryError(slug)


def load_library(root: Path) -> Library:
    """Load every story folder under `root`; unchanged files are not read again."""
    return _load_library(root, tuple(_fingerprint(root)))


@lru_cache(maxsize=4)
def _load_library(root: Path, fingerprint: tuple[tuple[str, int, int], ...]) -> Library:
    folders = sorted({path.parent for path in _files_of_stories(root)})
    stories: list[Story] = []
    broken: list[BrokenStory] = []
    for folder in folders:
        try:
            stories.append(load_story(folder))
        except DataError as error:
            broken.append(BrokenStory(folder.name, error.problems))
    return Library(tuple(stories), tuple(broken))


def _files_of_stories(root: Path) -> list[Path]:
    """All files that look like a part of a story, the misnamed ones too."""
    return sorted((*root.glob("*/story.*"), *root.glob("*/article*")))


def _fingerprint(root: Path) -> Iterator[tuple[str, int, int]]:
    for path in _files_of_stories(root):
        with suppress(OSError):  # a link to nothing: reading it will tell
            status = path.stat()
            yield str(path), status.st_mtime_ns, status.st_size


def load_story(folder: Path) -> Story:
    """Load one story folder.

    Raises:
        DataError: something in the folder is wrong; the error lists every problem found.
    """
    file = folder / STORY_FILE
    shown = _shown(file)
    if not _SLUG.fullmatch(folder.name):
        expected = "lower-case letters, digits and hyphens"
        raise DataError((Problem(shown, None, "the folder", "name", repr(folder.name), expected),))
    misnamed = tuple(_misnamed(folder))
    if misnamed:
        raise DataError(misnamed)
    raw, line_of = _read_yaml(file)
    records = check_records(raw, file=shown, line_of=line_of)
    if not isinstance(records, StoryFile):
        raise DataError(records)
    articles = {code: _read_article(path) for code, path in _article_files(folder).items()}
    fields = {name: getattr(records, name) for name in StoryFile.model_fields}
    version = _digest((file, *_article_files(folder).values()))
    story = Story.model_construct(**fields, slug=folder.name, version=version, articles=articles)
    problems = check_story(story, file=shown, line_of=line_of)
    if problems:
        raise DataError(problems)
    return story


def stories_folder() -> Path:
    """Where the story folders lie: `EXPLORER_STORIES`, by default `data/stories`."""
    shipped = Path(__file__).parent.parent / "data" / "stories"
    return Path(os.environ.get("EXPLORER_STORIES") or shipped)


def story_files(folder: Path) -> dict[str, bytes]:
    """The story's own files by name, as they are; never an operator's `article.<lang>.local.md`.

    Raises:
        DataError: one of them cannot be read.
    """
    articles = (
        path
        for path in sorted(folder.glob("article.*.md"))
        if (match := _ARTICLE.fullmatch(path.name)) and not match[2]
    )
    return {path.name: _read_bytes(path) for path in (folder / STORY_FILE, *articles)}


def _digest(files: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name} {file.stat().st_size} ".encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _shown(path: Path) -> str:
    """The path as an author would type it: relative to where the command runs, if below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _misnamed(folder: Path) -> Iterator[Problem]:
    """Files that are meant to be part of a story and would not be read."""
    for path in sorted(folder.glob("story.*")):
        if path.name != STORY_FILE:
            yield Problem(_shown(path), None, "the file", "name", repr(path.name), STORY_FILE)
    for path in sorted(folder.glob("article*")):
        if not _ARTICLE.fullmatch(path.name):
            expected = "article.<language code>.md such as article.en.md"
            yield Problem(_shown(path), None, "the file", "name", repr(path.name), expected)


def _article_files(folder: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("article.*.md"), key=lambda path: ".local." in path.name):
        if match := _ARTICLE.fullmatch(path.name):
            files[match[1]] = path
    return files


def _read_article(path: Path) -> Article:
    local = path.name.endswith(".local.md")
    return parse_article(_read_text(path), file=_shown(path), local=local)


def _read_bytes(path: Path) -> bytes:
    shown = _shown(path)
    try:
        if (size := path.stat().st_size) > MAX_FILE_BYTES:
            limit = f"at most {MAX_FILE_BYTES:,} bytes"
            raise DataError((Problem(shown, None, "the file", "size", f"{size:,} bytes", limit),))
        return path.read_bytes()
    except OSError as error:
        found = error.strerror or "an error"
        problem = Problem(shown, None, "the file", "", found, "a readable file")
        raise DataError((problem,)) from error


def _read_text(path: Path) -> str:
    shown = _shown(path)
    content = _read_bytes(path)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} at position {error.start}"
        line = error.object[: error.start].count(b"\n") + 1
        problem = Problem(shown, line, "the file", "", found, "text in UTF-8", "save it as UTF-8")
        raise DataError((problem,)) from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people mean it: 13:09 is not the number 789, `no` is not false, dates stay text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


_SCALARS = {
    "tag:yaml.org,2002:int": (r"[-+]?(0|[1-9][0-9]{0,17})", "-+0123456789"),  # 08 is no number
    "tag:yaml.org,2002:float": (r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
    "tag:yaml.org,2002:null": (r"(null)?", ("n", "")),
}
"""What is not text in our YAML: its form, and the characters that it can begin with."""
for _tag, (_form, _beginnings) in _SCALARS.items():
    _Loader.add_implicit_resolver(_tag, re.compile(f"{_form}$"), list(_beginnings))


def _read_yaml(file: Path) -> tuple[Any, LineOf]:
    """The content of a YAML file, and a function that finds the line of each value."""
    text, shown = _read_text(file), _shown(file)
    loader = _Loader(text)
    try:
        if _is_too_deep(text):
            found = f"more than {MAX_DEPTH} brackets or hyphens within each other"
            raise DataError((Problem(shown, None, "the file", "", found, "a story"),))
        node = loader.get_single_node()
        if node is None:
            raise DataError((Problem(shown, 1, "the file", "", "nothing", "a story"),))
        problems = tuple(_yaml_problems(node, shown))
        if problems:
            raise DataError(problems)
        return loader.construct_document(node), lambda path: _line(node, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        hint = f"{error.problem or error.context}: check the indentation, quotes and colons here"
        problem = Problem(shown, line, "the file", "", "a mistake", "valid YAML", hint)
        raise DataError((problem,)) from error
    except yaml.YAMLError as error:
        hint = str(error).partition("\n")[0]
        problem = Problem(shown, None, "the file", "", "a mistake", "valid YAML", hint)
        raise DataError((problem,)) from error
    finally:
        loader.dispose()


def _is_too_deep(text: str) -> bool:
    """Whether building the values would overflow the stack, which ends the whole server."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _yaml_problems(root: yaml.Node, shown: str) -> Iterator[Problem]:
    """Keys that stand twice (YAML keeps only the last), aliases (they can swell a file), tags."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        line = node.start_mark.line + 1
        if id(node) in seen and not isinstance(node, yaml.ScalarNode):
            yield Problem(shown, line, "the file", "", "a YAML alias", "the record written out")
            continue
        seen.add(id(node))
        if not _is_plain(node):
            name = node.tag.replace("tag:yaml.org,2002:", "!!")
            yield Problem(shown, line, "the file", "", f"the YAML tag {name}", "the value alone")
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                name = str(key.value)
                if name in keys:
                    where = key.start_mark.line + 1
                    yield Problem(shown, where, "the file", name, "this field twice", "it once")
                keys.add(name)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _is_plain(node: yaml.Node) -> bool:
    """Whether a value has the type that its form says, not one that a tag forces on it."""
    if isinstance(node, yaml.ScalarNode) and node.tag in _SCALARS:
        return bool(re.fullmatch(_SCALARS[node.tag][0], node.value))
    return str(node.tag).rpartition(":")[2] in ("str", "map", "seq")


def _line(node: yaml.Node, path: tuple[int | str, ...]) -> int:
    """Line of the value at the path, or of the nearest thing above it that exists."""
    line = node.start_mark.line + 1
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            entry = next((pair for pair in node.value if pair[0].value == part), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line + 1, entry[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line
