"""HTML that cannot be broken by text: whatever is not `Markup` is escaped."""

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
