"""What names and words of time mean: actors and codes, the gazetteer, the calendar."""
