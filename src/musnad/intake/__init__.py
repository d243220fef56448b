"""Something the user names -> documents: one file a door."""
