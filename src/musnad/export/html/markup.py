"""HTML that cannot be broken by text: whatever is not `Markup` is escaped."""

from collections.abc import Mapping, Sequence
from html import escape

from musnad.export.wording import printable

Attribute = str | int | bool | None


class Markup(str):
    """Text that is HTML already; only `tag` and `join` make it."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """`text` as HTML that shows it, inside and outside of attributes."""
    return text if isinstance(text, Markup) else Markup(escape(printable(text), quote=True))


def join(*parts: str) -> Markup:
    """Parts one after another, each escaped unless it is markup."""
    return Markup("".join(escaped(part) for part in parts))


def tag(name: str, *children: str, **attributes: Attribute) -> Markup:
    """An element. `class_` is `class`, `data_m` is `data-m`; None and False leave one out."""
    words = [name]
    for key, value in attributes.items():
        label = key.rstrip("_").replace("_", "-")
        if value is True:
            words.append(label)
        elif value is not None and value is not False:
            words.append(f'{label}="{escaped(str(value))}"')
    return Markup(f"<{' '.join(words)}>{join(*children)}</{name}>")


def table(label: str, rows: Sequence[Mapping[str, str]]) -> Markup:
    """A table of cells by the names of their columns, only those that say something in a row."""
    names = [name for name in rows[0] if any(row[name] for row in rows)] if rows else []
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    body = (tag("tr", *(tag("td", row[name], data_name=name) for name in names)) for row in rows)
    inside = tag("table", tag("thead", head), tag("tbody", *body))
    return tag("div", inside, class_="figures", role="region", aria_label=label, tabindex=0)
