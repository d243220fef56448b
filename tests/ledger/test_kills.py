"""Processes that are killed, and many that write at once: nothing is lost, nothing doubled."""

import subprocess
import sys
from pathlib import Path

from bench.invented import write_articles
from bench.kill import adding, faults_of, kept, kill_at
from tests.ledger.news import ROOT


def test_killed_while_adding(bare: str, tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles.jsonl", 200)
    killed = []
    for documents in (1, 70, 140):
        killed.append(kill_at(bare, articles, documents, delay=0))
        assert faults_of(bare, articles, whole=False) == []
        assert kept(bare) >= documents
    assert any(killed)
    process = adding(bare, articles)
    process.communicate()
    assert process.returncode == 0
    assert faults_of(bare, articles, whole=True) == []
    assert kept(bare) == 200


def test_many_writers_at_once(bare: str) -> None:
    command = [sys.executable, str(ROOT / "bench/writers.py"), "--writers", "12", "--ledger", bare]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 failed: all well" in done.stdout
