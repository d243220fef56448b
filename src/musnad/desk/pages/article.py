"""One article: its text with what was read in it, the claims beside it."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from musnad.desk.draw.text import text_of
from musnad.desk.dress import page
from musnad.desk.glossing import glosses_of
from musnad.desk.visit import Visit
from musnad.ledger.looking import copies_of, history_of, reading_of
from musnad.ledger.naming import named


@get("/article/{id_:str}", include_in_schema=False, sync_to_thread=True)
def article(visit: NamedDependency[Visit], id_: FromPath[str]) -> Response[str]:
    """The article that an id names: a document's, a version's or a claim's."""
    with visit.ledger.looking() as connection:
        found = named(connection, id_)
        reading = reading_of(connection, found)
        history, copies = history_of(connection, found), copies_of(connection, found)
    document = reading.document
    english = visit.wording.language == "en"
    told = glosses_of(reading.claims, document.outlet) if english else {}
    return page(
        visit,
        "article.html",
        reading=reading,
        glosses=told,
        document=document,
        text=text_of(reading),
        history=history,
        copies=copies,
        lit=found.key,
    )
