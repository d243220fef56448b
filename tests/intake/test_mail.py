import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from musnad.intake.door import Failure, Given, Limits, open_source
from musnad.intake.limits import LIMITS
from musnad.model import Report

TEXT = "أعلنت وزارة الدفاع أن قواتها دمرت عشرين دبابة.\nونفت الوزارة ذلك.\n"
PAGE = f"<html><body><article><p>{TEXT * 5}</p></article></body></html>"


def mail(text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "From": "سامي المراسل <sami.private@news.example>",
        "Date": "Wed, 30 Sep 2020 22:10:00 +0400",
        "Message-ID": "<abc@news.example>",
        "Subject": "بيان الوزارة",
    }
    for name, value in (told | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        made[name] = value
    if text is not None:
        made.set_content(text)
        if html is not None:
            made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def read(tmp_path: Path, content: bytes, name: str = "m.eml", limits: Limits = LIMITS) -> object:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = open_source(str(path), Given(), limits=limits)
    return found


@pytest.mark.parametrize("name", ["m.eml", "m.odd"])
def test_a_mail_is_its_text_and_names_nobody(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, mail(TEXT, PAGE).as_bytes(), name)
    assert isinstance(found, Report)
    document = found.document
    assert (document.text, document.title) == (TEXT, "بيان الوزارة")
    assert (document.outlet, document.published) == ("news.example", "2020-09-30")
    assert (found.address, document.url) == ("abc@news.example", None)
    assert found.published_at == "2020-09-30T22:10:00+04:00"
    assert found.author is not None
    assert found.author.startswith("sender:")
    assert found.raw == TEXT.encode()
    for word in ("سامي", "sami.private"):
        assert word not in str(found)


def test_html_counts_where_there_is_no_plain_text(tmp_path: Path) -> None:
    found = read(tmp_path, mail(None, PAGE).as_bytes())
    assert isinstance(found, Report)
    assert found.document.text.startswith("أعلنت وزارة الدفاع")
    assert (found.kind, found.document.title) == ("text/html", "بيان الوزارة")


def test_a_mailing_list_is_outlet_and_channel(tmp_path: Path) -> None:
    found = read(tmp_path, mail(List_Id="Press <press.ministry.example>").as_bytes())
    assert isinstance(found, Report)
    assert (found.document.outlet, found.channel) == ("press.ministry.example",) * 2


def test_attachments_are_counted_and_not_read(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="b.png")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="c.pdf")
    made.add_attachment("سر".encode(), maintype="text", subtype="plain", filename="d.txt")
    made.add_attachment(mail("رسالة أخرى"))
    found = read(tmp_path, made.as_bytes())
    assert isinstance(found, Report)
    assert found.document.text == TEXT
    assert found.unread == {"image": 2, "file": 2, "mail": 1}


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8", "iso-8859-6"])
def test_encodings(tmp_path: Path, charset: str) -> None:
    head = f"From: a@b.example\nDate: x\nContent-Type: text/plain; charset={charset}\n\n"
    found = read(tmp_path, head.encode() + TEXT.encode(charset))
    assert isinstance(found, Report)
    assert (found.document.text, found.published_precision) == (TEXT, "unknown")


def nested(depth: int) -> bytes:
    lines = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return b"From: a@b.example\n" + "".join(lines).encode() + b"Content-Type: text/plain\n\nx\n"


def forwarded(depth: int) -> bytes:
    return b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * depth + b"x"


@pytest.mark.parametrize("content", [nested(101), nested(5000), forwarded(101), forwarded(5000)])
def test_endless_nesting_is_refused(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, content)
    assert isinstance(found, Failure)
    assert found.cause == "a mail of more than 100 nested parts"


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; " + "a=b; " * 100_000,
        "Content-Type: " + "(" * 50_000,
        "From: " + "(" * 50_000,
        "From: " + "a@b," * 100_000,
        "Subject: " + "=?utf-8?q?=ED=A0=80?=",
        "Subject: =?utf-8?b?" + "A" * 50_000,
        "Date: Fri, 31 Dec 99999 23:59:59 GMT",
        "Date: Fri, 31 Dec 0000 23:59:59 GMT",
        "Message-ID: <" + "[" * 3000,
        "Content-Disposition: " + ";" * 50_000,
        "List-Id: <",
        "X\0Y: z",
    ],
)
def test_odd_headers_cost_no_more_than_themselves(tmp_path: Path, header: str) -> None:
    content = f"Mime-Version: 1.0\n{header}\n\n{TEXT}".encode()
    found = read(tmp_path, content)
    if header.startswith("Content"):
        assert isinstance(found, Failure)
        assert found.cause == "a mail with a header of more than 4000 bytes"
    elif header.startswith("X"):
        assert isinstance(found, Failure | Report)
    else:
        assert isinstance(found, Report)
        assert found.published_at is None
        assert found.document.text == TEXT


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"From: a@b.example\nDate: x\n\n", "a mail without a text"),
        (b"", "a mail without a text"),
        (b"From: a@b.example\n\nhello", "no Arabic"),
        ("From: a@b.example\n\nقال\0".encode(), "binary"),
    ],
)
def test_a_mail_without_a_text(tmp_path: Path, content: bytes, cause: str) -> None:
    found = read(tmp_path, content)
    assert isinstance(found, Failure)
    assert cause in found.cause


def test_a_text_that_is_no_mail_stays_text() -> None:
    for text in ("قال: نعم\nقالت: لا\n", "From: here\nto there: قال\n"):
        (found,) = open_source("-", Given(), stdin=io.BytesIO(text.encode()))
        assert isinstance(found, Report)
        assert found.document.text == text
