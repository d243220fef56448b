"""The Arabic reader: from a document to claims, stage by stage."""

from msgspec.structs import replace

from musnad.annotate.marked import Sentence
from musnad.annotate.trace import SILENT, Trace
from musnad.languages.ar.acts import read_acts
from musnad.languages.ar.build import Builder
from musnad.languages.ar.caveats import Caveats
from musnad.languages.ar.denials import Said, find_denials
from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.doers import Doers
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.lexicon import Lexicon, lexicon
from musnad.languages.ar.likeness import Likeness
from musnad.languages.ar.moments import Calendar, Dated
from musnad.languages.ar.narration import narrated
from musnad.languages.ar.page import Page
from musnad.languages.ar.parties import Sides
from musnad.languages.ar.places import Places
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.relations import find_relations
from musnad.languages.ar.sections import section_kinds
from musnad.languages.ar.speakers import Speakers
from musnad.languages.ar.tables import closed_class
from musnad.model import Claim, Document, Evidence, Relation, Section
from musnad.model.vocabulary import RelationType
from musnad.resolve.actors import Actors
from musnad.resolve.gazetteer import gazetteer

_ABBREVIATIONS = closed_class("abbreviations")
Read = tuple[Document, tuple[Claim, ...], tuple[Relation, ...]]


def read_arabic(document: Document, actors: Actors) -> Read:
    """The document with its sections, its claims in the order of the text, their relations."""
    return Article(document, lexicon(), actors).read()


class Article:
    """One article on its way through the stages."""

    def __init__(
        self, document: Document, words: Lexicon, actors: Actors, trace: Trace = SILENT
    ) -> None:
        """Mark the text; `trace` hears what the stages decide."""
        self.document = document
        self.lists = words.lists
        self.page = Page(document.text, words.analyse, trace)
        self.kinds = section_kinds(self.page, document.title)
        self.page.divide(self.kinds, _ABBREVIATIONS)
        self.speakers = Speakers(self.page, actors, document.published, self.kinds)
        self.calendar = Calendar(self.page, document.published)
        places = Places(self.page, gazetteer())
        places.countries[self.speakers.country] += 1
        doers = Doers(self.page, self.lists, self.speakers.country)
        sides = Sides(self.page, places, doers, self.speakers.country)
        self.builder = Builder(self.page, self.lists, self.speakers, self.calendar, places, sides)
        self.said: list[Said] = []
        self.speaking: set[int] = set()

    def read(self) -> Read:
        """Read every sentence of the body."""
        days: list[Dated | None] = []
        for number, sentence in enumerate(self.page.sentences):
            if sentence.section == "body":
                self._read_sentence(number, sentence, days)
        caveats = Caveats(self.page, self.said, self.speaking)
        claims = tuple(
            self.builder.claim(
                f"{self.document.id}:c{n}", one.frame, one.resolved, day, caveats.on(one)
            )
            for n, (one, day) in enumerate(zip(self.said, days, strict=True), start=1)
        )
        return replace(self.document, sections=self._sections()), claims, self._relations(claims)

    def _read_sentence(self, number: int, sentence: Sentence, days: list[Dated | None]) -> None:
        frames = read_acts(self.page, sentence)
        told = narrated(self.page, sentence, frames, self.lists)
        if told is not None:
            self.said.append(Said(told, None, number))
            days.append(None)
        if told is not None or frames:
            self.speaking.add(number)
        before: list[tuple[Frame, Resolved]] = []
        for frame in frames:
            resolved = self.speakers.resolve(frame, before, sentence)
            if resolved is None:
                continue
            if self._only_passes_on(frame, resolved, before):
                continue
            leaned_on = before[-1][0] if frame.participle and before else None
            before.append((frame, resolved))
            self.said.append(Said(frame, resolved, number))
            days.append(self.calendar.said_on(leaned_on) if leaned_on else None)

    def _only_passes_on(
        self, frame: Frame, resolved: Resolved, before: list[tuple[Frame, Resolved]]
    ) -> bool:
        """Whether an attribution behind another's words names the medium that passed them on.

        In `قال الوزير إن ...، وفق وكالة الأنباء` the agency belongs to the minister's chain.
        """
        voice = resolved.mention
        if frame.kind != "attribution" or not frame.before:
            return False
        alone = voice is not None and self.speakers.is_medium(voice)
        for other, said in before:
            if not other.before and other.content_first == frame.content_first:
                if not alone and (said.speaker is not resolved.speaker or not resolved.via):
                    return False
                for one in [*resolved.via, *([voice] if alone and voice else [])]:
                    if all(medium.names != one.names for medium in said.via):
                        said.via.append(one)
                self.page.trace.over("cue", frame.cue_first, frame.cue_last, Why.RELAYED)
                return True
        return False

    def _sections(self) -> tuple[Section, ...]:
        page = self.page
        return tuple(
            Section(kind=kind, start=page.start(first), end=page.end(last - 1))
            for kind, (first, last) in zip(self.kinds, page.lines, strict=True)
        )

    def _relations(self, claims: tuple[Claim, ...]) -> tuple[Relation, ...]:
        likeness = Likeness(self.page, [one.frame for one in self.said])
        found: list[tuple[RelationType, int, int, str]] = [
            ("denies", each.denial, each.denied, each.rule)
            for each in find_denials(self.page, self.said, likeness)
        ]
        denied = {frozenset(each[1:3]) for each in found}
        figures = [claim.figures for claim in claims]
        found.extend(
            (each.kind, each.one, each.other, each.rule)
            for each in find_relations(self.page, self.said, figures, likeness)
            if frozenset((each.one, each.other)) not in denied
        )
        return tuple(
            Relation(
                type=kind,
                from_=claims[one].id,
                to=claims[other].id,
                evidence=Evidence(span=claims[one].cue or claims[one].content, inferred_from=rule),
            )
            for kind, one, other, rule in found
        )
