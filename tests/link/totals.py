"""Statements with totals, made by hand: the words are short, what they count is given."""

from musnad.link.lineage import NONE, Lineage
from musnad.link.series import Sight, series_of
from musnad.link.statement import Count, Party, Statement
from musnad.model.dossier import Mention, Series

MINISTRY = ("وزارة الصحة السودانية", "SDN.GOV")
OBSERVERS = ("مرصد السلام لحقوق الإنسان", "SDN.CVL")
DOCTORS = ("نقابة الأطباء المستقلة", "SDN.CVL")


def killed(least: float | None, most: float | None = -1, **fields: object) -> Count:
    """A total of Sudan's killed; the same number is its upper bound where none is given."""
    given = {"class_": "killed", "least": least, "most": least if most == -1 else most}
    given |= {"of": "SDN", "change": "total", "words": f"{least} قتيلا"}
    return Count(**(given | fields))  # type: ignore[arg-type]


def said(day: str, who: tuple[str, str] | str, *figures: Count, **fields: object) -> Statement:
    """What a source, or an outlet in its own name, says on a day of May 2024."""
    source = None if isinstance(who, str) else who
    given: dict[str, object] = {
        "name": f"{day} {who if isinstance(who, str) else who[0]} {fields.pop('n', '')}",
        "id": "c1",
        "act": "state",
        "content": "ارتفعت حصيلة القتلى",
        "published": f"2024-05-{day}",
        "figures": figures,
        "outlet": who if isinstance(who, str) else "صدى النيل",
    }
    if source:
        given |= {"source": source[0], "names": (source[0],), "code": source[1]}
        given["parties"] = (Party(name=source[0], code=source[1]),)
    return Statement(**(given | fields))  # type: ignore[arg-type]


def series(
    *statements: Statement, together: tuple[int, ...] = (), lineage: Lineage = NONE
) -> list[Series]:
    """The series of some statements; those numbered in `together` stand in one matter."""
    shown = {
        one.key: Mention(
            report=one.name, claim=one.id, act=one.act, content=one.content, start=0, end=4
        )
        for one in statements
    }
    home = {statements[n].key: "matter" for n in together}
    return series_of(statements, Sight(frozenset(("SDN",)), shown, home, lineage))


def values(one: Series) -> list[tuple[str, float | None]]:
    """Days of May and lower bounds."""
    return [(point.day[-2:], point.least) for point in one.points]
