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
STATES: Mapping[str, str] = {
    "unreviewed": _("not reviewed"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
    "added": _("added by people"),
    "kept": _("kept by people: the reader has it no more"),
    "disputed": _("reviewers differ"),
}
VERDICTS: Mapping[str, str] = {
    "accept": _("accepted"),
    "reject": _("rejected"),
    "correct": _("corrected"),
    "missed": _("added"),
    "note": _("noted"),
}
FIELDS: Mapping[str, str] = {
    "claim": _("whether it is a claim"),
    "act": _("Kind of saying"),
    "polarity": _("Put forward as"),
    "reality": _("Told as"),
    "content": _("What is said"),
    "cue": _("Words of saying"),
    "source": _("Speaker"),
    "code": _("Code"),
    "target": _("To or against"),
    "said_on": _("Said on"),
    "when": _("Days told of"),
    "figure": _("Figure"),
    "place": _("Place"),
    "denial_scope": _("What is denied"),
    "responsibility": _("Responsibility"),
}
CHANGES: Mapping[str, str] = {"total": _("in all"), "new": _("new")}
PEOPLE: Mapping[str, str] = {
    "civilian": _("civilians"),
    "combatant": _("combatants"),
    "mixed": _("both"),
    "unknown": _("not said"),
}
RELATED: Mapping[str, str] = {
    "denies": _("denies"),
    "repeats": _("repeats"),
    "supports": _("supports"),
    "contradicts": _("contradicts"),
    "updates": _("updates"),
}
WHAT: Mapping[str, str] = {"came": _("came"), "went": _("went"), "changed": _("changed")}

ROLES: Mapping[str, str] = {
    "reader": _("reader"),
    "reviewer": _("reviewer"),
    "admin": _("admin"),
}
BORDERS: Mapping[str, str] = {
    "held": _("as held on the ground"),
    "un": _("as resolutions of the United Nations count them"),
    "open": _("all left open"),
}
DRAWN: Mapping[str, str] = {
    "dot": _("a dot"),
    "area": _("an area, about"),
    "land": _("a country"),
    "none": _("not drawn: where it lies is not known"),
    "beyond": _("not drawn: outside of this map"),
    "fewer": _("not drawn: others are named more often"),
}

STANDINGS: Mapping[str, str] = {
    "one voice": _("one voice"),
    "one named voice": _("one named voice"),
    "no named voice": _("no named voice"),
    "several voices of one side": _("several voices of one side"),
    "several voices of several sides": _("several voices of several sides"),
    "one side and third parties": _("one side and third parties"),
    "several third parties": _("several third parties"),
    "acknowledged by a side": _("acknowledged by a side"),
    "accounts differ": _("accounts differ"),
    "no denial found": _("no denial found in what was read"),
}
"""Labels of how a matter stands (`link/standing.py`)."""
STANDINGS_BY: Mapping[str, str] = {
    "denied by ": _("denied by %(name)s"),
    "neither confirmed nor denied by ": _("neither confirmed nor denied by %(name)s"),
}
"""Labels that end with a name, by what goes before it."""


def standing(gettext: Gettext) -> Callable[[str | None], str]:
    """How a matter stands, as a template's function."""
    plain = naming(STANDINGS)(gettext)

    def name(label: str | None) -> str:
        for before, message in STANDINGS_BY.items():
            if label is not None and label.startswith(before):
                return gettext(message) % {"name": label.removeprefix(before)}
        return plain(label)

    return name


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
    "changedname": naming(WHAT),
    "changing": naming(CHANGES),
    "fieldname": naming(FIELDS),
    "people": naming(PEOPLE),
    "related": naming(RELATED),
    "reviewstate": naming(STATES),
    "verdictname": naming(VERDICTS),
    "act": naming(ACTS),
    "bordered": naming(BORDERS),
    "drawn_as": naming(DRAWN),
    "counted": naming(CLASSES),
    "polarity": naming(POLARITIES),
    "reality": naming(REALITIES),
    "standing": standing,
    "role_name": naming(ROLES),
}
"""The functions of templates by name."""
