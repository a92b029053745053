"""Entries, lines and areas of maps as events, legs and files."""
