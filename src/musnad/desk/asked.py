"""What a page or a program asks of the claims, out of the query of its address."""

from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Struct, structs

from musnad.ledger.asked import Asked, days

Text = Annotated[str | None, QueryParameter(max_length=500)]
AT_ONCE = 50


class Filters(Struct, frozen=True, kw_only=True):
    """The filters as the address has them, by the names of the command line's options."""

    words: str = ""
    source: str = ""
    code: str = ""
    act: str = ""
    polarity: str = ""
    figure: str = ""
    of: str = ""
    by: str = ""
    place: str = ""
    said: str = ""
    when: str = ""
    outlet: str = ""
    doc: str = ""
    reviewed: str = ""

    def given(self) -> dict[str, str]:
        """Those that are set."""
        return {name: value for name, value in structs.asdict(self).items() if value}


async def filters_of(  # noqa: PLR0913 - one for each filter
    *,
    words: Text = None,
    source: Text = None,
    code: Text = None,
    act: Text = None,
    polarity: Text = None,
    figure: Text = None,
    of: Text = None,
    by: Text = None,
    place: Text = None,
    said: Text = None,
    when: Text = None,
    outlet: Text = None,
    doc: Text = None,
    reviewed: Text = None,
) -> Filters:
    """The filters of a request."""
    return Filters(
        words=words or "",
        source=source or "",
        code=code or "",
        act=act or "",
        polarity=polarity or "",
        figure=figure or "",
        of=of or "",
        by=by or "",
        place=place or "",
        said=said or "",
        when=when or "",
        outlet=outlet or "",
        doc=doc or "",
        reviewed=reviewed or "",
    )


def asked_of(filters: Filters, limit: int | None) -> Asked:
    """What filters ask of a ledger.

    Raises:
        MusnadError: days that are none.
    """
    set_ = {
        name: value or None
        for name, value in structs.asdict(filters).items()
        if name not in ("said", "when", "doc", "reviewed")
    }
    return Asked(
        **set_,  # type: ignore[arg-type]  # the others have names and types of their own
        said=days(filters.said, "said") if filters.said else (None, None),
        when=days(filters.when, "when") if filters.when else (None, None),
        document=filters.doc or None,
        reviewed={"yes": True, "no": False}.get(filters.reviewed),
        limit=limit,
    )
