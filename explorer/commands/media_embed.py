"""`media embed`: what is on another site becomes a part of a story, loaded after a press."""

from __future__ import annotations

import argparse

from explorer.authoring.new_media import embedded, enter
from explorer.authoring.oembed import Described, OEmbedError, described
from explorer.commands.folders import story_folder
from explorer.commands.outcomes import FINE, UsageError, say, writing
from explorer.media.errors import MediaError
from explorer.reading.library import load_story
from explorer.reading.record_files import STORY_FILE
from explorer.writing.story_files import RoundTripError, StoryFileEditor
from explorer.writing.values import Value


def add_embed_parser(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `embed` to the actions of `media`."""
    parser = actions.add_parser(
        "embed",
        help="write records of films, sounds and posts on other sites",
        description="Readers' browsers ask the other site only after a press.",
    )
    parser.add_argument("slug", help="the story, as `list` shows it")
    parser.add_argument("addresses", nargs="+", metavar="URL", help="their addresses")
    parser.add_argument("--event", metavar="ID", help="the event that they belong to")
    parser.add_argument(
        "--online",
        action="store_true",
        help="ask the site for title and author, which become caption and credit (oEmbed)",
    )
    parser.set_defaults(run=run_embed)


def run_embed(options: argparse.Namespace) -> int:
    """Write the records; all of them or none.

    Raises:
        DataError: the story has problems.
        UsageError: a site has no player here or does not answer, there is no such story or event,
            or the story's file cannot be changed.
    """
    folder = story_folder(options.stories, options.slug)
    story = load_story(folder)
    taken = {item.id for item in story.media}
    records: list[dict[str, Value]] = []
    for url in options.addresses:
        try:
            about = described(url) if options.online else None
            record = embedded(url, taken, story.languages, about or Described("", ""))
        except (MediaError, OEmbedError) as error:
            raise UsageError(str(error)) from error
        taken.add(str(record["id"]))
        records.append(record)
    editor = StoryFileEditor(folder / STORY_FILE)
    try:
        enter(editor, records, options.event)
        with writing(editor.path):
            editor.save()
    except (MediaError, RoundTripError) as error:
        raise UsageError(str(error)) from error
    for record in records:
        say(f"{record['id']}: {record['url']}")
    if not options.event:
        say(f"Write media: [{', '.join(str(each['id']) for each in records)}] at an event.")
    return FINE
