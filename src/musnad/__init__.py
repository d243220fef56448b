"""Musnad: who said what, on whose word."""
