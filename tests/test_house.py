"""A stage knows the ground floor and itself; the pipeline, the doctor and the command line know several."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QUOTES = ROOT / "quotes"
UPSTAIRS = {"pipeline", "remember", "checks", "doctor", "library", "__init__"}
NOUNS = "model"
STAGES = sorted(
    folder.name for folder in QUOTES.iterdir() if (folder / "__init__.py").exists() and folder.name != NOUNS
)
BESIDE = {"checking": {"grouping"}}  # how two texts differ is told in one place
BESIDE_NOUNS = sorted({file.stem for file in QUOTES.glob("*.py")} - UPSTAIRS)
GROUND = [*BESIDE_NOUNS, NOUNS]


def imported(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of all that a module of that package imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            above = parts[: len(parts) + 1 - node.level] if node.level else []
            names = [*above, *filter(None, [node.module])]
            yield from ((node.lineno, ".".join([*names, alias.name])) for alias in node.names)


def strangers(file: Path, rooms: set[str]) -> list[str]:
    """Return the places where a file imports a part of the program that is in none of these rooms."""
    package = ".".join(file.parent.relative_to(ROOT).parts)
    found = []
    for line, name in imported(file.read_text(encoding="utf-8"), package):
        top, *below = name.split(".")
        if top == "quotes_cli" or (top == "quotes" and not {*below[:1]} <= rooms):
            found.append(f"{file.relative_to(ROOT)}:{line} imports {name}")
    return found


def test_there_are_stages_and_a_ground_floor() -> None:
    assert {"articles", "language", "quotation", "speaker", "grouping", "provenance", "report"} <= set(STAGES)
    assert {"lookup", "letters"} <= set(BESIDE_NOUNS)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    files = sorted((QUOTES / stage).rglob("*.py"))
    rooms = {stage, *GROUND, *BESIDE.get(stage, ())}
    assert [place for file in files for place in strangers(file, rooms)] == []


def test_the_ground_floor_imports_no_stage() -> None:
    files = [QUOTES / f"{name}.py" for name in BESIDE_NOUNS]
    assert [place for file in files for place in strangers(file, set(GROUND))] == []


def test_the_nouns_import_nothing_but_nouns() -> None:
    files = sorted((QUOTES / NOUNS).glob("*.py"))
    assert files
    assert [place for file in files for place in strangers(file, {NOUNS})] == []


def test_every_noun_is_imported_from_one_place() -> None:
    files = [file for file in sorted(QUOTES.rglob("*.py")) if file.parent.name != NOUNS]
    for file in files:
        package = ".".join(file.parent.relative_to(ROOT).parts)
        for _, name in imported(file.read_text(encoding="utf-8"), package):
            assert not name.startswith(f"quotes.{NOUNS}.") or name.count(".") == 2, f"{file}: {name}"


@pytest.mark.parametrize(
    "line",
    [
        "import quotes.speaker.names",
        "from quotes.speaker import names",
        "from quotes import speaker",
        "from ..speaker import names",
        "from .. import speaker",
    ],
)
def test_an_import_is_seen_however_it_is_written(line: str) -> None:
    (found,) = imported(f"def late():\n    {line}\n", "quotes.grouping")
    assert found[0] == 2
    assert found[1].startswith("quotes.speaker")
