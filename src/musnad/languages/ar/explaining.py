"""The explanation of each claim: its fields with their grounds, and what was passed over.

An article is read once more while somebody listens (`annotate/trace.py`). Grounds come from the
evidence of the record itself, what was passed over from the notes of the stages: no rule is told
here a second time.
"""

from collections.abc import Iterator

from musnad.annotate.trace import Kept, Note
from musnad.languages.ar.denials import Said
from musnad.languages.ar.figures import find_figures
from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.reader import Article, Read
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.rules import worded
from musnad.model import Claim, Document, Explanation, Figure, Ground, PassedOver, Span, cut
from musnad.model.explanation import Value
from musnad.resolve.actors import Actors

_CUE_LISTS = "the act that the word lists give this cue"
_ORDER = ("cue", "source", "end", "figure", "place", "when", "said on")
_MOST = 6
"""How many antecedents are shown; an article has many voices."""


def explain_arabic(document: Document, actors: Actors) -> tuple[Read, tuple[Explanation, ...]]:
    """What `read_arabic` gives, and the explanation of each claim in the same order."""
    trace = Kept()
    article = Article(document, lexicon(), actors, trace)
    read = article.read()
    explainer = _Explainer(article, trace)
    return read, tuple(
        explainer.explain(f"c{n}", claim, said)
        for n, (claim, said) in enumerate(zip(read[1], article.said, strict=True), start=1)
    )


class _Explainer:
    """Explains the claims of one article that has been read."""

    def __init__(self, article: Article, trace: Kept) -> None:
        self.article = article
        self.page = article.page
        self.trace = trace
        spoken = [said for said in article.said if said.frame.kind != "narrated"]
        self.cues = {said.frame.cue_first for said in spoken}
        phrases = [
            said.resolved.mention.phrase
            for said in spoken
            if said.resolved and said.resolved.mention
        ]
        phrases += [said.frame.target for said in spoken if said.frame.target]
        self.named = {i for phrase in phrases for i in range(phrase.first, phrase.last)}

    def explain(self, label: str, claim: Claim, said: Said) -> Explanation:
        return Explanation(
            document=self.article.document.name,
            claim=label,
            id=claim.id,
            content=claim.content,
            fields=tuple(self._grounds(claim, said)),
            passed_over=tuple(self._passed(claim, said)),
        )

    def _grounds(self, claim: Claim, said: Said) -> Iterator[Ground]:
        """The fields of a claim, in the order a reader asks for them."""
        held = claim.evidence
        how = worded(held["act"].inferred_from)
        if claim.cue is not None:
            yield Ground(field="cue", value=claim.cue.text, words=claim.cue, rule=how)
            yield Ground(field="act", value=claim.act, words=claim.cue, rule=_CUE_LISTS)
        else:
            yield Ground(field="act", value=claim.act, words=claim.content, rule=how)
        yield from self._source(claim)
        yield self._content(claim, said)
        yield self._field(claim, "polarity", claim.polarity)
        yield self._field(claim, "reality", claim.reality)
        if claim.responsibility != "unknown":
            yield self._field(claim, "responsibility", claim.responsibility)
        if claim.denial_scope is not None:
            yield self._field(claim, "denial_scope", claim.denial_scope)
        if claim.target is not None:
            rule = "the party that the cue addresses or blames"
            yield Ground(field="target", value=claim.target.text, words=claim.target, rule=rule)
        yield from self._figures(claim, said)
        for n, place in enumerate(claim.places, start=1):
            known = ", ".join(part for part in (place.name_en, place.country) if part)
            words = Span(start=place.start, end=place.end, text=place.text)
            rule = "a name of the gazetteer that stands as a place"
            yield Ground(field=f"place {n}", value=known or place.text, words=words, rule=rule)
        if claim.when is not None:
            yield self._field(claim, "when", claim.when)
        if claim.said_on is not None:
            yield self._field(claim, "said_on", claim.said_on)
        if claim.caveat is not None:
            rule = "the outlet's own caveat beside the claim"
            yield Ground(field="caveat", value=claim.caveat.text, words=claim.caveat, rule=rule)

    def _field(self, claim: Claim, name: str, value: Value) -> Ground:
        evidence = claim.evidence[name]
        of_cue = claim.cue is not None and evidence.span == claim.cue
        otherwise = "follows from the act" if of_cue else "these words say so"
        if of_cue and value == "happened":
            otherwise = "no word says otherwise"
        rule = worded(evidence.inferred_from, otherwise)
        return Ground(field=name, value=value, words=evidence.span, rule=rule)

    def _source(self, claim: Claim) -> Iterator[Ground]:
        source = claim.source
        if source is None:
            return
        name, code = source.evidence["name"], source.evidence["code"]
        rule = worded(name.inferred_from, "named with the cue")
        yield Ground(field="source", value=source.name, words=name.span, rule=rule)
        yield Ground(
            field="code", value=source.code, words=code.span, rule=worded(code.inferred_from)
        )
        for n, party in enumerate(source.via, start=1):
            rule = "passes the words on"
            yield Ground(field=f"via {n}", value=party.name, words=party.mention, rule=rule)

    def _content(self, claim: Claim, said: Said) -> Ground:
        """The content, by where it ends."""
        note = self.trace.taken.get(("end", said.frame.cue_first))
        rule = "to the end of its sentence or quotation"
        if said.frame.before:
            rule = "what stands before its attribution"
        elif note is not None:
            rule = f"{note.why}: {self._words(note).text}"
        return Ground(field="content", value=claim.content.text, words=claim.content, rule=rule)

    def _figures(self, claim: Claim, said: Said) -> Iterator[Ground]:
        """Each figure: what is counted and why, how much, and the rest of its fields."""
        frame = said.frame
        found = find_figures(self.page, frame.content_first, frame.content_last, self.article.lists)
        for n, (figure, one) in enumerate(zip(claim.figures, found, strict=True), start=1):
            words = Span(start=figure.start, end=figure.end, text=figure.text)
            own = one.why < 0 or one.why == one.count.noun
            why = words if one.why < 0 else self._cut(one.why, one.why + 1)
            rule = "the class of the counted noun" if own else "the word of harm that governs it"
            yield Ground(
                field=f"figure {n}", value=_amount(figure), words=words, rule="number and noun"
            )
            yield Ground(field=f"figure {n} class", value=figure.class_, words=why, rule=rule)
            for name, evidence in figure.evidence.items():
                yield Ground(
                    field=f"figure {n} {name}",
                    value=getattr(figure, name),
                    words=evidence.span,
                    rule=worded(evidence.inferred_from),
                )

    def _passed(self, claim: Claim, said: Said) -> Iterator[PassedOver]:
        """What was passed over for this claim, by kind, in the order of the text."""
        notes = [note for note in self.trace.passed.values() if self._concerns(note, claim, said)]
        notes += self._earlier(said, {note.first for note in notes if note.kind == "source"})
        notes.sort(key=lambda note: (_ORDER.index(note.kind), note.first))
        voices = [note for note in notes if note.kind == "source"]
        dropped = set(voices[:-_MOST])
        for note in notes:
            if note not in dropped:
                why = Why(note.why)
                yield PassedOver(
                    kind=note.kind, words=self._words(note), name=why.name.lower(), why=why.value
                )

    def _earlier(self, said: Said, noted: set[int]) -> Iterator[Note]:
        """The voices that spoke before, where the claim's own was left out and inferred."""
        resolved = said.resolved
        if resolved is None or resolved.mention is not None:
            return
        noted.add(resolved.speaker.voice.phrase.first)
        for one in self.article.said:
            if one is said:
                return
            phrase = one.resolved.speaker.voice.phrase if one.resolved else None
            if phrase is not None and phrase.first not in noted:
                noted.add(phrase.first)
                yield Note("source", phrase.first, phrase.last, Why.EARLIER)

    def _concerns(self, note: Note, claim: Claim, said: Said) -> bool:
        """Whether a note is about this claim, and about nothing that was taken after all."""
        frame, sentence = said.frame, self.page.sentences[said.sentence]
        inside = frame.content_first <= note.first < frame.content_last
        if note.kind == "cue":
            inside = sentence.first <= note.first < sentence.last
            return inside and note.first not in self.cues and not self._is_name(note)
        if note.kind in ("source", "end", "said on"):
            asks = {frame.cue_first} if frame.kind != "narrated" else set()
            if note.kind == "source" and said.resolved is not None:
                if not said.resolved.inferred_from:
                    return False
                mention = said.resolved.mention
                asks |= {mention.phrase.first} if mention else set()
            ended = self.trace.taken.get(("end", frame.cue_first)) if note.kind == "end" else None
            return note.about in asks and (ended is None or ended.first != note.first)
        if note.why == Why.DATE and not self._is_numbered(note):
            return False
        return inside and not self._is_taken(note, claim)

    def _is_name(self, note: Note) -> bool:
        """Whether a cue's spelling rather is part of a name, a thing, a number or a date here."""
        word = self.page.words[note.first]
        heads = set(word.starts or ()) - {"attribution"}
        other = word.nation or word.thing or word.starts_number or word.starts_date or heads
        return note.first in self.named or bool(other)

    def _is_numbered(self, note: Note) -> bool:
        """Whether a number stands in the words of a note: other dates look like no figure."""
        return any(word.starts_number for word in self.page.words[note.first : note.last])

    def _is_taken(self, note: Note, claim: Claim) -> bool:
        """Whether the words of a note stand in a figure, place or date that the claim has."""
        words = self._words(note)
        taken = {
            "figure": [(figure.start, figure.end) for figure in claim.figures],
            "place": [(place.start, place.end) for place in claim.places],
            "when": [(m.words.start, m.words.end) for m in (claim.when_words,) if m is not None],
        }
        return any(start < words.end and words.start < end for start, end in taken[note.kind])

    def _words(self, note: Note) -> Span:
        return self._cut(note.first, min(note.last, len(self.page.words)))

    def _cut(self, first: int, last: int) -> Span:
        return cut(self.page.text, self.page.start(first), self.page.end(last - 1))


def _amount(figure: Figure) -> Value:
    """A figure's number, or its bounds."""
    return (figure.min, figure.max) if figure.value is None else figure.value
