"""A text and a story that exist, joined by mentions."""
