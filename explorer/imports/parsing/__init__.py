"""How bytes of strangers become lines, trees, cells, points and times."""
