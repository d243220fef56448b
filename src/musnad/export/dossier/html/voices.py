"""A voice on a matter: what it says, its bodies, and every mention of it."""

from collections.abc import Iterator

from musnad.export.dossier.html.places import Places, day_of, dotted, key_of, mentions_of
from musnad.export.dossier.wording import number_of
from musnad.export.html.cards import listed, quoted
from musnad.export.html.markup import Markup, join, tag
from musnad.export.wording import ACTS, between, days, plain
from musnad.model.dossier import Matter, Mention, Origin, Told


def column_of(origin: Origin) -> tuple[str, str]:
    """The column of a voice: its side, and who of the parties it is."""
    if origin.side != "party":
        return origin.side, ""
    return "party", origin.party or origin.who.partition(".")[0]


def voice(origin: Origin, stance: tuple[str, str], places: Places) -> Markup:
    """A voice as a card: its first words are seen, the rest opens.

    `stance` is what it does in the matter, in words and as a mark.
    """
    own = origin.side == "outlet"
    does, kind = stance
    first = min(claims_of(origin), key=lambda one: (day_of(one) or "9", one.report, one.start))
    return tag(
        "section",
        tag(
            "p",
            tag(
                "strong", quoted(origin.name, None if own else places.language(first)), class_="who"
            ),
            " ",
            tag("code", origin.who),
            class_="speaker",
        ),
        tag("p", tag("b", does) if kind else does, class_="soft"),
        relays(origin),
        tag(
            "blockquote",
            first.content,
            dir="auto",
            lang=places.language(first),
        ),
        tag("p", dotted(where(first, places)), class_="soft"),
        more(origin, places),
        class_=f"voice {kind}".strip(),
    )


def stance_of(origin: Origin, matter: Matter, places: Places) -> tuple[str, str]:
    """What a voice does in a matter, in words and as a mark: one within it may tell otherwise."""
    if matter.denial:
        return "denies", "denied"
    own = {key_of(mention) for mention in claims_of(origin)}
    others = {key_of(each) for each in mentions_of(matter)} - own
    for mention in claims_of(origin):
        for each in places.disputes[key_of(mention)]:
            ends = {key_of(each.from_), key_of(each.to)}
            if each.type == "denies" and key_of(each.from_) in own and key_of(each.to) in others:
                return "denies, and gives an account of its own", "denied"
            if each.type == "contradicts" and ends & others:
                return "gives another account", "differs"
    return "puts forward", ""


def relays(origin: Origin) -> Markup:
    """Whose count a voice passes on, and through whom its own words came."""
    passed = (("relays ", origin.relays), ("via ", origin.via))
    told = (
        join(word, *listed(tag("bdi", name) for name in names)) for word, names in passed if names
    )
    line = dotted(told)
    return tag("p", line, class_="soft") if line else Markup()


def more(origin: Origin, places: Places) -> Markup:
    """The bodies of a voice and all its mentions, folded."""
    mentions = number_of(len(claims_of(origin)), "mention")
    outlets = number_of(len(origin.outlets), "outlet")
    bodies = number_of(len(origin.bodies), "body", "bodies")
    rows = {"Speaks as": origin.bodies, "Repeated by": origin.outlets}
    return tag(
        "details",
        tag("summary", f"{mentions} in {outlets}, {bodies}"),
        tag(
            "dl",
            *(
                tag("div", tag("dt", name), tag("dd", *listed(tag("bdi", one) for one in held)))
                for name, held in rows.items()
                if held
            ),
            class_="facts",
        ),
        tag(
            "ul",
            *(tag("li", *mention(one, places)) for one in claims_of(origin)),
            class_="mentions",
        ),
    )


def claims_of(origin: Origin) -> tuple[Mention, ...]:
    """The claims that a voice makes, last those that it makes together with another."""
    return (*origin.mentions, *origin.joint)


def where(one: Mention, places: Places) -> Iterator[Markup]:
    """Outlet, day and a link to the words of a mention."""
    if one.outlet:
        yield tag("bdi", one.outlet)
    day = day_of(one)
    if day:
        yield tag("time", day, datetime=day)
    yield places.words(one)


def mention(one: Mention, places: Places) -> Iterator[Markup]:
    """What a claim says, how, where, and how it stands to others."""
    language = places.language(one)
    name = quoted(one.source, language) if one.source else tag("i", "The outlet itself")
    yield tag("p", dotted([join(name, " ", ACTS.get(one.act, one.act)), *where(one, places)]))
    yield tag("blockquote", one.content, dir="auto", lang=language)
    told = [figure(each, language) for each in one.figures]
    reality = f"told as {one.reality}" if one.reality != "happened" else ""
    polarity = one.polarity if one.polarity != "asserted" else ""
    rows = {
        "Standing": dotted((polarity, reality)),
        "When": join(days(one.when)),
        "Via": join(*listed(tag("bdi", name) for name in one.via)),
        "Caveat": quoted(one.caveat, language) if one.caveat else "",
        "Figures": join(*(tag("div", each) for each in told)),
        "Against": join(*(tag("div", each) for each in places.relations(one))),
    }
    shown = [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows.items() if value]
    if shown:
        yield tag("dl", *shown, class_="facts")


def figure(told: Told, language: str | None) -> Markup:
    """A figure with what it counts, whose it is, and what it is to whoever gives it."""
    status = plain(told.status) if told.status != "unknown" else ""
    interest = tag("b", told.interest) if told.interest != "unknown" else Markup()
    return dotted(
        (
            join(quoted(told.words, language), f" {plain(told.class_)}"),
            between(told.least, told.most) if told.least != told.most else "",
            join("of ", tag("bdi", told.of)) if told.of else "",
            join("by ", tag("bdi", told.by)) if told.by else "",
            status,
            interest,
        )
    )
