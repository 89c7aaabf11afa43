"""Names the packages: the tree of ``quotes``, and ``cli`` under an import name of its own.

All else is in pyproject.toml, which has no way to say "every package found, and this one renamed".
"""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["quotes", "quotes.*"]),
        "quotes_cli",
        *(f"quotes_cli.{name}" for name in find_packages("cli")),
    ],
    package_dir={"quotes_cli": "cli"},
)
