"""Records out of what was found: every value beside the words or the inference it rests on."""

from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.doers import Side
from musnad.languages.ar.figures import Found, find_figures
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.happenings import Done, find_happenings
from musnad.languages.ar.lists import Lists
from musnad.languages.ar.moments import Calendar, Dated
from musnad.languages.ar.parties import Sides
from musnad.languages.ar.phrases import Page, Phrase
from musnad.languages.ar.places import Named, Places
from musnad.languages.ar.speakers import Speakers
from musnad.languages.ar.standing import Standing, read_standing
from musnad.languages.ar.voices import Voice
from musnad.model import Claim, Evidence, Figure, Happening, Party, Source, Span, cut
from musnad.model.vocabulary import PERSONS


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
        self,
        claim_id: str,
        frame: Frame,
        resolved: Resolved | None,
        inherited: Dated | None,
        caveat: tuple[int, int] | None,
    ) -> Claim:
        """The record of one frame.

        `inherited` is the day of saying of the verb it leans on, `caveat` the tokens of one that
        touches it.
        """
        first, last = frame.content_first, frame.content_last
        content = self._span(first, last)
        cue = self._cue(frame)
        stands = read_standing(self.page, frame)
        evidence = {"act": Evidence(span=cue, inferred_from=frame.rule)}
        evidence |= self._standing_rests_on(stands, cue, content)
        said = None if frame.kind == "narrated" else self.calendar.said_on(frame) or inherited
        when = self.calendar.when(first, last)
        named = self.places.find(first, last)
        code = "" if resolved is None else self.speakers.code(resolved.speaker.voice)
        figures = self._figures(first, last, named, code)
        evidence |= self._days_rest_on({"said_on": said, "when": when})
        return Claim(
            id=claim_id,
            act=frame.act,  # type: ignore[arg-type]
            polarity=stands.polarity,
            reality=stands.reality,
            cue=cue,
            content=content,
            source=None if resolved is None else self._source(resolved, code),
            target=self._phrase(frame.target),
            said_on=said.days.start if said and said.days else None,
            said_on_words=self.calendar.moment(said) if said else None,
            when=(when.days.start, when.days.end) if when and when.days else None,
            when_words=self.calendar.moment(when) if when else None,
            figures=figures,
            happenings=tuple(
                self._happening(done)
                for done in find_happenings(self.page, first, last, self.lists)
            ),
            responsibility=stands.responsibility,
            denial_scope=stands.denial_scope,
            caveat=self._span(*caveat) if caveat else None,
            places=tuple(self.places.build(place) for place in named),
            evidence=evidence,
        )

    def _standing_rests_on(
        self, stands: Standing, cue: Span | None, content: Span
    ) -> dict[str, Evidence]:
        """The evidence of how the content is put forward: a word of it, or else the cue."""
        words = {field: self._word(at) for field, at in stands.told_at.items()}
        evidence = {field: Evidence(span=word or cue or content) for field, word in words.items()}
        if cue is None and words["polarity"] is None:
            evidence["polarity"] = Evidence(inferred_from="the outlet's own voice")
        return evidence

    def _days_rest_on(self, dates: dict[str, Dated | None]) -> dict[str, Evidence]:
        """The evidence of the fields whose words give days."""
        return {
            field: Evidence(
                span=self.calendar.moment(dated).words, inferred_from=dated.days.inferred_from
            )
            for field, dated in dates.items()
            if dated is not None and dated.days is not None
        }

    def _word(self, i: int) -> Span | None:
        """The span of token `i`, none for -1."""
        return self._span(i, i + 1) if i >= 0 else None

    def _happening(self, done: Done) -> Happening:
        return Happening(
            deed=done.deed,
            words=self._span(done.at, done.at + 1),
            doer=self._phrase(done.doer),
            object=self._phrase(done.object),
            weapon=self._phrase(done.weapon),
        )

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

    def _source(self, resolved: Resolved, code: str) -> Source:
        voice = resolved.speaker.voice
        mention = self._phrase(resolved.mention.phrase) if resolved.mention else None
        inferred = resolved.inferred_from or None
        names = resolved.speaker.names
        return Source(
            name=max(names, key=len) if voice.bare else voice.name,
            code=code,
            names=tuple(names),
            mention=mention,
            parties=tuple(self._party(one) for one in self.speakers.parties(voice)),
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
            actor=self.speakers.actor(voice),
            mention=self._phrase(voice.phrase),
        )

    def _figures(self, first: int, last: int, named: list[Named], code: str) -> tuple[Figure, ...]:
        found = find_figures(self.page, first, last, self.lists)
        sides = self.sides.read(found, first, last, named, code)
        return tuple(self._figure(one, *both) for one, both in zip(found, sides, strict=True))

    def _grounds(self, side: Side) -> Evidence:
        """What a party to a figure rests on."""
        span = self._span(side.first, side.last) if side.first >= 0 else None
        return Evidence(span=span, inferred_from=side.inferred_from or None)

    def _figure(self, figure: Found, side: Side | None, doer: Side | None) -> Figure:
        page, count = self.page, figure.count
        start = page.start(count.first) + count.lead
        evidence: dict[str, Evidence] = {}
        evidence |= {
            field: self._grounds(party)
            for field, party in (("of", side), ("by", doer))
            if party is not None
        }
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
        if figure.outcome:
            evidence["outcome"] = Evidence(span=self._word(figure.outcome_at))
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
            by=doer.party if doer else None,
            change=figure.change,  # type: ignore[arg-type]
            status=status,  # type: ignore[arg-type]
            traits=(trait,) if trait else (),  # type: ignore[arg-type]
            outcome=figure.outcome or "unknown",  # type: ignore[arg-type]
            part_of=part_of,
            evidence=evidence,
        )
