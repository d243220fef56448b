"""What may be kept no longer goes, and only that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import select

from musnad.collect.channels import Way
from musnad.collect.expiring import expired
from musnad.collect.rereading import reread, unread
from musnad.ledger.opening import Ledger, open_ledger
from musnad.ledger.purging import purge
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.ledger.tables import claims, documents, sources
from musnad.model import Report, document_of
from musnad.resolve.outlets import Outlets, load_outlets

TEXT = "دمرت القوات عشرين دبابة قرب فضولي يوم الأربعاء.\n"


@pytest.fixture
def outlets(tmp_path: Path) -> Outlets:
    own = tmp_path / "own.tsv"
    own.write_text(
        "place\tname\tactor\tretain_days\nshort.example\tShort\t\t30\n"
        "mod\tوزارة الدفاع\tstate:AZE/MIL\t\n",
        encoding="utf-8",
    )
    return load_outlets(own)


def report(name: str, outlet: str, **told: str) -> Report:
    document = document_of(TEXT, name=name, outlet=outlet, published="2020-09-30", language="ar")
    raw = TEXT.encode()
    return Report(document=document, raw=raw, kind="text/plain", address=name, **told)  # type: ignore[arg-type]


def kept(place: Path, *reports: Report) -> Ledger:
    ledger = open_ledger(str(place))
    recorder = Recorder(ledger)
    for each in reports:
        recorder.put(Entry(report=each, reading=None))
    recorder.flush()
    return ledger


def test_only_what_is_past_its_days_goes(tmp_path: Path, outlets: Outlets) -> None:
    ledger = kept(tmp_path / "l.db", report("a", "Short"), report("b", "Other"))
    today = datetime.now(UTC).date()
    with ledger.looking() as connection:
        assert not expired(connection, outlets, today + timedelta(days=29))
        (found,) = expired(connection, outlets, today + timedelta(days=32))
    assert (found.outlet, found.days) == ("Short", 30)
    purge(ledger, [found.uid], "past its days")
    with ledger.looking() as connection:
        assert connection.scalars(select(documents.c.outlet)).all() == ["Other"]
    ledger.close()


def test_what_is_read_later_has_the_voice_of_its_channel(tmp_path: Path, outlets: Outlets) -> None:
    forwarded = structs.replace(report("c", "x"), channel="mod", forwarded_from="أخبار الجبهة")
    ledger = kept(tmp_path / "l.db", report("a", "x", channel="mod"), forwarded)
    assert list(reread(ledger, unread(ledger, ()), outlets)) == [None, None]
    with ledger.looking() as connection:
        asked = select(sources.c.code).join(claims, claims.c.source_id == sources.c.id)
        assert connection.scalars(asked.order_by(claims.c.id)).all() == ["AZE.MIL", "XXX.UNK"]
    assert Way() == Way(channel=None, forwarded_from=None)
    ledger.close()
