"""A completed import in the folder of a story: written, updated, taken back."""
