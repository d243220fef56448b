"""Whose loss a figure is, and whose deed: `of` and `by`, with the words or inference behind them.

In order: the nation named with the counted noun; a group named there; the pronoun on it, which is
the speaker's own side; the nation or place named in the same clause; the country of the article.
"""

from dataclasses import dataclass
from typing import cast

from musnad.languages.ar.counts import longest
from musnad.languages.ar.figures import Found
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.places import Named, Places
from musnad.languages.ar.voices import nation_at
from musnad.resolve.actors import Actors


@dataclass(slots=True)
class Side:
    """A party to a figure: its code or name, the tokens that tell, or how it was inferred."""

    party: str
    first: int = -1
    last: int = -1
    inferred_from: str = ""


class Sides:
    """Finds the parties to the figures of one article."""

    def __init__(self, page: Page, actors: Actors, places: Places, country: str) -> None:
        """`country` is the one the article speaks of most."""
        self.page = page
        self.actors = actors
        self.places = places
        self.country = country

    def of(self, figure: Found, last: int, named: list[Named]) -> Side | None:
        """Who suffered or owns what is counted."""
        count = figure.count
        start = count.noun if count.noun >= 0 else count.first
        side = self._beside(start, count.last, last)
        if side is not None:
            return side
        side = self._placed(count.first, named)
        if side is not None:
            return side
        if self.country != "XXX":
            return Side(self.country, inferred_from="country of the article")
        return None

    def _beside(self, start: int, behind: int, last: int) -> Side | None:
        """A nation or group named with the counted noun."""
        page = self.page
        for k in range(start, min(behind + 6, last)):
            word = page.words[k]
            if word.mark or word.comp or (k >= behind and (word.verbs or word.starts_number)):
                return None
            if word.conj and k >= behind:
                return None
            heading = longest(page, k, last, "actor")
            if heading is not None:
                actor = cast("tuple[str, bool]", heading.what)[0]
                end = k + 1 + len(heading.rest)
                if actor.startswith(("group:", "authority:", "party:")):
                    text = page.text[page.start(k) + heading.lead : page.end(end - 1)]
                    return Side(text, k, end)
            nation = nation_at(page, k, last)
            if nation is None or not nation.party.startswith("state:"):
                continue
            if nation.kind in ("adjective", "people") or page.words[k].prep == "ل":
                return Side(nation.party[6:], k, k + 1)
        return None

    def _placed(self, at: int, named: list[Named]) -> Side | None:
        """The country of the nearest place named in the content."""
        best: Named | None = None
        for place in named:
            if best is None or abs(place.first - at) < abs(best.first - at):
                best = place
        if best is None:
            return None
        record = self.places.record(best)
        if record is None or not record.country:
            return None
        return Side(record.country, best.first, best.last, "place of the event")
