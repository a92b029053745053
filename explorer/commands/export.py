"""`export`: a story in other formats, or as a page that needs no server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from explorer.commands.export_places import check_no_source, check_replaceable
from explorer.commands.filter_option import EXAMPLE, chosen_subject, conditions_of
from explorer.commands.folders import story_folder
from explorer.commands.outcomes import FINE, UsageError, say, writing
from explorer.exports import EXPORTS, Export, export_named
from explorer.exports.carried import Carried, jpeg_pictures, own_media
from explorer.exports.values import Subject
from explorer.language import language
from explorer.language.tags import FALLBACK
from explorer.pictures.extracts import extracts_of
from explorer.reading.collecting import collecting_later
from explorer.reading.library import load_story
from explorer.reading.own_files import story_files
from explorer.site.addresses import check_address
from explorer.static_site import single_file, static_folder
from explorer.static_site.carried_archives import (
    FILE_BYTES,
    CarriedArchive,
    carried_archives,
)
from explorer.static_site.carried_media import CarriedMedia, all_media, fitting_media
from explorer.static_site.compressed_files import compressed_files, form_paths
from explorer.story.errors import SettingError
from explorer.story.itinerary import AsOf, offered_views
from explorer.story.records import Story
from explorer.tiles.builtin import basemap_problem

OUT = Path("out")
"""The default output folder; git ignores it."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` to the commands."""
    export = commands.add_parser("export", help="write a story in other formats, or as a page")
    export.add_argument("slug", help="the story, as `list` shows it")
    _add_forms(export)
    _add_page_options(export)
    export.add_argument("--lang", metavar="CODE", help="language (default: the story's first)")
    export.add_argument(
        "--asof",
        choices=[str(view) for view in AsOf],
        default=str(AsOf.NOW),
        help="what is known now, or what the article knew",
    )
    export.add_argument(
        "--only",
        metavar="FILTER",
        help=f"only the events that an address with this filter shows, such as '{EXAMPLE}'",
    )
    export.add_argument(
        "--out", metavar="FILE", help="with --format: the file to write, - for standard output"
    )
    export.set_defaults(run=run)


def _add_forms(export: argparse.ArgumentParser) -> None:
    """What can be written, of which one has to be chosen."""
    what = export.add_mutually_exclusive_group(required=True)
    names = ", ".join(export.name for export in EXPORTS)
    what.add_argument(
        "--format",
        action="append",
        metavar="NAME",
        help=f"one of {names}; may be given more than once",
    )
    what.add_argument(
        "--all",
        type=Path,
        nargs="?",
        const=OUT,
        metavar="DIR",
        help="every format in every language, to this folder (default: out)",
    )
    what.add_argument(
        "--html",
        type=Path,
        nargs="?",
        const=True,
        metavar="PATH",
        help="the explorer itself for any web host, as a folder (default: out/SLUG)",
    )


def _add_page_options(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--single-file",
        action="store_true",
        help="with --html: as one file that needs no network (default: out/SLUG.html)",
    )
    export.add_argument(
        "--precompressed",
        action="store_true",
        help="with --html: a .br and a .gz file beside each text file, for hosts that send those",
    )
    export.add_argument(
        "--base-url",
        metavar="URL",
        help="with --html: the address it will be published at, for link previews; otherwise the "
        "address of the explorer that serves the story, for links to its pictures",
    )


def run(options: argparse.Namespace) -> int:
    """Write what was asked for, and report what each format leaves out.

    Raises:
        DataError: the story has problems.
        UsageError: there is no such story, format, language or state of knowledge, options do not
            go together, or a file cannot be written.
    """
    _check_together(options)
    conditions = conditions_of(options.only)
    for path in (options.all, options.html, options.out):
        check_no_source(path, options.stories)
    folder = story_folder(options.stories, options.slug)
    story = load_story(folder)
    languages = _languages(story, options.lang)
    if story.is_draft:
        say(f"{story.slug} is a draft: it contains guesses that nobody has confirmed yet")
    if options.html is not None:
        _export_html(story, folder, languages[0], options)
        return FINE
    as_of = _as_of(story, options.asof)
    exports = EXPORTS if options.all else tuple(dict.fromkeys(map(_format, options.format)))
    subjects = [
        chosen_subject(story, lang, as_of, conditions, site=options.base_url)
        for lang in (languages if options.all else languages[:1])
    ]
    subjects = _filled(subjects, exports, folder)
    if options.all:
        _export_all(subjects, options.all)
        return FINE
    [of] = subjects
    for export in exports:
        if options.out == "-":
            sys.stdout.buffer.write(export.write(of))
            _report(export, of)
        else:
            path = Path(options.out) if options.out else OUT / _file_name(export, of)
            _export_file(export, of, path)
            _report(export, of)
    return FINE


def _filled(subjects: Sequence[Subject], exports: Sequence[Export], folder: Path) -> list[Subject]:
    """What is exported, with the files that these formats hold."""
    story = subjects[0].story
    files = story_files(folder, story)
    media = own_media(story, folder) if any(each.of_folder for each in exports) else Carried({})
    has_pictures = any(each.has_pictures for each in exports)
    pictures = jpeg_pictures(story, folder) if has_pictures else Carried({})
    left_out = ", ".join(dict.fromkeys((*media.left_out, *pictures.left_out)))
    if left_out:
        say(f"Media left out: {left_out}; there is no room for them, or they cannot be read.")
    return [replace(of, files=files | media.files, pictures=pictures.files) for of in subjects]


def _check_together(options: argparse.Namespace) -> None:
    """Refuse options that mean nothing beside each other."""
    if options.all and options.out:
        raise UsageError("--out goes with --format; with --all put the folder after --all")
    if options.out and len(options.format or ()) > 1:
        raise UsageError("--out goes with one --format; without it each file is written to out/")
    is_page = options.html is not None
    if is_page and options.out:
        raise UsageError("--out goes with --format; with --html put the path after --html")
    if is_page and options.asof != AsOf.NOW:
        raise UsageError("--asof does not go with --html: its readers switch the view themselves")
    if is_page and options.only is not None:
        raise UsageError("--only does not go with --html: its readers set filters themselves")
    if not is_page and options.single_file:
        raise UsageError("--single-file goes with --html")
    if options.precompressed and (not is_page or options.single_file):
        raise UsageError("--precompressed goes with --html, for a folder")
    if options.base_url is not None:
        try:
            check_address("--base-url", options.base_url)
        except SettingError as error:
            raise UsageError(str(error)) from error


def _export_html(story: Story, folder: Path, lang: str, options: argparse.Namespace) -> None:
    """The explorer as a folder or as one file."""
    default = OUT / (f"{story.slug}.html" if options.single_file else story.slug)
    path = default if options.html is True else options.html
    check_replaceable(path, story.slug)
    problem = basemap_problem()
    if problem:
        raise UsageError(f"--html needs the built-in map, which cannot be read: {problem}")
    if options.single_file:
        media = fitting_media(story, folder)
        archives = carried_archives(story, folder, FILE_BYTES)
        content = single_file(story, lang, options.base_url, media.files, archives)
        _write(path, content)
        say(f"{path}: {len(content):,} bytes")
        _say_left_out(media, "there is no room for them, or they cannot be read")
        _say_tiles_left_out(archives)
        return
    media, archives = all_media(story, folder), carried_archives(story, folder)
    extracts = extracts_of(story, folder)
    files = static_folder(story, lang, options.base_url, media.files, archives, extracts=extracts)
    # A host would send the old form of a page in the place of the new page.
    with writing(path):
        for stale in (form for name in files for form in form_paths(name)):
            (path / stale).unlink(missing_ok=True)
    if options.precompressed:
        files |= compressed_files(files)
    for name, content in files.items():
        _write(path / name, content)
    size = sum(map(len, files.values()))
    say(f"{path}: {len(files)} files, {size:,} bytes; begin with {path / 'index.html'}")
    _say_left_out(media, "they are on other sites, or cannot be read")
    _say_tiles_left_out(archives)
    say("It needs a web host; for a page that opens from disk use --single-file.")


def _say_left_out(media: CarriedMedia, why: str) -> None:
    if media.left_out:
        say(f"Media left out: {', '.join(media.left_out)}; {why}.")


def _say_tiles_left_out(archives: Mapping[str, CarriedArchive]) -> None:
    for name, _, tiles, zoom in archives.values():
        if zoom is not None:
            shown = "the map enlarges those before" if tiles else "the built-in map is shown"
            why = "there is no room for them, or they cannot be read"
            say(f"Map tiles left out: {name} from zoom {zoom}; {why}; {shown}.")


def _languages(story: Story, lang: str | None) -> tuple[str, ...]:
    offered = story.languages
    if lang and lang not in offered:
        raise UsageError(f"--lang: found {lang!r}, expected one of: {', '.join(offered)}")
    return (lang,) if lang else offered


def _as_of(story: Story, asked: str) -> AsOf:
    offered = offered_views(story)
    if asked not in offered:
        why = "the article of this story is a source for none of its events, or the only source"
        raise UsageError(f"--asof: found {asked!r}, expected {', '.join(offered)}: {why}")
    return AsOf(asked)


def _format(name: str) -> Export:
    export = export_named(name) or next((each for each in EXPORTS if each.alias == name), None)
    if export is None:
        known = ", ".join(export.name for export in EXPORTS)
        raise UsageError(f"--format: found {name!r}, expected one of: {known}")
    return export


def _export_all(subjects: Sequence[Subject], folder: Path) -> None:
    """Every format in these languages, and what it leaves out, once; the folder itself once."""
    done: set[str] = set()
    for export in EXPORTS:
        for of in subjects:
            name = _file_name(export, of)
            if name not in done:
                done.add(name)
                _export_file(export, of, folder / name)
        _report(export, subjects[0])


def _file_name(export: Export, of: Subject) -> str:
    is_excerpt = of.excerpt is not None
    return export.file_name(of.story.slug, of.language.code, of.as_of, is_excerpt=is_excerpt)


def _export_file(export: Export, of: Subject, path: Path) -> None:
    with collecting_later():
        content = export.write(of)
    _write(path, content)
    say(f"{path}: {len(content):,} bytes")


def _write(path: Path, content: bytes) -> None:
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _report(export: Export, of: Subject) -> None:
    """What the format leaves out or changes, in the language of all commands."""
    english = language(FALLBACK)
    say(english.text("export_omits", format=export.label))
    lines = export.report(english, of.story, is_addressed=of.address_of is not None)
    whole = (english.text("export_whole"),) if of.excerpt and export.of_folder else ()
    say(*(f"  - {line}" for line in (*lines, *whole)))
