"""Pictures, sound, films, documents and parts of other sites that belong to a story."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from explorer.story.attachments import IMAGE_ENDINGS, CaptionsFile, MediaFile, ending
from explorer.story.places import LanguageCode, Record, Slug, Text, Texts
from explorer.story.sources import WebAddress
from explorer.story.written_times import Edtf

_FLAGS = {"true": True, "false": False, True: True, False: False}


def _flag(written: object) -> bool:
    """True or false as YAML has it; a file's words stay text until here."""
    if isinstance(written, str | bool) and written in _FLAGS:
        return _FLAGS[written]
    raise ValueError("true or false")


class MediaKind(StrEnum):
    """What a medium is."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    EMBED = "embed"


UNWRITTEN = "…"
"""Where an author still has to write what a picture shows."""


class MediaFacts(Record):
    """What a file of media is, read from the file."""

    digest: str
    """Of its content, 16 hexadecimal digits: a part of the addresses of its copies."""
    width: int | None = None
    """Pixels, as it is seen: of an image, a film, or the first page of a document."""
    height: int | None = None
    """Pixels, as it is seen."""
    seconds: float | None = None
    """How long a sound or a film is."""
    pages: int | None = None
    """How many pages a document has."""
    suffix: str | None = None
    """How the name of its clean copy ends, of a sound, a film or a document: `mp4`."""
    is_animated: bool = False
    """Whether it is an image of more than one frame, of which readers see the first."""


ENDINGS = {
    MediaKind.IMAGE: IMAGE_ENDINGS,
    MediaKind.AUDIO: (".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav"),
    MediaKind.VIDEO: (".mp4", ".webm"),
    MediaKind.DOCUMENT: (".pdf",),
    MediaKind.EMBED: (),
}
"""How the names of files end, by what they are; an embed has no file."""


class Focus(Record):
    """A point of a picture, from its upper left corner as it is seen."""

    left: float = Field(ge=0, le=1)
    """From the left, 0 to 1."""
    top: float = Field(ge=0, le=1)
    """From the top, 0 to 1."""


class Media(Record):
    """A picture, a sound, a film, a document, or a part of another site."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["file"]}, {"required": ["url"]}],
            "if": {"properties": {"kind": {"const": MediaKind.IMAGE}}, "required": ["kind"]},
            "then": {"required": ["alt"]},
        }
    )

    id: Slug
    """Stable id, used by events, places and the article."""
    kind: MediaKind
    """What it is."""
    file: MediaFile | None = None
    """Its file, in `media/` in the story's folder."""
    url: WebAddress | None = None
    """Its http(s) address, where it has no file."""
    alt: Texts | None = None
    """What it shows, for readers who cannot see it; required for images."""
    caption: Texts | None = None
    """What readers see below it."""
    credit: Text | None = None
    """Who made it, as a name."""
    licence: Text | None = None
    """The licence under which it is published, or who gave permission."""
    source: Slug | None = None
    """Id of the source that it comes from."""
    date: Edtf | None = None
    """When it was made, EDTF, if known."""
    description: Texts | None = None
    """What it shows at length, where `alt` has no room for it, as of a diagram."""
    transcript: Texts | None = None
    """What is said in a sound or a film."""
    captions: dict[LanguageCode, CaptionsFile] | None = None
    """WebVTT files with what is said and heard in a sound or a film, by language."""
    focus: Focus | None = None
    """The point of a picture that stays in view where the picture is cropped."""
    sensitive: Annotated[bool, BeforeValidator(_flag)] = False
    """Whether it stays covered until a reader asks for it."""
    warning: Texts | None = None
    """Why it is covered, which readers see first; what has a warning is covered."""

    @property
    def files(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The names of its files, each after the path of the field that has it."""
        own = ((("file",), self.file),) if self.file else ()
        captions = self.captions or {}
        return (*own, *((("captions", code), name) for code, name in captions.items()))

    @property
    def is_covered(self) -> bool:
        """Whether readers see it only when they ask for it."""
        return self.sensitive or self.warning is not None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.file is None) == (self.url is None):
            raise ValueError("either file or url")
        if self.kind is MediaKind.IMAGE and not self.alt:
            raise ValueError("alt, what the image shows, for readers who cannot see it")
        if self.file and self.kind is MediaKind.EMBED:
            raise ValueError("url for an embed, which is a part of another site")
        if self.file and ending(self.file) not in ENDINGS[self.kind]:
            endings = ", ".join(ENDINGS[self.kind])
            raise ValueError(f"file: for {self.kind}, a name that ends in {endings}")
        return self
