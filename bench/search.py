"""How well search terms find Arabic words: full-text over some articles, in memory.

    python bench/search.py CORPUS.jsonl[.gz] [--articles 600] [--seed 7] [--show]

For each word asked, a pattern written by hand says which spellings of it stand in an article;
printed is how many of those articles are found by the near terms, by near or far ones, and how
many more. `--show` prints the first ten titles of each query, ranked as a ledger would rank them,
for a reader to judge: it quotes the corpus and is for the screen, not for the repository.
"""

import argparse
import gzip
import json
import random
import re
import sqlite3
import time
from pathlib import Path

from musnad.languages.ar.searching import index_terms, query_terms

SPELLINGS = {
    "القتيل": "قتيل(ا|ة|ين|ان)?|قتلى|قتلاه[ام]?م?",
    "المسلح": "مسلح(ا|ة|ون|ين|ان|و|ي|وها|ات)?",
    "الغوطة": "غوطة",
    "ألماني": "[أا]لمان(ي|يا|ية|يين|يون|يتين)?",
    "لاجئ": "لاج[ئى](ا|ة|ين|ون|ات|و|ي|يها)?",
    "أسير": "أسير(ا|ة|ين|ان)?|أسرى|أسيرات|أسراه[ام]?",
    "القاضي": "قاضي(ا|ة)?|قاض|قضاة",
    "الميليشيات": "ميليشيا(ت|تها|ته)?",
    "زلزال": "زلزالا?|زلازل",
    "المظاهرة": "مظاهر(ة|ات)",
    "اعتقل": "اعتقل(ت|وا|ته|ه|هم|ها|تهم|تها)?|[يتن]عتقل(ون|ه|هم|وا)?",
    "مستشفى": "مستشف(ى|يات)",
    "الصاروخ": "صاروخ(ا|ين|ان|ي|يا|ية)?|صواريخ(ها|ه)?",
    "جندي": "جندي(ا|ين|ان)?|جنود(ا|ها|ه|هم|نا)?",
    "غارة": "غار(ة|ات|اتها|تين|تان|اته)",
    "دمشق": "دمشق",
    "وزير": "وزير(ا|ة|ها|ه|ي|ين)?|وزراء|وزراؤ(ه|ها)",
    "هجوم": "هجوم(ا|ه|ها|هم|ين|ي|ية)?|هجمات",
    "قرية": "قري(ة|ته|تين|تنا|تهم)|قرى|قراهم",
    "قصف": "[يتن]?قصف(ت|وا|ا|ون|ها|ه|هم)?",
}
_FRONT, _BACK = r"(?<![ء-ي])[وف]?[بلك]?(?:ال|لل)?", r"(?![ء-ي])"


def main() -> None:
    """Index, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 (no secret: the same sample again)
    articles = chance.sample(_articles(given.corpus), given.articles)
    store = _indexed(articles)
    print("word, articles that have it, found by near terms, by near or far ones, found besides")
    sums = [0, 0, 0, 0]
    for word, spellings in SPELLINGS.items():
        pattern = re.compile(f"{_FRONT}(?:{spellings}){_BACK}")
        having = {number for number, text in enumerate(articles) if pattern.search(text)}
        near, all_found = set(_asked(store, word, ("near",))), _asked(store, word)
        found = set(all_found)
        counts = [len(having), len(having & near), len(having & found), len(found - having)]
        sums = [old + new for old, new in zip(sums, counts, strict=True)]
        print(word, *counts)
        for number in all_found[:10] if given.show else ():
            print("   ", articles[number].split("\n", maxsplit=1)[0])
    print("all", *sums)


def _articles(corpus: Path) -> list[str]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        return [f"{record['title']}\n{record['text']}" for record in map(json.loads, lines)]


def _indexed(articles: list[str]) -> sqlite3.Connection:
    index_terms("كلمة")
    begun = time.process_time()
    terms = [index_terms(text) for text in articles]
    taken = time.process_time() - begun
    print(f"{sum(map(len, articles)) / taken / 1e6:.2f} M characters a second")
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE t USING fts5(near, far, tokenize='unicode61')")
    rows = ((number, one.near, one.far) for number, one in enumerate(terms))
    store.executemany("INSERT INTO t(rowid, near, far) VALUES (?, ?, ?)", rows)
    return store


def _asked(
    store: sqlite3.Connection, query: str, columns: tuple[str, ...] = ("near", "far")
) -> list[int]:
    """The articles that have every word of the query, near hits four times as good as far ones."""
    words = (
        " OR ".join(f'{column}: "{getattr(terms, column)}"' for column in columns)
        for terms in query_terms(query)
    )
    match = " AND ".join(f"({word})" for word in words)
    found = store.execute("SELECT rowid FROM t(?) ORDER BY bm25(t, 4.0, 1.0)", (match,))
    return [number for (number,) in found]


if __name__ == "__main__":
    main()
