"""Makes WARC records, as archivers write them."""

import gzip

PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2024-04-30T22:10:00+04:00"></head><body>
<article><h1>{title}</h1>
<p>أعلنت وزارة الدفاع في بيان أن قواتها دمرت عشرين دبابة في المنطقة الشمالية.</p>
<p>ونفت الوزارة في البيان نفسه أن تكون طائراتها قد قصفت أحياء سكنية في المدينة.</p>
<p>ودعا وزير الخارجية الطرفين إلى وقف إطلاق النار والعودة إلى طاولة المفاوضات.</p>
</article></body></html>"""
NEWS = "https://news.example/ar/"


def page(title: str = "بيان وزارة الدفاع") -> bytes:
    """An article's page."""
    return PAGE.format(title=title).encode()


def http(
    body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """A server's answer."""
    head = f'HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: "v1"\r\n{more}\r\n'
    return head.encode() + body


def warc(
    block: bytes,
    url: str = f"{NEWS}1.html",
    *,
    type_: str = "response",
    at: str = "2024-05-01T10:00:00Z",
    length: object = None,
) -> bytes:
    """One record; `length` is what it says of its length, else the truth."""
    told = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n"
        "WARC-Record-ID: <urn:uuid:9d8f8ea2-6a3c-4c27-9cde-0d9d0f8a3c11>\r\n"
        f"Content-Type: application/http; msgtype={type_}\r\nContent-Length: {told}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def records(*numbers: int) -> list[bytes]:
    """A record for each number, with a page of that number."""
    return [warc(http(page(f"بيان رقم {n}")), f"{NEWS}{n}.html") for n in numbers]


def zipped(content: bytes) -> bytes:
    """The same bytes for the same content, whatever the time."""
    return gzip.compress(content, mtime=0)


def packed(parts: list[bytes]) -> bytes:
    """The same records, each a gzip member."""
    return b"".join(map(zipped, parts))
