"""Names of places in prose, and which places they mean."""
