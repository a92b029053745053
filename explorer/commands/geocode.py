"""`geocode`: finds places by name, says how sure it is and why, and can write them to a story."""

from __future__ import annotations

import argparse

from explorer.authoring.places import placing
from explorer.commands.country_options import add_country_argument, countries_of
from explorer.commands.findings import Finding
from explorer.commands.geocode_formats import FORMATS
from explorer.commands.geocode_online import add_online_arguments, ask_online, online_geocoder
from explorer.commands.geocode_story import find_places, open_story, write_places
from explorer.commands.outcomes import FINE, PROBLEMS, UsageError, put_out, say
from explorer.commands.progress import watched_gazetteer
from explorer.gazetteer import Gazetteer, Landmark
from explorer.gazetteer.caches import CacheError
from explorer.story.places import Coordinate
from explorer.writing.story_files import RoundTripError


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `geocode` to the commands."""
    parser = commands.add_parser(
        "geocode",
        help="find places by name, offline, and write them into a story",
        description="Exits with 0, even if a name is ambiguous or not found; 1 if --write leaves a "
        "place without coordinates or --online fails; 2 for wrong usage.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a place's name, in any language")
    parser.add_argument(
        "--story", metavar="PATH", help="all places of this story that have no coordinates"
    )
    add_country_argument(parser)
    parser.add_argument(
        "--near",
        action="append",
        default=[],
        metavar="PLACE",
        help="expect places near this one (its name, or LAT,LON); may be given more than once",
    )
    add_online_arguments(parser)
    parser.add_argument(
        "--limit",
        type=int,
        default=5,
        choices=range(1, 101),
        metavar="COUNT",
        help="places shown for a name, 1 to 100 (default: 5)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format")
    _add_writing_arguments(parser)
    parser.set_defaults(run=run)


def _add_writing_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--write", action="store_true", help="write clear and chosen places into the story's file"
    )
    parser.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="PLACE=WHERE",
        help="with --write: locate this place by an id of the table or of GeoNames, LAT,LON, or "
        "the address of a map",
    )


def run(options: argparse.Namespace) -> int:
    """Print what each name may mean; with `--write` fill the story's file.

    Raises:
        DataError: the story's file cannot be read.
        UsageError: the arguments contradict each other, name a story or place that does not exist,
            or a file cannot be written.
    """
    if bool(options.names) == bool(options.story):
        raise UsageError("geocode: expected either names or --story")
    if (options.write or options.choose) and not options.story:
        raise UsageError("--write and --choose: expected a --story to write into")
    if options.choose and not options.write:
        raise UsageError("--choose: expected --write with it")
    try:
        return _run(options)
    except (CacheError, RoundTripError) as error:
        raise UsageError(str(error)) from error


def _run(options: argparse.Namespace) -> int:
    online = online_geocoder(options)
    editor = open_story(options) if options.story else None
    gazetteer = watched_gazetteer()
    near = [_landmark(gazetteer, text) for text in options.near]
    countries = countries_of(options)
    if editor:
        near += placing.landmarks(editor)
        countries = countries or sorted(placing.countries(editor))
        findings = find_places(gazetteer, editor, near=near, countries=countries)
    else:
        answers = gazetteer.search_together(options.names, near=near, countries=countries)
        findings = [Finding(name, answer) for name, answer in answers.items()]
    failure = None
    if online:
        findings, failure = ask_online(online, findings, near=near, countries=countries)
    put_out(*FORMATS[options.format](findings, options.limit))
    status = write_places(options, editor, findings, gazetteer) if editor else FINE
    if failure:
        say(f"explorer: {failure}")
    return PROBLEMS if failure else status


def _landmark(gazetteer: Gazetteer, text: str) -> Landmark:
    """A place given by name or by coordinates."""
    lat, comma, lon = text.partition(",")
    try:
        if comma:
            return Landmark(name=text, coordinate=Coordinate(lat=float(lat), lon=float(lon)))
    except ValueError:  # pydantic's error is one too: a name with a comma, or off the globe
        pass
    clear = gazetteer.search(text).clear
    if clear is None:
        raise UsageError(
            f"--near: found {text!r}, expected a place that is not ambiguous, or LAT,LON"
        )
    return clear.landmark
