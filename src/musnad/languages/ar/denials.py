"""What a denial denies: the claim of this article that its content names, repeats or points at."""

from dataclasses import dataclass

from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.particles import PREPOSITIONS, UNTRUE
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.tables import closed_class

_POINTERS = closed_class("pointers")
_LEAST = 0.34
_AROUND = 60
"""How many claims before and behind a denial are looked at."""


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


def find_denials(page: Page, said: list[Said]) -> list[Denied]:
    """Every denial with the claim it denies, where the article holds one."""
    found = []
    for n, one in enumerate(said):
        if one.frame.act != "deny":
            refuted = _refuted(page, said, n)
            if refuted is not None:
                found.append(refuted)
            continue
        match = _named(said, n) or _pointed(page, said, n) or _repeated(page, said, n)
        if match is not None:
            found.append(match)
    return found


def _named(said: list[Said], n: int) -> Denied | None:
    """An accusation or allegation named inside the denial (`نفت مزاعم بأن`)."""
    denial = said[n]
    for k in range(n + 1, len(said)):
        other = said[k]
        if other.sentence != denial.sentence:
            break
        if other.frame.kind == "noun" and _overlaps(other.frame, denial.frame):
            return Denied(n, k, "names it")
    for k in range(n - 1, -1, -1):
        other = said[k]
        if other.sentence != denial.sentence:
            break
        if _same_content(other.frame, denial.frame) and other.frame.act in (
            "accuse",
            "allege",
            "state",
        ):
            return Denied(n, k, "points at it")
    return None


def _refuted(page: Page, said: list[Said], n: int) -> Denied | None:
    """`هذه المزاعم كاذبة`: a statement that calls an earlier claim of another voice untrue."""
    frame = said[n].frame
    head = page.keys[frame.content_first : min(frame.content_last, frame.content_first + 9)]
    if not any(key in UNTRUE for key in head):
        return None
    if not any(
        word.cue_noun or page_key in _POINTERS
        for word, page_key in zip(
            page.words[frame.content_first : frame.content_last], head, strict=False
        )
    ):
        return None
    for k in range(n - 1, max(-1, n - 8), -1):
        if _other_voice(said[k], said[n]) and said[k].frame.act in (
            "accuse",
            "allege",
            "state",
            "affirm",
        ):
            return Denied(n, k, "calls it untrue")
    return None


def _overlaps(inner: Frame, outer: Frame) -> bool:
    return inner.content_first < outer.content_last and outer.content_first < inner.content_last


def _same_content(a: Frame, b: Frame) -> bool:
    return (a.content_first, a.content_last) == (b.content_first, b.content_last)


def _pointed(page: Page, said: list[Said], n: int) -> Denied | None:
    """`نفى هذه المعلومات`: the nearest earlier claim of another voice."""
    frame = said[n].frame
    first = page.words[frame.content_first]
    if page.keys[frame.content_first] not in _POINTERS and not (first.definite and first.cue_noun):
        return None
    for k in range(n - 1, max(-1, n - 6), -1):
        if _other_voice(said[k], said[n]) and said[k].frame.act != "deny":
            return Denied(n, k, "points at it")
    return None


def _repeated(page: Page, said: list[Said], n: int) -> Denied | None:
    """The claim of another voice that shares most words with what is denied."""
    denial = said[n].frame
    words = _content_words(page, denial)
    best, best_share = None, _LEAST
    for k in range(max(0, n - _AROUND), min(len(said), n + _AROUND)):
        other = said[k]
        if k == n or other.frame.act == "deny" or not _other_voice(other, said[n]):
            continue
        theirs = _content_words(page, other.frame)
        share = len(words & theirs) / max(1, min(len(words), len(theirs)))
        if len(words & theirs) >= 2 and share > best_share:
            best, best_share = k, share
    return None if best is None else Denied(n, best, "shares its words")


def _other_voice(a: Said, b: Said) -> bool:
    if a.resolved is None or b.resolved is None:
        return a.resolved is not b.resolved
    return a.resolved.speaker is not b.resolved.speaker


def _content_words(page: Page, frame: Frame) -> set[str]:
    return {
        page.words[k].bare
        for k in range(frame.content_first, frame.content_last)
        if not page.words[k].mark
        and len(page.words[k].bare) > 2
        and page.keys[k] not in PREPOSITIONS
    }
