"""Watching sources: which are due, how they are asked politely, what came of it."""
