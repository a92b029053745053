"""What the last import wrote into a story, kept beside its files: for updates, and to take it back.

It lies in a hidden folder of the story, which no page, export or download reads. Of each field only
a digest is kept: enough to see whether it is as the import wrote it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explorer.reading.meant_fields import MODELS
from explorer.reading.text_files import refused
from explorer.story.fields import Kind, Model, kind
from explorer.story.records import StoryFile
from explorer.writing.values import Value, field_values

FOLDER = ".import"
LAST, BEFORE = f"{FOLDER}/last.json", f"{FOLDER}/before.zip"

Digests = dict[str, dict[str, dict[str, str]]]
"""Of each field of each record, by list, id and the field's path."""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is known of the last import."""

    records: Digests = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file that it wrote, by name."""
    added: tuple[str, ...] = ()
    """The files that were not there before."""

    @property
    def content(self) -> bytes:
        """The file in which it is kept: a line for each record, so that it diffs well."""
        lists = ",\n".join(
            f"{json.dumps(name)}: {{\n"
            + ",\n".join(f"{json.dumps(key)}: {json.dumps(each)}" for key, each in records.items())
            + "\n}"
            for name, records in self.records.items()
        )
        rest = json.dumps({"after": dict(self.after), "added": list(self.added)})[1:-1]
        return f'{{"format": 1, {rest}, "records": {{\n{lists}\n}}}}\n'.encode()


def read_memory(folder: Path) -> Memory | None:
    """What is kept of the last import into a story; None if there was none.

    Raises:
        DataError: the file is not as an import writes it.
    """
    path = folder / LAST
    try:
        value = json.loads(path.read_bytes())
        return Memory(records=value["records"], after=value["after"], added=tuple(value["added"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        expected = "what an import has written there"
        raise refused(path, "something else", expected, hint="delete it to go on") from error


def digest(value: Value) -> str:
    """A short digest of a field's content; that of None for a field that is not there."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def file_digest(content: bytes) -> str:
    """A digest of a file."""
    return hashlib.sha256(content).hexdigest()


def flat(values: Mapping[str, Value], model: Model) -> dict[str, Value]:
    """The fields of a record by path, each text in a language on its own.

    >>> from explorer.story.records import Event
    >>> flat({"id": "a", "title": {"en": "Home"}}, Event)
    {'id': 'a', 'title.en': 'Home'}
    """
    done: dict[str, Value] = {}
    for name, value in values.items():
        if kind(model, name) is Kind.TEXTS and isinstance(value, dict):
            done |= {f"{name}.{lang}": each for lang, each in value.items()}
        else:
            done[name] = value
    return done


def unflat(values: Mapping[str, Value], model: Model) -> dict[str, Value]:
    """The opposite of `flat`."""
    done: dict[str, Value] = {}
    for path, value in values.items():
        name, dot, lang = path.partition(".")
        if dot and kind(model, name) is Kind.TEXTS:
            texts = done.setdefault(name, {})
            if isinstance(texts, dict):
                texts[lang] = value
        else:
            done[path] = value
    return done


def digests_of(story: StoryFile) -> Digests:
    """The digests of all fields of a story's records that have an id."""
    return {
        name: {
            record.id: {
                path: digest(each) for path, each in flat(field_values(record), model).items()
            }
            for record in getattr(story, name)
        }
        for name, model in MODELS.items()
        if name != "legs" and getattr(story, name, None)
    }


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files in an archive, the same bytes for the same files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in files.items():
            archive.writestr(zipfile.ZipInfo(name), each, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def unpacked(folder: Path) -> dict[str, bytes]:
    """The files as they were before the last import, by name; empty if none was changed.

    Raises:
        DataError: the archive cannot be read.
    """
    path = folder / BEFORE
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except FileNotFoundError:
        return {}
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise refused(path, "a damaged archive", "what an import has written there") from error
