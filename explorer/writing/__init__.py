"""Records and values into story files, with comments and order kept."""
