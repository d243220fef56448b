"""The words of every claim, report by report: what each link of the page leads to."""

from musnad.export.dossier.html.places import Places, dotted, key_of, short
from musnad.export.dossier.html.voices import mention
from musnad.export.html.cards import listed
from musnad.export.html.markup import Markup, join, tag
from musnad.export.html.page import provenance
from musnad.model.dossier import Covered, Mention


def words(places: Places) -> Markup:
    """All reports with their claims."""
    return tag(
        "section",
        tag("h2", "Words", id="words"),
        tag("p", "Every claim as it stands in its report.", class_="soft"),
        *(report(one, places) for one in places.reports.values()),
        class_="reading",
        aria_labelledby="words",
    )


def report(one: Covered, places: Places) -> Markup:
    """A report: where it is from, and its claims."""
    said = places.said[one.name]
    return tag(
        "section",
        tag("h3", tag("bdi", one.title or one.name)),
        provenance(one.outlet, one.published, one.url),
        tag("p", "report ", tag("code", one.name), class_="soft"),
        tag("ol", *(claim(each, places) for each in said), class_="mentions", role="list")
        if said
        else tag("p", "No claims found.", class_="soft"),
        class_="report",
    )


def claim(one: Mention, places: Places) -> Markup:
    """A claim, with the matters it stands in."""
    homes = places.homes[key_of(one)]
    stands = join("in ", *listed(map(places.matter, homes))) if homes else "in no matter"
    return tag(
        "li",
        tag("p", dotted((tag("b", short(one)), stands, tag("code", one.claim))), class_="soft"),
        *mention(one, places),
        id=places.anchors[key_of(one)],
        tabindex=-1,
    )
