"""Where everything stands on the page: ids that no text of a report can touch, and its links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from musnad.export.dossier.wording import ordered
from musnad.export.html.cards import quoted
from musnad.export.html.markup import Markup, join, tag
from musnad.export.wording import PASSIVES
from musnad.model.dossier import Covered, Disagreement, Dossier, Matter, Mention
from musnad.resolve.actors import load_actors

Key = tuple[str, str]
"""Report and claim."""


def key_of(mention: Mention) -> Key:
    """What names a mention."""
    return mention.report, mention.claim


def short(mention: Mention) -> str:
    """A claim's short name: `c15`."""
    return mention.claim.rpartition(":")[2]


def day_of(mention: Mention) -> str | None:
    """The day on which something was said, else published."""
    return mention.said_on or mention.published


class Places:
    """The ids of the matters and claims of a dossier, and which of them belong together."""

    def __init__(self, dossier: Dossier) -> None:
        """Number the reports, their claims and the matters."""
        self.matters = ordered(dossier)
        self.numbers = {matter.id: n for n, matter in enumerate(self.matters, 1)}
        self.mentions = {key_of(mention): mention for mention in everything(dossier)}
        names = [report.name for report in dossier.reports]
        names += [report for report, _ in self.mentions]
        known = {report.name: report for report in dossier.reports}
        self.reports = {name: known.get(name, Covered(name=name)) for name in names}
        self.said: dict[str, list[Mention]] = defaultdict(list)
        self.anchors: dict[Key, str] = {}
        order = {name: n for n, name in enumerate(self.reports, 1)}
        for key, mention in self.mentions.items():
            self.said[mention.report].append(mention)
            self.anchors[key] = f"r{order[mention.report]}c{len(self.said[mention.report])}"
        self.homes: dict[Key, list[Matter]] = defaultdict(list)
        for matter in self.matters:
            for key in dict.fromkeys(map(key_of, mentions_of(matter))):
                self.homes[key].append(matter)
        self.disputes: dict[Key, list[Disagreement]] = defaultdict(list)
        for each in dossier.disagreements:
            for key in {key_of(each.from_), key_of(each.to)}:
                self.disputes[key].append(each)

    def language(self, mention: Mention) -> str | None:
        """The language of the report that a claim stands in."""
        return self.reports[mention.report].language

    def words(self, mention: Mention, label: str | None = None) -> Markup:
        """A link to the words of a claim."""
        shown = (
            label if label is not None else join(tag("bdi", mention.report), " ", short(mention))
        )
        return tag("a", shown, href=f"#{self.anchors[key_of(mention)]}")

    def title(self, matter: Matter) -> Markup:
        """What a matter is about."""
        own = (self.language(one) for one in mentions_of(matter) if one.content == matter.about)
        return quoted(matter.about, next(own, None))

    def matter(self, matter: Matter) -> Markup:
        """A link to a matter."""
        label = f"{'denial' if matter.denial else 'matter'} {self.numbers[matter.id]}"
        return tag("a", label, href=f"#m{self.numbers[matter.id]}", title=matter.about)

    def relations(self, mention: Mention) -> Iterator[Markup]:
        """How a claim stands to others, as links to their words."""
        for each in self.disputes[key_of(mention)]:
            if key_of(each.from_) == key_of(mention):
                yield join(each.type, " ", self.words(each.to))
            else:
                yield join(PASSIVES[each.type], " ", self.words(each.from_))


def mentions_of(matter: Matter) -> Iterator[Mention]:
    """All mentions of a matter, voice by voice; those of joint sources once for each."""
    for origin in matter.origins:
        yield from (*origin.mentions, *origin.joint)


def everything(dossier: Dossier) -> Iterator[Mention]:
    """Every claim that the page shows anywhere."""
    yield from dossier.claims
    for matter in dossier.matters:
        yield from mentions_of(matter)
    for series in dossier.series:
        yield from (point.mention for point in series.points)
    for matter in dossier.matters:
        for series in matter.series:
            yield from (point.mention for point in series.points)
        for rival in matter.rivals:
            for origin in rival.origins:
                yield from (*origin.mentions, *origin.joint)
    for each in dossier.chosen:
        for point in (*each.rests_on, *(one.point for one in each.left_out)):
            yield point.mention
    for dispute in dossier.disagreements:
        yield from (dispute.from_, dispute.to)


def party(code: str | None) -> str:
    """A party by its English name where the table of actors has it: `Azerbaijan (AZE)`."""
    actors = load_actors().actors
    known = actors.get(f"state:{code}") or actors.get(code or "")
    return f"{known.name_en} ({code})" if known else code or "nobody named"


def dotted(parts: Iterable[str]) -> Markup:
    """Parts on one line with dots between them; empty ones are left out."""
    shown = [part for part in parts if part]
    return join(*(join(" · " if n else "", part) for n, part in enumerate(shown)))
