"""`attach`: an operator's own text in the place of a story's account, linked to the story."""

from __future__ import annotations

import argparse

from explorer.authoring.linking_texts.attaching import Attachment, attach
from explorer.commands.article_options import add_article_argument, article_of, reading_lines
from explorer.commands.debris import debris_lines
from explorer.commands.folders import story_folder
from explorer.commands.language_options import check_readable
from explorer.commands.outcomes import FINE, UsageError, say, writing
from explorer.reading.library import load_story
from explorer.reading.own_files import local_article
from explorer.story.records import Story
from explorer.writing.whole_files import write_whole


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `attach` to the commands."""
    parser = commands.add_parser("attach", help="show your own text instead of the shipped account")
    parser.add_argument("slug", help="the story, as `list` shows it")
    add_article_argument(parser, "; you need the right to show it")
    parser.add_argument("--lang", required=True, metavar="CODE", help="the text's language")
    parser.add_argument("--force", action="store_true", help="replace a text attached earlier")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the text with its mentions linked, and report what it mentions and what it does not.

    Raises:
        DataError: the story or the text has problems; nothing is written.
        UsageError: there is no such story or language, no file is named, or a text is attached
            already.
    """
    folder = story_folder(options.stories, options.slug)
    story = load_story(folder)
    _check_language(story, options.lang)
    target = local_article(folder, options.lang)
    if target.exists() and not options.force:
        raise UsageError(f"found {target}, expected no attached text (replace it with --force)")
    article = article_of(options)
    attached = attach(story, article.read.text, options.lang, shown=article.shown)
    with writing(target):
        write_whole(target, attached.text.encode())
    say(f"{target}: written; git ignores it")
    say(*reading_lines(article), *debris_lines(article.read.debris))
    _report(attached, story)
    return FINE


def _check_language(story: Story, lang: str) -> None:
    if lang not in story.languages:
        offered = ", ".join(story.languages)
        raise UsageError(
            f"--lang: found {lang!r}, expected one of the story's languages: {offered}"
        )
    check_readable(lang)


def _report(attached: Attachment, story: Story) -> None:
    for (target, target_id), words in attached.mentions.items():
        phrases = ", ".join(f"“{phrase}”" for phrase in dict.fromkeys(words))
        say(f"  {target} {target_id}: {phrases}")
    count = sum(len(words) for words in attached.mentions.values())
    say(f"mentions linked: {count}, events that no passage mentions: {len(attached.unmentioned)}")
    titles = {event.id: event.title[story.languages[0]] for event in story.events}
    say(*(f"  event {event}: {titles[event]}" for event in attached.unmentioned))
