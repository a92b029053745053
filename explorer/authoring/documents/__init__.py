"""Articles in any kind of file, as Markdown, and what the file says of them."""
