"""An address that a source lists, to be opened by the door in its turn."""

from msgspec import Struct

from musnad.intake.given import Particulars
from musnad.model import Report


class Listed(Struct, frozen=True, kw_only=True):
    """One address, and what its list says of it.

    `instead` is the report that stands in where nothing can be read behind the address.
    `modified` is an ISO day or instant: when the page last changed, as a sitemap says.
    """

    address: str
    said: Particulars = Particulars()
    instead: Report | None = None
    modified: str | None = None
