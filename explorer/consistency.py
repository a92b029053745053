"""The records of a story held against each other: references, translations, order, mentions.

`validation` holds each record against its form first. Nothing here is repaired or dropped either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from explorer.articles import Target
from explorer.errors import Problem
from explorer.itinerary import AsOf, itinerary
from explorer.story import Story
from explorer.validation import EXPECTED, NOUNS, LineOf, near, record_and_field


def check_story(story: Story, *, file: str, line_of: LineOf) -> tuple[Problem, ...]:
    """All problems between the records of a story and in its articles' mentions."""

    def problem(path: tuple[int | str, ...], found: str, expected: str, hint: str = "") -> Problem:
        record, field = record_and_field(path, raw)
        return Problem(file, line_of(path), record, field, found, expected, hint)

    raw = story.model_dump(mode="python", by_alias=True, include=set(NOUNS))
    checks = (_twice, _references, _translations, _order, _addresses, _unused)
    found = [problem(*report) for check in checks for report in check(story)]
    if not found:
        found = [problem(*report) for report in unused_legs(story)]
    return (*found, *_mention_problems(story))


Report = tuple[tuple[int | str, ...], str, str] | tuple[tuple[int | str, ...], str, str, str]


def _ids(story: Story) -> dict[str, set[str]]:
    collections = {"place": story.places, "source": story.sources, "note": story.notes}
    ids = {noun: {record.id for record in records} for noun, records in collections.items()}  # type: ignore[attr-defined]
    return ids | {"event": {event.id for event in story.events}}


def _twice(story: Story) -> Iterator[Report]:
    for name in ("places", "sources", "events", "notes"):
        seen: set[str] = set()
        for index, record in enumerate(getattr(story, name)):
            if record.id in seen:
                yield (name, index, "id"), repr(record.id), "an id that no other record has"
            seen.add(record.id)
    pairs: set[tuple[str, str]] = set()
    for index, leg in enumerate(story.legs):
        pair = (leg.origin, leg.destination)
        if pair in pairs:
            yield ("legs", index), " to ".join(pair), "each pair of places only once"
        pairs.add(pair)


def _references(story: Story) -> Iterator[Report]:
    ids = _ids(story)

    def check(path: tuple[int | str, ...], noun: str, wanted: str | None) -> Iterator[Report]:
        if wanted is not None and wanted not in ids[noun]:
            article = "an" if noun == "event" else "a"
            yield path, repr(wanted), f"the id of {article} {noun}", near(wanted, ids[noun])

    yield from check(("article",), "source", story.article)
    for index, event in enumerate(story.events):
        yield from check(("events", index, "place"), "place", event.place)
        for number, claim in enumerate(event.claims):
            path = ("events", index, "claims", number, "source")
            yield from check(path, "source", claim.source)
    for index, leg in enumerate(story.legs):
        yield from check(("legs", index, "from"), "place", leg.origin)
        yield from check(("legs", index, "to"), "place", leg.destination)
        yield from check(("legs", index, "arrives"), "event", leg.arrives)
        yield from check(("legs", index, "distance_source"), "source", leg.distance_source)
        for number, via in enumerate(leg.via):
            yield from check(("legs", index, "via", number), "place", via)
    for index, note in enumerate(story.notes):
        for number, source in enumerate(note.sources):
            yield from check(("notes", index, "sources", number), "source", source)


def _translations(story: Story) -> Iterator[Report]:
    def check(path: tuple[int | str, ...], texts: dict[str, str] | None) -> Iterator[Report]:
        missing = [code for code in story.languages if texts is not None and code not in texts]
        if missing:
            had = ", ".join(texts or ()) or "nothing"
            yield path, f"a text in {had}", f"also one in {', '.join(missing)}"

    for field in ("title", "summary"):
        yield from check((field,), getattr(story, field))
    for name, fields in (
        ("places", ("names", "note")),
        ("events", ("title", "summary", "note")),
        ("legs", ("note",)),
        ("notes", ("title", "text")),
    ):
        for index, record in enumerate(getattr(story, name)):
            for field in fields:
                yield from check((name, index, field), getattr(record, field))
    for index, event in enumerate(story.events):
        for number, claim in enumerate(event.claims):
            yield from check(("events", index, "claims", number, "note"), claim.note)


def _order(story: Story) -> Iterator[Report]:
    known = {place.id for place in story.places}
    timed = [
        (index, story.moment(event))
        for index, event in enumerate(story.events)
        if event.zone or event.place in known
    ]
    for index, moment in timed:
        if moment.is_skipped():
            path = ("events", index, "time")
            yield (
                path,
                repr(moment.clock.text if moment.clock else ""),
                "a time that the clock showed",
            )
        if moment.clock and moment.date.day is None:
            path = ("events", index, "time")
            yield path, repr(moment.clock.text), "no clock time where the day is not known"
    for (_, before), (index, after) in pairwise(timed):
        start, end = before.bounds()[0], after.bounds()[1]
        if start and end and start > end:
            path = ("events", index, "when")
            earlier = story.events[index - 1].id
            yield path, after.date.text, f"a time not before event {earlier}", "move the event up?"


def _addresses(story: Story) -> Iterator[Report]:
    for index, source in enumerate(story.sources):
        if source.url is None and source.id != story.article:
            yield ("sources", index, "url"), "nothing", EXPECTED["url"]


def _unused(story: Story) -> Iterator[Report]:
    """What is written down and would be shown nowhere, or would be told twice."""
    for name in ("languages", "clocks"):
        entries = getattr(story, name)
        for index, entry in enumerate(entries):
            if entry in entries[:index]:
                yield (name, index), repr(entry), "each entry only once"
    for index, event in enumerate(story.events):
        if event.part_of_day and event.time:
            path = ("events", index, "part_of_day")
            yield path, repr(str(event.part_of_day)), "either a time or a part of the day"
        elif event.part_of_day and event.when.day is None:
            path = ("events", index, "part_of_day")
            yield (
                path,
                repr(str(event.part_of_day)),
                "no part of the day where the day is not known",
            )
        said = [(claim.source, claim.says) for claim in event.claims]
        for number, pair in enumerate(said):
            if pair in said[:number]:
                found = f"{pair[0]} twice"
                yield ("events", index, "claims", number), found, "each source's word once"


def unused_legs(story: Story) -> Iterator[Report]:
    """Legs that are travelled in no view, and arrivals that are not at the leg's end.

    For a story whose references are all right.
    """
    views = [itinerary(story, as_of) for as_of in AsOf]
    travelled = {
        (journey.origin, journey.destination) for view in views for journey in view.journeys
    }
    places = {event.id: event.place for event in story.events}
    for index, leg in enumerate(story.legs):
        if (leg.origin, leg.destination) not in travelled:
            found = f"{leg.origin} to {leg.destination}"
            yield ("legs", index), found, "two places that follow each other in the events"
        elif leg.arrives and places[leg.arrives] != leg.destination:
            path = ("legs", index, "arrives")
            yield path, repr(leg.arrives), f"an event at the place {leg.destination}"


def _mention_problems(story: Story) -> Iterator[Problem]:
    ids = _ids(story)
    for code, article in story.articles.items():
        if not article.passages:
            yield Problem(article.file, 1, "the article", "", "nothing", "a text")
        if code not in story.languages:
            told = f"one of the story's languages, {', '.join(story.languages)}"
            yield Problem(article.file, None, "the article", "language", repr(code), told)
        for passage in article.passages:
            for part in (part for item in passage.items for part in item):
                where = (article.file, passage.line, "the article", f"mention “{part.text[:40]}”")
                if part.target and part.target_id not in ids[part.target]:
                    guess = near(str(part.target_id), ids[part.target])
                    yield Problem(
                        *where,
                        f"{part.target}:{part.target_id}",
                        f"the id of {'an' if part.target is Target.EVENT else 'a'} {part.target}",
                        f"{part.target}:{guess}" if guess else "",
                    )
                elif not part.text and (part.target or part.url is not None):
                    yield Problem(*where, "no words", "words between the square brackets")
                elif part.url is not None and not part.url.startswith(("http://", "https://")):
                    kinds = "event:, place:, note:, source:, http:// or https://"
                    yield Problem(*where, part.url[:60], f"a link that begins with {kinds}")
