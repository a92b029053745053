"""Sharing: story pages, preview pictures, embeds, and what search engines read."""
