"""What one Arabic spelling can be, worked out once from the word lists.

A written Arabic word carries its clitics: `وبقولها` is `و` + `ب` + `قول` + `ها`. `Word` keeps what
was taken off and everything the lists know of the rest. Tens of thousands of these records stay
in memory and none can be part of a cycle, so the garbage collector is spared them (`gc=False`).
"""

from functools import cached_property

from msgspec import Struct


class Verb(Struct, frozen=True, gc=False):
    """One reading of a spelling as a verb or participle of the lists.

    `lemma` is the vocalised past; tense is `past`, `present` or `participle`; `pronoun` is the
    folded object pronoun written on to it.
    """

    lemma: str
    tense: str
    voice: str
    person: str
    gender: str
    number: str
    pronoun: str = ""


class Cue(Struct, frozen=True, gc=False):
    """A lemma, noun or phrase that reports an act of saying.

    `frames` names the complements with which it does (see `cues.tsv`); `always` tells that any
    of them is enough.
    """

    act: str
    frames: frozenset[str]
    always: bool


class Thing(Struct, frozen=True, gc=False):
    """A noun that gets counted: people, harm or materiel.

    `kind` is the table it is from; `number` is `sg`, `du`, `pl` or `masdar`.
    """

    kind: str
    class_: str
    number: str
    status: str = ""
    trait: str = ""


class Nation(Struct, frozen=True, gc=False):
    """A word that names a state or one of its people: `kind` is noun, adjective, people, ..."""

    party: str
    kind: str
    role: str = ""


class Saying(Struct, frozen=True, gc=False):
    """A verb reading that can report an act of saying, with its cue."""

    cue: Cue
    verb: Verb


class Heading(Struct, frozen=True, gc=False):
    """A phrase beginning here, with `lead` code points of clitics before it.

    `rest` are the keys of the words that must follow.
    """

    rest: tuple[str, ...]
    what: object
    lead: int


class Headings(tuple[Heading, ...]):  # noqa: SLOT001 - what is worked out of it is kept with it
    """The phrases of one kind that begin with one word."""

    @cached_property
    def _by_second(self) -> dict[str, tuple[Heading, ...]]:
        """Those that go on with a word, by its key, and under no key those of one word.

        Each has those of one word too, in the order of all.
        """
        groups: dict[str, list[Heading]] = {"": []}
        for heading in self:
            if heading.rest:
                groups.setdefault(heading.rest[0], list(groups[""])).append(heading)
            else:
                for group in groups.values():
                    group.append(heading)
        return {key: tuple(group) for key, group in groups.items()}

    def before(self, word: "Word") -> tuple[Heading, ...]:
        """Those that may stand here if `word` follows, in their order."""
        groups = self._by_second
        if word.bare == word.key or word.bare not in groups:
            return groups.get(word.key, groups[""])
        return self if word.key in groups else groups[word.bare]


class Deed(Struct, frozen=True, gc=False):
    """A verb or masdar of happening: what it does and to whom (columns of `deeds.tsv`).

    `subject_is` is `doer` or `sufferer`; `harm` is the figure class of persons counted beside
    it, or `materiel:` and an outcome; `event` tells that its sentence reports an event.
    """

    name: str
    subject_is: str
    harm: str
    event: bool


class Role(Struct, frozen=True, gc=False):
    """A head of source phrases: its PLOVER sector, empty where what follows gives it.

    `kind` is body, person, unnamed or document; `gender` is `m` or `f`.
    """

    sector: str
    kind: str
    gender: str


class Word(Struct, gc=False, eq=False):
    """One spelling, analysed. `lead` counts the code points of its clitics before the stem.

    `finite` tells that it is a finite verb and nothing nominal, `heads` that a noun phrase can
    begin with it, `named` that the lists have it as a name by itself, `stages` for which stages
    it is a candidate. `root` is guessed when first asked for (see `likeness`), empty where the
    word tells nothing by itself.
    """

    text: str
    key: str
    mark: str = ""
    bare: str = ""
    conj: str = ""
    prep: str = ""
    definite: bool = False
    feminine: bool = False
    lead: int = 0
    lead_conj: int = 0
    pronoun: str = ""
    closed: str = ""
    comp: str = ""
    particle: frozenset[str] = frozenset()
    verbs: tuple[Verb, ...] = ()
    cue_noun: Cue | None = None
    saying: Saying | None = None
    masdar: bool = False
    event_noun: str = ""
    deed: Deed | None = None
    thing: Thing | None = None
    harm: Thing | None = None
    nation: Nation | None = None
    scene: str = ""
    has_digit: bool = False
    starts_number: bool = False
    starts_date: bool = False
    starts: dict[str, Headings] | None = None
    finite: bool = False
    heads: bool = False
    named: bool = False
    stages: tuple[str, ...] = ()
    root: str | None = None

    def __post_init__(self) -> None:
        """Of a word of which nothing is known yet, know what its letters alone tell."""
        self.bare = self.key
        self.feminine = self.key.endswith("ه")
        self.heads = self.mark in ("", "quote", "open")
