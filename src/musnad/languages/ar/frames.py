"""Frames: a cue, what stands around it, and where its content begins.

A verb says nothing by itself; it reports an act of saying in a frame: before a complementizer
(`إن`, `أن`), a colon or a quotation, before the preposition it governs (`دعا إلى`, `حذر من`), or
before a masdar that is its object (`أعلنت مقتل`). `cues.tsv` says which frames each lemma takes.
"""

from dataclasses import dataclass, field

from musnad.languages.ar.chains import passed_on_from
from musnad.languages.ar.governed import POINTS_BACK, is_content_of_bi, may_be_bi
from musnad.languages.ar.objects import is_masdar_spelt_as_verb, is_object
from musnad.languages.ar.particles import ADJUNCT_NOUNS, PREPOSITIONS
from musnad.languages.ar.phrases import Page, Phrase, read_phrase
from musnad.languages.ar.reasons import Why
from musnad.languages.ar.roles import roles_of
from musnad.languages.ar.subjects import RELATIVES, subject_before, subject_of_kana
from musnad.languages.ar.tables import closed_class
from musnad.languages.ar.undone import is_undone
from musnad.languages.ar.word import Cue, Saying, Verb, Word

_REACH = 48
_GOVERNED = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an_prep", "في": "fi"}

_DAY_ADJECTIVES = closed_class("day_adjectives")
_DETERMINERS = closed_class("determiners")
_NAME = 5
"""How many tokens on a quotation that is a name closes at most."""
_IS_CALLED = closed_class("is_called")
_BEFORE_VERB = closed_class("negators") | {"قد"}


@dataclass(slots=True)
class Frame:
    """One candidate act of saying; all positions are tokens, ends exclusive.

    `sure` tells that the cue and frame alone make it an act of saying; else it also needs a
    subject that can speak. `reach` is where the content would end if no clause turned away from
    it.
    """

    cue_first: int
    cue_last: int
    act: str
    kind: str
    mode: str
    content_first: int
    content_last: int
    verb: Verb | None = None
    subject: Phrase | None = None
    target: Phrase | None = None
    via: list[Phrase] = field(default_factory=list)
    before: bool = False
    lead: int = 0
    rule: str = ""
    sure: bool = True
    reach: int = 0

    @property
    def participle(self) -> bool:
        """Whether the cue is a participle (`مضيفا`), whose subject is always left out."""
        return self.verb is not None and self.verb.tense == "participle"


def verb_frame(page: Page, i: int, limit: int) -> Frame | None:
    """The frame of the cue verb at token `i`, looked for before `limit`."""
    word = page.words[i]
    saying = word.saying
    if saying is None:
        return None
    why = _unfit(page, i, saying)
    if why is not None:
        page.trace.over("cue", i, i + 1, why)
        return None
    inside = page.quotes.inside[i]
    if inside >= 0:
        limit = min(limit, page.quotes.all[inside].close)
    return _Scan(page, i, min(limit, i + _REACH), limit, saying).run()


def _unfit(page: Page, i: int, saying: Saying) -> Why | None:
    """Why the cue verb at token `i` reports nothing, whatever stands around it."""
    if saying.verb.person in ("1", "2"):
        return Why.FIRST_PERSON
    if not _may_report(page.words[i], saying):
        return Why.ADJECTIVE
    return Why.NEGATED if is_undone(page, i) else None


def _may_report(word: Word, saying: Saying) -> bool:
    if saying.verb.tense != "participle":
        return True
    accusative = word.key.endswith(("ا", "ين")) or word.text.rstrip("ً").endswith("ة")
    return accusative and not word.definite and not word.prep


class _Scan:
    """One walk from a cue to the right, until something shows its frame."""

    def __init__(self, page: Page, i: int, reach: int, limit: int, saying: Saying) -> None:
        self.page = page
        self.cue_at = i
        self.reach = reach
        self.limit = limit
        self.cue: Cue = saying.cue
        self.verb: Verb = saying.verb
        self.phrases: list[Phrase] = []
        self.via: list[Phrase] = []
        self.passed_on: Phrase | None = None
        self.relative = False
        self.adjunct = -1
        self.weak = False
        self.pointed = False

    def run(self) -> Frame | None:
        """Walk."""
        j = self.cue_at + 1
        while j < self.reach:
            word = self.page.words[j]
            found = self._at_mark(j) if word.mark else self._at_word(j)
            if isinstance(found, Frame):
                return found
            if found is None:
                break
            j = found
        self.page.trace.over("cue", self.cue_at, self.cue_at + 1, self._why(j))
        return None

    def _why(self, j: int) -> Why:
        """Why the walk found no frame, having come to token `j`."""
        if self.weak:
            return Why.WEAK_OBJECT
        if j >= self.reach:
            return Why.NO_FRAME
        word = self.page.words[j]
        if word.finite:
            return Why.OTHER_VERB
        return Why.SENTENCE_ENDS if word.mark else Why.OTHER_ACT

    def _at_mark(self, j: int) -> Frame | int | None:
        mark = self.page.words[j].mark
        if mark == "colon":
            return self._say("quote", j + 1) if "an" in self.cue.frames or self._quotes() else None
        if mark in ("quote", "open"):
            return self._at_quote(j)
        if mark in ("stop", "newline"):
            return None
        if mark == "bracket":
            return self._past_bracket(j)
        return j + 1

    def _quotes(self) -> bool:
        return "quote" in self.cue.frames

    def _past_bracket(self, j: int) -> int:
        for k in range(j + 1, min(j + 12, self.reach)):
            if self.page.words[k].mark == "unbracket":
                return k + 1
        return j + 1

    def _at_quote(self, j: int) -> Frame | int | None:
        quote = self.page.quotes.opening_at(j)
        if quote is None:
            return j + 1
        inner = self.page.words[j + 1] if j + 1 < self.limit else None
        if inner is not None and inner.comp:
            return self._say("an", j + 2)
        governed = self._governed(j + 1, self.page.keys[j + 1]) if inner is not None else None
        if governed is not None:
            return governed
        if self._names(j, quote.close):
            self.phrases.append(Phrase(j, quote.close + 1))
            return quote.close + 1
        short = quote.close - j <= _NAME
        if self._quotes() and not self._comes_later(quote.close, short=short):
            return self._say("quote", j)
        if "obj" in self.cue.frames and self.phrases and self.cue.act != "accuse":
            return self._say("obj", j)
        return min(quote.close + 1, self.reach)

    def _names(self, j: int, close: int) -> bool:
        """Whether a short quotation right behind the cue names the speaker (`قال "الدفاع" إن`)."""
        if j != self.cue_at + 1 or close - j > _NAME or close + 1 >= self.limit:
            return False
        after = self.page.words[close + 1]
        return after.mark in ("", "bracket", "colon") or self._comes_later(close + 1)

    def _comes_later(self, j: int, *, short: bool = True) -> bool:
        """Whether a complementizer follows soon, so that a quotation before it only names.

        A `short` one may name even where another cue stands between.
        """
        for k in range(j, min(j + 12, self.reach)):
            word = self.page.words[k]
            if word.comp:
                return True
            if word.mark in ("stop", "newline") or word.finite:
                return False
            if word.saying is not None and not short:
                return False  # `قال الوزير "..." مضيفا أن`: of another act
        return False

    def _at_word(self, j: int) -> Frame | int | None:
        page, word = self.page, self.page.words[j]
        if word.comp:
            if word.key.startswith("بان") and self._takes_bi():
                return self._say("bi an", j + 1)
            return self._say("an", j if word.key[-1] in "هاميك" and word.comp == "an" else j + 1)
        key = page.keys[j]
        if key in RELATIVES:
            self.relative = True
            return j + 1
        chain = passed_on_from(page, j, self.reach)
        if chain is not None:
            self.passed_on = chain
            return chain.last
        governed = self._governed(j, key)
        if governed is not None:
            return governed
        if word.finite and j == self.cue_at + 1 and not word.conj:
            goes_on = j + 1 < self.reach and not page.words[j + 1].conj
            rest = read_phrase(page, j + 1, self.reach) if goes_on else None
            last = rest.last if rest is not None and not rest.lead else j + 1
            self.phrases.append(Phrase(j, last))
            return last
        if word.finite:
            if (
                self.phrases
                and not word.conj
                and "obj" in self.cue.frames
                and (word.deed or word.cue_noun or is_masdar_spelt_as_verb(page, j, self.phrases))
            ):
                return self._say("obj", j)
            return self._past_verb(j)
        if (
            word.saying
            and word.saying.verb.tense == "participle"
            and not word.definite
            and word.conj == ""
            and self._ends_here(j)
        ):
            return None
        return self._at_noun(j)

    def _past_verb(self, j: int) -> int | None:
        """Past a verb that only describes a noun, None where it begins something else."""
        if not self._describes(j):
            return j + 1 if self.relative or self._in_adjunct(j) else None
        called = self.page.keys[j] in _IS_CALLED
        name = read_phrase(self.page, j + 1, self.reach) if called else None
        if name is not None:
            self.phrases = [name]  # `شاهد يدعى كمال درويش`: who it is
            return name.last
        self.relative = True
        return j + 1

    def _describes(self, j: int) -> bool:
        """Whether the verb at `j` describes the subject right before it, whose head has no article.

        Arabic sets no relative there: `قال بيان صدر عن الوزارة إن`, `قال مسؤول رفض ذكر اسمه إن`.
        """
        if len(self.phrases) != 1 or self.page.words[j].conj:
            return False
        subject = self.phrases[0]
        head = self.page.words[subject.first]
        last = subject.last
        while last < j and self.page.keys[last] in _BEFORE_VERB:
            last += 1
        known = head.definite or head.nation or head.named or head.pronoun
        return last == j and not known and "role" in (head.starts or ())

    def _in_adjunct(self, j: int) -> bool:
        """Whether a verb describes the indefinite noun of an adjunct, or is its adjective.

        `قال في مقابلة أجرتها القناة إن`, `أعلن في وقت لاحق مقتل`.
        """
        page, noun = self.page, self.page.words[j - 1]
        plain = noun.heads and not (noun.mark or noun.definite or noun.nation or noun.named)
        return plain and not page.words[j].conj and page.keys[j - 2] in PREPOSITIONS

    def _ends_here(self, j: int) -> bool:
        """Whether an indefinite participle of saying begins a new clause at `j`."""
        return self.page.words[j - 1].mark == "comma" and not _is_title(self.page.words[j])

    def _governed(self, j: int, key: str) -> Frame | None:
        word, frames = self.page.words[j], self.cue.frames
        self.pointed = self.pointed or key in POINTS_BACK
        frame = _GOVERNED.get(key)
        if frame == "fi" and self.cue.act not in ("deny", "concern"):
            return None
        if frame is not None and (frame in frames or f"{frame}_target" in frames):
            after = self.page.words[j + 1] if j + 1 < self.limit else None
            if after is None or after.mark == "stop":
                return None
            return self._say(frame, j + 2 if after.comp else j + 1)
        if word.prep == "ب" and self._takes_bi() and is_content_of_bi(word):
            return self._say("bi", j)
        if self._takes_bi() and (self.phrases and may_be_bi(self.page, j)):
            return self._say("bi", j)
        if key in ("ب", "وب") and self._takes_bi():
            return self._say("bi", j)
        return None

    def _takes_bi(self) -> bool:
        takes = "bi" in self.cue.frames or "bi_target" in self.cue.frames
        return takes and not self.pointed

    def _at_noun(self, j: int) -> Frame | int | None:
        page, word = self.page, self.page.words[j]
        if (word.starts_date and not word.prep) or page.keys[j] in _DAY_ADJECTIVES:
            return j + 1
        if word.prep == "ل":
            return self._addressee(j)
        if self.page.keys[j] in _DETERMINERS and self._is_object(j):
            return self._say("obj", j)
        if word.particle or not word.heads:
            return j + 1
        if not word.prep and self._is_object(j):
            said = self._say("obj", j)
            if said is not None:
                return said
        phrase = read_phrase(page, j, self.reach)
        if phrase is None:
            return j + 1
        adjunct = page.keys[j - 1] in PREPOSITIONS or word.prep or (word.conj and self.phrases)
        opening = page.keys[j - 1] in ADJUNCT_NOUNS and page.keys[j - 2] in PREPOSITIONS
        if adjunct or opening or (j == self.adjunct and not page.words[j - 1].definite):
            self.adjunct, adjunct = phrase.last, True
        if not self.relative and not adjunct:
            self.phrases.append(phrase)
        return phrase.last

    def _addressee(self, j: int) -> int:
        phrase = read_phrase(self.page, j, self.reach)
        if phrase is None:
            return j + 1
        self.via.append(phrase)
        return phrase.last

    def _is_object(self, j: int) -> bool:
        if "obj" not in self.cue.frames or self.relative:
            return False
        if self.cue.act in ("accuse", "characterize") and not self._judged():
            return False
        return is_object(self.page, j, self.cue, self.verb, self.phrases)

    def _judged(self) -> bool:
        """Whether the object is what the verb's pronoun is held to be (`تعتبره تنظيما`)."""
        return bool(self.verb.pronoun) and not self._takes_bi()

    def _say(self, mode: str, content_first: int) -> Frame | None:
        if not self.cue.always and mode == "obj":
            self.weak = True
            return None
        if mode in ("an", "quote") and mode not in self.cue.frames and "an" not in self.cue.frames:
            return None
        mode = mode.split(maxsplit=1)[0]
        subject, target = roles_of(self.page, self.cue, self.verb, self.phrases, mode)
        if self.verb.tense != "participle":
            opened = subject_of_kana(self.page, self.cue_at)
            subject = opened or subject or subject_before(self.page, self.cue_at)
        if self.passed_on is not None:
            self.via += [subject] if subject else []
            subject = self.passed_on
        return Frame(
            cue_first=self.cue_at,
            cue_last=self.cue_at + 1,
            act=self.cue.act,
            kind="participle" if self.verb.tense == "participle" else "verb",
            mode=mode,
            content_first=content_first,
            content_last=self.limit,
            verb=self.verb,
            subject=subject,
            target=target,
            via=self.via,
            lead=self.page.words[self.cue_at].lead_conj,
            rule=f"verb + {mode}",
            sure=mode in ("an", "quote"),
        )


def _is_title(word: Word) -> bool:
    return bool(word.starts and "role" in word.starts)
