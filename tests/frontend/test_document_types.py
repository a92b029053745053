"""The frontend's types of the story document are those of the views."""

from dataclasses import dataclass, make_dataclass
from enum import StrEnum
from typing import Literal, NotRequired, TypedDict

import pytest

from tests.frontend.document_types import FILE, ROOTS, type_script


def test_the_types_of_the_frontend_are_those_of_the_views() -> None:
    assert FILE.read_text(encoding="utf-8") == type_script(*ROOTS), "run make types"


class Colour(StrEnum):
    """A colour."""

    RED = "red"
    BLUE = "blue"


class Part(TypedDict):
    """A part."""

    text: str
    url: NotRequired[str]


@dataclass(frozen=True)
class Whole:
    """A whole, which has more to say about itself.

    Here.
    """

    name: str | None
    parts: tuple[Part, ...]
    colours: dict[str, Colour]
    bounds: list[list[float]]
    kind: Literal["big", "small"]
    is_open: bool


WHOLE = """\
/** A whole, which has more to say about itself. */
export interface Whole {
  name: string | null;
  parts: Part[];
  colours: Record<string, Colour>;
  bounds: number[][];
  kind: "big" | "small";
  is_open: boolean;
}

/** A part. */
export interface Part {
  text: string;
  url?: string;
}

/** A colour. */
export type Colour = "red" | "blue";
"""


def test_each_kind_of_view_becomes_its_counterpart() -> None:
    assert type_script(Whole).endswith(f"\n{WHOLE}")


def test_what_json_cannot_hold_is_refused() -> None:
    holder = make_dataclass("Holder", [("found", set[str])])
    with pytest.raises(TypeError, match=r"found set\[str\] in a view"):
        type_script(holder)
