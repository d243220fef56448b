"""A reading as plain text that a person can read and `diff` can compare."""

from musnad import Claim, Figure, Moment, Party, Reading, Span

HEADER = """\
# What the reader makes of examples/{name}.txt.
# A regression file, not the truth: it may hold mistakes. The truth is in examples/gold/.
# Rewritten by `python tests/golden/update.py`; look at the difference before keeping it.
"""


def rendered(name: str, reading: Reading) -> str:
    """The golden text of a reading: one block a claim, then the relations."""
    numbers = {claim.id: f"c{n}" for n, claim in enumerate(reading.claims, 1)}
    blocks = [HEADER.format(name=name)]
    blocks += [_claim(numbers[claim.id], claim) for claim in reading.claims]
    if reading.relations:
        lines = [f"{numbers[r.from_]} {r.type} {numbers[r.to]}" for r in reading.relations]
        blocks.append("\n".join(["relations", *lines]) + "\n")
    return "\n".join(blocks)


def _claim(number: str, claim: Claim) -> str:
    head = f"{number} {claim.act} | {claim.polarity}, {claim.reality}"
    lines = [head, f"  cue      {_words(claim.cue)}"]
    if claim.source is not None:
        lines.append(f"  source   {claim.source.name} [{claim.source.code}]")
        lines += [f"  party    {_party(one)}" for one in claim.source.parties[1:]]
        lines += [f"  via      {_party(one)}" for one in claim.source.via]
    lines.append(f"  content  {_words(claim.content)}")
    if claim.target is not None:
        lines.append(f"  target   {_words(claim.target)}")
    if claim.said_on or claim.said_on_words:
        lines.append(f"  said_on  {claim.said_on or '-'} ({_moment(claim.said_on_words)})")
    if claim.when or claim.when_words:
        days = " to ".join(claim.when) if claim.when else "-"
        lines.append(f"  when     {days} ({_moment(claim.when_words)})")
    lines += [f"  figure   {_figure(figure)}" for figure in claim.figures]
    lines += [f"  place    {p.text} [{p.country or '-'} {p.kind or '-'}]" for p in claim.places]
    lines += [
        f"  deed     {h.deed}: {_words(h.words)} | {_words(h.doer)} | {_words(h.object)}"
        f" | {_words(h.weapon)}"
        for h in claim.happenings
    ]
    if claim.responsibility != "unknown":
        lines.append(f"  blame    {claim.responsibility}")
    if claim.denial_scope is not None:
        lines.append(f"  scope    {claim.denial_scope}")
    if claim.caveat is not None:
        lines.append(f"  caveat   {_words(claim.caveat)}")
    return "\n".join(lines) + "\n"


def _words(span: Span | None) -> str:
    return "-" if span is None else " ".join(span.text.split())


def _moment(moment: Moment | None) -> str:
    return "-" if moment is None else f"{_words(moment.words)}, {moment.precision}"


def _party(party: Party) -> str:
    return f"{party.name} [{party.code}]"


def _figure(figure: Figure) -> str:
    if figure.value is not None:
        value = f"{figure.value}"
    elif figure.min is None and figure.max is None:
        value = "vague"
    else:
        ends = ("" if end is None else str(end) for end in (figure.min, figure.max))
        value = "..".join(ends)
    more = [
        f"{label} {part}"
        for label, part in (("of", figure.of), ("by", figure.by), ("change", figure.change))
        if part is not None
    ]
    more += [one for one in (figure.status, figure.outcome) if one != "unknown"]
    more += [*figure.traits, *(("part",) if figure.part_of is not None else ())]
    about = "about " if figure.approx else ""
    return f"{' '.join(figure.text.split())} = {about}{value} {figure.class_} | {', '.join(more)}"
