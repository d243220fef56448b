"""Are copies told from other voices? Invented lineages of copies, unrelated reports beside them.

    python bench/lineages.py [--events N] [--seed S]

For each of N invented events (200): a wire story and copies of it (verbatim, with a new headline,
cut, with its sentences in another order, with the agency's name taken out), and reports by others
who saw the same for themselves, in their own words. All claims are told by the outlets
themselves, so that only the words can show who copied. Counted are pairs of reports of an event:
said to be one voice and are (precision, recall), and two that are not one put together (false
merges). Beside it two who count without reading: each outlet a voice, and each domain a voice
(copies on the same network share a domain).
"""

import argparse
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import musnad  # noqa: E402  (the path is set first)
from musnad.link.clusters import Cluster  # noqa: E402
from musnad.link.lineage import Lineage  # noqa: E402
from musnad.link.origins import origins  # noqa: E402
from musnad.link.statement import Statement, statements_of  # noqa: E402

TOWNS = "بادمي سنعفي زالامبيسا عدي راما مقلي عصب تسيرونا أسمرة سيغينيتي".split()
PLACES = ("مبنى البلدية", "محطة الحافلات", "السوق القديم", "مستشفى المدينة", "جسر النهر")
AGENCY = "وكالة الوادي"
WIRES = (
    "انفجرت سيارة مفخخة قرب {place} في {town} صباح اليوم وأسفرت عن مقتل {killed} أشخاص.",
    "وهرعت سيارات الإسعاف إلى المكان ونقلت {wounded} جريحا إلى مستشفيات قريبة من الحي.",
    "وأغلقت قوات الأمن الشوارع المؤدية إلى {place} وفتشت السيارات المتوقفة فيها بحثا عن عبوات.",
)
OWN = (
    "هز انفجار عنيف {place} في {town} وقتل فيه {killed} أشخاص على الأقل كما شاهد مراسلنا.",
    "قتل {killed} أشخاص حين انفجرت سيارة أمام {place} بمدينة {town} وتناثر الزجاج في الشارع.",
    "سقط {killed} قتلى بتفجير استهدف {place} وسط {town} وارتفع الدخان فوق البيوت المجاورة.",
)


def copies(wire: list[str], chance: Random) -> list[str]:
    """The wire story and its copies."""
    turned = wire[:]
    chance.shuffle(turned)
    whole = "\n".join(wire)
    return [
        f"({AGENCY}) {whole}",
        f"({AGENCY}) {whole}",
        f"عنوان من محرر الصفحة\n({AGENCY}) {whole}",
        f"({AGENCY}) {wire[0]}",
        "\n".join(turned),
        whole,
    ]


def event(number: int, seed: int) -> list[tuple[str, str]]:
    """The reports of an event: (whose words they are, text); the wire's are `wire`."""
    chance = Random(f"{seed}-{number}")  # noqa: S311 - nothing is kept secret by it
    facts = {
        "place": chance.choice(PLACES),
        "town": chance.choice(TOWNS),
        "killed": chance.randrange(4, 10),
        "wounded": chance.randrange(12, 40),
    }
    wire = [sentence.format(**facts) for sentence in WIRES]
    told = [("wire", text) for text in copies(wire, chance)]
    return told + [(f"own {n}", text.format(**facts)) for n, text in enumerate(OWN)]


def statement_of(name: str, outlet: str, text: str) -> Statement | None:
    """The outlet's own account of the explosion."""
    reading = musnad.read(f"{text}\n", published="2024-05-15", outlet=outlet)
    told = [one for one in statements_of(reading, name) if one.source is None and kills(one)]
    return told[0] if told else None


def kills(one: Statement) -> bool:
    """Whether a statement counts the killed."""
    return any(count.class_ == "killed" for count in one.figures)


def judge(number: int, seed: int, counts: Counter[str]) -> None:
    """Count the pairs of one event."""
    reports = {f"r{n}": told for n, told in enumerate(event(number, seed))}
    found = {
        name: statement_of(name, f"outlet {name}", text) for name, (_, text) in reports.items()
    }
    members = tuple(one for one in found.values() if one is not None)
    counts["unread"] += len(found) - len(members)
    lineage = Lineage({name: text for name, (_, text) in reports.items()})
    groups = origins(Cluster("event", members), lineage)
    home = {one.name: n for n, group in enumerate(groups) for one in group.statements}
    domain = {name: int(name[1:]) // 2 for name in reports}
    for one, other in combinations(sorted(home), 2):
        same = reports[one][0] == reports[other][0]
        for who, said in (
            ("musnad", home[one] == home[other]),
            ("outlets", False),
            ("domains", domain[one] == domain[other]),
        ):
            counts[f"{who} {'same' if same else 'apart'} {'joined' if said else 'kept'}"] += 1


def main() -> None:
    """Make events, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    for number in range(given.events):
        judge(number, given.seed, counts)
    print(f"{given.events} events, {counts['unread']} reports without a claim that could be read")
    for who in ("musnad", "outlets", "domains"):
        hit, missed = counts[f"{who} same joined"], counts[f"{who} same kept"]
        false, right = counts[f"{who} apart joined"], counts[f"{who} apart kept"]
        precision = f"{hit / (hit + false):.3f}" if hit + false else "-"
        recall, merged = hit / (hit + missed), false / (false + right)
        print(f"{who:8} precision {precision}  recall {recall:.3f}  false merges {merged:.2%}")


if __name__ == "__main__":
    main()
