"""What the codes of the domain are called on the pages, in the reader's language.

Each name is a message of the catalogue: `_` here only marks it for those who translate.
"""

from collections.abc import Callable, Mapping

Gettext = Callable[[str], str]


def _(message: str) -> str:
    """Mark a message."""
    return message


ACTS: Mapping[str, str] = {
    "state": _("says"),
    "affirm": _("affirms"),
    "deny": _("denies"),
    "accuse": _("accuses"),
    "allege": _("alleges"),
    "condemn": _("condemns"),
    "propose": _("proposes"),
    "demand": _("demands"),
    "threaten": _("threatens"),
    "warn": _("warns"),
    "commit": _("promises"),
    "refuse": _("refuses"),
    "concern": _("is concerned"),
    "characterize": _("calls"),
    "narrate": _("reports in its own name"),
}
POLARITIES: Mapping[str, str] = {
    "asserted": _("asserted"),
    "denied": _("denied"),
    "neither": _("neither confirmed nor denied"),
}
REALITIES: Mapping[str, str] = {
    "happened": _("happened"),
    "ongoing": _("ongoing"),
    "planned": _("planned"),
    "conditional": _("conditional"),
    "wanted": _("wanted"),
}

CLASSES: Mapping[str, str] = {
    "killed": _("killed"),
    "wounded": _("wounded"),
    "casualties": _("killed and wounded"),
    "captured": _("captured"),
    "missing": _("missing"),
    "displaced": _("displaced"),
    "deserted": _("deserted"),
    "troops": _("troops"),
    "tank": _("tanks"),
    "armour": _("armoured vehicles"),
    "artillery": _("artillery"),
    "mlrs": _("rocket launchers"),
    "air_defence": _("air defence"),
    "aircraft": _("aircraft"),
    "helicopter": _("helicopters"),
    "drone": _("drones"),
    "ship": _("ships"),
    "vehicle": _("vehicles"),
    "missile": _("missiles"),
    "depot": _("depots"),
    "anti_tank": _("anti-tank weapons"),
    "materiel": _("materiel"),
    "house": _("houses"),
    "public_building": _("public buildings"),
    "school": _("schools"),
    "health": _("health facilities"),
    "religious": _("places of worship"),
    "bridge": _("bridges"),
    "infrastructure": _("infrastructure"),
    "settlement": _("towns and villages"),
    "attack": _("attacks"),
    "distance": _("distance"),
    "other": _("other things"),
}


def naming(table: Mapping[str, str]) -> Callable[[Gettext], Callable[[str | None], str]]:
    """A table as a template's function: the name of a code, the code where it has none."""

    def spoken(gettext: Gettext) -> Callable[[str | None], str]:
        def name(code: str | None) -> str:
            if not code:
                return ""
            known = table.get(code)
            return gettext(known) if known else code.replace("_", " ")

        return name

    return spoken


NAMES = {
    "act": naming(ACTS),
    "counted": naming(CLASSES),
    "polarity": naming(POLARITIES),
    "reality": naming(REALITIES),
}
"""The functions of templates by name."""
