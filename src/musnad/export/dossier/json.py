"""JSON: reports with their claims, clusters with their origins, relations, series.

Claims are named `[report, id]` throughout.
"""

from collections import defaultdict
from typing import Any, TextIO

import msgspec
from msgspec import structs

from musnad.model.dossier import Disagreement, Dossier, Matter, Mention, Origin, Series

FORMAT = "musnad-dossier/1"


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the dossier as one object, indented."""
    content = {
        "format": FORMAT,
        "about": dossier.about,
        "status": dossier.status,
        "linker": dossier.linker,
        "parties": dossier.parties,
        "docs": documents(dossier),
        "clusters": [cluster(matter) for matter in dossier.matters],
        "relations": [relation(each) for each in dossier.disagreements],
        "series": [line(each) for each in dossier.series],
        "spreads": dossier.spreads,
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
    return fields | {"origins": [origin(each) for each in matter.origins]}


def origin(voice: Origin) -> dict[str, Any]:
    """A voice with the names of its claims."""
    fields = structs.asdict(voice)
    del fields["mentions"]
    return fields | {"claims": [name(mention) for mention in voice.mentions]}


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


def line(series: Series) -> dict[str, Any]:
    """A series whose points name their claims."""
    fields = structs.asdict(series)
    fields["class"] = fields.pop("class_")
    points = [structs.asdict(point) | {"mention": name(point.mention)} for point in series.points]
    return fields | {"points": points}
