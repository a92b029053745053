"""The JSON Schema of `story.yaml`, made from the model: for editors that complete while typing.

It holds each record to its form, as `validation` does. What holds between fields and records is
reported by `check` only.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from explorer.story.records import StoryFile


class _Schema(GenerateJsonSchema):
    """Fields are called as they are written, and a text may have no key but language codes."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        return {**super().dict_schema(schema), "additionalProperties": False}


def story_schema() -> str:
    """The schema (JSON Schema, draft 2020-12) as the text of its file."""
    schema: dict[str, Any] = {
        "$schema": GenerateJsonSchema.schema_dialect,
        **StoryFile.model_json_schema(schema_generator=_Schema),
        "title": "A story of the itinerary explorer",
    }
    schema["required"].remove("events")  # they may be in a table beside the file
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
