"""How long what fails is left alone."""

BOUND = 21_600.0
"""Seconds: six hours; what is looked at more seldom than that is not looked at more seldom yet."""


def backoff(interval: float, failures: int) -> float:
    """Seconds until the next try: the interval, doubled for each failure in a row."""
    return min(interval * 2.0 ** min(failures, 30), max(interval, BOUND))
