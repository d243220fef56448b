"""What a denial denies: the claim of this article that it names, points at, answers or repeats.

A denial may hold the claim itself (`نفت مزاعم X بأن`), point back at it (`وهو ما نفته`, `نفى هذه
الأنباء`), answer an accusation of the denier (`اتهمت أنقرة دمشق ... ونفت دمشق`), or deny in its own
words what another voice says before or after it. Of several such claims the best is taken.
"""

from dataclasses import dataclass

from musnad.languages.ar.borders import state_named
from musnad.languages.ar.denied import CONTESTED, NEGATIONS, OPEN_DENIED, POINTERS, is_untrue
from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.likeness import Likeness
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.undone import is_left_open
from musnad.languages.ar.voices import Voice

_PUT_FORWARD = frozenset(("state", "affirm", "accuse", "allege", "warn", "narrate", "characterize"))
_BLAMES = frozenset(("accuse", "allege"))
_REFUTES = frozenset(("state", "affirm", "accuse", "characterize", "condemn"))
_ORGANS = frozenset(("GOV", "MIL", "LEG", "JUD", "COP"))
_AROUND = 40
"""How many claims before and behind a denial are looked at."""
PARTY = "state:"
_HEAD = 4
_CLAUSE = 8
"""In how many words from its beginning a content tells whether it is negated."""
_REFUTES_WITHIN = 20
_SENTENCES_BACK = 3
"""How far a denial that only points may point."""
_SENTENCES_POINTED = 1
"""The same, to a claim that neither accuses nor has the voice that is named."""
_LEAST_SHARE = 0.34
_LEAST_TOLD = 0.5
_LEAST_ROOTS = 2


@dataclass(slots=True)
class Said:
    """A frame with who speaks in it, in its sentence (by number)."""

    frame: Frame
    resolved: Resolved | None
    sentence: int


@dataclass(slots=True)
class Denied:
    """Claim numbers (indexes into the article's list) and the rule that joined them."""

    denial: int
    denied: int
    rule: str


def find_denials(page: Page, said: list[Said], likeness: Likeness) -> list[Denied]:
    """Every denial with the claim it denies, where the article holds one."""
    finder = _Finder(page, said, likeness)
    for n, one in enumerate(said):
        if one.frame.act == "deny" and not is_left_open(page, one.frame.cue_first):
            finder.deny(n)
        elif one.frame.act in _REFUTES and _calls_untrue(page, one.frame):
            finder.refute(n)
    return finder.found


class _Finder:
    """The denials of one article, as they are found."""

    def __init__(self, page: Page, said: list[Said], likeness: Likeness) -> None:
        self.page = page
        self.said = said
        self.likeness = likeness
        self.found: list[Denied] = []

    def deny(self, n: int) -> None:
        """Join denial `n` to what it denies."""
        match = self._named(n) or self._pointed(n) or self._alike(n)
        if match is not None:
            self.found.append(match)

    def refute(self, n: int) -> None:
        """Join a statement that calls a claim untrue (`هذه المزاعم كاذبة`) to that claim."""
        inside = self._inside(n)
        if inside is not None:
            self.found.append(Denied(n, inside, "calls it untrue"))
            return
        if self.said[n].frame.act == "accuse":
            return
        match = self._denied_again(n) or self._alike(n)
        if match is None and self._points(n) and self._only_points(n):
            match = self._nearest(n)
        if match is not None:
            self.found.append(Denied(n, match.denied, "calls it untrue"))

    def _denied_again(self, n: int) -> Denied | None:
        """What the same voice has just denied, where this only points (`هذه المزاعم كاذبة`)."""
        last = self.found[-1] if self.found else None
        if last is None or n - last.denial > _SENTENCES_BACK or not self._points(n):
            return None
        return None if self._opposed(last.denial, n) else last

    def _named(self, n: int) -> Denied | None:
        """A claim inside what is denied (`نفت مزاعم بأن`), or what a relative denies."""
        inside = self._inside(n)
        if inside is not None:
            return Denied(n, inside, "names it")
        denial = self.said[n]
        for k in range(n - 1, -1, -1):
            other = self.said[k]
            if other.sentence != denial.sentence:
                break
            same = _same_content(other.frame, denial.frame) or denial.frame.kind == "pointing"
            if same and other.frame.act in _PUT_FORWARD and self._opposed(k, n):
                return Denied(n, k, "points at it")
        return None

    def _inside(self, n: int) -> int | None:
        """The claim of another that begins what claim `n` speaks of."""
        outer = self.said[n]
        for k in range(n + 1, len(self.said)):
            other = self.said[k]
            if other.sentence != outer.sentence:
                return None
            inner = other.frame
            opens = inner.cue_first <= outer.frame.content_first + _HEAD
            if opens and _overlaps(inner, outer.frame) and inner.act in _PUT_FORWARD:
                return k if self._opposed(k, n) else None
        return None

    def _points(self, n: int) -> bool:
        """Whether a content is no more than a word for a claim (`هذه الأنباء`, `صحة الاتهامات`)."""
        return self._pointer(n) >= 0

    def _pointer(self, n: int) -> int:
        """The token of the word for a claim that begins a content, -1 where there is none."""
        page, frame = self.page, self.said[n].frame
        for k in range(frame.content_first, min(frame.content_first + _HEAD, frame.content_last)):
            word, key = page.words[k], page.keys[k]
            if key in POINTERS or word.bare in CONTESTED:
                return k
            if not (key in OPEN_DENIED or word.mark):
                return -1
        return -1

    def _pointed(self, n: int) -> Denied | None:
        """`نفى هذه المعلومات`, `نفت الاتهامات`: what it says of them, then who is near."""
        if not self._points(n):
            return None
        found = self._answered(n) or self._alike(n)
        return found or (self._nearest(n) if self._only_points(n) else None)

    def _only_points(self, n: int) -> bool:
        """Whether a word for a claim stands alone, not before what the claim says."""
        at, last = self._pointer(n), self.said[n].frame.content_last
        if at + 1 >= last or self.page.keys[at] in POINTERS or self.page.words[at].definite:
            return True
        behind = self.page.words[at + 1]
        return state_named(behind) != "" and last - at <= _HEAD

    def _nearest(self, n: int) -> Denied | None:
        """The nearest earlier claim of another voice, an accusation before what is only said."""
        named = self._parties_named(n)
        best, best_rank = None, -1.0
        for k in range(n - 1, max(-1, n - _AROUND), -1):
            back = self.said[n].sentence - self.said[k].sentence
            if back > _SENTENCES_BACK:
                break
            other = self.said[k]
            if other.resolved is None or not self._may_be_denied(k, n):
                continue
            meant = other.resolved.speaker.voice.country in named
            blames = other.frame.act in _BLAMES
            if back > _SENTENCES_POINTED and not (meant or blames):
                break
            rank = meant + blames - 0.4 * back
            if best is None or rank > best_rank:
                best, best_rank = k, rank
        return None if best is None else Denied(n, best, "points at it")

    def _answered(self, n: int) -> Denied | None:
        """The nearest earlier accusation of the denier."""
        for k in range(n - 1, max(-1, n - _AROUND), -1):
            if self.said[n].sentence - self.said[k].sentence > _SENTENCES_BACK:
                return None
            if self._accuses(k, n):
                return Denied(n, k, "answers it")
        return None

    def _accuses(self, k: int, n: int) -> bool:
        """Whether claim `k` accuses the voice of claim `n`."""
        frame, denier = self.said[k].frame, self.said[n].resolved
        if frame.act not in _BLAMES or denier is None or not self._opposed(k, n):
            return False
        target = frame.target
        if target is None:
            return False
        voice = denier.speaker.voice
        for word in self.page.words[target.first : target.last]:
            country = voice.country != "" and state_named(word) == PARTY + voice.country
            if country or word.bare in denier.speaker.keys:
                return True
        return False

    def _alike(self, n: int) -> Denied | None:
        """The claim of another voice that shares most of what is denied."""
        best, best_score = None, 0.0
        for k in range(max(0, n - _AROUND), min(len(self.said), n + _AROUND)):
            if k == n or not self._may_be_denied(k, n):
                continue
            if _overlaps(self.said[k].frame, self.said[n].frame) or self._negated(k):
                continue
            score = self._score(n, k)
            if score > best_score:
                best, best_score = k, score
        return None if best is None else Denied(n, best, "shares its words")

    def _negated(self, k: int) -> bool:
        """Whether claim `k` is itself negated, and so agrees with a denial of its words."""
        first, last = self.said[k].frame.content_first, self.said[k].frame.content_last
        keys = self.page.keys[first : min(last, first + _CLAUSE)]
        return any(key.lstrip("وف") in NEGATIONS for key in keys)

    def _score(self, n: int, k: int) -> float:
        """How likely claim `k` is what denial `n` denies by its words; 0 where it is not."""
        told = sum(not root.startswith(PARTY) for root in self.likeness.common(n, k))
        share = self.likeness.share(n, k)
        accuses = self._accuses(k, n)
        least = 1 if accuses else _LEAST_ROOTS
        apart = abs(self.said[n].sentence - self.said[k].sentence)
        told_only = self.said[k].resolved is None
        if told < least or share < (_LEAST_TOLD if told_only else _LEAST_SHARE):
            return 0.0
        blame = 0.3 * accuses + 0.15 * (self.said[k].frame.act in _BLAMES)
        behind = 0.1 if k > n else 0.0
        return share + blame + 0.2 / (1 + apart) - behind

    def _may_be_denied(self, k: int, n: int) -> bool:
        """Whether claim `k` is put forward by another voice, apart from denial `n`."""
        frame, denial = self.said[k].frame, self.said[n].frame
        if frame.act not in _PUT_FORWARD or not self._opposed(k, n):
            return False
        holds_it = frame.content_first <= denial.cue_first < frame.content_last
        held = denial.content_first <= frame.cue_first < denial.content_last
        if holds_it or (held and frame.kind != "narrated"):
            return False
        return not (k > n and frame.kind == "pointing" and _same_content(frame, denial))

    def _parties_named(self, n: int) -> set[str]:
        """The countries that a word for a claim gives as its voice (`الاتهامات الروسية`)."""
        at = self._pointer(n)
        last = min(at + _HEAD, self.said[n].frame.content_last)
        parties = (state_named(word) for word in self.page.words[at:last])
        return {party.removeprefix(PARTY) for party in parties if party}

    def _opposed(self, k: int, n: int) -> bool:
        return opposed(self.said, k, n)


def opposed(said: list[Said], k: int, n: int) -> bool:
    """Whether two claims have voices that may contradict each other."""
    a, b = said[k].resolved, said[n].resolved
    if a is None or b is None:
        return a is not b
    if a.speaker is b.speaker:
        return False
    one, other = a.speaker.voice, b.speaker.voice
    if one.actor is not None and one.actor == other.actor:
        return False
    organs = all(v.sector in _ORGANS and not _is_group(v) for v in (one, other))
    return not (organs and one.country != "" and one.country == other.country)


def _is_group(voice: Voice) -> bool:
    """Whether a voice is an armed group or another actor that is no state."""
    return voice.actor is not None and not voice.actor.startswith(PARTY)


def _calls_untrue(page: Page, frame: Frame) -> bool:
    """Whether a content says of a claim that it is not true (`كاذبة`, `غير صحيحة`, `لا أساس`)."""
    first, last = (
        frame.content_first,
        min(frame.content_last, frame.content_first + _REFUTES_WITHIN),
    )
    named, untrue = frame.act == "accuse", False
    for k in range(first, last):
        named = named or page.keys[k] in POINTERS or page.words[k].bare in CONTESTED
        untrue = untrue or is_untrue(page, k, last)
    return named and untrue


def _overlaps(inner: Frame, outer: Frame) -> bool:
    return inner.content_first < outer.content_last and outer.content_first < inner.content_last


def _same_content(a: Frame, b: Frame) -> bool:
    return (a.content_first, a.content_last) == (b.content_first, b.content_last)
