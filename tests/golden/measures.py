"""How far a reading is from what a careful annotator wrote: the ten measures.

A claim is found where its content and an annotated one share at least half of the stretch they
cover together; pairs are made best first, one to one. Each measure is a tally over all articles,
its value the F1 of hits among what was wanted and what was given:

    claims       the claim is found
    attributed   found, and the source is right: both the outlet, or half the words of a name
    full         attributed, with the right act
    coded        found, with the source's code
    voice        attributed and coded
    figures      class, place and value or bounds
    figure_of    and whose loss it is, where the annotation says
    said_on      of found claims, the day of saying
    when         of found claims, the days of what is claimed
    denials      a `denies` relation between the two right claims
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from musnad import Claim, Figure, Reading

MEASURES = (
    "claims",
    "attributed",
    "full",
    "coded",
    "voice",
    "figures",
    "figure_of",
    "said_on",
    "when",
    "denials",
)
Gold = dict[str, Any]
"""One annotation, as JSON holds it."""
Stretch = tuple[int, int]
"""Start and end, code points, end exclusive."""
_LEAST = 0.5
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_LETTERS = str.maketrans("أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩", "اااايهوي0123456789")
_ALPHA3 = 3
L = TypeVar("L")
R = TypeVar("R")


@dataclass(slots=True)
class Tally:
    """For each measure: what was wanted, what was given, and what of it was right."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, *, wanted: bool, given: bool, right: bool) -> None:
        """Count one thing."""
        self.wanted[measure] += wanted
        self.given[measure] += given
        self.right[measure] += right

    def value(self, measure: str) -> float:
        """The F1 of a measure, 0 to 1; 0 where nothing is right."""
        both = self.wanted[measure] + self.given[measure]
        return 2 * self.right[measure] / both if both else 0.0


def place(text: str, quote: str, nth: int = 1) -> Stretch | None:
    """Where the `nth` occurrence of a quote stands (overlapping ones count); None if nowhere."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            return None
    return at, at + len(quote)


def shared(one: Stretch, other: Stretch) -> float:
    """The part that two stretches share of the whole they span, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def name_words(name: str) -> Counter[str]:
    """The words of a name, folded and without the article."""
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", plain.replace("\u0640", "").translate(_LETTERS).lower())
    return Counter(_bare(word) for word in words)


def _bare(word: str) -> str:
    for front in _ARTICLES:
        if word.startswith(front) and len(word) > len(front) + 1:
            return word[len(front) :]
    return word


def alike(name: str, other: str) -> bool:
    """Whether two names have half of their words in common."""
    one, two = name_words(name), name_words(other)
    total = one.total() + two.total()
    return bool(one) and bool(two) and 4 * (one & two).total() >= total


def paired(
    wanted: Sequence[L],
    given: Sequence[R],
    worth: Callable[[L, R], tuple[float, int]],
    least: float,
) -> dict[int, int]:
    """Pairs of indices, the worthiest first, one to one; below `least` nothing is paired."""
    scored = [
        (-value, -bonus, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(given)
        for value, bonus in (worth(one, other),)
        if value >= least
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def right_voice(wanted: Gold, claim: Claim) -> bool:
    """Whether the claim has the annotated source."""
    source = wanted["source"]
    if source is None or claim.source is None:
        return source is None and claim.source is None
    return any(alike(claim.source.name, name) for name in source["names"])


def right_code(wanted: Gold, claim: Claim) -> bool:
    """Whether the claim's source has the annotated code (none for the outlet itself)."""
    source = wanted["source"]
    return bool((source and source["code"]) == (claim.source and claim.source.code))


def bounds_wanted(figure: Gold) -> tuple[Any, Any]:
    """The least and most of an annotated figure; None for an open end."""
    value = figure["value"]
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def bounds_given(figure: Figure) -> tuple[Any, Any]:
    """The least and most of a figure that was read."""
    return (figure.min, figure.max) if figure.value is None else (figure.value, figure.value)


def right_party(wanted: str, given: str | None) -> bool:
    """Whether the party is right: codes letter for letter, groups by their words."""
    if given is None:
        return False
    return wanted == given or (len(wanted) != _ALPHA3 and alike(wanted, given))


def compare(gold: Gold, reading: Reading, tally: Tally) -> None:
    """Add one article to a tally.

    Raises:
        ValueError: an annotated quote is not in the text.
    """
    text = reading.document.text
    stretches = [_stretch(text, claim) for claim in gold["claims"]]
    wanted = list(zip(gold["claims"], stretches, strict=True))

    def worth(one: tuple[Gold, Stretch], claim: Claim) -> tuple[float, int]:
        bonus = right_voice(one[0], claim) + (one[0]["act"] == claim.act)
        return shared(one[1], (claim.content.start, claim.content.end)), bonus

    pairs = paired(wanted, reading.claims, worth, _LEAST)
    _compare_claims(gold["claims"], reading.claims, pairs, tally)
    _compare_figures(text, wanted, reading.claims, tally)
    _compare_denials(gold, reading, pairs, tally)


def _stretch(text: str, claim: Gold) -> Stretch:
    found = place(text, claim["content"], claim.get("nth", 1))
    if found is None:
        message = f"{claim['id']}: content not in the text"
        raise ValueError(message)
    return found


def _compare_claims(
    golds: Sequence[Gold], claims: Sequence[Claim], pairs: dict[int, int], tally: Tally
) -> None:
    for measure in MEASURES[:5]:
        tally.wanted[measure] += len(golds)
        tally.given[measure] += len(claims)
    for i, j in pairs.items():
        gold, claim = golds[i], claims[j]
        voice, code = right_voice(gold, claim), right_code(gold, claim)
        tally.right["claims"] += 1
        tally.right["attributed"] += voice
        tally.right["full"] += voice and gold["act"] == claim.act
        tally.right["coded"] += code
        tally.right["voice"] += voice and code
        when = list(claim.when) if claim.when else None
        for measure, want, got in (
            ("said_on", gold["said_on"], claim.said_on),
            ("when", gold["when"], when),
        ):
            has, gives = want is not None, got is not None
            tally.add(measure, wanted=has, given=gives, right=has and want == got)


def _compare_figures(
    text: str, wanted: Iterable[tuple[Gold, Stretch]], claims: Iterable[Claim], tally: Tally
) -> None:
    golds: list[tuple[Gold, Stretch]] = []
    for claim, (start, end) in wanted:
        for figure in claim["figures"]:
            found = place(text[start:end], figure["text"], figure.get("nth", 1))
            if found is None:
                message = f"{claim['id']}: figure not in its content"
                raise ValueError(message)
            golds.append((figure, (start + found[0], start + found[1])))
    figures = [figure for claim in claims for figure in claim.figures]

    def worth(one: tuple[Gold, Stretch], figure: Figure) -> tuple[float, int]:
        same = one[0]["class"] == figure.class_ and bounds_wanted(one[0]) == bounds_given(figure)
        return (shared(one[1], (figure.start, figure.end)) if same else 0.0), 0

    pairs = paired(golds, figures, worth, 0.01)
    tally.wanted["figures"] += len(golds)
    tally.given["figures"] += len(figures)
    tally.right["figures"] += len(pairs)
    unsaid = {j for i, j in pairs.items() if not golds[i][0]["of"]}
    tally.given["figure_of"] += sum(bool(f.of) for j, f in enumerate(figures) if j not in unsaid)
    for i, (figure, _) in enumerate(golds):
        if figure["of"]:
            tally.wanted["figure_of"] += 1
            tally.right["figure_of"] += i in pairs and right_party(
                figure["of"], figures[pairs[i]].of
            )


def _compare_denials(gold: Gold, reading: Reading, pairs: dict[int, int], tally: Tally) -> None:
    numbers = {claim["id"]: i for i, claim in enumerate(gold["claims"])}
    back = {reading.claims[j].id: i for i, j in pairs.items()}
    wanted = {
        (numbers[one["from"]], numbers[one["to"]])
        for one in gold["relations"]
        if one["type"] == "denies"
    }
    given = [
        (back.get(one.from_), back.get(one.to)) for one in reading.relations if one.type == "denies"
    ]
    tally.wanted["denials"] += len(wanted)
    tally.given["denials"] += len(given)
    tally.right["denials"] += len(wanted & set(given))


def load(path: Path) -> Gold:
    """One annotation file."""
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold
