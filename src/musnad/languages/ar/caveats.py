"""The outlet's own caveats on what it passes on: `لم يتسن التحقق`, `ولم يصدر تعليق من الجيش`."""

from collections import defaultdict

from musnad.languages.ar.counts import longest
from musnad.languages.ar.denials import Said
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.undone import is_left_open

_OPENS = 2
"""Within how many words a content that opens with a caveat is one itself."""
_FAILED = 10
"""How many words before one of verifying the words may stand that say it failed."""
_ABLE_BEHIND = 4
_WITHOUT = closed_class("without")
_NEGATORS = closed_class("negators") | _WITHOUT
_ABLE = closed_class("able")
_FAILS = closed_class("fails")
_TURN = closed_class("adversative") | closed_class("meanwhile")
_TURNS = 4
"""How many words before a caveat the word may stand by which its clause turns from the content."""
_OWN_TURN = closed_class("own_turn")


class Caveats:
    """The caveats of one article, and what they touch."""

    def __init__(self, page: Page, said: list[Said], speaking: set[int]) -> None:
        """Of a page, the claims said on it, and the numbers of the sentences that hold any."""
        self.page = page
        self.speaking = speaking
        self.said: dict[int, list[Said]] = defaultdict(list)
        for one in said:
            self.said[one.sentence].append(one)

    def on(self, one: Said) -> tuple[int, int] | None:
        """The tokens of the caveat on a claim: in its sentence, or in the next if that has none."""
        number = one.sentence
        found = self._in(number, one)
        last = number + 1 == len(self.page.sentences)
        if found or last or number + 1 in self.speaking or self._any(number):
            return found
        return self._in(number + 1, one)

    def _any(self, number: int) -> bool:
        limit = self.page.sentences[number].last
        return any(self._at(i, limit) for i in self._candidates(number))

    def _candidates(self, number: int) -> list[int]:
        sentence = self.page.sentences[number]
        return list(self.page.among("caveat", sentence.first, sentence.last))

    def _in(self, number: int, one: Said) -> tuple[int, int] | None:
        for i in self._candidates(number):
            found = self._at(i, self.page.sentences[number].last)
            if found is None:
                continue
            first, last, kind = found
            own = kind == "silence" and self._is_own(first, one)
            said = any(self._is_said(first, other) for other in self.said[number])
            if not own and not said:
                return first, last
        return None

    def _at(self, i: int, limit: int) -> tuple[int, int, str] | None:
        """The caveat that token `i` tells of, to the end of its clause, with its kind."""
        heading = longest(self.page, i, limit, "caveat")
        if heading is None:
            return None
        first = i if heading.what != "verifying" else self._failed(i)
        if first < 0:
            return None
        last = i + 1 + len(heading.rest)
        while last < limit and self.page.words[last].mark not in ("stop", "comma"):
            last += 1
        return first, last, str(heading.what)

    def _failed(self, i: int) -> int:
        """Where the words begin by which the verifying at token `i` failed, -1 for none."""
        for k in range(i - 1, max(-1, i - _FAILED), -1):
            key = self.page.keys[k].lstrip("وف")
            if self.page.words[k].mark == "stop":
                return -1
            if key in _FAILS:
                return k
            if key in _NEGATORS:
                able = self.page.keys[k + 1 : min(k + 1 + _ABLE_BEHIND, i)]
                return k if any(word in _ABLE for word in able) else -1
        return -1

    def _is_said(self, first: int, other: Said) -> bool:
        """Whether a caveat is part of what somebody says, not the outlet's word on it."""
        start, end = other.frame.content_first, other.frame.content_last
        if self.page.quotes.inside[first] >= 0:
            return True
        if not start <= first < end:
            return False
        near = range(max(start, first - _TURNS), first)
        turns = bool(self.page.words[first].conj) or any(
            self.page.words[k].mark == "comma" or self.page.keys[k] in _TURN for k in near
        )
        turns = turns or self.page.keys[first].lstrip("و") in _WITHOUT
        return first - start < _OPENS or not turns

    def _is_own(self, first: int, one: Said) -> bool:
        """Whether the party that is silent is the one that speaks (`لكنه لم يؤكد`)."""
        if is_left_open(self.page, one.frame.cue_first):
            return True
        if first and self.page.keys[first - 1] in _OWN_TURN:
            return True
        cue = one.frame.cue_first
        return cue > first and one.frame.subject is None
