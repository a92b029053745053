"""What a story is: its records, times, places and the itinerary that follows from them."""
