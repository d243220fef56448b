"""English: a gloss of what was read in another language, made from its fields."""
