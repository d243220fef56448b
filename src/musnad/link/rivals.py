"""The other accounts of a matter: what cannot hold together with it, and who tells it so."""

from collections.abc import Callable, Iterable, Mapping

from musnad.model.dossier import Disagreement, Matter, Mention, Origin, Rival

Key = tuple[str, str]
ACCOUNTS = frozenset(("doer", "cause", "place", "fact"))
"""Scopes in which two accounts are two versions; of another figure its series tell."""


def rivals_of(
    disputes: Iterable[Disagreement],
    matters: Mapping[Key, Matter],
    alone: Callable[[Key], tuple[Origin, ...]],
) -> dict[str, tuple[Rival, ...]]:
    """The other accounts of each matter, by its id, in the order of the disputes.

    `matters` has the matter of each claim that stands in one; `alone` gives the voices of a claim
    that stands in none. Of two matters each is the other's account.
    """
    found: dict[str, dict[str, Rival]] = {}
    for each in disputes:
        if each.type != "contradicts" or each.scope not in ACCOUNTS:
            continue
        for mine, other in ((each.to, each.from_), (each.from_, each.to)):
            matter, rival = matters.get(key_of(mine)), matters.get(key_of(other))
            if matter is None or matter is rival:
                continue
            found.setdefault(matter.id, {}).setdefault(
                rival.id if rival else "\t".join(key_of(other)),
                Rival(
                    scope=each.scope,
                    reason=each.reason,
                    status=each.status,
                    matter=rival.id if rival else None,
                    origins=rival.origins if rival else alone(key_of(other)),
                ),
            )
    return {id_: tuple(held.values()) for id_, held in found.items()}


def key_of(mention: Mention) -> Key:
    """What names a claim."""
    return mention.report, mention.claim
