"""JSON: reports with their claims, clusters with their origins, relations, series.

Claims are named `[report, id]` throughout.
"""

from collections import defaultdict
from typing import Any, TextIO

import msgspec
from msgspec import structs

from musnad.model.dossier import (
    Chosen,
    Disagreement,
    Dossier,
    Matter,
    Mention,
    Origin,
    Point,
    Rival,
    Series,
    Thing,
)

FORMAT = "musnad-dossier/1"


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier as one object, indented."""
    content = {
        "format": FORMAT,
        "about": dossier.about,
        "status": dossier.status,
        "linker": dossier.linker,
        "unlinked": dossier.unlinked,
        "parties": dossier.parties,
        "docs": documents(dossier),
        "clusters": [cluster(matter) for matter in dossier.matters],
        "relations": [relation(each) for each in dossier.disagreements],
        "series": [line(each) for each in dossier.series],
        "spreads": [thing(each) for each in dossier.spreads],
        "chosen": [choice(each) for each in dossier.chosen],
        "diagnostics": dossier.diagnostics,
    }
    out.write(msgspec.json.format(msgspec.json.encode(content), indent=1).decode())
    out.write("\n")


def documents(dossier: Dossier) -> dict[str, Any]:
    """The reports by name, each with its claims."""
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in dossier.claims:
        claims[mention.report].append(claim(mention))
    return {
        report.name: {
            "outlet": report.outlet,
            "published": report.published,
            "title": report.title,
            "url": report.url,
            "claims": claims[report.name],
        }
        for report in dossier.reports
    }


def claim(mention: Mention) -> dict[str, Any]:
    """A claim as `musnad read` writes it, with the fields that linking looks at."""
    source = None
    if mention.source is not None:
        source = {"name": mention.source, "names": mention.names, "code": mention.code}
    return {
        "id": mention.claim,
        "act": mention.act,
        "content": {"start": mention.start, "end": mention.end, "text": mention.content},
        "source": source,
        "said_on": mention.said_on,
        "when": mention.when,
        "figures": mention.figures,
        "caveat": mention.caveat,
    }


def name(mention: Mention) -> tuple[str, str]:
    """How a claim is named."""
    return mention.report, mention.claim


def cluster(matter: Matter) -> dict[str, Any]:
    """A matter with its origins."""
    fields = structs.asdict(matter)
    return fields | {
        "origins": [origin(each) for each in matter.origins],
        "rivals": [rival(each) for each in matter.rivals],
        "series": [line(each) for each in matter.series],
    }


def origin(voice: Origin) -> dict[str, Any]:
    """A voice with the names of its claims."""
    fields = structs.asdict(voice)
    del fields["mentions"]
    return fields | {
        "joint": [name(mention) for mention in voice.joint],
        "claims": [name(mention) for mention in voice.mentions],
    }


def rival(each: Rival) -> dict[str, Any]:
    """Another account of a matter, with its voices."""
    return structs.asdict(each) | {"origins": [origin(one) for one in each.origins]}


def relation(each: Disagreement) -> dict[str, Any]:
    """A dispute between two named claims."""
    return {
        "type": each.type,
        "from": name(each.from_),
        "to": name(each.to),
        "scope": each.scope,
        "reason": each.reason,
        "status": each.status,
    }


def thing(each: Thing) -> dict[str, Any]:
    """What is counted, with whatever else is told of it."""
    fields = structs.asdict(each)
    return {"class": fields.pop("class_")} | fields


def line(series: Series) -> dict[str, Any]:
    """A series whose points name their claims."""
    return thing(series) | {"points": [point(each) for each in series.points]}


def point(each: Point) -> dict[str, Any]:
    """A point that names its claim."""
    return structs.asdict(each) | {"mention": name(each.mention)}


def choice(each: Chosen) -> dict[str, Any]:
    """What the user's rule made of one thing."""
    return thing(each) | {
        "rests_on": [point(one) for one in each.rests_on],
        "left_out": [structs.asdict(one) | {"point": point(one.point)} for one in each.left_out],
    }
