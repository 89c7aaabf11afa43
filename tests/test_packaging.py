"""What is in the tree gets into the package, and what the README promises is there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("top", ["quotes", "cli"])
def test_every_folder_with_code_is_a_package(top: str) -> None:
    folders = {path.parent for path in (ROOT / top).rglob("*.py")}
    assert folders
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_every_file_of_the_models_is_package_data() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = {Path(pattern).suffix for pattern in setup["tool"]["setuptools"]["package-data"]["quotes"]}
    files = [path for path in (ROOT / "quotes/language/models").rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix not in kinds] == []


def test_the_data_that_code_reads_is_package_data() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = setup["tool"]["setuptools"]["package-data"]["quotes"]
    data = [path.relative_to(ROOT / "quotes") for path in (ROOT / "quotes").rglob("*") if path.is_file()]
    beside = [p for p in data if p.suffix not in (".py", ".pyc") and p.parts[:2] != ("language", "models")]
    assert [p.as_posix() for p in beside if not any(p.match(pattern) for pattern in named)] == []


def test_every_make_target_in_the_readme_exists() -> None:
    promised = re.findall(
        r"^ +make (?:\w+=\S+ )*(\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert promised == ["demo", "test"]
    assert set(promised) <= set(targets)


def test_every_link_in_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
