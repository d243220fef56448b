"""One room a language: its grammar here, its words in data files."""
