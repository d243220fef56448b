"""The interface in the reader's language: words with their plurals, numbers and days.

Words are looked up in `words/LANGUAGE.po`, by their English form; English needs no catalogue.
"""

from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from io import StringIO
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from msgspec import Struct

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
Digits = Literal["latn", "arab"]
DIGITS: tuple[Digits, ...] = ("latn", "arab")
FORMS = ("zero", "one", "two", "few", "many", "other")
"""Of a noun with a number, as CLDR names them: Arabic has them all."""
_ARABIC = {ord("0") + n: chr(0x660 + n) for n in range(10)}
_LATIN = {0x660 + n: str(n) for n in range(10)}


class Catalogue(NullTranslations):
    """The words of one language out of its `.po` file."""

    def __init__(self, language: Language) -> None:
        """Read the file; what it does not have stays English."""
        super().__init__()
        written = files("musnad.desk.words").joinpath(f"{language}.po").read_text("utf-8")
        self.catalog = read_po(StringIO(written), locale=language)
        self.rule = Locale(language).plural_form

    def gettext(self, message: str) -> str:
        """A message in this language."""
        found = self.catalog.get(message)
        return str(found.string) if found and found.string else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message with a number, in the form that the number asks for."""
        found = self.catalog.get(msgid1)
        if found is None or not isinstance(found.string, tuple) or not any(found.string):
            return super().ngettext(msgid1, msgid2, n)
        return found.string[FORMS.index(self.rule(n))]


@cache
def catalogue(language: Language) -> NullTranslations:
    """The words of a language."""
    return NullTranslations() if language == "en" else Catalogue(language)


class Wording(Struct, frozen=True):
    """How one reader wants words, numbers and days."""

    language: Language = "en"
    digits: Digits = "latn"

    @property
    def direction(self) -> str:
        """Where its lines begin."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return Locale(self.language).get_language_name() or self.language

    def number(self, value: float | None) -> str:
        """A number with its thousands set apart."""
        if value is None:
            return ""
        shown = int(value) if value == int(value) else value
        return self.figures(
            format_decimal(shown, locale=self.language, numbering_system=self.digits)
        )

    def share(self, value: float) -> str:
        """A part of one, as a percentage."""
        return self.figures(
            format_percent(value, locale=self.language, numbering_system=self.digits)
        )

    def day(self, iso: str | None) -> str:
        """A day, a month or a year in words; what is none of them as it is."""
        if not iso:
            return ""
        try:
            shown = format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=self.language)
        except ValueError:
            shown = iso
        return self.figures(shown)

    def moment(self, iso: str | None) -> str:
        """An instant (ISO, UTC) in words."""
        if not iso:
            return ""
        try:
            held = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        return self.figures(format_datetime(held, "d MMM y, HH:mm", locale=self.language))

    def figures(self, text: str) -> str:
        """A text with its digits as they are wanted."""
        return text.translate(_ARABIC if self.digits == "arab" else _LATIN)
