"""What was found for one name, offline and, where it was asked for, online."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.gazetteer import Answer, Candidate


@dataclass(frozen=True)
class Finding:
    """A name, or a place of a story, and its answers."""

    label: str
    """The name as it was asked for, or the id of the story's place."""
    offline: Answer
    """What the gazetteer knows."""
    online: Answer | None = None
    """What an online geocoder answered; None where none was asked."""

    @property
    def clear(self) -> Candidate | None:
        """The place that is meant, where that is not ambiguous."""
        return self.offline.clear or (self.online.clear if self.online else None)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All places that bear the name."""
        return (*self.offline.candidates, *(self.online.candidates if self.online else ()))

    def chosen(self, entry_id: str) -> Candidate | None:
        """The candidate or near spelling with this id; a number is a GeoNames id."""
        wanted = f"geonames:{entry_id}" if entry_id.isdigit() else entry_id
        offered = (*self.candidates, *self.offline.near_spellings)
        return next((each for each in offered if each.entry.id == wanted), None)
