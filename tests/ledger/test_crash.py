"""A ledger whose writers are killed, and one that two write at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from quotes.ledger import find_faults, open_to_read, open_to_write
from quotes.ledger.parses import parses_of
from tests.ledger import writer

ROOT = Path(__file__).parents[2]
KILLS = 100


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="kills processes as POSIX does")
def test_a_ledger_is_whole_and_has_all_that_was_finished_when_its_writer_was_killed(
    tmp_path: Path,
) -> None:
    out, err = start(tmp_path, "kill", 5, KILLS).communicate(timeout=300)
    assert err == ""
    assert int(out) > KILLS / 4, "most writers were done before they were killed: that tests nothing"


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    writers = [start(path, first, 40) for first in (0, 20, 100)]
    assert [(each.communicate(timeout=120)[1], each.returncode) for each in writers] == [("", 0)] * 3
    with open_to_read(path) as store:
        every = [writer.article(number) for number in (*range(60), *range(100, 140))]
        assert len(parses_of(store, every, writer.READER)) == len(every)
        assert [row[0] for row in store.rows("SELECT count(*) FROM audited GROUP BY audit")] == [40] * 3
    with open_to_write(path) as store:
        assert find_faults(store) == []
