"""Asks an online geocoder, any that geopy supports, for places: slowly, and for each only once.

Only for authors who ask for it, because it sends the name to somebody else. Each
service has its terms; those of Nominatim, the default, are at
<https://operations.osmfoundation.org/policies/nominatim/>: one request a second at most, an honest
user agent, answers kept, OpenStreetMap credited.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from time import sleep
from typing import Any, Final

from geopy.adapters import URLLibAdapter  # type: ignore[import-untyped]  # geopy ships no types
from geopy.exc import (  # type: ignore[import-untyped]
    ConfigurationError,
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderNotFound,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
)
from geopy.extra.rate_limiter import RateLimiter  # type: ignore[import-untyped]
from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]
from geopy.location import Location  # type: ignore[import-untyped]

from explorer.gazetteer.answers_kept import KeptAnswers
from explorer.gazetteer.entries import Entry, Landmark
from explorer.gazetteer.locations import entry_of
from explorer.gazetteer.ranking import Context, Hit, Match, rank
from explorer.gazetteer.searching import Answer
from explorer.story.errors import ExplorerError

USER_AGENT: Final = "itinerary-explorer"
TIMEOUT_S: Final = 10
MIN_DELAY_S: Final = 1.0
"""Between two requests; Nominatim asks for it, and no author waits long for it."""
ERROR_WAIT_S: Final = 3.0
"""Before a failed request is tried again."""
MAX_RETRIES: Final = 2
MAX_WAIT_S: Final = 60
"""The longest wait that a service can ask for; longer ones are reported to the author."""
MAX_ANSWERS: Final = 5


class OnlineError(ExplorerError):
    """An online geocoder did not answer; says why, and what can be done."""


class OnlineGeocoder:
    """One service, asked politely."""

    def __init__(
        self,
        service: str,
        settings: Mapping[str, str],
        kept: KeptAnswers,
        report: Callable[[str], None] = lambda message: None,
    ) -> None:
        """Prepare to ask; nothing is sent yet. `settings` are geopy's, such as ``api_key``.

        Raises:
            OnlineError: geopy knows no such service, or it needs other settings.
        """
        self.service = service.lower()
        self._settings = dict(settings)
        self._kept = kept
        self._report = report
        self._geocoder = _geopy_geocoder(self.service, self._settings)
        # Else Python prints geopy's log of each failed try, with its traceback.
        logging.getLogger("geopy").addHandler(logging.NullHandler())
        self._request = RateLimiter(
            self._ask,
            min_delay_seconds=MIN_DELAY_S,
            max_retries=MAX_RETRIES,
            error_wait_seconds=ERROR_WAIT_S,
            swallow_exceptions=False,
        )

    def search(
        self, name: str, *, near: Sequence[Landmark] = (), countries: Collection[str] = ()
    ) -> Answer:
        """What the service says to a name, ranked by its own order and by what is known.

        Raises:
            OnlineError: it does not answer, after as many tries as are polite.
            CacheError: answers cannot be kept.
        """
        question = {"service": self.service, "settings": self._settings, "name": name}
        entries = self._kept.get(question)
        if entries is None:
            entries = self._answer(name)
            self._kept.put(question, entries)
        hits = [
            Hit(entry, entry.name, Match.ONLINE, support=1 / position)
            for position, entry in enumerate(entries, start=1)
        ]
        return Answer(query=name, candidates=rank(hits, Context(near, countries)))

    def _answer(self, name: str) -> tuple[Entry, ...]:
        try:
            locations = self._request(name)
        except GeocoderServiceError as error:
            raise OnlineError(
                f"{self.service}: found {type(error).__name__} ({error}), expected an answer "
                "(is there a network? offline results are not affected)"
            ) from error
        return tuple(entry_of(self.service, location) for location in locations or ())

    def _ask(self, name: str) -> list[Location] | None:
        """One request; an error that a retry would not fix is raised so that no retry follows."""
        accepted = inspect.signature(self._geocoder.geocode).parameters
        wishes: dict[str, Any] = {"exactly_one": False, "limit": MAX_ANSWERS, "language": "en"}
        wishes = {wish: value for wish, value in wishes.items() if wish in accepted}
        try:
            found: list[Location] | Location | None = self._geocoder.geocode(name, **wishes)
        except GeocoderRateLimited as error:
            self._wait(error)
            raise
        except (
            GeocoderAuthenticationFailure,
            GeocoderInsufficientPrivileges,
            GeocoderQueryError,
        ) as error:
            raise OnlineError(
                f"{self.service}: found {type(error).__name__} ({error}), expected access "
                "(--online-option api_key=… or another option missing?)"
            ) from error
        return [found] if isinstance(found, Location) else found

    def _wait(self, error: GeocoderRateLimited) -> None:
        """Wait as long as the service asks for, if it says so; the request is then made again."""
        seconds = error.retry_after
        if seconds is None:
            return
        if seconds > MAX_WAIT_S:
            raise OnlineError(
                f"{self.service}: found too many requests, expected none for {seconds:,.0f} s "
                "(run it again after that; answers so far are cached)"
            ) from error
        self._report(f"{self.service}: asks to wait {seconds:,.0f} s")
        sleep(seconds)


def _geopy_geocoder(service: str, settings: Mapping[str, str]) -> Any:
    try:
        kind = get_geocoder_for_service(service)
    except GeocoderNotFound as error:
        raise OnlineError(
            f"--online: found {service!r}, expected a geocoder that geopy knows, such as nominatim "
            "or photon (put the names of places before --online)"
        ) from error
    # geopy's adapter for requests would itself wait, silently, as long as a 429 asks for
    ours = {"user_agent": USER_AGENT, "timeout": TIMEOUT_S, "adapter_factory": URLLibAdapter}
    parameters = inspect.signature(kind).parameters
    needed = [name for name, each in parameters.items() if each.default is inspect.Parameter.empty]
    allowed = [name for name in parameters if name not in ours]
    if not set(needed) <= settings.keys() <= set(allowed):
        raise OnlineError(
            f"--online {service}: found the options {', '.join(settings) or 'none'}, expected "
            f"{', '.join(needed) or 'none'} of {', '.join(allowed)} (--online-option NAME=VALUE)"
        )
    try:
        return kind(**ours | dict(settings))
    except ConfigurationError as error:
        raise OnlineError(f"--online {service}: found {error}, expected other options") from error
