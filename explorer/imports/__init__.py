"""Every kind of file that becomes a story, the mirror of `exports`: one module per format."""
