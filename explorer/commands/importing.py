"""`import`: a spreadsheet, a map or a timeline of another tool becomes a story, or updates one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from explorer.authoring.ids import id_of_words
from explorer.commands.country_options import add_country_argument, countries_of
from explorer.commands.folders import check_there, story_folder
from explorer.commands.import_inputs import Inputs, read_inputs
from explorer.commands.import_media import with_media
from explorer.commands.import_writing import undo, update, write_new
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, put_out, say, writing
from explorer.commands.progress import watched, watched_gazetteer
from explorer.gazetteer.caches import CacheError
from explorer.gazetteer.folding import fold
from explorer.imports import IMPORTS
from explorer.imports.completion.claiming import ImportFacts
from explorer.imports.completion.completing import Completed, as_exported, completed
from explorer.imports.completion.gathering import KnownRecords
from explorer.imports.found import Found, Given, Outcome, ReportLine
from explorer.imports.reports import columns_table, counts, full_report, grouped, totals
from explorer.imports.rows.likely_keys import likely_key
from explorer.reading.library import load_story
from explorer.reading.meant_fields import MODELS
from explorer.reading.messages import EXPECTED
from explorer.story.errors import TimeFormatError
from explorer.story.places import LanguageCode
from explorer.story.records import Story
from explorer.story.zones import parse_zone
from explorer.writing.values import Value, field_values


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the commands."""
    parser = commands.add_parser(
        "import",
        help="make a story of a spreadsheet, a map or a timeline",
        description="Exits with 0 if the story was written, 1 if something has to be decided "
        "first, cannot be read or is in conflict, 2 for wrong usage.",
    )
    labels = ", ".join(each.label for each in IMPORTS)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help=f"files or addresses, of these kinds: {labels}"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--slug", help="the new story's folder (default: by the file's name)")
    where.add_argument("--into", metavar="STORY", help="update this story instead")
    parser.add_argument(
        "--undo", action="store_true", help="take the last import into --into STORY back"
    )
    _add_reading_options(parser)
    _add_story_options(parser)
    parser.set_defaults(run=run)


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    names = ", ".join(each.name for each in IMPORTS)
    parser.add_argument("--format", metavar="NAME", help=f"do not guess the kind: {names}")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet, in a file of several")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="take this column for this field; may be given more than once",
    )
    parser.add_argument(
        "--key", metavar="COLUMN", help="the column that says which row is which, for ids"
    )
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first",
        dest="day_first",
        action="store_true",
        default=None,
        help="1/3/2023 is the first of March",
    )
    order.add_argument(
        "--month-first",
        dest="day_first",
        action="store_false",
        default=None,
        help="1/3/2023 is the third of January",
    )
    parser.add_argument("--dry-run", action="store_true", help="report, but write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write every line of the report to this file"
    )


def _add_story_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", metavar="CODE", help="its language (default: by its words, otherwise en)"
    )
    parser.add_argument("--title", metavar="TEXT", help="the story's title")
    parser.add_argument("--publisher", metavar="NAME", help="who published or compiled the file")
    parser.add_argument("--zone", metavar="ZONE", help="time zone of events without a place")
    add_country_argument(parser)
    parser.add_argument(
        "--route",
        choices=("itinerary", "none"),
        help="whether somebody travelled from event to event (default: as the format says)",
    )
    parser.add_argument(
        "--keep-rest",
        action="store_true",
        help="put what no field can hold into the events' notes",
    )
    parser.add_argument(
        "--fetch-media",
        action="store_true",
        help="bring pictures and other media at web addresses into the story, of which it asks "
        "the sites",
    )


def run(options: argparse.Namespace) -> int:
    """Read the files, report what becomes of them, and write or update the story.

    Raises:
        DataError: a file or the story cannot be read; nothing is written.
        UsageError: an argument is wrong, or the story cannot be written.
    """
    if options.undo:
        return _undo(options)
    if not options.files:
        raise UsageError("import: found nothing to read, expected files or addresses")
    _check(options)
    folder = _folder(options)
    story = load_story(folder) if options.into else None
    inputs = _inputs(options, story)
    sources = inputs.sources
    for given, found in sources:
        _say_columns(given, found)
    if unclear := [line for _, found in sources for line in found.report if _is_unclear(line)]:
        put_out(*grouped(unclear))
        say("nothing was written; decide and run again")
        return PROBLEMS
    try:
        facts = _facts(options, story, inputs.lang)
        done = completed(sources, facts, watched_gazetteer)
        exported = as_exported(sources, facts, watched_gazetteer) if options.into else None
    except CacheError as error:
        raise UsageError(str(error)) from error
    done = with_media(done, options, story, sources)
    _report(done, options.report)
    if not done.story.events:
        say("nothing was written: no row gives an event")
        return PROBLEMS
    if options.into:
        return update(folder, done, exported, writes=not options.dry_run)
    if options.dry_run:
        say("nothing was written (--dry-run)")
        return FINE
    return write_new(folder, done)


def _inputs(options: argparse.Namespace, story: Story | None) -> Inputs:
    try:
        return read_inputs(options, story.languages if story else ())
    except CacheError as error:
        raise UsageError(str(error)) from error


def _check(options: argparse.Namespace) -> None:
    check_there(options.stories)
    if options.lang is not None:
        try:
            TypeAdapter[str](LanguageCode).validate_python(options.lang)
        except ValidationError as error:
            found = f"--lang: found {options.lang!r}, expected {EXPECTED['lang']}"
            raise UsageError(found) from error
    for name in ("title", "publisher"):
        given = getattr(options, name)
        if given is not None and not given.strip():
            raise UsageError(f"--{name}: found nothing, expected a text")
    if options.zone:
        try:
            parse_zone(options.zone)
        except TimeFormatError as error:
            raise UsageError(f"--zone: {error}") from error


def _folder(options: argparse.Namespace) -> Path:
    """The story's folder: that of `--into`, which is there, or a new one."""
    stories: Path = options.stories
    if options.into:
        return story_folder(stories, options.into)
    first = options.files[0].rstrip("/")
    slug = options.slug or id_of_words(Path(first).stem) or "imported"
    if id_of_words(slug) != slug:
        raise UsageError(
            f"--slug: found {slug!r}, expected small letters, digits and hyphens, such as letters"
        )
    folder = stories / slug
    if folder.exists() or folder.is_symlink():
        raise UsageError(
            f"found {folder}, expected no story of that name yet (--into {slug} updates it)"
        )
    return folder


def _facts(options: argparse.Namespace, story: Story | None, lang: str) -> ImportFacts:
    return ImportFacts(
        lang=lang,
        today=date.today(),
        languages=story.languages if story else (),
        title=options.title,
        publisher=options.publisher,
        sources={each.id: each for each in story.sources} if story else {},
        article=story.article if story else None,
        zone=options.zone,
        route=options.route,
        countries=countries_of(options),
        keeps_rest=options.keep_rest,
        watch=watched,
        there=_there(story) if story else (),
        known=_known(story) if story else {},
    )


def _there(story: Story) -> frozenset[tuple[str, str]]:
    """The records that a story has, by list and id; events also by the ids that they had."""
    own = ((name, each.id) for name in MODELS if name != "legs" for each in getattr(story, name))
    former = (("events", alias) for event in story.events for alias in event.aliases)
    return frozenset((*own, *former))


def _known(story: Story) -> KnownRecords:
    """The places, tags and tracks by their names, so that an import finds them again."""
    known: dict[str, dict[str, dict[str, Mapping[str, Value]]]] = {}
    named = (
        *(("places", place, place.names) for place in story.places),
        *(("tags", tag, tag.label) for tag in story.tags),
        *(("tracks", track, track.label) for track in story.tracks),
    )
    for kind, record, names in named:
        values = field_values(record)
        for name in names.values():
            known.setdefault(kind, {}).setdefault(fold(name), {})[str(values["id"])] = values
    return known


def _is_unclear(line: ReportLine) -> bool:
    return line.outcome is Outcome.UNCLEAR


def _say_columns(given: Given, found: Found) -> None:
    if found.columns:
        put_out(f"{given.name}: the columns are taken for (--map COLUMN=FIELD changes that)")
        put_out(*columns_table(found.columns))
    if key := likely_key(found):
        put_out(f'{given.name}: with --key "{key}", a later update knows each row by that column')


def _report(done: Completed, path: Path | None) -> None:
    entries = [where for (kind, _), where in done.where.items() if kind == "events"]
    put_out(totals(entries, done.report), *grouped(done.report))
    names = ("events", "places", *(kind for kind, _ in done.where))
    put_out(counts({name: len(getattr(done.story, name, ())) for name in names}))
    if path:
        with writing(path):
            path.write_text(full_report(done.report), encoding="utf-8")
        say(f"{path}: the whole report")


def _undo(options: argparse.Namespace) -> int:
    slug = options.into or options.slug
    if options.files or not slug:
        raise UsageError("--undo: expected --into STORY and no files")
    return undo(story_folder(options.stories, slug))
