"""Where places are, found by their names without a network, and how sure that is.

    gazetteer = open_gazetteer()
    answer = gazetteer.search("Komsomolsk", near=[vladivostok], countries=["RU"])
    for candidate in answer.candidates:
        print(candidate.entry.name, candidate.confidence, candidate.reasons)

For authors only: nothing of it is loaded while the app serves readers.
"""

from collections.abc import Callable, Iterable

from explorer.gazetteer.caches import cache_folder
from explorer.gazetteer.entries import Entry, Landmark
from explorer.gazetteer.index import Index
from explorer.gazetteer.ranking import Candidate, Match
from explorer.gazetteer.reading import Names, read_entries
from explorer.gazetteer.searching import Answer, Gazetteer

__all__ = ["Answer", "Candidate", "Entry", "Gazetteer", "Landmark", "Match", "open_gazetteer"]


def open_gazetteer(
    read: Callable[[], Iterable[tuple[Entry, Names]]] = read_entries,
) -> Gazetteer:
    """The gazetteer; its first look-up builds its index, which takes some twenty seconds, once.

    Args:
        read: gives what the index is built of; a command counts it for its user meanwhile.

    Raises:
        CacheError: there is no folder for the index.
    """
    return Gazetteer(Index(cache_folder(), read=read))
