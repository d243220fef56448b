"""A mail (`.eml`) -> its report: the text that its sender wrote, and nothing that names him.

The bytes kept are those of the part that was read: the head of a mail holds names and addresses.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from musnad.errors import MusnadError
from musnad.intake.bounded import read_file
from musnad.intake.decode import decode
from musnad.intake.given import Bytes, Given, Particulars, readable, report
from musnad.intake.limits import Limits
from musnad.intake.moment import moment_of
from musnad.intake.plain import PLAIN
from musnad.intake.withheld import salted
from musnad.model import Report

KIND = "message/rfc822"
PAGE = "text/html"
NESTED = re.compile(rb"boundary\s*\*?\d*\*?\s*=|message/", re.IGNORECASE)
LIST_ID = re.compile(r"<([^<>\s]{1,200})>")
ANGLES = re.compile(r"^<([^<>\s]{1,500})>$")
LOOK = re.compile(rb"(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
WRITTEN_BY = re.compile(rb"^from[ \t]*:", re.IGNORECASE | re.MULTILINE)
SENT = re.compile(rb"^(?:date|message-id|mime-version)[ \t]*:", re.IGNORECASE | re.MULTILINE)
HEAD = 16_384  # bytes in which a mail shows what it is
VALUE = 4000  # of a header, bytes or code points: the parser's time grows with their square
DESCRIBING = re.compile(
    rb"^content-[\w-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)


def read_mail(path: Path, given: Given, limits: Limits) -> Iterator[Report]:
    """The report of a mail that is kept as a file.

    Raises:
        MusnadError: see `mail_report`, or too large.
        OSError: it cannot be read.
    """
    content = read_file(path, str(path), limits.size)
    known = Particulars(name=readable(path.stem), address=path.resolve().as_uri())
    return iter([mail_report(content, str(path), given, limits, known)])


def looks_like_mail(content: bytes) -> bool:
    """Whether content begins with the headers of a mail."""
    head = LOOK.match(content[:HEAD].replace(b"\r\n", b"\n"))
    return head is not None and all(name.search(head[0]) for name in (WRITTEN_BY, SENT))


def mail_report(
    content: bytes, source: str, given: Given, limits: Limits, known: Particulars
) -> Report:
    """The report of a mail's bytes: its plain text, else its HTML.

    Raises:
        MusnadError: nested without end, broken, or without a text.
    """
    if len(NESTED.findall(content)) > limits.parts:
        raise MusnadError(source, f"a mail of more than {limits.parts} nested parts")
    if any(len(found[0]) > VALUE for found in DESCRIBING.finditer(content)):
        raise MusnadError(source, f"a mail with a header of more than {VALUE} bytes")
    mail = parsed(content, source)
    parts = list(mail.walk())
    body = first_of(parts, PLAIN) or first_of(parts, PAGE)
    if body is None:
        raise MusnadError(source, "a mail without a text")
    raw = payload_of(body)
    message_id = header(mail, "message-id")
    named = ANGLES.match(message_id)
    own = named[1] if named else message_id
    sender = parseaddr(header(mail, "from"))[1].lower()
    said = Particulars(
        name=known.name,
        title=header(mail, "subject") or known.title,
        outlet=outlet_of(mail) or known.outlet,
        url=known.url,
        published=moment_of(raw_header(mail, "date")),
        retrieved=known.retrieved,
        address=own or known.address,
        retrieval=known.retrieval,
        channel=list_of(mail),
        author=salted(given.salt, sender) if sender else None,
        unread=unread_in(parts, body),
    )
    charset = body.get_param("charset")
    encoding = charset if isinstance(charset, str) else None
    if body.get_content_type() == PAGE:
        # trafilatura is dear to import: only where there is a page.
        from musnad.intake.html import page_report  # noqa: PLC0415

        return page_report(raw, source, given, limits, said, encoding)
    text = decode(raw, source, encoding)
    return report(text, source, given, said, Bytes(content=raw, kind=PLAIN))


def parsed(content: bytes, source: str) -> EmailMessage:
    """The parts of a mail.

    Raises:
        MusnadError: broken beyond reading.
    """
    try:
        return message_from_bytes(content, policy=policy.default)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise MusnadError(source, f"cannot be read as a mail: {error}") from None


def first_of(parts: list[EmailMessage], kind: str) -> EmailMessage | None:
    """The first part of a media type that is the mail's own text and no attachment."""
    for part in parts:
        own = part.get_content_type() == kind and not (part.is_multipart() or is_attached(part))
        if own and payload_of(part).strip():
            return part
    return None


def is_attached(part: EmailMessage) -> bool:
    """Whether a part is an attached file, by its disposition or its file name."""
    told = header(part, "content-disposition").lower()
    return told.startswith("attachment") or "filename" in told


def payload_of(part: EmailMessage) -> bytes:
    """The bytes of a part, unpacked."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def unread_in(parts: list[EmailMessage], body: EmailMessage) -> dict[str, int]:
    """How many files came with the mail, by kind: image, video, audio, file, mail."""
    counts: dict[str, int] = {}
    for part in parts:
        kind = part.get_content_maintype()
        if part.get_content_type() == KIND:
            kind = "mail"
        elif part.is_multipart() or part is body or (kind == "text" and not is_attached(part)):
            continue
        kind = kind if kind in {"image", "video", "audio", "mail"} else "file"
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def raw_header(part: EmailMessage, name: str) -> str:
    """A header as it was sent; empty where it is not there."""
    values = (str(value) for key, value in part.raw_items() if key.lower() == name)
    return next(values, "")


def header(part: EmailMessage, name: str) -> str:
    """A header as plain words in one line; empty where it is not there or cannot be read."""
    if len(raw_header(part, name)) > VALUE:
        return ""
    try:
        words = " ".join(str(part.get(name, "")).split())
        words.encode()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    return words.replace("\0", "")


def list_of(mail: EmailMessage) -> str | None:
    """The id of the mailing list that a mail came by."""
    found = LIST_ID.search(header(mail, "list-id"))
    return found[1].lower() if found else None


def outlet_of(mail: EmailMessage) -> str | None:
    """The mailing list, else the domain of the sender; never the sender's name or address."""
    domain = parseaddr(header(mail, "from"))[1].rpartition("@")
    return list_of(mail) or (domain[2].lower() or None if domain[1] else None)
