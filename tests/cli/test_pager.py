"""What is longer than the screen is paged, on a terminal alone."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
termios = pytest.importorskip("termios")

LONG = "\n".join(f"line {number}" for number in range(60))
SHOW = """
from rich.text import Text
from quotes_cli.console import write_view
write_view(Text({text!r} * {times}), None, 80, pager={pager})
"""
Screen = Callable[..., str]


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    """Show a text in a terminal of 24 lines with a pager; return what comes to the terminal."""

    def show(text: str, *, pager: bool | None = None, times: int = 1, **environment: str) -> str:
        master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (24, 80))
        given = {
            key: value
            for key, value in os.environ.items()
            if key not in ("LINES", "COLUMNS", "PAGER", "LESS")
        }
        process = subprocess.Popen(
            [sys.executable, "-c", SHOW.format(text=text, times=times, pager=pager)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**given, "TERM": "xterm", **environment},
        )
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux says so where a terminal was closed
                break
            if not piece:
                break
            shown += piece
        os.close(master)
        assert process.wait() == 0, shown
        return shown.decode().replace("\r\n", "\n")

    return show


def _pager(folder: Path, script: str) -> str:
    """Return the command of a pager that is a script in Python."""
    path = folder / "a pager.py"
    path.write_text(script, encoding="utf-8")
    return f"{sys.executable} '{path}'"


MARKS = "import sys\nfor line in sys.stdin:\n    print('|', line, end='')\n"


def test_what_is_longer_than_the_screen_goes_through_the_pager(screen: Screen, tmp_path: Path) -> None:
    shown = screen(LONG, PAGER=_pager(tmp_path, MARKS))
    assert shown.count("| line") == 60


def test_the_pager_of_quotes_comes_before_that_of_others(screen: Screen, tmp_path: Path) -> None:
    assert screen(LONG, PAGER="cat", QUOTES_PAGER=_pager(tmp_path, MARKS)).count("| line") == 60
    assert "|" not in screen(LONG, PAGER=_pager(tmp_path, MARKS), QUOTES_PAGER="")


def test_what_fits_is_printed_unless_a_pager_is_asked_for(screen: Screen, tmp_path: Path) -> None:
    pager = _pager(tmp_path, MARKS)
    assert screen("line", PAGER=pager) == "line\n"
    assert screen("line", PAGER=pager, pager=True) == "| line\n"


def test_no_pager_is_started_that_was_refused_or_on_a_dumb_terminal(screen: Screen, tmp_path: Path) -> None:
    pager = _pager(tmp_path, MARKS)
    assert screen(LONG, PAGER=pager, pager=False) == f"{LONG}\n"
    assert screen(LONG, PAGER=pager, TERM="dumb") == f"{LONG}\n"


@pytest.mark.parametrize("pager", ["no-such-pager", "'", f"{sys.executable} -c 'raise SystemExit(127)'"])
def test_a_pager_that_does_not_work_is_done_without(screen: Screen, pager: str) -> None:
    assert screen(LONG, PAGER=pager) == f"{LONG}\n"


def test_a_pager_that_is_left_early_is_no_error(screen: Screen, tmp_path: Path) -> None:
    pager = _pager(tmp_path, "print('seen enough')\n")
    assert screen(LONG, times=5000, PAGER=pager) == "seen enough\n"


def test_an_interrupt_is_the_pagers(screen: Screen, tmp_path: Path) -> None:
    pager = _pager(tmp_path, "import os, signal\nos.kill(os.getppid(), signal.SIGINT)\nraise SystemExit(2)\n")
    assert screen(LONG, PAGER=pager) == ""


def test_less_shows_colours(screen: Screen, tmp_path: Path) -> None:
    pager = _pager(tmp_path, "import os\nprint(os.environ['LESS'])\n")
    assert screen(LONG, PAGER=pager) == "-R\n"
    assert screen(LONG, PAGER=pager, LESS="-S") == "-R -S\n"


def test_nothing_is_paged_that_is_no_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(text=LONG, times=1, pager=True)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PAGER": _pager(tmp_path, MARKS)},
    )
    assert done.stdout == f"{LONG}\n"
