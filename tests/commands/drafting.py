"""Articles of which `new` makes drafts, and what it makes of them."""

from pathlib import Path

from explorer.__main__ import main
from explorer.reading.library import load_story
from explorer.story.records import Story

ITALIAN = """\
Il coro torna a casa

Napoli, 3 marzo 2023

Martedì il coro ha cantato a Napoli davanti al sindaco Luca Verdi, che ha detto: «Bravi».

Il direttore, Carlo Bianchi, ama la Francia. Ieri le voci erano a Salerno. Prossime tappe la città
di Palermo e poi Catania.
"""


ENGLISH = """\
# The choir goes home

On Tuesday the choir sang in Naples. It will be in Palermo on 5 March.
"""


def new(stories: Path, text: str | bytes, *arguments: str, slug: str = "choir") -> int:
    suffix = "md" if isinstance(text, str) and text.startswith("#") else "txt"
    file = stories.parent / f"article.{suffix}"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    command = ["new", slug, "--article", str(file), *arguments]
    return main(["--stories", str(stories), *command])


def drafted(stories: Path, slug: str = "choir") -> Story:
    return load_story(stories / slug)
