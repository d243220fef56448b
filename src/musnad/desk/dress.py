"""Pages out of templates, in the reader's language; whatever a template is given is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import MediaType, Response
from litestar.status_codes import HTTP_200_OK
from markupsafe import Markup

from musnad.desk.naming import NAMES
from musnad.desk.statics import address_of
from musnad.desk.visit import Visit, unbordered, wholly
from musnad.desk.wording import LANGUAGES, Language, Wording, catalogue
from musnad.export.html.markup import Markup as Drawn
from musnad.export.wording import printable


def page(visit: Visit, template: str, *, status: int = HTTP_200_OK, **held: Any) -> Response[str]:  # noqa: ANN401
    """The page that a template gives with what it is to show."""
    words = visit.wording
    shown = wardrobe(words.language).get_template(template)
    return Response(
        shown.render(visit=visit, words=words, other=other_than(words), **held),
        media_type=MediaType.HTML,
        status_code=status,
        headers={"Content-Language": words.language, "Vary": "Cookie, Accept-Language, HX-Request"},
    )


@cache
def wardrobe(language: Language) -> Environment:
    """The templates in one language."""
    made = Environment(
        loader=PackageLoader("musnad.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=safe,
    )
    known = catalogue(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        known.gettext, known.ngettext, newstyle=True
    )
    made.globals["static"] = address_of
    made.globals["unbordered"] = unbordered
    made.globals["wholly"] = wholly
    made.globals |= {name: spoken(known.gettext) for name, spoken in NAMES.items()}
    return made


def safe(value: object) -> object:
    """What a template shows: controls that no page can carry are shown as such."""
    if isinstance(value, Drawn):
        return Markup(value)  # noqa: S704 - `export/html/markup.py` has escaped it
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def other_than(words: Wording) -> list[Wording]:
    """The same in the other languages."""
    return [Wording(each, words.digits) for each in LANGUAGES if each != words.language]
