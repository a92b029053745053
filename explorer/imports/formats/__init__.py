"""The formats of other tools, one module each: a file in, found records out."""
