"""The claims beside the article, one card each."""

from collections.abc import Iterator

from musnad.export.html.markup import Markup, join, table, tag
from musnad.export.wording import ACTS, PASSIVES, amount, days, inference, labels, plain, polarity
from musnad.model import Claim, Evidence, Figure, Moment, Party, Reading, Relation, Source


def cards(reading: Reading, prefix: str) -> Markup:
    """An ordered list of all claims; a claim's key is `prefix` and its short name."""
    keys = {claim_id: prefix + short for claim_id, short in labels(reading).items()}
    language = reading.document.language
    items = [tag("li", card(claim, keys, reading.relations, language)) for claim in reading.claims]
    return tag("ol", *items, class_="cards", role="list")


def card(
    claim: Claim, keys: dict[str, str], relations: tuple[Relation, ...], language: str | None
) -> Markup:
    """One claim: who, how, what, then all that is known of it."""
    key = keys[claim.id]
    return tag(
        "section",
        heading(claim, key, language),
        voices(claim.source, language) if claim.source else "",
        content(claim, language),
        figures(claim.figures, language),
        facts(claim, language),
        links(claim, keys, relations),
        grounds(claim, language),
        class_=f"card {claim.polarity}",
        id=key,
        tabindex=0,
        aria_labelledby=f"{key}-who",
    )


def quoted(text: str, language: str | None) -> Markup:
    """Words of the document, in their own direction whatever stands around them."""
    return tag("bdi", text, lang=language)


def small(text: str) -> Markup:
    """A remark beside a value; nothing for nothing."""
    return join(" ", tag("small", text)) if text else Markup()


def heading(claim: Claim, key: str, language: str | None) -> Markup:
    """Number, speaker, code, and what the speaker does."""
    short = key.rpartition("c")[2]
    back = tag(
        "a", short, class_="number", href=f"#{key}-words", aria_label=f"{short}: to its words"
    )
    source = claim.source
    who = quoted(source.name, language) if source else tag("i", "The outlet itself")
    cue = join(" ", tag("q", claim.cue.text, dir="auto", lang=language)) if claim.cue else Markup()
    return tag(
        "header",
        back,
        tag("h4", who, id=f"{key}-who"),
        tag("code", source.code, title="country and role") if source else "",
        tag("p", ACTS[claim.act], cue, class_="act"),
    )


def voices(source: Source, language: str | None) -> Markup:
    """Whence the speaker is known, the voices of a joint source, and the chain."""
    rows = []
    inferred = inference(source.evidence.get("name"))
    if inferred:
        rows.append(tag("p", small(inferred)))
    if len(source.parties) > 1:
        rows.append(
            tag("p", "Jointly: ", *listed(party(item, language) for item in source.parties))
        )
    if source.via:
        rows.append(tag("p", "Via ", *listed(party(item, language) for item in source.via)))
    return tag("div", *rows, class_="voices") if rows else Markup()


def party(item: Party, language: str | None) -> Markup:
    """One voice with its code."""
    inferred = plain(item.inferred_from) if item.mention is None and item.inferred_from else ""
    return join(
        quoted(item.name, language),
        " ",
        tag("code", item.code),
        small(f"inferred from: {inferred}" if inferred else ""),
    )


def listed(items: Iterator[Markup]) -> Iterator[Markup]:
    """Items with commas between them."""
    for place, item in enumerate(items):
        yield join(", " if place else "", item)


def content(claim: Claim, language: str | None) -> Markup:
    """What is said, with polarity and reality in words beside it."""
    standing = [tag("strong", polarity(claim), class_="polarity")]
    standing.append(tag("span", f"told as {claim.reality}", class_=f"reality {claim.reality}"))
    if not claim.countable:
        standing.append(tag("span", "kept out of tallies", class_="tally"))
    return tag(
        "div",
        tag("p", *standing, class_="standing"),
        tag("blockquote", claim.content.text, dir="auto", lang=language),
        class_="said",
    )


def figures(items: tuple[Figure, ...], language: str | None) -> Markup:
    """A table of what is counted, with only the columns that say something."""
    if not items:
        return Markup()
    starts = {figure.start: figure for figure in items}
    return table("Figures", [figure_cells(figure, starts, language) for figure in items])


def figure_cells(
    figure: Figure, starts: dict[int, Figure], language: str | None
) -> dict[str, Markup]:
    """The cells of one figure by the names of their columns."""

    def cell(name: str, value: str | None) -> Markup:
        return join(value, small(inference(figure.evidence.get(name)))) if value else Markup()

    whole = starts.get(figure.part_of) if figure.part_of is not None else None
    return {
        "words": quoted(figure.text, language),
        "what": what(figure),
        "how many": join(amount(figure)),
        "of": cell("of", figure.of and tag("bdi", figure.of)),
        "by": cell("by", figure.by and tag("bdi", figure.by)),
        "change": cell("change", figure.change),
        "part of": cell("part_of", quoted(whole.text, language) if whole else None),
    }


def what(figure: Figure) -> Markup:
    """What is counted, then what else is said of those counted."""
    people = [plain(figure.status)] if figure.status != "unknown" else []
    outcome = [plain(figure.outcome)] if figure.outcome != "unknown" else []
    more = people + [plain(trait) for trait in figure.traits] + outcome
    return join(plain(figure.class_), *(tag("span", word, class_="more") for word in more))


def facts(claim: Claim, language: str | None) -> Markup:
    """Days, places, the party addressed, and how a denial or blame is meant."""
    said_on = (claim.said_on, claim.said_on) if claim.said_on else None
    blame = "" if claim.responsibility == "unknown" else claim.responsibility
    rows = {
        "Said on": when(claim, "said_on", said_on, claim.said_on_words, language),
        "When": when(claim, "when", claim.when, claim.when_words, language),
        "Where": join(*listed(place_words(claim, language))),
        "To or against": quoted(claim.target.text, language) if claim.target else "",
        "Denial of": claim.denial_scope or "",
        "Responsibility": blame,
        "Deeds": join(*listed(deeds(claim, language))),
        "Caveat": quoted(claim.caveat.text, language) if claim.caveat else "",
    }
    shown = [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows.items() if value]
    return tag("dl", *shown, class_="facts") if shown else Markup()


def place_words(claim: Claim, language: str | None) -> Iterator[Markup]:
    """Names of places, with what the gazetteer knows of them."""
    for place in claim.places:
        known = ", ".join(word for word in (place.name_en, place.country) if word)
        yield join(quoted(place.text, language), small(known))


def deeds(claim: Claim, language: str | None) -> Iterator[Markup]:
    """What is said to have been done, in the words that say it."""
    for happening in claim.happenings:
        yield join(plain(happening.deed), " ", quoted(happening.words.text, language))


def when(
    claim: Claim,
    field: str,
    pair: tuple[str, str] | None,
    words: Moment | None,
    language: str | None,
) -> Markup:
    """Days, the words that say them, and what they were inferred from."""
    parts = [days(pair)] if pair else []
    said = quoted(words.words.text, language) if words else Markup()
    return join(*parts, " " if parts and said else "", said, small(inferred_in(claim, field)))


def inferred_in(claim: Claim, field: str) -> str:
    """What a field of the claim was inferred from, in words; empty where it was not."""
    return inference(claim.evidence.get(field))


def links(claim: Claim, keys: dict[str, str], relations: tuple[Relation, ...]) -> Markup:
    """How the claim stands to others, as links to them."""
    found: list[tuple[str, str]] = []
    for relation in relations:
        if relation.from_ == claim.id:
            found.append((relation.type, keys[relation.to]))
        if relation.to == claim.id:
            found.append((PASSIVES[relation.type], keys[relation.from_]))
    items = [
        tag("li", word, " ", tag("a", f"claim {key.rpartition('c')[2]}", href=f"#{key}"))
        for word, key in found
    ]
    return tag("ul", *items, class_="relations") if items else Markup()


def grounds(claim: Claim, language: str | None) -> Markup:
    """All fields with the words or the inference each rests on."""
    held = [(join(plain(name)), item) for name, item in claim.evidence.items()]
    if claim.source:
        held += [(join(f"speaker's {key}"), item) for key, item in claim.source.evidence.items()]
    for figure in claim.figures:
        words = quoted(figure.text, language)
        held += [(join(words, f": {plain(key)}"), item) for key, item in figure.evidence.items()]
    rows = [tag("div", tag("dt", name), tag("dd", ground(item, language))) for name, item in held]
    count = sum(1 for _, item in held if item.inferred_from)
    title = f"What this rests on ({count} inferred)" if count else "What this rests on"
    foot = tag("p", "id ", tag("code", claim.id), class_="id")
    return tag("details", tag("summary", title), tag("dl", *rows, class_="facts"), foot)


def ground(item: Evidence, language: str | None) -> Markup:
    """One piece of evidence."""
    words = quoted(item.span.text, language) if item.span else Markup()
    return join(words, small(inference(item)))
