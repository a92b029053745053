"""Found records become a whole story, whatever format they are from."""
