"""Slides, timelines and marked texts, which bring an article."""
