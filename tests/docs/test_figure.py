"""The figure of how it works shows the stages that there are, in colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .figure import PATH, STAGES, STYLE, figure

ROOT = Path(__file__).parents[2]
BESIDE = {"decisions", "ledger", "model"}  # no stages of the way: two are drawn along it, one is its nouns


def test_the_figure_is_what_is_drawn() -> None:
    assert PATH.read_text(encoding="utf-8") == figure(), "python -m tests.docs.figure"
    ElementTree.fromstring(figure())


def test_every_stage_is_in_the_figure_and_on_the_page() -> None:
    folders = {folder.parent.name for folder in (ROOT / "quotes").glob("*/__init__.py")}
    assert set(STAGES) | BESIDE == folders
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\w+) \| .* \| .* \|$", page, re.M)[1 : len(STAGES) + 1] == list(STAGES)
    assert f"({PATH.name})" in page


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", STYLE.split("@media"), ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    """The contrast is that of WCAG 2.2, AAA: seven to one."""
    fills = dict(re.findall(r"([.\w]+) \{[^}]*?fill: (#\w{6})", scheme))
    for text in ("text", ".small"):
        for ground in (".page", ".box", ".bar"):
            lights = sorted((_light(fills[text]), _light(fills[ground])))
            assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 7, (text, ground)
