"""Who speaks in each frame, resolved through the article, with the code that follows."""

from collections import Counter
from itertools import pairwise

from musnad.annotate.marked import Sentence
from musnad.languages.ar.attributions import apposition
from musnad.languages.ar.discourse import Discourse, Resolved, Speaker, has_name
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.introductions import Introductions
from musnad.languages.ar.particles import PREPOSITIONS
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import (
    DOCUMENTS,
    Voice,
    can_speak,
    cannot_speak,
    nation_span,
    read_voice,
    takes_post,
)
from musnad.model.vocabulary import SectionKind
from musnad.resolve.actors import Actors

_SCENE = 2
_ORGANS = frozenset(("GOV", "MIL", "JUD", "LEG", "COP"))
_ARMED = frozenset(("MIL", "COP"))
_WORLD = ("IGO", "NGO")
_REPORTERS = closed_class("reporters")
_QUALITIES = closed_class("document_qualities")


class Speakers:
    """Resolves the speakers of one article, sentence after sentence."""

    def __init__(
        self, page: Page, actors: Actors, published: str | None, kinds: list[SectionKind]
    ) -> None:
        """Read with the actors' table; `published` dates the codes, `kinds` are the lines'."""
        self.page = page
        self.actors = actors
        self.published = published
        self.discourse = Discourse(page)
        self.introductions = Introductions(page)
        self.countries = _countries(page, kinds)
        self.country = max(self.countries, key=self.countries.__getitem__, default="XXX")

    def resolve(
        self, frame: Frame, before: list[tuple[Frame, Resolved]], sentence: Sentence
    ) -> Resolved | None:
        """Who speaks in `frame`; `before` are the sentence's earlier frames with theirs."""
        trace = self.page.trace
        voice = self._subject_voice(frame, sentence)
        if voice is not None and not self._heard(voice):
            if not frame.sure and not can_speak(self.page, voice):
                trace.over("cue", frame.cue_first, frame.cue_last, Why.CANNOT_SPEAK)
                return None
            if cannot_speak(self.page, voice):
                trace.over(
                    "source", voice.phrase.first, voice.phrase.last, Why.THING, frame.cue_first
                )
                voice = None
        if voice is None and not before:
            voice = self._clause_subject(frame, sentence)
        if voice is not None:
            speaker = self.discourse.hear(voice)
            resolved = Resolved(speaker, voice, "" if speaker.voice is voice else "earlier mention")
        else:
            omitted = self._omitted(frame, before)
            if omitted is None:
                trace.over("cue", frame.cue_first, frame.cue_last, Why.NO_SPEAKER)
                return None
            speaker = omitted
            resolved = Resolved(speaker, None, "omitted subject")
        resolved.via = self._media(frame)
        if not self._inside(frame, before):
            self.discourse.speaks(speaker)
        elif speaker not in self.discourse.recent:
            self.discourse.recent.insert(max(0, len(self.discourse.recent) - 1), speaker)
        return resolved

    def _media(self, frame: Frame) -> list[Voice]:
        """The media that passed on the words of a frame, a bare one by its fuller name.

        Agencies and papers that pass on are heard, so that a bare name may mean them later on;
        those spoken to are not.
        """
        found = []
        for phrase in frame.via:
            medium = self._voice(phrase)
            if not self.is_medium(medium):
                continue
            if not phrase.lead and not (medium.role and medium.role.kind == "person"):
                speaker = self.discourse.hear(medium)
                medium = speaker.voice if medium.bare else medium
            found.append(medium)
        return found

    def actor(self, voice: Voice) -> str | None:
        """The neutral id of who answers for a voice: the organs of a state are the state."""
        if voice.actor is not None:
            return voice.actor
        organ = voice.sector in _ORGANS and voice.country not in ("", "XXX", *_WORLD)
        return f"state:{voice.country}" if organ else None

    def parties(self, voice: Voice) -> list[Voice]:
        """The voices of a joint source, each by itself (`تركيا وأذربيجان`); else the one."""
        phrase = voice.phrase
        cuts = [
            i
            for i in range(phrase.first + 1, phrase.last)
            if self.page.words[i].conj == "و" and self._is_party(i)
        ]
        if not cuts:
            return [voice]
        edges = [phrase.first, *cuts, phrase.last]
        found = []
        for first, last in pairwise(edges):
            word = self.page.words[first]
            lead = phrase.lead if first == phrase.first else word.lead_conj
            found.append(self._voice(Phrase(first, last, lead)))
        return found

    def _is_party(self, i: int) -> bool:
        """Whether the word at `i` begins another body, nation or actor."""
        starts = self.page.words[i].starts or {}
        return any(kind in starts for kind in ("role", "actor", "nation"))

    def _heard(self, voice: Voice) -> bool:
        return self.discourse.known(voice) is not None

    def code(self, voice: Voice) -> str:
        """`COUNTRY.ROLE` of a voice."""
        actor, sector = voice.actor, voice.sector
        if voice.head in _REPORTERS and not (actor or "").startswith("agency:"):
            return "XXX.MED"
        if actor is not None and not actor.startswith("state:"):
            code = self.actors.code(actor, self.published)
            country, _, _ = code.partition(".")
            # Hospitals count the dead whoever governs them: they are no armed group.
            return f"{country}.HLH" if sector == "HLH" else code
        if sector in _WORLD and not voice.country:
            return f"{sector}.{sector}"

        if voice.country:
            # A state's seat in a body of states is the state's.
            return f"{voice.country}.{'GOV' if sector in ('', 'IGO') else sector}"
        if sector == "GOV" and voice.abroad:
            return "XXX.GOV"
        if voice.scene:
            return f"{voice.scene}.{sector or 'UNK'}"
        if self.page.words[voice.phrase.first].definite:
            met = self.introductions.country_of(voice.head, voice.phrase.first)
            if met:
                return f"{met}.{sector or 'UNK'}"
        if sector and sector != "UNK":
            return f"{self._home(voice)}.{sector}"
        return "XXX.UNK"

    def _home(self, voice: Voice) -> str:
        """The country of a voice whose words name none, by what else the article names."""
        if voice.sector not in _ORGANS:
            return self.country
        local = voice.sector in _ARMED and voice.role is not None and voice.role.kind == "unnamed"
        home = self.introductions.country_in(voice.sector, self.countries, local=local)
        return home or self.country

    def _subject_voice(self, frame: Frame, sentence: Sentence) -> Voice | None:
        if frame.subject is None:
            return None
        voice = self._voice(frame.subject)
        also = apposition(self.page, frame.subject, sentence.last)
        if also is not None and not frame.participle:
            other = self._voice(also)
            unnamed = voice.role is not None and voice.role.kind == "unnamed"
            if not (unnamed and has_name(self.page, other)):
                self._add_name(voice, other)
        self._take_body(voice)
        if self._is_named(voice):
            self._introduce(voice)
        if voice.role and voice.role.kind == DOCUMENTS and not voice.plural_document:
            return self._author(voice)
        return voice

    def _is_named(self, voice: Voice) -> bool:
        """Whether a voice is a person's name of whom neither country nor body is known yet."""
        if voice.actor is not None or voice.country:
            return False
        if voice.role is None:
            return True
        words = self.page.words
        last = words[voice.phrase.last - 1]
        person = voice.role.kind == "person" and words[voice.phrase.first].definite
        return person and not voice.bare and "role" not in (last.starts or {})

    def _take_body(self, voice: Voice) -> None:
        """Take the country of the body last heard where one speaks for a bare body.

        `المتحدث باسم الوزارة` speaks for the ministry that spoke before, not for any named since.
        """
        if voice.country or voice.actor or voice.role is None or voice.role.kind != "person":
            return
        behind = self.page.words[voice.phrase.first + 1 : voice.phrase.last]
        heads = {word.bare for word in behind if word.definite and "role" in (word.starts or {})}
        for speaker in reversed(self.discourse.recent):
            body = speaker.voice
            if body.head in heads and body.role is not None and body.role.kind == "body":
                worldwide = body.country if body.country in _WORLD else ""
                voice.country = "" if worldwide else body.country
                if worldwide or (body.sector and voice.sector in ("", "UNK", "GOV")):
                    voice.sector = worldwide or body.sector
                return

    def _introduce(self, voice: Voice) -> None:
        """Take role and country from where the article gives this name with a title."""
        for title in self.introductions.titles(voice.phrase):
            other = self._voice(title)
            if other.role is None or other.role.kind == "unnamed":
                continue
            if other.sector or other.actor or other.country:
                self._add_name(voice, other)
                return

    def _clause_subject(self, frame: Frame, sentence: Sentence) -> Voice | None:
        """The subject of the verb that the cue goes on from (`نشرت حسابات صورا وزعمت أن`)."""
        if frame.verb is None or frame.kind == "noun":
            return None
        for k in range(sentence.first, frame.cue_first):
            word = self.page.words[k]
            if word.comp or word.mark == "stop":
                return None
            if not word.finite:
                continue
            verb = next((v for v in word.verbs if v.person == "3"), word.verbs[0])
            phrase = read_phrase(self.page, k + 1, frame.cue_first)
            if phrase is None or phrase.lead:
                return None
            head = self.page.words[phrase.first]
            if head.starts_number or head.deed or head.event_noun:
                return None
            voice = self._voice(phrase)
            agrees = not frame.verb.gender or frame.participle or verb.gender == frame.verb.gender
            known = voice.role or voice.actor or voice.country
            return voice if agrees and known else None
        return None

    def _voice(self, phrase: Phrase) -> Voice:
        voice = read_voice(self.page, phrase, self.actors)
        if voice.weak:
            last = self.page.words[phrase.last - 1].bare
            voice.actor = self.introductions.actor_of(last, phrase.first) or voice.actor
            voice.country = self.actors.country(voice.actor or "")
        return voice

    def _add_name(self, voice: Voice, other: Voice) -> None:
        voice.names += other.names
        voice.keys |= other.keys
        voice.role = voice.role or other.role
        if takes_post(voice, other.sector) or not voice.sector:
            voice.sector = other.sector
        voice.country = voice.country or other.country
        voice.actor = voice.actor or other.actor

    def _author(self, document: Voice) -> Voice | None:
        """Who stands behind a document: the phrase named in it, else None (whoever spoke last)."""
        phrase = document.phrase
        for i in range(phrase.first + 1, phrase.last):
            word = self.page.words[i]
            if word.mark or not (word.definite or word.nation or word.starts):
                continue
            if word.bare in _QUALITIES and not word.definite:
                continue  # `بيان صحفي` is written for journalists, not by one
            if word.starts and ("role" in word.starts or "actor" in word.starts):
                return self._voice(Phrase(i, phrase.last, word.lead))
            if word.nation is not None:
                side = self.discourse.of_country(document.country)
                return document if side is None else side.voice
        behind = phrase.last
        for k in range(behind, min(behind + 4, len(self.page.words))):
            word = self.page.words[k]
            if not self._issues(k):
                continue
            if word.starts and ("role" in word.starts or "actor" in word.starts):
                found = read_phrase(self.page, k, min(k + 20, len(self.page.words)))
                return self._voice(found) if found else None
        return None if document.bare else document

    def _issues(self, k: int) -> bool:
        """Whether the word at `k` may name whose document it is: behind `ل`, `عن` or a verb."""
        before = self.page.words[k - 1]
        return self.page.words[k].prep == "ل" or before.key == "عن" or before.finite

    def _omitted(self, frame: Frame, before: list[tuple[Frame, Resolved]]) -> Speaker | None:
        if frame.participle and before:
            return before[-1][1].speaker
        if self._joined_inside(frame, before):
            return before[-1][1].speaker
        several = self._several_inside(frame, before)
        if several is not None:
            return self.discourse.hear(several)
        accused = before[-1][0].target if before and before[-1][0].act == "accuse" else None
        if frame.kind == "noun" and accused is not None:
            return self.discourse.hear(self._voice(accused))
        if frame.kind == "noun" and before and before[-1][0].act == "deny":
            others = [s for s in self.discourse.recent if s is not before[-1][1].speaker]
            return others[-1] if others else None
        if frame.subject is not None and self.discourse.recent:
            return self.discourse.issuer()
        return self.discourse.agreeing(frame)

    def _several_inside(self, frame: Frame, before: list[tuple[Frame, Resolved]]) -> Voice | None:
        """Those who judge or whose act is named inside a content, where its clause is about them.

        `قال إن رجال القبائل يواصلون ما وصفوه بالثأر`: the tribesmen hold it to be revenge;
        `قال إن المسلحين قتلوا بعد رفضهم الاستسلام`: the gunmen refused.
        """
        judged = frame.act == "characterize" and frame.verb and frame.verb.number == "p"
        if not (judged or self._is_act_of_theirs(frame)) or not self._inside(frame, before):
            return None
        least = max(o.content_first for o, _ in before if o.content_first <= frame.cue_first) - 1
        for k in range(frame.cue_first - 1, least - 1, -1):
            if self.page.words[k].comp:
                phrase = read_phrase(self.page, k + 1, frame.cue_first)
                voice = self._voice(phrase) if phrase is not None else None
                return voice if voice is not None and voice.plural else None
        return None

    def _is_act_of_theirs(self, frame: Frame) -> bool:
        """Whether the cue is a masdar with `هم` behind a preposition (`بعد رفضهم`)."""
        pronoun = frame.verb.pronoun if frame.verb else self.page.words[frame.cue_first].pronoun
        return pronoun == "هم" and self.page.keys[frame.cue_first - 1] in PREPOSITIONS

    def _joined_inside(self, frame: Frame, before: list[tuple[Frame, Resolved]]) -> bool:
        """Whether the verb goes on from another inside the content both stand in.

        `قال إن الوزيرة تدين القصف وتدعو إلى هدنة`: who condemns is who calls for a truce.
        """
        verb, other = frame.verb, before[-1][0].verb if before else None
        if verb is None or other is None or self.page.words[frame.cue_first].conj != "و":
            return False
        alike = verb.tense == other.tense and verb.gender == other.gender
        nested = self._inside(before[-1][0], before[:-1])
        return alike and verb.number == other.number and nested and self._inside(frame, before[:-1])

    def _inside(self, frame: Frame, before: list[tuple[Frame, Resolved]]) -> bool:
        """Whether the cue stands inside the content of an earlier frame."""
        return any(o.content_first <= frame.cue_first < o.content_last for o, _ in before)

    def is_medium(self, voice: Voice) -> bool:
        """Whether a voice is an agency, outlet or other medium, which passes on what others say."""
        if voice.actor and voice.actor.startswith(("agency:", "outlet:")):
            return True
        return voice.sector == "MED"


def _countries(page: Page, kinds: list[SectionKind]) -> Counter[str]:
    """How often the article names the places and people of each country, in order of naming.

    A place in it weighs more than its name: the scene of events is home to local voices. Of
    equals the first named stands, so that no side is preferred by its code.
    """
    named: Counter[str] = Counter()
    behind = 0
    lines = (line for line, kind in zip(page.lines, kinds, strict=True) if kind != "boilerplate")
    for i, last in ((i, end) for first, end in lines for i in page.among("country", first, end)):
        if i < behind:
            continue
        nation, behind = nation_span(page, i, last)
        scene = page.words[behind - 1].scene
        if nation is not None and nation.party.startswith("state:"):
            named[nation.party[6:]] += 1
        elif scene:
            named[scene] += _SCENE
    return named
