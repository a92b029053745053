"""What the columns of a table can be taken for."""

FIELDS: tuple[str, ...] = ()
"""What can be typed after the equals sign of `--map`."""
