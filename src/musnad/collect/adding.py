"""Sources in, reports and readings kept: what `musnad add` does."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field, structs

from musnad.collect.channels import Way, outlet_named, spoken
from musnad.errors import MusnadError
from musnad.intake.door import Failure, Given, Network, open_source
from musnad.ledger.recorder import Recorder
from musnad.ledger.recording import Entry
from musnad.model import Reading, Report
from musnad.reader import read_document, this_reader
from musnad.resolve.outlets import Outlets, load_outlets


class Adding(Struct, frozen=True, kw_only=True):
    """How sources are added: what the user says of them, and whether they are read.

    `outlets` names outlets by their hosts and says whose voice a channel is. `stop` is asked before
    each report: once it says so, nothing more is taken.
    """

    given: Given
    network: Network
    codes: Path | None = None
    read: bool = True
    stop: Callable[[], bool] = bool
    outlets: Outlets = field(default_factory=load_outlets)


def add(sources: Iterable[str], adding: Adding, recorder: Recorder) -> Iterator[Failure | None]:
    """Add each report of the sources; None for one that was taken, else why it was not.

    What was taken is written a step at a time, the rest when the sources are at their end.

    Raises:
        MusnadError: the ledger complains; what was written before is kept.
    """
    for source in sources:
        for outcome in open_source(source, adding.given, network=adding.network):
            yield outcome if isinstance(outcome, Failure) else add_one(outcome, adding, recorder)
            if adding.stop():
                recorder.flush()
                return
    recorder.flush()


def add_one(report: Report, adding: Adding, recorder: Recorder) -> Failure | None:
    """Add one report, read unless it is known; a fault of the reader costs it alone.

    Raises:
        MusnadError: the ledger complains.
    """
    report = outlet_named(report, adding.outlets, adding.given.outlet)
    if recorder.knows(report, this_reader(adding.codes) if adding.read else None):
        return None
    reading: Reading | None = None
    if adding.read:
        document = structs.replace(report.document, id=report.id)
        try:
            reading = read_document(document, adding.codes)
            way = Way(channel=report.channel, forwarded_from=report.forwarded_from)
            reading = spoken(reading, way, adding.outlets, adding.codes)
        except MusnadError:
            raise
        except Exception as error:  # noqa: BLE001
            cause = f"the reader failed on it, which is our fault ({type(error).__name__}: {error})"
            return Failure(source=report.document.name, cause=cause)
    recorder.put(Entry(report=report, reading=reading))
    return None
