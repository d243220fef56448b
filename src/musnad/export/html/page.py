"""One self-contained page: it fetches nothing, and its policy lets it fetch nothing.

The one style and the one script, if any, are allowed by their hashes, so no markup or script out
of a document can ever run.
"""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from string import Template

from musnad.export.html.markup import Markup, join, tag


def page(title: str, head: Markup, main: Markup, *, skip: str, style: str, script: str = "") -> str:
    """A page; `style` and `script` are code of ours, `skip` names where the content begins."""
    return Template(part(__package__, "page.html")).substitute(
        policy=policy(style, script),
        title=join(title, " · Musnad"),
        skip=join(skip),
        style=style,
        head=head,
        main=main,
        script=f"<script>{script}</script>" if script else "",
    )


def part(package: str, name: str) -> str:
    """A file that stands in a package."""
    return files(package).joinpath(name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and nothing else."""
    scripts = f"script-src '{fingerprint(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src '{fingerprint(style)}'; {scripts}"
        "base-uri 'none'; form-action 'none'"
    )


def fingerprint(code: str) -> str:
    """The hash of an inline element as a policy states it."""
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


def provenance(outlet: str | None, day: str | None, url: str | None) -> Markup:
    """Outlet, day and address; only a web address becomes a link."""
    known = [tag("bdi", outlet)] if outlet else []
    if day:
        known.append(tag("time", day, datetime=day))
    if url:
        safe = url.lower().startswith(("https://", "http://"))
        link = tag("a", "the article's address", href=url, rel="noopener noreferrer")
        known.append(link if safe else tag("bdi", url))
    parts = [join(" · " if place else "", item) for place, item in enumerate(known)]
    return tag("p", *parts, class_="origin", dir="ltr") if parts else Markup()
