"""Figures in English: how many of what, whose, by whom; what is vague stays vague."""

from itertools import groupby

from musnad.languages.ar.composed import tens_of
from musnad.languages.en.names import country, quoted
from musnad.languages.en.tables import said, table
from musnad.model import Figure
from musnad.model.vocabulary import PERSONS

MANY = {"20": "tens", "200": "hundreds", "2000": "thousands", "2000000": "millions"}
ROUND = 10


def amounts(figures: tuple[Figure, ...]) -> str:
    """All figures, those together that share what became of them and whose they are."""
    return "; ".join(told(list(group)) for _, group in groupby(figures, shared))


def shared(figure: Figure) -> tuple[object, ...]:
    """What figures must have in common to be told together."""
    inferred = tuple(is_inferred(figure, side) for side in ("of", "by"))
    about = (figure.outcome, figure.of, figure.by, figure.change, figure.part_of is None)
    return (*about, inferred, table("counted.tsv")[figure.class_][3])


def told(figures: list[Figure]) -> str:
    """Figures that have the rest in common."""
    first = figures[0]
    counted = [things(figure) for figure in figures]
    before = [", ".join(counted[:-1])] if counted[1:] else []
    listed = str(said()["and"]).join([*before, counted[-1]])
    if first.part_of is not None:
        listed = str(said()["part"]) + listed
    if first.outcome != "unknown" and first.class_ not in PERSONS:
        listed += f" {said()['outcome'][first.outcome]}"
    change = {"total": said()["cumulative"], "new": said()["new"]}.get(first.change or "")
    return ", ".join(str(part) for part in (listed, *sides(first), change) if part)


def sides(figure: Figure) -> list[str]:
    """Whose it is and who did it, and whether that is only inferred."""
    parts = []
    if figure.of is not None:
        of = table("counted.tsv")[figure.class_][3]
        whose = country(figure.of)
        parts.append(str(said()["of"]).format(of=of, whose=whose) + mark(figure, "of"))
    if figure.by is not None:
        parts.append(str(said()["by"]).format(by=country(figure.by)) + mark(figure, "by"))
    return parts


def mark(figure: Figure, side: str) -> str:
    """What tells that a party was not named with the figure."""
    return str(said()["inferred"]) if is_inferred(figure, side) else ""


def is_inferred(figure: Figure, side: str) -> bool:
    """Whether a party rests on an inference."""
    ground = figure.evidence.get(side)
    return ground is not None and ground.inferred_from is not None


def things(figure: Figure) -> str:
    """How many of what: `12 civilians killed`, `dozens of tanks`."""
    one, many, after, _ = table("counted.tsv")[figure.class_]
    if not many:
        words = quoted(figure.text)
        return str(said()["bounds"]["other"]).format(number=number_of(figure), words=words)
    if figure.class_ in PERSONS:
        one, many = people(figure, one, many)
    noun = one if figure.value == 1 else many
    return " ".join(part for part in (number_of(figure), noun, after) if part)


def people(figure: Figure, one: str, many: str) -> tuple[str, str]:
    """What those counted are called: by what is told of them, else persons."""
    kinds = [said()["traits"][trait] for trait in figure.traits]
    if figure.status != "unknown":
        kinds = kinds or [said()["status"][figure.status]]
    if not kinds:
        return one, many
    word = str(said()["and"])
    return word.join(kind[0] for kind in kinds), word.join(kind[1] for kind in kinds)


def number_of(figure: Figure) -> str:
    """A number with its bounds, as vague as it is."""
    words: dict[str, str] = said()["bounds"]
    if figure.value is not None:
        return words["about" if figure.approx else "value"].format(n=number(figure.value))
    about = "about " if figure.approx else ""
    if figure.min is not None and figure.max is not None:
        return about + words["both"].format(least=number(figure.min), most=number(figure.max))
    if figure.min is not None:
        return about + at_least(figure.min, figure.text, words)
    if figure.max is not None:
        if (figure.max + 1) % ROUND == 0:
            return about + words["fewer"].format(n=number(figure.max + 1))
        return about + words["most"].format(n=number(figure.max))
    return words["none"]


def at_least(least: float, text: str, words: dict[str, str]) -> str:
    """An open bound: `dozens of` where the report says so, `more than 100` for 101."""
    many = MANY.get(tens_of(text) or "")
    if many and str(int(least)) in MANY:
        return words[many]
    if least > ROUND and (least - 1) % ROUND == 0:
        return words["more"].format(n=number(least - 1))
    return words["least"].format(n=number(least))


def number(value: float) -> str:
    """A number with its thousands set apart."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
