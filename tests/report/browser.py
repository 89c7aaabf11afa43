"""Headless Chromium, for whoever has it installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


def browser() -> str | None:
    """Return the program, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def visit(address: str, *flags: str, seconds: float = 60) -> tuple[str, str]:
    """Open an address and return what is asked for by ``flags``, and what the browser logs."""
    program = browser()
    assert program is not None, "Chromium is installed"
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [program, *FLAGS, f"--user-data-dir={folder}", *flags, address],
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    return done.stdout.decode(), done.stderr.decode(errors="replace")


def dom(page: Path, fragment: str = "") -> tuple[str, str]:
    """Return the elements of a page when its script has run, as HTML, and what the browser logs."""
    return visit(f"{page.as_uri()}{fragment}", "--dump-dom")


def heard(page: Path, width: int) -> list[tuple[str, str]]:
    """Return what a screen reader is given of a page on a screen so wide: roles of ARIA, and names."""
    with _talking() as call:
        target = call("Target.createTarget", url="about:blank")["targetId"]
        session = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        call("Emulation.setDeviceMetricsOverride", session, **screen)
        call("Page.enable", session)
        call("Page.navigate", session, url=page.as_uri())
        loaded = "new Promise(go => document.readyState == 'complete' ? go() : addEventListener('load', go))"
        call("Runtime.evaluate", session, expression=loaded, awaitPromise=True)
        nodes = call("Accessibility.getFullAXTree", session)["nodes"]
    return [(node["role"]["value"], node["name"]["value"]) for node in nodes if not node["ignored"]]


_WIRED = """
from fcntl import F_DUPFD, fcntl
from os import dup2, execv
from sys import argv
high = [fcntl(int(given), F_DUPFD, 10) for given in argv[1:3]]
for number, given in zip((3, 4), high):
    dup2(given, number)
execv(argv[3], argv[3:])
"""
"""Becomes the browser, which reads from 3 and writes to 4."""


@contextmanager
def _talking() -> Iterator[Callable[..., Any]]:
    """Start the browser and yield how to call it: by the DevTools protocol, over pipes."""
    program = browser()
    assert program is not None, "Chromium is installed"
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    wired = [sys.executable, "-c", _WIRED, str(theirs_in), str(theirs_out)]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [*wired, program, *FLAGS, f"--user-data-dir={folder}", "--remote-debugging-pipe"],
            pass_fds=(theirs_in, theirs_out),
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        with open(ours_out, "wb", 0) as out, open(ours_in, "rb", 0) as answers:
            left, number = b"", 0

            def call(method: str, session: str | None = None, **params: object) -> Any:
                nonlocal left, number
                number += 1
                message = {"id": number, "method": method, "params": params}
                out.write(json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
                while True:
                    while b"\0" not in left:
                        read = answers.read(65536)
                        assert read, "the browser went away"
                        left += read
                    first, _, left = left.partition(b"\0")
                    if (answer := json.loads(first)).get("id") == number:
                        return answer["result"]

            try:
                yield call
            finally:
                process.kill()
                process.wait()
