"""One self-contained page: who says what about the same matters, and who only repeats it.

It needs no script: what is folded opens by `<details>`, and every link stays on the page but for
those to the articles themselves.
"""

from typing import TextIO

from musnad.export.dossier.html.chosen import chosen
from musnad.export.dossier.html.matters import matters
from musnad.export.dossier.html.measures import measures
from musnad.export.dossier.html.places import Places, dotted, party
from musnad.export.dossier.html.timeline import timeline
from musnad.export.dossier.html.totals import totals
from musnad.export.dossier.html.words import words
from musnad.export.dossier.wording import number_of, read, unlinked
from musnad.export.html.cards import listed
from musnad.export.html.markup import Markup, join, tag
from musnad.export.html.page import page, part
from musnad.export.wording import days
from musnad.model.dossier import UNREVIEWED, Dossier

SECTIONS = {
    "matters": "Matters",
    "totals": "Running totals",
    "chosen": "Low, best and high",
    "timeline": "Timeline",
    "measures": "How far voices disagree",
    "words": "Words",
}


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier as one page."""
    places = Places(dossier)
    main = join(
        matters(places),
        totals(dossier, places),
        chosen(dossier.chosen, places),
        timeline(places),
        measures(dossier.diagnostics),
        words(places),
    )
    style = part("musnad.export.html", "report.css") + part(__name__, "dossier.css")
    out.write(page(dossier.about, head(dossier), main, skip="Skip to the matters", style=style))


def head(dossier: Dossier) -> Markup:
    """What the page is about, what was read for it, and how it is to be taken."""
    published = sorted(report.published for report in dossier.reports if report.published)
    span = days((published[0], published[-1])) if published else "days not known"
    claims = number_of(len(dossier.claims), "claim")
    found = number_of(len(dossier.matters), "matter")
    parties = join(*listed(tag("bdi", party(code)) for code in dossier.parties)) or "none found"
    return join(
        tag("h1", "What is said of ", tag("bdi", dossier.about)),
        tag("p", dotted((read(dossier), span, claims, found)), class_="maxim"),
        tag(
            "div",
            tag(
                "p",
                tag("strong", dossier.status, class_="status"),
                " A program put this together: which claims belong together, who is one voice, "
                "who denies what and how a matter stands. ",
                "Matters that say so a person has confirmed, nobody the rest. "
                if any(each.status != UNREVIEWED for each in dossier.matters)
                else "No person has confirmed it. ",
                unlinked(dossier),
            ),
            tag(
                "p",
                tag("b", "Parties to the conflict"),
                ", by who is said to have done harm or lost fighters or arms: ",
                parties,
                ".",
            ),
            tag(
                "p",
                "A claim is not a fact. Two belligerents are not two observers: their voices are "
                "counted, and never taken for confirmation of each other.",
            ),
            class_="rules",
        ),
        contents(dossier),
    )


def contents(dossier: Dossier) -> Markup:
    """Links to the parts of the page."""
    held = {key: name for key, name in SECTIONS.items() if key != "chosen" or dossier.chosen}
    links = (tag("a", name, href=f"#{key}") for key, name in held.items())
    return tag(
        "nav",
        tag("p", dotted(links)),
        tag("small", f"made by {dossier.linker}"),
        aria_label="Parts",
    )
