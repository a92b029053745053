"""What an article reports, as the draft of a story."""
