"""What the columns and rows of a table mean."""
