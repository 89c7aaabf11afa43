"""One thread multiplies matrices, unless the user asks for more."""

import os
import subprocess
import sys

import pytest

CODE = """
import os, sys
from quotes_cli.main import main
sys.argv = ["quotes", "--version"]
try:
    main()
except SystemExit:
    pass
assert not {"numpy", "torch"} & set(sys.modules), "loaded before threads were bounded"
print(os.environ["OMP_NUM_THREADS"])
"""


@pytest.mark.parametrize(("asked", "used"), [(None, "1"), ("2", "2")])
def test_threads_are_one_unless_the_user_says_otherwise(asked: str | None, used: str) -> None:
    rest = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    environment = rest if asked is None else rest | {"OMP_NUM_THREADS": asked}
    result = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.split()[-1] == used
