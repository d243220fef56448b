"""The persons whom a reading names, each with a mark: public role, victim, witness, private.

Rules only, and each says why. Who is not seen to be in a public role is held not to be: what
leaves the desk masks everybody else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, structs

from musnad.languages.ar.introductions import Introductions
from musnad.languages.ar.lexicon import lexicon
from musnad.languages.ar.names import (
    Run,
    given_at,
    is_named_after,
    may_be_name,
    name_at,
    plain,
)
from musnad.languages.ar.naming import Form, form_of, occurrences, parts_of, without_case
from musnad.languages.ar.page import Page
from musnad.languages.ar.phrases import Phrase
from musnad.languages.ar.titles import (
    GIVES_NAME,
    Mark,
    Told,
    announcing,
    is_public,
    post_at,
    told_of,
)
from musnad.languages.ar.voices import can_speak, read_voice
from musnad.model import Reading, Span, cut
from musnad.resolve.actors import Actors, load_actors

_SKIPPED = 4
"""Adjectives and nations between a word that announces a name and the name."""
_SPOKEN = 5
"""Words of a source that is nothing but a name."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody named in a reading; `key` is the folded name, `spans` are in the text's order.

    `forms` are the folded words by which the reading calls this person, the longest first, and
    `why` is the rule that gave the mark.
    """

    name: str
    key: str
    mark: Mark
    why: str
    forms: tuple[Form, ...]
    spans: tuple[Span, ...] = ()


class _Mention(NamedTuple):
    """A name in the text: its words, and what is said of the person there."""

    form: Form
    name: str
    told: Told


def persons_in(reading: Reading, marked: Mapping[str, str] | None = None) -> tuple[Person, ...]:
    """Who is named in a reading, in the order of the text.

    `marked` are names (folded keys) that people marked: they are looked for too.
    """
    page = Page(reading.document.text, lexicon().analyse)
    return _found(page, _names_of(reading), marked or {})


def names_alone(name: str, marked: Mapping[str, str]) -> tuple[Person, ...]:
    """Who is named in the name of a source, as far as that alone tells."""
    return _found(Page(name, lexicon().analyse), [name], marked)


def _found(page: Page, names: list[str], marked: Mapping[str, str]) -> tuple[Person, ...]:
    """The persons of a text, of sources so named, and those whom people marked."""
    people = _grouped([*_in_text(page), *_actors(page), *_sources(page, names)])
    known = {person.key for person in people}
    people += [_by_hand(key) for key in marked if key not in known]
    return tuple(_placed(page, people))


def _in_text(page: Page) -> Iterator[_Mention]:
    """Every name that lists or neighbours give away."""
    behind = 0
    announced = _announced(page)
    for i, word in enumerate(page.words):
        if i < behind or word.mark:
            continue
        run = name_at(page, i, announced=i in announced)
        if run is None or (not run.sure) or (i not in announced and is_named_after(page, run)):
            continue
        behind = run.last
        if i not in announced and _is_actor(page, run):
            continue
        yield _Mention(form_of(page, run), _written(page, run), told_of(page, run))


def _announced(page: Page) -> set[int]:
    """Tokens at which a name has to stand: behind a title, or a word that gives a name."""
    found: set[int] = set()
    heads = announcing()
    for k, word in enumerate(page.words):
        end = 0
        if (word.definite and word.bare in heads and not word.verbs) or word.key in GIVES_NAME:
            end = k + 1
        else:
            post = post_at(page, k)
            one = post is not None and post.role.gender != "mpl"
            if post is not None and one and (word.definite or post.end > k + 1):
                end = post.end
        if end:
            found.update(_name_behind(page, end))
    return found


def _name_behind(page: Page, end: int) -> Iterator[int]:
    """The token behind a title at which its holder's name begins."""
    for k in range(end, min(end + _SKIPPED, len(page.words))):
        word = page.words[k]
        unlisted = may_be_name(word, first=True) and not _is_known_word(page, k)
        if unlisted or given_at(page, k):
            yield k
            return
        if word.mark or word.conj or not (word.definite or word.nation):
            return


def _is_known_word(page: Page, k: int) -> bool:
    """Whether a word stands for a place or a nation, by which titles go on (`رئيس تركيا`)."""
    starts = page.words[k].starts or {}
    return "place" in starts or "nation" in starts


def _is_actor(page: Page, run: Run) -> bool:
    """Whether the table of actors has the name: persons of it are public (`_actors`)."""
    return _actor_end(page, run.first) >= run.last


def _actor_end(page: Page, i: int) -> int:
    """Where the longest name of a person of the actors' table ends that begins at `i`, or 0."""
    end = 0
    for heading in page.headings(i, "actor", i + 1):
        last = i + 1 + len(heading.rest)
        weak = isinstance(heading.what, tuple) and heading.what[1]
        if weak or "person:" not in str(heading.what):
            continue  # `القدرة` is a surname, and a word
        if tuple(page.keys[i + 1 : last]) == heading.rest:
            end = max(end, last)
    return end


def _actors(page: Page) -> Iterator[_Mention]:
    """The persons of the actors' table."""
    told = Told("public", "in the table of actors")
    for i, word in enumerate(page.words):
        end = _actor_end(page, i) if "actor" in (word.starts or {}) else 0
        if end:
            run = Run(i, end, word.lead, sure=True)
            yield _Mention(form_of(page, run), _written(page, run), told)


def _sources(page: Page, names: list[str]) -> Iterator[_Mention]:
    """Sources that are called by nothing but a name."""
    actors = load_actors(None)
    introductions = Introductions(page)
    for name in names:
        own = Page(name, lexicon().analyse)
        if is_bare_name(own, actors):
            run = Run(0, len(own.words), own.words[0].lead, sure=True)
            yield from _introduced(page, introductions, form_of(own, run), name)


def _names_of(reading: Reading) -> list[str]:
    """What the sources of a reading are called, each once."""
    sources = [claim.source for claim in reading.claims if claim.source is not None]
    found = [name for source in sources for name in (source.name, *source.names)]
    found += [party.name for source in sources for party in source.parties]
    return list(dict.fromkeys(found))


def is_bare_name(page: Page, actors: Actors) -> bool:
    """Whether a source is called by words that no list knows: a person's name."""
    words = page.words
    if not words or len(words) > _SPOKEN or any(word.mark for word in words):
        return False
    if not all(may_be_name(word) or name_at(page, i) for i, word in enumerate(words)):
        return False
    voice = read_voice(page, Phrase(0, len(words)), actors)
    known = voice.role or voice.actor or voice.country or voice.scene
    return not known and can_speak(page, voice)


def _introduced(
    page: Page, introductions: Introductions, form: Form, name: str
) -> Iterator[_Mention]:
    """What the text says of whom it calls by a name, wherever it does so."""
    yield _Mention(form, name, Told("private", "speaks, and no public role is told"))
    for first, _, lead in occurrences(page, [form]):
        run = name_at(page, first, announced=True) or Run(first, first + 1, lead, sure=True)
        told = told_of(page, run)
        title = next(iter(introductions.titles(Phrase(run.first, run.last))), None)
        post = post_at(page, title.first) if title is not None else None
        if told.mark != "public" and post is not None and is_public(page, post):
            told = Told("public", "introduced with a public role")
        yield _Mention(form_of(page, run), _written(page, run), told)


def _written(page: Page, run: Run) -> str:
    """The name as it stands, on one line."""
    text = page.text[page.start(run.first) + run.lead : page.end(run.last - 1)]
    return " ".join(text.split())


def _grouped(mentions: Iterable[_Mention]) -> list[Person]:
    """One person for each full name; a part of a name counts to all who may be called so."""
    by_form: dict[Form, list[_Mention]] = defaultdict(list)
    found = [mention for mention in mentions if mention.form]
    words = {word for mention in found for word in mention.form}
    for mention in found:
        bare = without_case(mention.form)
        settled = (
            ending if ending in words else word
            for ending, word in zip(bare, mention.form, strict=True)
        )
        by_form[tuple(settled)].append(mention)
    whole = [form for form in by_form if not any(_within(form, other) for other in by_form)]
    people = []
    for form in whole:
        own = list(by_form[form])
        for other, parts in by_form.items():
            if _within(other, form) and sum(_within(other, each) for each in whole) == 1:
                own += parts
        told = _settled([mention.told for mention in own])
        name = by_form[form][0].name
        forms = tuple(parts_of(form))
        people.append(
            Person(name=name, key=" ".join(form), mark=told.mark, why=told.why, forms=forms)
        )
    return people


def _within(part: Form, whole: Form) -> bool:
    """Whether the words of one name stand in another's, in their order, and it has more."""
    rest = iter(whole)
    return len(part) < len(whole) and all(word in rest for word in part)


def _settled(said: list[Told]) -> Told:
    """What counts of all that an article says of one person."""
    for mark in ("public", "victim", "witness"):
        found = next((told for told in said if told.mark == mark), None)
        if found is not None:
            return found
    return said[0]


def _by_hand(key: str) -> Person:
    """A name that people marked and no rule found."""
    form = tuple(map(plain, key.split()))
    why = "marked by people"
    return Person(name=key, key=" ".join(form), mark="private", why=why, forms=(form,))


def _placed(page: Page, people: list[Person]) -> Iterator[Person]:
    """The persons with where they stand; those who do not stand in the text are left out."""
    owners: dict[Form, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        for form in person.forms:
            owners[form].append(number)
    spans: dict[int, list[Span]] = defaultdict(list)
    for first, last, lead in occurrences(page, owners):
        form = form_of(page, Run(first, last, lead, sure=True))
        for number in owners.get(form) or owners.get(without_case(form)) or ():
            spans[number].append(cut(page.text, page.start(first) + lead, page.end(last - 1)))
    order = sorted(spans, key=lambda number: spans[number][0].start)
    for number in order:
        yield structs.replace(people[number], spans=tuple(spans[number]))
