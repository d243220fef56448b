"""Marks on a text: folded keys, tokens, quotations, lines and sentences."""
