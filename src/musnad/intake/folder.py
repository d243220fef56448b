"""A folder -> the files in it that are articles."""

from pathlib import Path

from musnad.errors import MusnadError

PAGES = (".txt", ".html", ".htm")
RECORDS = (".json", ".jsonl", ".jsonl.gz", ".csv", ".tsv", ".rss", ".atom", ".eml", ".pdf")
ARCHIVES = (".warc", ".warc.gz", ".wacz")


def articles_in(folder: Path) -> list[Path]:
    """The articles of the folder itself, by name.

    Not articles: subfolders, hidden files, `*.meta.json`, and a `.json` beside a `.txt` or page
    of the same name (a reading or annotation of it).

    Raises:
        MusnadError: there are none.
        OSError: the folder cannot be listed.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file())
    pages = {path.stem for path in files if path.suffix.lower() in PAGES}
    found = [path for path in files if is_article(path, pages)]
    if not found:
        endings = ", ".join(PAGES + RECORDS + ARCHIVES)
        raise MusnadError(str(folder), f"no articles in this folder ({endings})")
    return found


def is_article(path: Path, pages: set[str]) -> bool:
    """Whether a file is an article; `pages` are the stems of the text and HTML files beside it."""
    name = path.name.lower()
    if name.startswith(".") or name.endswith(".meta.json"):
        return False
    if path.suffix.lower() == ".json":
        return path.stem not in pages
    return name.endswith(PAGES + RECORDS + ARCHIVES)
