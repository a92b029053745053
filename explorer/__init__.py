"""The itinerary explorer: a story as a map, a timeline and an article that drive each other."""

__version__ = "0.1.0"
