"""Dates and times in prose, and what they mean."""
