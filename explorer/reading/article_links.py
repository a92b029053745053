"""Checks articles against the story: every mention leads somewhere, every link is an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote

from explorer.reading.guesses import Guesses
from explorer.reading.hints import in_english
from explorer.reading.meant_fields import near, with_article
from explorer.reading.references import Ids
from explorer.reading.typed_values import address_meant, id_meant
from explorer.story.articles import Article
from explorer.story.errors import Problem
from explorer.story.passage_parts import Part, Target
from explorer.story.records import Story


def check_mentions(story: Story, ids: Ids) -> Iterator[Problem]:
    """All problems in a story's articles.

    Args:
        story: with its articles.
        ids: the ids that there are, by noun; None where they are not known.
    """
    guesses = Guesses()
    for code, article in story.articles.items():
        if not article.passages:
            yield Problem(
                file=article.file, line=1, record="the article", found="nothing", expected="a text"
            )
        if story.languages and code not in story.languages:
            expected = f"one of the story's languages, {', '.join(story.languages)}"
            yield Problem(
                file=article.file,
                line=None,
                record="the article",
                field="language",
                found=repr(code),
                expected=expected,
            )
        yield from _links(article, ids, guesses)


def _links(article: Article, ids: Ids, guesses: Guesses) -> Iterator[Problem]:
    for passage in article.passages:
        for part in (part for item in passage.items for part in item):
            for found, expected, hint in _faults(part, ids, guesses):
                field = f"mention “{part.text[:40]}”"
                yield Problem(
                    file=article.file,
                    line=passage.line,
                    record="the article",
                    field=field,
                    found=found,
                    expected=expected,
                    hint=hint,
                )


def _faults(part: Part, ids: Ids, guesses: Guesses) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one stretch of text: found, expected, hint; at most one."""
    known = ids[part.target] if part.target else None
    if part.figure is not None:
        yield from _figure_faults(part, ids["media item"], guesses)
    elif known is not None and part.target_id not in known:
        wanted = unquote(str(part.target_id))
        made = id_meant(wanted)
        guess = made if made.rstrip("?") in known else guesses.near(wanted, known)
        hint = f"{part.target}:{guess}" if guess else ""
        hint = hint or _of_another_kind(str(part.target_id), map(str, Target), ids)
        yield (
            unquote(f"{part.target}:{part.target_id}"),
            f"the id of {with_article(str(part.target))}",
            hint,
        )
    elif not part.text and (part.target or part.url is not None):
        yield "no words", "words between the square brackets", ""
    elif part.url is not None and not part.url.startswith(("http://", "https://")):
        kinds = "event:, place:, note:, source:, http:// or https://"
        yield unquote(part.url)[:60], f"a link that begins with {kinds}", _link_meant(part.url, ids)


def _link_meant(url: str, ids: Ids) -> str:
    """The link that was meant by one without a kind, or with one in another language."""
    kinds = [str(target) for target in Target]
    kind, *target = re.split("[:：;/]", unquote(url).strip("()#“”"), maxsplit=1)
    if not target:
        return _of_another_kind(kind, kinds, ids) or address_meant(url)
    meant = (in_english(kind, kinds) or near(kind.lower(), kinds)).rstrip("?")
    if not meant:
        return address_meant(url)
    known, wanted = ids.get(meant) or frozenset(), unquote(target[0])
    same = next((each for each in (wanted, id_meant(wanted).rstrip("?")) if each in known), "")
    found = f"{same}?" if same else near(wanted.lower(), islice(known, 1000))
    return f"{meant}:{found}" if found else f"write {meant}: and the id behind it"


def _of_another_kind(wanted: str, kinds: Iterable[str], ids: Ids) -> str:
    """The link to what has this id, of whatever kind it is; empty if nothing has it."""
    found = (kind for kind in kinds if wanted.lower() in (ids.get(kind) or ()))
    return "".join(f"{kind}:{wanted.lower()}?" for kind in islice(found, 1))


def _figure_faults(
    part: Part, known: frozenset[str] | None, guesses: Guesses
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an image that is one of the story's media; at most one."""
    if known is not None and part.figure not in known:
        guess = guesses.near(str(part.figure), known)
        yield f"media:{part.figure}", "the id of a media item", f"media:{guess}" if guess else ""
    elif not part.text:
        expected = "what it shows, between the square brackets"
        yield "no words", expected, f"![…](media:{part.figure})"
