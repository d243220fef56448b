"""Who an omitted subject, a pronoun or a bare noun means.

The article's voices are kept in the order they speak. A bare noun or part of a name goes back to
the latest voice whose words hold it; an omitted subject or a pronoun to the latest voice that
agrees in gender and number. What was inferred, and from what, is kept.
"""

from dataclasses import dataclass, field

from musnad.languages.ar.borders import is_national
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.names import given_at, may_be_name
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.subjects import RELATIVES
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.voices import DOCUMENTS, Voice

_SYNONYMS = {"متحدث": "ناطق", "متحدثه": "ناطقه", "مسوول": "مسوول", "مبعوث": "ممثل"}


_NATIONS = "org:un"
"""The actor of `أممي`, said of any body of the United Nations met before."""

_UNNAMED = closed_class("unnamed_heads")

_DRAFTS = closed_class("drafts")
_REMEMBERED = 200
"""How many voices are kept: more than any article has, few enough to go through."""


@dataclass(slots=True)
class Speaker:
    """One voice of the article with all its names; `voice` is the fullest mention so far.

    `named` tells that a person's name is among the names, `anonymous` that the article brought
    the voice in as somebody whom it does not name (`مصدر أمني`, `مسؤول رفيع`).
    """

    voice: Voice
    names: list[str]
    keys: set[str]
    named: bool = False
    anonymous: bool = False
    via: list["Speaker"] = field(default_factory=list)


@dataclass(slots=True)
class Resolved:
    """Who speaks in a frame: the speaker, the mention in the frame, how it was found."""

    speaker: Speaker
    mention: Voice | None
    inferred_from: str = ""
    via: list[Voice] = field(default_factory=list)


class Discourse:
    """The voices of one article, as they come up."""

    def __init__(self, page: Page) -> None:
        """Start with nobody having spoken."""
        self.page = page
        self.speakers: list[Speaker] = []
        self.recent: list[Speaker] = []

    def hear(self, voice: Voice) -> Speaker:
        """The speaker that `voice` names: one heard before, or a new one."""
        known = self.known(voice)
        if known is None:
            named = has_name(self.page, voice)
            anonymous = not named and self._is_anonymous(voice)
            known = Speaker(voice, list(voice.names), set(voice.keys), named, anonymous)
            self.speakers.append(known)
            del self.speakers[:-_REMEMBERED]
        else:
            self._learn(known, voice)
        return known

    def speaks(self, speaker: Speaker) -> None:
        """Note that `speaker` has just spoken."""
        if speaker in self.recent:
            self.recent.remove(speaker)
        self.recent.append(speaker)
        del self.recent[:-_REMEMBERED]

    def agreeing(self, frame: Frame) -> Speaker | None:
        """The latest speaker that the cue's verb, or its noun's pronoun, agrees with."""
        gender, number = _agreement(self.page, frame)
        for speaker in reversed(self.recent):
            if gender and _agrees(speaker.voice, gender, number):
                return speaker
            why = Why.GENDER if speaker.voice.gender != gender else Why.NUMBER
            self._over(speaker, why if gender else Why.NO_AGREEMENT, frame.cue_first)
        return self.recent[-1] if self.recent else None

    def known(self, voice: Voice) -> Speaker | None:
        """The speaker heard before that `voice` names, if any."""
        document = bool(voice.role and voice.role.kind == DOCUMENTS)
        issued = document and voice.head not in _DRAFTS
        if issued and voice.bare and (self._definite(voice) or not voice.plural_document):
            return self.issuer()
        unnamed = document or bool(voice.role and voice.role.kind == "unnamed")
        if unnamed and not self._definite(voice):
            return None
        named = has_name(self.page, voice)
        strict = not named and self._is_anonymous(voice)
        for speaker in reversed(self.speakers):
            if (strict and speaker.named) or (named and speaker.anonymous):
                self._over(speaker, Why.ANONYMOUS, voice.phrase.first)
                continue
            if self._same(speaker, voice):
                return speaker
            why = Why.COUNTRY if _apart(speaker.voice, voice) else Why.OTHER_NAME
            self._over(speaker, why, voice.phrase.first)
        of_state = self._of_state(voice)
        if of_state is not None:
            return of_state
        if (
            voice.bare
            and self._definite(voice)
            and voice.role
            and voice.role.kind in ("person", "unnamed")
            and not self._is_told_apart(voice)
        ):
            for speaker in reversed(self.recent):
                theirs = speaker.voice.role
                person = theirs is None or theirs.kind in ("person", "unnamed")
                joins = not (strict and speaker.named)
                many = speaker.voice.plural != voice.plural
                if person and joins and not many and speaker.voice.gender == voice.gender:
                    return speaker
                why = Why.NUMBER if many else Why.GENDER
                why = Why.ANONYMOUS if person and not joins else why
                self._over(speaker, why if person else Why.BODY, voice.phrase.first)
        return None

    def _of_state(self, voice: Voice) -> Speaker | None:
        """The latest person of this head and country, where no more is told (`المتحدث الكيني`)."""
        words = self.page.words[voice.phrase.first : voice.phrase.last]
        person = voice.role is not None and voice.role.kind == "person"
        if not (person and voice.country and words[0].definite and len(words) == 2):
            return None
        if not is_national(words[1]):
            return None
        for speaker in reversed(self.recent):
            theirs = speaker.voice
            if theirs.head == voice.head and theirs.country == voice.country:
                return speaker
        return None

    def _over(self, speaker: Speaker, why: Why, about: int) -> None:
        """Note that `speaker` is not whom the words at token `about` mean."""
        phrase = speaker.voice.phrase
        self.page.trace.over("source", phrase.first, phrase.last, why, about)

    def issuer(self) -> Speaker | None:
        """The latest speaker who can have issued a document: no document itself."""
        for speaker in reversed(self.recent):
            if speaker.voice.role is None or speaker.voice.role.kind != DOCUMENTS:
                return speaker
        return self.recent[-1] if self.recent else None

    def of_country(self, country: str) -> Speaker | None:
        """The latest speaker of a country that is no document."""
        for speaker in reversed(self.recent) if country else ():
            theirs = speaker.voice
            document = theirs.role is not None and theirs.role.kind == DOCUMENTS
            if theirs.country == country and not document:
                return speaker
        return None

    def _definite(self, voice: Voice) -> bool:
        return self.page.words[voice.phrase.first].definite

    def _is_told_apart(self, voice: Voice) -> bool:
        """Whether a relative clause says who is meant (`المسلحون الذين دخلوا المدينة`)."""
        behind = voice.phrase.last
        return behind < len(self.page.keys) and self.page.keys[behind] in RELATIVES

    def _is_anonymous(self, voice: Voice) -> bool:
        """Whether a voice without a name is somebody whom the article keeps unnamed.

        `المصدر` always is; `المسؤول` may be whoever was named before, `مسؤول أمني` is not.
        """
        if voice.role is not None and voice.role.kind == "unnamed":
            return True
        return voice.head in _UNNAMED and not self._definite(voice)

    def _same(self, speaker: Speaker, voice: Voice) -> bool:
        """Whether the words of one name the other: all of the shorter's stand in the longer's."""
        theirs = speaker.voice
        if voice.actor and theirs.actor == voice.actor and theirs.head == voice.head:
            return True
        if voice.actor == _NATIONS and theirs.country == "IGO" and theirs.head == voice.head:
            return True
        if _apart(theirs, voice):
            return False
        if not voice.keys:
            return False
        inside = voice.keys <= speaker.keys
        if inside and len(voice.keys) == 1:
            return (self._definite(voice) and theirs.head == voice.head) or self._is_name(voice)
        around = speaker.keys <= voice.keys and len(speaker.keys) > 1
        return (inside and len(voice.keys) > 1) or around

    def _is_name(self, voice: Voice) -> bool:
        """Whether a lone word is a surname: no role, no nation, no actor in itself."""
        return voice.role is None and not voice.country and voice.actor is None

    def _learn(self, speaker: Speaker, voice: Voice) -> None:
        for name in voice.names:
            if name not in speaker.names:
                speaker.names.append(name)
        if not voice.bare:
            speaker.keys |= voice.keys
            speaker.named = speaker.named or has_name(self.page, voice)
        theirs = speaker.voice
        if theirs.role is None and voice.role is not None and not voice.bare:
            theirs.role, theirs.sector = voice.role, theirs.sector or voice.sector
        theirs.country = theirs.country or voice.country
        theirs.actor = theirs.actor or voice.actor


def has_name(page: Page, voice: Voice) -> bool:
    """Whether a person's name stands in a voice."""
    if voice.role is None:
        return voice.actor is None and not voice.country
    if voice.role.kind not in ("person", "unnamed"):
        return False
    return any(_is_name(page, i) for i in range(voice.phrase.first + 1, voice.phrase.last))


def _is_name(page: Page, i: int) -> bool:
    """Whether token `i` begins a name within a title."""
    word = page.words[i]
    if given_at(page, i) is not None and not word.definite:
        return True
    starts = word.starts or {}
    known = word.nation or "place" in starts or "nation" in starts or "actor" in starts
    return may_be_name(word, first=True) and not known and page.words[i - 1].definite


def _apart(one: Voice, other: Voice) -> bool:
    """Whether two voices are of different countries."""
    return bool(one.country and other.country and one.country != other.country)


def _agreement(page: Page, frame: Frame) -> tuple[str, str]:
    """Gender and number of the verb, participle or pronoun of a frame's cue."""
    if frame.verb is not None and frame.verb.gender in ("m", "f"):
        return frame.verb.gender, frame.verb.number
    pronoun = page.words[frame.cue_first].pronoun
    if pronoun == "ها":
        return "f", "s"
    return ("m", "p") if pronoun == "هم" else ("m", "s") if pronoun == "ه" else ("", "")


def _agrees(voice: Voice, gender: str, number: str) -> bool:
    if number == "p":
        return voice.plural or voice.gender == gender
    return voice.gender == gender and not voice.plural
