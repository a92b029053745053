"""What a site is made of: its files for browsers, and its addresses."""
