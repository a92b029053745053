"""The commands of `python -m explorer`: one module each, with `add_parser` and `run`."""
