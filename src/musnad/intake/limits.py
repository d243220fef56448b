"""How much of an input is taken before it is refused."""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one input.

    `size` is in bytes: of a text, HTML or JSON file, of standard input, of one line of a JSONL
    file (the file itself may be of any size), and of the body of a web page, both as it is sent
    and as it unpacks. `elements` are those of one HTML page: the time to take it apart grows with
    their square (30,000 run-in elements: half a minute; news pages have 1,000 to 10,000), and so
    it does with the `words` of one tag, its attributes (20,000: four seconds). `seconds` is the
    whole time one URL may take, redirects included; `redirects` is how many of them are followed.

    `faults` is how many damaged places of one archive are passed over before it is given up, since
    each may mean to search the rest of it. A zip may hold as many files as `members`, each unpack
    to at most `archive` bytes and to `ratio` times its packed size (pages and records of them pack
    to a tenth, zeros to a thousandth).

    `tags` are those of one feed (200,000: twelve seconds), `addresses` how many are opened for one
    source that lists them, `steps` how far lists of lists are followed. `parts` are those of a
    mail that hold others, `pages` those of a PDF.
    """

    size: int = 20_000_000
    elements: int = 30_000
    words: int = 20_000
    seconds: float = 30.0
    redirects: int = 5
    faults: int = 100
    members: int = 10_000
    ratio: int = 200
    archive: int = 20_000_000_000
    tags: int = 200_000
    addresses: int = 10_000
    steps: int = 3
    parts: int = 100
    pages: int = 500


LIMITS = Limits()


def shown(size: int) -> str:
    """A number of bytes as a reader says it: `20 MB`."""
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size} bytes"
