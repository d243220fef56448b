"""What an article says of a person beside the name: an office, a fate, that he or she saw it."""

from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from musnad.languages.ar.names import HONORIFICS, Run
from musnad.languages.ar.phrases import Page, headings_at, match_rest, read_phrase
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Role, Word

Mark = Literal["public", "victim", "witness", "private"]

PRIVATE = closed_class("private_persons")
BEFALLS = closed_class("befalls")
GIVES_NAME = closed_class("gives_name")
_KIN = closed_class("kin")
_WITNESSES = closed_class("witnesses")
_POSTS = closed_class("public_posts")
_ANYWHERE = closed_class("speaks_for_bodies")
_RANKS = closed_class("military_ranks")
_AND_IS = closed_class("and_is")
_FROM = frozenset(("من", "احد", "احدي"))
_OWN = frozenset(("CVL", "UNK", "MED", "BUS", "HLH", ""))
"""Sectors whose people speak for themselves."""
_TITLE = 12
_FATE = 6
_ADJECTIVES = 4


class Told(NamedTuple):
    """What is said of a person at one place, and by which rule."""

    mark: Mark
    why: str


class Post(NamedTuple):
    """A role that begins at token `at`, its words ending at `end`."""

    at: int
    end: int
    role: Role


def post_at(page: Page, k: int) -> Post | None:
    """The longest role of a person that begins at token `k`, if any."""
    if "role" not in (page.words[k].starts or {}):
        return None
    found: Post | None = None
    for heading in headings_at(page, k, "role", len(page.words)):
        end = match_rest(page, k + 1, heading.rest, len(page.words), parted=True)
        if end is None or not isinstance(heading.what, Role) or heading.what.kind != "person":
            continue
        if found is None or end > found.end:
            found = Post(k, end, heading.what)
    return found


def told_of(page: Page, run: Run) -> Told:
    """What the words around a name say of whom it names; private where they say nothing."""
    fate = _fate(page, run)
    office = _title_before(page, run) or _title_behind(page, run)
    if office is not None and office.mark != "private":
        return office
    return fate or office or _seen(page, run) or Told("private", "named, in no public role")


def _fate(page: Page, run: Run) -> Told | None:
    """Whether killing, wounding or arrest stands right before or behind the name."""
    near = (*range(run.first - 1, run.first - 1 - _FATE, -1), *range(run.last, run.last + _FATE))
    stopped = {-1: False, 1: False}
    for k in near:
        side = -1 if k < run.first else 1
        if stopped[side] or not 0 <= k < len(page.words):
            continue
        word = page.words[k]
        stopped[side] = word.mark in ("stop", "newline") or bool(word.comp)
        if not stopped[side] and _is_in(word, BEFALLS):
            return Told("victim", "named beside a killing, wounding or arrest")
    return None


def _title_before(page: Page, run: Run) -> Told | None:
    """The title that the name stands with, if one is before it."""
    lone = page.words[run.first].conj or run.lead
    for k in range(run.first - 1, max(-1, run.first - 1 - _TITLE), -1):
        word = page.words[k]
        if word.mark in ("stop", "newline") or lone:
            return None
        if word.definite and word.bare in PRIVATE and _joined(page, k + 1, run.first):
            return Told("private", "named behind a noun of private persons")
        post = post_at(page, k) or _rank_at(page, k)
        if post is None or not _stands_with(page, post, run):
            continue
        if not is_public(page, post) or _of_others(page, k):
            return _private_or_witness(page, k)
        return Told("public", "named with a public role before the name")
    return None


def _rank_at(page: Page, k: int) -> Post | None:
    """A military rank with its article."""
    word = page.words[k]
    if word.definite and word.bare in _RANKS:
        return Post(k, k + 1, Role("MIL", "person", "m"))
    return None


def _private_or_witness(page: Page, k: int) -> Told:
    """What a title that is no public role makes of whoever has it."""
    if page.words[k].bare in _WITNESSES:
        return Told("witness", "named as one who saw it or lives there")
    return Told("private", "named with a role that is not public")


def _stands_with(page: Page, post: Post, run: Run) -> bool:
    """Whether a title goes on into the name, or is parted from it by a comma only."""
    phrase = read_phrase(page, post.at, run.last)
    if phrase is None:
        return False
    apart = page.words[run.first - 1].mark == "comma"
    if apart and phrase.last == run.first - 1:
        return True
    if phrase.last <= run.first:
        return False
    before = page.words[run.first - 1]
    head = page.words[post.at]
    if post.end == run.first:
        return head.definite or len(_words(page, post.at, post.end)) > 1
    return _goes_with_title(before)


def _words(page: Page, first: int, last: int) -> list[Word]:
    return [word for word in page.words[first:last] if not word.mark]


def _goes_with_title(word: Word) -> bool:
    """Whether a word right before the name can end a title (`الخارجية`, `تركيا`, `حماس`)."""
    starts = word.starts or {}
    known = word.nation or "nation" in starts or "actor" in starts or "place" in starts
    return bool(word.definite or known or word.mark or word.bare in HONORIFICS)


def _joined(page: Page, first: int, last: int) -> bool:
    """Whether nothing but adjectives, nations and words of address stand between."""
    if last - first > _ADJECTIVES:
        return False
    return all(
        (word.definite and not word.mark and not word.prep) or word.nation
        for word in page.words[first:last]
    )


def _of_others(page: Page, k: int) -> bool:
    """Whether the title is another's: a son's, a driver's, a lawyer's."""
    before = page.words[max(0, k - 2) : k]
    return any(word.bare in _KIN or word.bare in PRIVATE for word in before if not word.mark)


def is_public(page: Page, post: Post) -> bool:
    """Whether a role is one in which people act or speak in public."""
    head = page.words[post.at].bare
    if head not in _POSTS and head not in _RANKS:
        return False
    if post.role.sector in _OWN:
        # `مدير` of whatever may be anybody; a spokesman or leader of whatever is heard as such.
        return head in _ANYWHERE
    return post.role.sector != "REB" or head in _ANYWHERE


def _title_behind(page: Page, run: Run) -> Told | None:
    """The title behind the name, with a comma, a bracket or `وهو` between or none."""
    k, apart = run.last, False
    if k + 1 < len(page.words) and page.words[k].mark in ("comma", "bracket", "dash"):
        k, apart = k + 1, True
    if k + 1 < len(page.words) and page.keys[k] in _AND_IS:
        k, apart = k + 1, True
    if k >= len(page.words):
        return None
    word = page.words[k]
    post = None if word.mark or word.conj or word.prep else post_at(page, k)
    if post is None or (word.definite and not apart):
        return None
    if is_public(page, post):
        return Told("public", "named with a public role behind the name")
    return _private_or_witness(page, k)


def _seen(page: Page, run: Run) -> Told | None:
    """Whether the name is that of a witness: `شاهد يدعى`, `وهو من سكان الحي`."""
    after = page.words[run.last : run.last + 5]
    behind = any(word.key in _FROM and later.bare in _WITNESSES for word, later in pairwise(after))
    before = page.words[max(0, run.first - _FATE) : run.first]
    if behind or any(_is_in(word, _WITNESSES) for word in before if not word.mark):
        return Told("witness", "named as one who saw it or lives there")
    return None


def _is_in(word: Word, words: frozenset[str]) -> bool:
    return word.key in words or word.bare in words or word.key[word.lead :] in words


@cache
def announcing() -> frozenset[str]:
    """Words, without article, behind which a name may stand that no list has."""
    return HONORIFICS | PRIVATE
