"""What one Arabic spelling can be, worked out once from the word lists.

A written Arabic word carries its clitics: `وبقولها` is `و` + `ب` + `قول` + `ها`. `Word` keeps what
was taken off and everything the lists know of the rest.
"""

from typing import NamedTuple


class Verb(NamedTuple):
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


class Cue(NamedTuple):
    """A lemma, noun or phrase that reports an act of saying.

    `frames` names the complements with which it does (see `cues.tsv`); `always` tells that any
    of them is enough.
    """

    act: str
    frames: frozenset[str]
    always: bool


class Thing(NamedTuple):
    """A noun that gets counted: people, harm or materiel.

    `kind` is the table it is from; `number` is `sg`, `du`, `pl` or `masdar`.
    """

    kind: str
    class_: str
    number: str
    status: str = ""
    trait: str = ""


class Nation(NamedTuple):
    """A word that names a state or one of its people: `kind` is noun, adjective, people, ..."""

    party: str
    kind: str
    role: str = ""


class Saying(NamedTuple):
    """A verb reading that can report an act of saying, with its cue."""

    cue: Cue
    verb: Verb


class Heading(NamedTuple):
    """A phrase beginning here, with `lead` code points of clitics before it.

    `rest` are the keys of the words that must follow.
    """

    rest: tuple[str, ...]
    what: object
    lead: int


class Deed(NamedTuple):
    """A verb or masdar of happening: what it does and to whom (columns of `deeds.tsv`).

    `subject_is` is `doer` or `sufferer`; `harm` is the figure class of persons counted beside
    it, or `materiel:` and an outcome; `event` tells that its sentence reports an event.
    """

    name: str
    subject_is: str
    harm: str
    event: bool


class Role(NamedTuple):
    """A head of source phrases: its PLOVER sector, empty where what follows gives it.

    `kind` is body, person, unnamed or document; `gender` is `m` or `f`.
    """

    sector: str
    kind: str
    gender: str


class Word:
    """One spelling, analysed. `lead` counts the code points of its clitics before the stem."""

    __slots__ = (
        "bare",
        "closed",
        "comp",
        "conj",
        "cue_noun",
        "deed",
        "definite",
        "event_noun",
        "feminine",
        "finite",
        "harm",
        "has_digit",
        "heads",
        "key",
        "lead",
        "lead_conj",
        "mark",
        "masdar",
        "nation",
        "particle",
        "prep",
        "pronoun",
        "saying",
        "scene",
        "stages",
        "starts",
        "starts_date",
        "starts_number",
        "text",
        "thing",
        "verbs",
    )

    def __init__(self, text: str, key: str, mark: str = "") -> None:
        """A word of which nothing is known yet."""
        self.text = text
        self.key = key
        self.mark = mark
        self.bare = key
        self.conj = ""
        self.prep = ""
        self.definite = False
        self.feminine = key.endswith("ه")
        self.lead = 0
        self.lead_conj = 0
        self.pronoun = ""
        self.closed = ""
        self.comp = ""
        self.particle: frozenset[str] = frozenset()
        self.verbs: tuple[Verb, ...] = ()
        self.cue_noun: Cue | None = None
        self.saying: Saying | None = None
        self.masdar = False
        self.event_noun = ""
        self.deed: Deed | None = None
        self.thing: Thing | None = None
        self.harm: Thing | None = None
        self.nation: Nation | None = None
        self.scene = ""
        self.has_digit = False
        self.starts_number = False
        self.starts_date = False
        self.starts: dict[str, tuple[Heading, ...]] | None = None
        self.finite = False
        self.heads = mark in ("", "quote", "open")
        self.stages: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """The spelling, for a person who debugs."""
        return f"Word({self.text!r})"
