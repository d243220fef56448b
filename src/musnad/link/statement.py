"""A claim as the linker sees it: what is compared, from a reading or from annotations."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from musnad.annotate.folding import key_of
from musnad.languages.ar.accounts import is_no_answer
from musnad.languages.ar.topics import topics
from musnad.model import Claim, Figure, Reading
from musnad.resolve.gazetteer import gazetteer

WISHING = frozenset(("demand", "propose", "commit", "threaten", "refuse", "warn"))
"""Acts whose content is not put forward as a fact."""
_ANSWERING = frozenset(("deny", "affirm", "refuse"))
_UNREAL = frozenset(("planned", "conditional", "wanted"))


class Count(Struct, frozen=True, kw_only=True, gc=False):
    """A figure: `least` and `most` are its bounds, equal for a number, null where open.

    `of` suffered, `by` did it: an alpha-3 code or a group's folded name. `part` tells that it is
    a part of another figure of its claim, `approx` that the number is only about so.
    """

    class_: str
    least: float | None = None
    most: float | None = None
    of: str | None = None
    by: str | None = None
    change: str | None = None
    status: str = "unknown"
    words: str = ""
    part: bool = False
    outcome: str = "unknown"
    traits: tuple[str, ...] = ()
    approx: bool = False


class Scene(Struct, frozen=True, kw_only=True, gc=False):
    """A place that a claim names: its folded name and, where the gazetteer has it, which it is."""

    name: str
    place: str | None = None
    country: str | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None


class Party(Struct, frozen=True, kw_only=True, gc=False):
    """One voice of a source, as the article names it."""

    name: str
    code: str
    actor: str | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """One claim of one article.

    `name` is the article, `id` the claim in it. `start` and `end` are code points of the content
    in the text. `source` is null for the outlet's own voice, `code` then too; `parties` has one
    entry for each voice of a joint source. `when` are ISO days of what is claimed. `denies` and
    `answers` hold ids of claims of the same article: those that it denies, and those it stands to
    in another relation, as (type, id). `scope` is what a denial denies, where a reader tells it;
    `target` who is accused or addressed.
    """

    name: str
    id: str
    act: str
    content: str
    outlet: str | None = None
    published: str | None = None
    polarity: str = "asserted"
    reality: str = "happened"
    start: int = 0
    end: int = 0
    source: str | None = None
    names: tuple[str, ...] = ()
    code: str | None = None
    parties: tuple[Party, ...] = ()
    via: tuple[str, ...] = ()
    figures: tuple[Count, ...] = ()
    places: tuple[Scene, ...] = ()
    when: tuple[str, str] | None = None
    said_on: str | None = None
    deeds: frozenset[str] = frozenset()
    caveat: str | None = None
    denies: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    scope: str | None = None
    target: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The article and the claim: no other statement has the same."""
        return self.name, self.id

    @property
    def negative(self) -> bool:
        """Whether it denies something, in so many words or by calling a claim untrue."""
        if self.left_open:
            return False
        if self.act == "deny" or self.polarity == "denied" or bool(self.denies):
            return True
        return topics(self.content).refutes

    @property
    def left_open(self) -> bool:
        """Whether it neither confirms nor denies its content; a question is no such answer."""
        if self.act == "refuse" and is_no_answer(self.content):
            return True
        return self.polarity == "neither" and self.act in _ANSWERING

    @property
    def unreal(self) -> bool:
        """Whether its content is wished, planned or feared, not told as a fact."""
        return self.act in WISHING or self.reality in _UNREAL


def statements_of(reading: Reading, name: str) -> list[Statement]:
    """The claims of a reading, in the order of the text; `name` is what the article is called."""
    document = reading.document
    denied: dict[str, list[str]] = {}
    answers: dict[str, list[tuple[str, str]]] = {}
    for relation in reading.relations:
        if relation.type == "denies":
            denied.setdefault(relation.from_, []).append(relation.to)
        else:
            answers.setdefault(relation.from_, []).append((relation.type, relation.to))
    return [
        _statement(
            claim,
            name=name,
            outlet=document.outlet,
            published=document.published,
            denies=denied.get(claim.id, ()),
            answers=answers.get(claim.id, ()),
        )
        for claim in reading.claims
    ]


def _statement(
    claim: Claim,
    *,
    name: str,
    outlet: str | None,
    published: str | None,
    denies: Iterable[str],
    answers: Iterable[tuple[str, str]],
) -> Statement:
    source = claim.source
    return Statement(
        name=name,
        id=claim.id,
        outlet=outlet,
        published=published,
        act=claim.act,
        polarity=claim.polarity,
        reality=claim.reality,
        content=claim.content.text,
        start=claim.content.start,
        end=claim.content.end,
        source=source.name if source else None,
        names=source.names if source else (),
        code=source.code if source else None,
        parties=tuple(
            Party(name=party.name, code=party.code, actor=party.actor)
            for party in (source.parties if source else ())
        ),
        via=tuple(medium.name for medium in (source.via if source else ())),
        figures=tuple(map(_count, claim.figures)),
        places=tuple(_named(place.text, place.place) for place in claim.places),
        when=claim.when,
        said_on=claim.said_on,
        deeds=frozenset(done.deed for done in claim.happenings),
        caveat=claim.caveat.text if claim.caveat else None,
        scope=claim.denial_scope,
        target=claim.target.text if claim.target else None,
        denies=tuple(denies),
        answers=tuple(answers),
    )


def _count(figure: Figure) -> Count:
    least = figure.min if figure.value is None else figure.value
    most = figure.max if figure.value is None else figure.value
    return Count(
        class_=figure.class_,
        least=least,
        most=most,
        of=_party(figure.of),
        by=_party(figure.by),
        change=figure.change,
        status=figure.status,
        words=figure.text,
        part=figure.part_of is not None,
        outcome=figure.outcome,
        traits=figure.traits,
        approx=figure.approx,
    )


def _party(name: str | None) -> str | None:
    return key_of(name) if name else None


def _named(text: str, place: str | None) -> Scene:
    """A place by its name, and by its gazetteer id if that is known."""
    name = key_of(text)
    if place is None:
        found = gazetteer().names().get(name, ())
        if not found:
            return Scene(name=name)
        record = gazetteer().choose(found, {})
    else:
        record = gazetteer().place(place)
    return Scene(
        name=name,
        place=record.place,
        country=record.country or None,
        kind=record.kind,
        lat=record.lat,
        lon=record.lon,
    )


def annotated(text: str, gold: Mapping[str, Any], name: str) -> list[Statement]:
    """The claims of an annotated article, as `GUIDELINE.md` of the gold writes them.

    Raises:
        KeyError: a claim lacks a field that it must have.
    """
    denied: dict[str, list[str]] = {}
    answers: dict[str, list[tuple[str, str]]] = {}
    for relation in gold.get("relations") or ():
        if relation["type"] == "denies":
            denied.setdefault(relation["from"], []).append(relation["to"])
        else:
            answers.setdefault(relation["from"], []).append((relation["type"], relation["to"]))
    return [
        _from_annotation(
            claim,
            _where(text, claim["content"], claim.get("nth") or 1),
            name=name,
            outlet=gold.get("outlet"),
            published=gold.get("published"),
            denies=denied.get(claim["id"], ()),
            answers=answers.get(claim["id"], ()),
        )
        for claim in gold["claims"]
    ]


def _where(text: str, words: str, nth: int) -> int:
    """Where the nth of some words begins in a text; 0 where they do not stand so often."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
    return max(at, 0)


def _from_annotation(
    claim: Mapping[str, Any],
    start: int,
    *,
    name: str,
    outlet: str | None,
    published: str | None,
    denies: Iterable[str],
    answers: Iterable[tuple[str, str]],
) -> Statement:
    source = claim.get("source")
    names = tuple(source["names"]) if source else ()
    when = claim.get("when")
    return Statement(
        name=name,
        id=claim["id"],
        outlet=outlet,
        published=published,
        act=claim["act"],
        polarity=claim.get("polarity") or ("denied" if claim["act"] == "deny" else "asserted"),
        reality=claim.get("reality") or "happened",
        content=claim["content"],
        start=start,
        end=start + len(claim["content"]),
        source=names[0] if names else None,
        names=names,
        code=source["code"] if source else None,
        parties=(Party(name=names[0], code=source["code"]),) if source and names else (),
        via=tuple(source.get("via") or ()) if source else (),
        figures=tuple(_annotated_count(figure) for figure in claim.get("figures") or ()),
        places=tuple(_named(place, None) for place in claim.get("places") or ()),
        when=(when[0], when[1]) if when else None,
        said_on=claim.get("said_on"),
        target=claim.get("target"),
        deeds=topics(claim["content"]).deeds,
        denies=tuple(denies),
        answers=tuple(answers),
    )


def _annotated_count(figure: Mapping[str, Any]) -> Count:
    value = figure.get("value")
    least, most = value if isinstance(value, list) else (value, value)
    return Count(
        class_=figure["class"],
        least=least,
        most=most,
        of=_party(figure.get("of")),
        by=_party(figure.get("by")),
        change=figure.get("change"),
        status=figure.get("status") or "unknown",
        words=figure["text"],
        outcome=figure.get("outcome") or "unknown",
        approx=bool(figure.get("approx")),
    )
