"""Measurements of the explorer in a real Chromium: steps, what they send, and the first load."""
