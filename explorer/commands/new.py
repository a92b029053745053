"""`new`: a draft story of an article: its places, dates and stops, for the author to confirm."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from explorer.authoring.dates.datelines import dateline, heading_of, title_of
from explorer.authoring.drafts.draft_records import draft_comments, draft_records
from explorer.authoring.drafts.drafting import ArticleFacts, DraftStory, draft_story
from explorer.authoring.drafts.skeletons import with_first_event
from explorer.authoring.places.entities import ModelError
from explorer.authoring.places.gazetteer_recognition import GazetteerRecogniser
from explorer.authoring.recognition import LeftOut
from explorer.authoring.vocabularies import vocabulary
from explorer.commands.article_options import (
    GivenArticle,
    add_article_argument,
    article_of,
    reading_lines,
)
from explorer.commands.country_options import add_country_argument, countries_of
from explorer.commands.debris import debris_lines
from explorer.commands.folders import check_there
from explorer.commands.language_models import language_model
from explorer.commands.language_options import check_readable
from explorer.commands.outcomes import FINE, UsageError, say, writing
from explorer.commands.progress import watched_gazetteer
from explorer.gazetteer.caches import CacheError
from explorer.gazetteer.countries import country_name
from explorer.language import language
from explorer.reading.hints import date_meant
from explorer.reading.library import load_story
from explorer.reading.messages import EXPECTED
from explorer.reading.own_files import local_article, own_article
from explorer.reading.record_files import STORY_FILE
from explorer.reading.text_files import shown_path
from explorer.story.errors import DataError, Problem, TimeFormatError
from explorer.story.places import Slug
from explorer.story.sources import WebAddress
from explorer.story.times import EdtfDate, parse_date
from explorer.writing.story_files import story_text
from explorer.writing.whole_files import write_whole_folder


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `new` to the commands."""
    parser = commands.add_parser(
        "new",
        help="draft a story from an article",
        description="Exits with 0 if a draft was written, 1 if the article cannot be read or "
        "is empty, 2 for wrong usage.",
    )
    parser.add_argument("slug", help="the new story's folder, which will be part of every link")
    add_article_argument(parser)
    parser.add_argument("--lang", required=True, metavar="CODE", help="the text's language")
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="date of publication (default: the date at the head of the article)",
    )
    parser.add_argument(
        "--title", metavar="TEXT", help="title of the article (default: its first heading)"
    )
    parser.add_argument("--publisher", metavar="NAME", help="publisher of the article")
    parser.add_argument("--url", metavar="ADDRESS", help="address of the article")
    add_country_argument(parser)
    parser.add_argument(
        "--local",
        action="store_true",
        help="you may not publish the text: keep it out of git, downloads and story.yaml "
        "(default for an address)",
    )
    parser.add_argument(
        "--publish", action="store_true", help="you may publish the text of a fetched page"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the draft, and report what it contains, what was left out and what to do next.

    Raises:
        DataError: the article cannot be read or is empty; nothing is written.
        UsageError: an argument is wrong, or there is such a story; nothing is written.
    """
    folder = _new_folder(options.stories, options.slug)
    countries = countries_of(options)
    check_readable(options.lang)
    article = article_of(options)
    text = article.read.text
    if not title_of(text):
        raise article.refused("nothing", "a text")
    facts = _facts(options, article)
    gazetteer = watched_gazetteer()
    try:
        marking = language_model(facts.lang)
        recogniser = GazetteerRecogniser(gazetteer, facts.lang, countries, marking)
        found = draft_story(text, facts, recogniser)
    except (CacheError, ModelError) as error:
        raise UsageError(str(error)) from error
    say(*reading_lines(article), *debris_lines(article.read.debris), *_left_out(found.left_out))
    story = with_first_event(found)
    _write(folder, story)
    say(*_dating_lines(folder, story))
    return FINE


def _new_folder(stories: Path, slug: str) -> Path:
    if not _fits(slug, TypeAdapter(Slug)):
        raise UsageError(f"found {slug!r}, expected {EXPECTED['id']}")
    check_there(stories)
    folder: Path = stories / slug
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"found {shown_path(folder)}, expected no story of that name yet")
    return folder


def _facts(options: argparse.Namespace, article: GivenArticle) -> ArticleFacts:
    """What the arguments, the head of the article and its file say, in this order.

    Raises:
        UsageError: an argument cannot be read.
    """
    for name in ("title", "publisher", "url"):
        if (given := getattr(options, name)) is not None:
            _check_text(f"--{name}", given)
    if options.url is not None and not _fits(options.url, TypeAdapter(WebAddress)):
        raise UsageError(f"--url: found {options.url!r}, expected {EXPECTED['url']}")
    text, imprint = article.read.text, article.read.imprint
    head, given = dateline(text, vocabulary(options.lang)), _published(options.published)
    is_local = options.local or (article.is_fetched and not options.publish)
    filed = parse_date(imprint.published) if imprint.published else None
    overruled = head is not None and given is not None and given.text != head.date.text
    return ArticleFacts(
        lang=options.lang,
        title=options.title or _title(options.lang, text, imprint.title, is_local=is_local),
        publisher=options.publisher or imprint.publisher or None,
        url=options.url or imprint.url or None,
        published=given or (head.date if head else filed),
        dated_by=head.words if head and not given else "",
        overruled=head.words if head and overruled else "",
        is_local=is_local,
    )


def _check_text(option: str, given: str) -> None:
    """Refuse an empty text, and bytes of the command line that are not characters."""
    if not given.strip():
        raise UsageError(f"{option}: found nothing, expected a text")
    try:
        given.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{option}: found {given!r}, expected a text in UTF-8") from error


def _fits(text: str, form: TypeAdapter[str]) -> bool:
    """Whether the text is valid for a field of this type."""
    try:
        form.validate_python(text)
    except ValidationError:
        return False
    return True


def _title(lang: str, text: str, filed: str, *, is_local: bool) -> str:
    """The heading, the title in the file, or the first sentence if that may be published."""
    if title := heading_of(text) or filed:
        return title
    return language(lang).text("draft_title") if is_local else title_of(text)


def _published(text: str | None) -> EdtfDate | None:
    try:
        return None if text is None else parse_date(text)
    except TimeFormatError as error:
        if hint := date_meant(text):
            expected = "an EDTF date such as 2023-09-13"
            refusal = f"--published: found {text!r}, expected {expected} ({hint})"
            raise UsageError(refusal) from error
        raise UsageError(f"--published: {error}") from error


def _write(folder: Path, story: DraftStory) -> None:
    """Write the story's folder, if it would be a valid story.

    Raises:
        DataError: it would not be valid; nothing is written.
        UsageError: it cannot be written.
    """
    facts = story.facts
    article = (local_article if facts.is_local else own_article)(folder, facts.lang)
    text = story_text(draft_records(story), draft_comments(story))
    files = {STORY_FILE: text.encode(), article.name: story.article.encode()}

    def check(part: Path) -> None:
        try:
            load_story(part)
        except DataError as error:
            raise DataError(tuple(_moved(error.problems, part, folder))) from error

    with writing(shown_path(folder), "folder"):
        write_whole_folder(folder, files, check)


def _moved(problems: tuple[Problem, ...], part: Path, folder: Path) -> Iterator[Problem]:
    for problem in problems:
        file = problem.file.replace(shown_path(part), shown_path(folder))
        yield replace(problem, file=file)


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[str]:
    """What was left out, by reason."""
    for reason in dict.fromkeys(each.reason for each in left_out):
        words = ", ".join(each.words for each in left_out if each.reason == reason)
        yield f"left out, {reason}: {' '.join(words.split())}"


def _dating_lines(folder: Path, story: DraftStory) -> Iterator[str]:
    facts = story.facts
    if facts.dated_by:
        yield f"published {facts.published.text if facts.published else ''}: by “{facts.dated_by}”"
    elif not facts.published:
        yield "published: no date at its head (pass --published and run again)"
    if facts.overruled and facts.published:
        yield (
            f"published {facts.published.text}: as given with --published, although the article's "
            f"head says “{facts.overruled}” (relative dates count from the given day)"
        )
    for place in story.places:
        entry = place.found.candidate.entry
        where = f"{entry.name}, {country_name(entry.country)}"
        yield f"place {place.id}: {place.draft.confidence:.0%} {where}: {place.draft.why}"
    for event in story.events:
        stop, sure = event.stop, f"{event.draft.confidence:.0%}"
        until = f"until {stop.until.text}" if stop.until else ""
        when = " ".join(filter(None, (stop.when.text, stop.clock, until)))
        yield f"event {event.id}: {sure} {when}: {event.draft.why}"
    yield f"{shown_path(folder)}: draft written; review and confirm it (docs/new-story.md)"
    if facts.is_local:
        article = local_article(folder, facts.lang)
        yield f"{article.name}: git and downloads leave it out; explorer and export --html show it"
    else:
        yield "the article's text will be published with the story (not yours to publish? --local)"
