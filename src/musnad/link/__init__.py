"""What documents have to do with each other: the same text in several places."""
