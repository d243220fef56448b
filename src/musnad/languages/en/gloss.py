"""A short English sentence for a claim, made from its fields by templates.

Nothing of the content is translated: what is counted, where and when is told from the fields, the
rest stays in the report's own words, in quotes. A sentence never puts forward what the claim
denies, or only means or wishes.
"""

from datetime import date

from musnad.languages.en.amounts import amounts
from musnad.languages.en.names import english_name, quoted, voice, voices
from musnad.languages.en.tables import said, table
from musnad.model import Claim, Party, Place, Source

QUOTED = 14
"""Words of a content that are quoted where no field tells of it."""


def gloss(claim: Claim, outlet: str | None = None) -> str:
    """The sentence for a claim; `outlet` is whose report it is in.

    Words of the report stand in quotes, between Unicode isolates.
    """
    parts = [matter(claim), *around(claim)]
    sentence = f"{head(claim, outlet)}: {'; '.join(part for part in parts if part)}."
    return sentence[:1].upper() + sentence[1:]


def head(claim: Claim, outlet: str | None) -> str:
    """Who says it, in which way, and how what follows is to be taken."""
    source = claim.source
    many = source is not None and len(source.parties) > 1
    who = speaker(source, outlet)
    return who + " " + stance(claim, 1 if many else 0)


def speaker(source: Source | None, outlet: str | None) -> str:
    """The voices that answer for a claim."""
    if source is None:
        named = str(said()["outlet_named"])
        return named.format(name=quoted(outlet)) if outlet else str(said()["outlet"])
    ground = source.evidence.get("name")
    inferred = ground is not None and ground.inferred_from is not None
    return voices(source) + (str(said()["who_inferred"]) if inferred else "")


def stance(claim: Claim, number: int) -> str:
    """The verb, whom it is said to, and the standing: denied, open, meant or wished."""
    verbs = said()["verbs"][claim.act]
    if claim.polarity != "asserted":
        verbs = said()["denied" if claim.polarity == "denied" else "neither"]
    extra = told_to(claim) if claim.polarity == "asserted" else ""
    day = str(said()["on"]).format(day=day_of(claim.said_on)) if claim.said_on else ""
    cue = str(said()["cue"]).format(cue=quoted(claim.cue.text)) if claim.cue else ""
    against = told_to(claim) if claim.polarity != "asserted" else ""
    return f"{verbs[number]}{extra}{day}{cue}{standing(claim)}{against}{chain(claim)}"


def standing(claim: Claim) -> str:
    """How the content is put forward."""
    if claim.polarity == "denied" and claim.reality == "happened":
        scope = said()["scope"].get(claim.denial_scope)
        if scope:
            return str(scope)
    return str(said()["real"][claim.polarity][claim.reality])


def told_to(claim: Claim) -> str:
    """The party addressed, accused, or whose word is denied."""
    if claim.target is None:
        return ""
    words = claim.target.text
    english = english_name(Party(name=words, code="", inferred_from="target"), words.strip('"«»“”'))
    whom = f"{english} ({quoted(words)})" if english else quoted(words)
    act = "deny" if claim.polarity != "asserted" else claim.act
    return str(said()["whom"].get(act, said()["whom"]["other"])).format(whom=whom)


def chain(claim: Claim) -> str:
    """Those through whom the outlet has it, the nearest to it first."""
    via = claim.source.via if claim.source else ()
    return "".join(str(said()["via"]).format(via=voice(each)) for each in via)


def matter(claim: Claim) -> str:
    """What it is about: its figures, else its topics, else its own first words."""
    if claim.figures:
        return amounts(claim.figures)
    known = table("topics.tsv")
    topics = dict.fromkeys(known[one.deed][0] for one in claim.happenings if one.deed in known)
    if topics:
        return str(said()["about"]).format(topics=str(said()["and"]).join(topics))
    words = claim.content.text.split()
    more = "…" if len(words) > QUOTED else ""
    return str(said()["quote"]).format(words=quoted(" ".join(words[:QUOTED]) + more))


def around(claim: Claim) -> list[str]:
    """Where, when, whose responsibility, and the outlet's caveat."""
    places = ", ".join(place(each) for each in claim.places)
    return [
        str(said()["place"]).format(places=places) if places else "",
        when(claim),
        blame(claim),
        str(said()["caveat"]).format(words=quoted(claim.caveat.text)) if claim.caveat else "",
    ]


def place(each: Place) -> str:
    """A place by its English name, and as the report writes it."""
    return f"{each.name_en} ({quoted(each.text)})" if each.name_en else quoted(each.text)


def when(claim: Claim) -> str:
    """The days of what is claimed, else the words for them."""
    if claim.when is not None:
        first, last = map(day_of, claim.when)
        name = "day" if first == last else "days"
        return str(said()[name]).format(day=first, first=first, last=last)
    if claim.when_words is None:
        return ""
    return str(said()["moment"]).format(words=quoted(claim.when_words.words.text))


def blame(claim: Claim) -> str:
    """Whose responsibility is spoken of, where that is put forward and not in the act itself."""
    if claim.polarity != "asserted" or claim.act == "accuse":
        return ""
    ways = {"claimed": "took", "refused": "refused", "laid": "laid"}
    return str(said()[ways[claim.responsibility]]) if claim.responsibility in ways else ""


def day_of(iso: str | None) -> str:
    """An ISO day as it is written in English."""
    day = date.fromisoformat(iso or "")
    return f"{day.day} {day:%B} {day.year}"
