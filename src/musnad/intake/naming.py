"""Addresses as they are written in pages, feeds and lists, and the names they give."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

WEB = ("http://", "https://")


def name_of(url: str) -> str:
    """The last part of an address without its ending; the host where there is no part."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    return last or parts.hostname or url


def host_of(url: str | None) -> str | None:
    """The host of an address; None where it has none or is none."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def web_link(written: object, base: str | None = None) -> str | None:
    """The web address that is meant by `written` in a document of `base`; None if it is none."""
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        url = urljoin(base or "", written.strip())
        usable = url.lower().startswith(WEB) and urlsplit(url).hostname
    except ValueError:
        return None
    return url if usable else None
