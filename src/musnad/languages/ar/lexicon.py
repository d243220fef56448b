"""All that the word lists know, and the analysis of a spelling by them."""

from collections.abc import Callable
from functools import cache
from typing import cast

from msgspec.structs import replace

from musnad.annotate.folding import key_of
from musnad.languages.ar import dates, numbers
from musnad.languages.ar.clitics import (
    PRONOUNS,
    THIRD_PERSON,
    Parse,
    fronts,
    noun_stems,
    verb_stems,
)
from musnad.languages.ar.lists import Lists, load_lists
from musnad.languages.ar.particles import FUNCTION_WORDS, GIVEN_NAMES, PREPOSITIONS
from musnad.languages.ar.phrases import can_head, is_finite, is_name
from musnad.languages.ar.shapes import is_masdar
from musnad.languages.ar.stages import stages_of
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.word import Heading, Headings, Saying, Verb, Word
from musnad.resolve.gazetteer import gazetteer

_OF_WHOM = closed_class("of_whom")
_PUNCTUATION = {
    **dict.fromkeys(".؟?!…۔", "stop"),
    **dict.fromkeys("،,؛;", "comma"),
    **dict.fromkeys('"“”„‟', "quote"),
    "«": "open",
    "»": "close",
    "‹": "open",
    "›": "close",
    "(": "bracket",
    "[": "bracket",
    ")": "unbracket",
    "]": "unbracket",
    ":": "colon",
    **dict.fromkeys("-–—", "dash"),
    "%": "percent",
    "٪": "percent",
    **dict.fromkeys(("\n", "\r", "\r\n", "\u2028", "\u2029"), "newline"),
}
_COMPLEMENTIZERS = {"ان": "an", "بان": "an", "فان": "fan", "وان": "wan", "كان": ""}
_TRANSITIVE = frozenset(("obj", "quote"))
_OWNED = 4
"""Letters a stem must have before a pronoun is taken off a thing."""
_NAMES = ("place", "actor", "nation")
_ARTICLED = ("role", "materiel", "place_head")
"""Kinds of phrases whose first word may stand with an article that the list leaves out."""
_REMEMBERED = 40_000
PRONOUN = "pronoun"


class _Known(dict[str, Word]):
    """The spellings met lately; `earlier` holds those met before them, and nothing older.

    So what is remembered is bounded, and a word that comes again and again is never forgotten.
    """

    def __init__(self, analyse: Callable[[str], Word]) -> None:
        super().__init__()
        self.analyse = analyse
        self.earlier: dict[str, Word] = {}

    def __missing__(self, text: str) -> Word:
        word = self.earlier.get(text) or self.analyse(text)
        if len(self) >= _REMEMBERED:
            self.earlier = dict(self)
            self.clear()
        self[text] = word
        return word


class Lexicon:
    """Analyses spellings, each once; what is remembered is bounded."""

    def __init__(self, lists: Lists) -> None:
        """Analyse by `lists`."""
        self.lists = lists
        self._kinds = tuple(lists.phrases)
        self.analyse: Callable[[str], Word] = _Known(self._analyse).__getitem__
        """The analysis of one token as it is spelt."""

    def _analyse(self, text: str) -> Word:
        first = text[0]
        if not first.isalnum():
            mark = "stop" if text.startswith("..") else _PUNCTUATION.get(text, "other")
            return Word(text, text, mark)
        key = key_of(text) or text
        word = Word(text, key)
        word.has_digit = not key.isalpha() and any(letter.isdigit() for letter in key)
        word.starts_number = numbers.starts_number(key)
        word.starts_date = dates.starts_date(key)
        if not first.isdigit():
            self._read_letters(word)
        word.finite = is_finite(word)
        word.heads = can_head(word)
        word.named = is_name(word)
        word.stages = stages_of(word, self.lists)
        return word

    def _read_letters(self, word: Word) -> None:
        key = word.key
        parses = fronts(key)[:1] if key in GIVEN_NAMES else fronts(key)
        word.closed = _closed(key) or (_closed(key[1:]) if key[0] in "وف" else "")
        self._read_verbs(word, parses)
        self._read_nouns(word, parses)
        self._read_phrases(word, parses)
        if word.starts is not None:
            self._prefer_names(word, word.starts)
            _prefer_states(word, word.starts)
        self._settle_clitics(word, parses)
        _read_shape(word)
        if word.starts is not None:
            _read_scene(word, word.starts)
        word.comp = _complementizer(key)

    def _read_verbs(self, word: Word, parses: list[Parse]) -> None:
        if word.closed:
            return
        bound = "" if word.text.endswith(("ة", "ةً", "اً", "ًا")) else PRONOUN
        for parse in parses:
            if parse.prep == "ك" or _is_bare_future(word, parse):
                continue
            found = self._verbs_of(parse.rest, parse.prep, bound)
            verbs = tuple(verb for verb in found if not self._impossible(verb)) if found else ()
            if verbs:
                word.verbs = verbs
                word.saying = None if word.starts_number else self._saying_of(verbs)
                _take(word, parse)
                return

    def _impossible(self, verb: Verb) -> bool:
        """Whether it is the passive of a cue that takes no object (`يؤسف`, spelt like `يوسف`)."""
        cue = self.lists.cues.get(verb.lemma)
        return verb.voice == "passive" and cue is not None and _TRANSITIVE.isdisjoint(cue.frames)

    def _saying_of(self, verbs: tuple[Verb, ...]) -> Saying | None:
        """The likeliest reading with a cue: third person, active, singular, past first."""
        for verb in sorted(verbs, key=_unlikely):
            cue = self.lists.cues.get(verb.lemma)
            if cue is not None:
                return Saying(cue, verb)
        return None

    def _verbs_of(self, rest: str, prep: str, bound: str) -> tuple[Verb, ...]:
        forms = self.lists.verb_forms
        participle_only = prep == "ب"
        if rest.startswith("ال") and rest[2:] in forms:
            return tuple(verb for verb in forms[rest[2:]] if verb.tense == "participle")
        future = rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن", "ا")
        for base in (rest, rest[1:]) if future else (rest,):
            for stem, pronoun in verb_stems(base):
                found = forms.get(stem)
                if found is None or (pronoun and not bound):
                    continue
                kept = [_with(v, pronoun) for v in found if _fits(v, pronoun, prep)]
                if base is not rest:
                    kept = [verb for verb in kept if verb.tense == "present"]
                if kept and not participle_only:
                    return tuple(kept)
        return ()

    def _read_nouns(self, word: Word, parses: list[Parse]) -> None:
        nouns = self.lists.nouns
        for parse in parses:
            articled = parse.bare != parse.rest
            for stem, pronoun in ((parse.bare, ""),) if articled else noun_stems(parse.rest):
                if pronoun == "ه" and word.text.endswith("ة"):
                    continue
                known = nouns.get(stem)
                if known is not None:
                    for attribute, value in known.items():
                        setattr(word, attribute, value)
                    if not word.verbs:
                        _take(word, parse)
                    word.bare, word.pronoun = stem, pronoun
                    return

    def _read_phrases(self, word: Word, parses: list[Parse]) -> None:
        starts: dict[str, list[Heading]] = {}
        openers = self.lists.openers
        for parse in parses:
            if parse.rest in openers:
                self._begin(word, parse.rest, parse.lead, self._kinds, starts)
            if parse.bare != parse.rest and parse.bare in openers:
                self._begin(word, parse.bare, parse.lead, _ARTICLED, starts)
        if not starts and not word.verbs and not word.thing:
            self._read_owned(word, parses, starts)
        if starts:
            word.starts = {kind: Headings(found) for kind, found in starts.items()}

    def _begin(
        self,
        word: Word,
        key: str,
        letters: int,
        kinds: tuple[str, ...],
        starts: dict[str, list[Heading]],
    ) -> None:
        """Note the phrases of some kinds that begin with `key`, behind so many clitic letters."""
        lead = _offset(word.text, letters)
        for kind in kinds:
            for rest_keys, what in self.lists.phrases[kind].by_first.get(key, ()):
                starts.setdefault(kind, []).append(Heading(rest_keys, what, lead))

    def _read_owned(
        self, word: Word, parses: list[Parse], starts: dict[str, list[Heading]]
    ) -> None:
        """Materiel with its owner's pronoun written on to it (`دباباتها`, `آلياته`)."""
        by_first = self.lists.phrases["materiel"].by_first
        for parse in parses:
            for stem, pronoun in noun_stems(parse.rest):
                if pronoun not in THIRD_PERSON or len(stem) < _OWNED:
                    continue
                for rest_keys, what in by_first.get(stem, ()):
                    if not rest_keys and what.number == "pl":
                        lead = _offset(word.text, parse.lead)
                        starts["materiel"] = [Heading((), what, lead)]
                        return

    def _prefer_names(self, word: Word, starts: dict[str, Headings]) -> None:
        """A whole name of the lists is no verb with clitics (`سيناء`, `صدقي`)."""
        if not word.verbs or word.key in self.lists.verb_forms:
            return
        names = (h for kind in _NAMES for h in starts.get(kind, ()))
        if any(heading.lead == 0 for heading in names):
            word.verbs, word.saying = (), None

    def _settle_clitics(self, word: Word, parses: list[Parse]) -> None:
        word.particle = self.lists.particles.get(word.key, frozenset())
        chosen = parses[0] if len(parses) == 1 else _choose(word, parses)
        word.definite = chosen.bare != chosen.rest
        word.feminine = chosen.bare.endswith(("ه", "اء", "ات"))
        if word.bare == word.key:
            word.bare = chosen.bare


def _choose(word: Word, parses: list[Parse]) -> Parse:
    """The parse by which the clitics of `word` are taken off, now that all is known of it."""
    leads = [h.lead for found in (word.starts or {}).values() for h in found]
    if word.lead and 0 in leads:
        _take(word, parses[0])
    elif word.particle or word.verbs or word.lead:
        pass
    elif leads:
        least = min(leads)
        _take(word, next(p for p in parses if _offset(word.text, p.lead) == least))
    else:
        best = next((p for p in reversed(parses) if p.rest.startswith("ال")), parses[0])
        _take(word, best)
    taken = (word.conj, word.prep)
    return next(parse for parse in parses if (parse.conj, parse.prep) == taken)


def _prefer_states(word: Word, starts: dict[str, Headings]) -> None:
    """The name of a state (`أرمينيا`) is no adjective in the accusative, though spelt alike."""
    accusative = word.nation is not None and word.nation.kind == "adjective"
    if not accusative or not word.key.endswith("ا"):
        return
    if any(not heading.rest for heading in starts.get("nation", ())):
        word.nation = None


def _closed(key: str) -> str:
    """Which closed class a folded word belongs to: `preposition`, `function` or none."""
    if key in PREPOSITIONS:
        return "preposition"
    return "function" if key in FUNCTION_WORDS or key in _OF_WHOM else ""


def _read_scene(word: Word, starts: dict[str, Headings]) -> None:
    """The country of a one-word place name: of several places, of the likeliest."""
    for heading in starts.get("place", ()):
        if heading.rest or gazetteer().is_common(word.key[heading.lead :]):
            continue
        ids = cast("tuple[str, ...]", heading.what)
        word.scene = gazetteer().choose(ids, {}).country
        return


def _read_shape(word: Word) -> None:
    """Know an unlisted masdar by its shape, also behind `ب` and `ل`."""
    if word.verbs or word.starts or word.nation or word.definite or word.thing or word.harm:
        return
    stem = word.text[word.lead :]
    if is_masdar(stem):
        word.masdar = True
    elif not word.prep and stem[:1] in ("ب", "ل") and is_masdar(stem[1:]):
        word.masdar = True
        word.prep, word.lead, word.bare = stem[0], word.lead + 1, key_of(stem[1:])


def _is_bare_future(word: Word, parse: Parse) -> bool:
    """Whether `سا` would have to be `سأ` of the future: `سالم` is a name."""
    return parse.rest.startswith("سا") and "سأ" not in word.text


def _unlikely(verb: Verb) -> tuple[bool, bool, bool, bool]:
    """Sorts the likelier reading of a form in news first."""
    return (
        verb.person in ("1", "2"),
        verb.voice != "active",
        verb.number != "s",
        verb.tense == "present" and verb.gender == "f" and verb.number == "p",
    )


def _take(word: Word, parse: Parse) -> None:
    """Note the clitics of `parse` on `word`, in code points of its spelling."""
    word.conj, word.prep = parse.conj, parse.prep
    word.lead = _offset(word.text, parse.lead)
    word.lead_conj = _offset(word.text, len(parse.conj))


def _offset(text: str, letters: int) -> int:
    """How many code points of `text` the first `letters` letters take up, marks included."""
    if letters == 0:
        return 0
    front = text[: letters + 1]
    if front.isalpha() and "\u0640" not in front:
        return min(letters, len(text))
    at = 0
    while at < len(text) and (letters or not text[at].isalpha() or text[at] == "\u0640"):
        if text[at].isalnum() and text[at] != "\u0640":
            letters -= 1
        at += 1
    return min(at, len(text))


def _with(verb: Verb, pronoun: str) -> Verb:
    return replace(verb, pronoun=pronoun) if pronoun else verb


def _fits(verb: Verb, pronoun: str, prep: str) -> bool:
    """Whether this reading can carry what is written on to the word."""
    if prep == "ل":
        return verb.tense == "present"
    if pronoun and verb.tense == "participle":
        return pronoun != "ي"
    return True


def _complementizer(key: str) -> str:
    """Which complementizer a key is, its pronoun included: `an`, `fan`, `wan` or empty.

    `إن`, `أن` and their forms with pronouns (`أنها`, `بأنه`, `فإنهم`, `وأننا`) fold together.
    """
    if "ان" not in key[:3]:
        return ""
    if key in _COMPLEMENTIZERS:
        return _COMPLEMENTIZERS[key]
    for head in ("بان", "فان", "وان", "ان"):
        if key.startswith(head) and key[len(head) :] in PRONOUNS:
            return _COMPLEMENTIZERS[head]
    return ""


@cache
def lexicon() -> Lexicon:
    """The lexicon of this language pack, loaded once."""
    return Lexicon(load_lists())
