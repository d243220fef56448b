"""Records out of what was found: every value beside the words or the inference it rests on."""

from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.figures import Found, find_figures
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.moments import Calendar, Dated
from musnad.languages.ar.parties import Side, Sides
from musnad.languages.ar.phrases import Page, Phrase
from musnad.languages.ar.places import Named, Places
from musnad.languages.ar.speakers import Speakers
from musnad.languages.ar.voices import Voice
from musnad.model import Claim, Evidence, Figure, Party, Source, Span, cut
from musnad.model.vocabulary import PERSONS

_WANTED = frozenset(("demand", "propose"))
_PLANNED = frozenset(("threaten", "commit"))


class Builder:
    """Builds the claims of one article."""

    def __init__(
        self,
        page: Page,
        lists: Lists,
        speakers: Speakers,
        calendar: Calendar,
        places: Places,
        sides: Sides,
    ) -> None:
        """Keep the stages that fields come from."""
        self.page = page
        self.lists = lists
        self.speakers = speakers
        self.calendar = calendar
        self.places = places
        self.sides = sides

    def claim(
        self, claim_id: str, frame: Frame, resolved: Resolved | None, inherited: Dated | None
    ) -> Claim:
        """The record of one frame; `inherited` is the day of saying of the verb it leans on."""
        first, last = frame.content_first, frame.content_last
        content = self._span(first, last)
        cue = self._cue(frame)
        evidence = {"act": Evidence(span=cue, inferred_from=frame.rule)}
        evidence["polarity"] = Evidence(
            span=cue, inferred_from=None if cue else "the outlet's own voice"
        )
        reality = self._reality(frame)
        evidence["reality"] = Evidence(span=cue or content)
        said = None if frame.kind == "narrated" else self.calendar.said_on(frame) or inherited
        when = self.calendar.when(first, last)
        named = self.places.find(first, last)
        if said is not None and said.days is not None:
            evidence["said_on"] = Evidence(
                span=self.calendar.moment(said).words, inferred_from=said.days.inferred_from
            )
        if when is not None and when.days is not None:
            evidence["when"] = Evidence(
                span=self.calendar.moment(when).words, inferred_from=when.days.inferred_from
            )
        return Claim(
            id=claim_id,
            act=frame.act,  # type: ignore[arg-type]
            polarity="denied" if frame.act == "deny" else "asserted",
            reality=reality,  # type: ignore[arg-type]
            cue=cue,
            content=content,
            source=None if resolved is None else self._source(resolved),
            target=self._phrase(frame.target),
            said_on=said.days.start if said and said.days else None,
            said_on_words=self.calendar.moment(said) if said else None,
            when=(when.days.start, when.days.end) if when and when.days else None,
            when_words=self.calendar.moment(when) if when else None,
            figures=self._figures(first, last, named),
            places=tuple(self.places.build(place) for place in named),
            evidence=evidence,
        )

    def _reality(self, frame: Frame) -> str:
        if frame.act in _WANTED:
            return "wanted"
        if frame.act in _PLANNED:
            return "planned"
        for k in range(frame.content_first, min(frame.content_first + 4, frame.content_last)):
            word = self.page.words[k]
            if self.page.keys[k] == "سوف" or (
                word.verbs
                and word.verbs[0].tense == "present"
                and word.key.lstrip("وف").startswith("س")
            ):
                return "planned"
        return "happened"

    def _cue(self, frame: Frame) -> Span | None:
        if frame.kind == "narrated":
            return None
        page = self.page
        return cut(
            page.text, page.start(frame.cue_first) + frame.lead, page.end(frame.cue_last - 1)
        )

    def _span(self, first: int, last: int) -> Span:
        return cut(self.page.text, self.page.start(first), self.page.end(last - 1))

    def _phrase(self, phrase: Phrase | None) -> Span | None:
        if phrase is None:
            return None
        page = self.page
        return cut(page.text, page.start(phrase.first) + phrase.lead, page.end(phrase.last - 1))

    def _source(self, resolved: Resolved) -> Source:
        voice = resolved.speaker.voice
        mention = self._phrase(resolved.mention.phrase) if resolved.mention else None
        inferred = resolved.inferred_from or None
        code = self.speakers.code(voice)
        names = resolved.speaker.names
        return Source(
            name=max(names, key=len) if voice.bare else voice.name,
            code=code,
            names=tuple(names),
            mention=mention,
            parties=(
                Party(
                    name=voice.name,
                    code=code,
                    actor=voice.actor,
                    mention=self._phrase(voice.phrase),
                ),
            ),
            via=tuple(self._party(medium) for medium in resolved.via),
            evidence={
                "name": Evidence(span=mention, inferred_from=inferred),
                "code": Evidence(span=self._phrase(voice.phrase), inferred_from="composition"),
            },
        )

    def _party(self, voice: Voice) -> Party:
        return Party(
            name=voice.name,
            code=self.speakers.code(voice),
            actor=voice.actor,
            mention=self._phrase(voice.phrase),
        )

    def _figures(self, first: int, last: int, named: list[Named]) -> tuple[Figure, ...]:
        found = find_figures(self.page, first, last, self.lists)
        return tuple(self._figure(figure, self.sides.of(figure, last, named)) for figure in found)

    def _figure(self, figure: Found, side: Side | None) -> Figure:
        page, count = self.page, figure.count
        start = page.start(count.first) + count.lead
        evidence: dict[str, Evidence] = {}
        if side is not None:
            span = self._span(side.first, side.last) if side.first >= 0 else None
            evidence["of"] = Evidence(span=span, inferred_from=side.inferred_from or None)
        if figure.change is not None:
            evidence["change"] = Evidence(span=self._span(figure.change_at, figure.change_at + 1))
        status = count.thing.status if count.thing and figure.class_ in PERSONS else ""
        if status in ("civilian", "combatant", "mixed"):
            evidence["status"] = Evidence(span=self._span(count.noun, count.noun + 1))
        else:
            status = "unknown"
        trait = count.thing.trait if count.thing else ""
        if trait:
            evidence["traits"] = Evidence(span=self._span(count.noun, count.noun + 1))
        part_of = None
        if figure.part_of is not None:
            whole = figure.part_of.count
            part_of = page.start(whole.first) + whole.lead
            evidence["part_of"] = Evidence(span=self._span(whole.first, whole.last))
        exact = count.least == count.most and count.least is not None
        return Figure(
            start=start,
            end=page.end(count.last - 1),
            text=page.text[start : page.end(count.last - 1)],
            class_=figure.class_,  # type: ignore[arg-type]
            value=count.least if exact else None,
            min=count.least,
            max=count.most,
            approx=count.approx,
            of=side.party if side else None,
            change=figure.change,  # type: ignore[arg-type]
            status=status,  # type: ignore[arg-type]
            traits=(trait,) if trait else (),  # type: ignore[arg-type]
            part_of=part_of,
            evidence=evidence,
        )
