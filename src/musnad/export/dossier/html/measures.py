"""How far voices disagree, in two measures that the page explains."""

from musnad.export.dossier.wording import number_of
from musnad.export.html.markup import Markup, tag
from musnad.model.dossier import Diagnostics

SHARE = (
    "Of all pairs of voices that give a total of the same thing, the part whose last totals, taken "
    "as ranges, do not meet."
)
SPREAD = (
    "The mean, over all things that two voices or more count, of the highest last total less the "
    "lowest, divided by their median."
)


def measures(told: Diagnostics) -> Markup:
    """How far voices disagree, each measure with what it is."""
    share = "no pair to compare"
    if told.differing_share is not None:
        share = f"{told.differing_share:.0%} of {number_of(told.pairs, 'pair')}"
    spread = "nothing with two voices" if told.spread is None else f"{told.spread:.2f}"
    rows = (
        (
            "Pairs of voices that differ",
            share,
            SHARE,
        ),
        (
            "Spread",
            spread,
            SPREAD,
        ),
    )
    return tag(
        "section",
        tag("h2", "How far voices disagree", id="measures"),
        tag(
            "dl",
            *(
                tag("div", tag("dt", name), tag("dd", tag("strong", value), " ", tag("small", why)))
                for name, value, why in rows
            ),
            class_="facts measures",
        ),
        tag("p", "They tell of the accounts, not of what is true.", class_="soft"),
        class_="reading",
        aria_labelledby="measures",
    )
