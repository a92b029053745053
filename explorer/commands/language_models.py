"""The language model that `new` reads an article with, if one is installed."""

from __future__ import annotations

from explorer.authoring.places.entities import Marking, installed_model, marking_with
from explorer.commands.outcomes import say


def language_model(language: str) -> Marking | None:
    """What marks the names of texts in a language, which is reported; None without a model.

    Raises:
        ModelError: a model is installed and cannot be loaded.
    """
    model = installed_model(language)
    if model is None:
        return None
    say(f"names read with the language model {model}")
    return marking_with(model)
