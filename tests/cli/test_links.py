"""The commands that link claims, and those by which people decide about links."""

from pathlib import Path

from tests.cli.commands import Musnad
from tests.ledger.news import keep
from tests.ledger.test_linking import kept_groups, news

WHY = ("--because", "read side by side", "--by", "A. Editor")


def test_linking_deciding_and_linking_anew(place: str, musnad: Musnad) -> None:
    keep(place, *news(8))
    done = musnad("link", "--ledger", place)
    assert (done.code, done.raw) == (0, b"")
    assert "claims linked, 0 let go" in done.said
    assert musnad("link", "--ledger", place).said == "0 claims linked, 0 let go, 0 pairs kept\n"
    group = max((sorted(each) for each in kept_groups(place)), key=len)
    first, second = (":".join(name) for name in group[:2])
    assert musnad("confirm", "--ledger", place, first, *WHY).code == 0
    assert musnad("split", "--ledger", place, first, *WHY).code == 0
    apart = kept_groups(place)
    assert not any({group[0], group[1]} <= each for each in apart)
    assert musnad("link", "--anew", "--ledger", place).code == 0
    assert kept_groups(place) == apart
    if len(group) > 2:
        done = musnad("join", "--ledger", place, first, second, *WHY)
        assert "kept apart from it by A. Editor" in done.said
    names = [":".join(name) for name in group]
    assert musnad("join", "--ledger", place, *names, *WHY).code == 0
    assert any(each.issuperset(group) for each in kept_groups(place))


def test_a_decision_that_cannot_be_made_says_why(file: str, musnad: Musnad, tmp_path: Path) -> None:
    keep(file, *news(2))
    uid = news(1)[0].report.id
    done = musnad("join", "--ledger", file, f"{uid}:c1", "--because", "why")
    assert (done.code, done.said) == (2, "musnad: join: name two claims or more, or a matter\n")
    assert musnad("confirm", "--ledger", file, "0123456789ab", *WHY).code == 2
    assert musnad("join", "--ledger", file, f"{uid}:c1", f"{uid}:c2").code == 2
    assert musnad("link", "--ledger", tmp_path / "none.db").code == 2
