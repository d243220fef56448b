"""What claims and reports have to do with each other: copies, matters, disputes, tallies."""
