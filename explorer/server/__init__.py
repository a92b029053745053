"""Requests into answers."""
