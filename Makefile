# make demo   set up, then audit the reports of each event in fixtures/
# make test   set up, then everything that must hold: lint, types, tests with accuracy floors, the built wheel
#
# PYTHON=python3.12   another Python, 3.11 or later
# TORCH="..."         another PyTorch, in pip's words

PYTHON ?= python3
# Installed first and pinned, so that pip need not look for a newer one with gigabytes of CUDA libraries.
TORCH ?= torch==2.13.0

BIN := .venv/bin
CLEAN := build/clean
EVENTS := $(notdir $(patsubst %/articles,%,$(wildcard fixtures/*/articles)))
PIP := -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := test
.PHONY: demo test lint types unit accuracy wheel format clean
.NOTPARALLEL:

demo: .venv/.installed
	@mkdir -p build
	@for event in $(EVENTS); do \
	  $(BIN)/quotes audit fixtures/$$event/articles && \
	  $(BIN)/quotes audit fixtures/$$event/articles -o build/$$event.md || exit; \
	done

test: lint types unit wheel

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed
	$(BIN)/mypy

# The accuracy floors are tests too; "make accuracy" runs them alone.
unit: .venv/.installed
	$(BIN)/pytest

accuracy: .venv/.installed
	$(BIN)/pytest -m accuracy

# The wheel as its users get it: in an environment that holds it and what it depends on, far from this folder.
wheel: $(CLEAN)/.made
	rm -rf build/wheel build/lib build/bdist.*
	$(BIN)/python -m build --wheel --outdir build/wheel .
	$(CLEAN)/bin/python $(PIP) build/wheel/*.whl
	$(CLEAN)/bin/python $(PIP) --force-reinstall --no-deps build/wheel/*.whl
	@quotes="$(CURDIR)/$(CLEAN)/bin/quotes"; away=$$(mktemp -d) && trap 'rm -rf "$$away"' EXIT && \
	cp -R fixtures/$(firstword $(EVENTS))/articles "$$away" && cd "$$away" && unset PYTHONPATH && \
	"$$quotes" --version && "$$quotes" audit articles -o report.md && test -s report.md && \
	echo "The wheel installs, and audits away from the checkout."

format: .venv/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache

.venv/.installed: pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "quotes needs Python 3.11 or later, and $(PYTHON) is not: try make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python $(PIP) "$(TORCH)"
	$(BIN)/python $(PIP) --editable '.[dev]'
	@touch $@

$(CLEAN)/.made: pyproject.toml setup.py
	$(PYTHON) -m venv --clear $(CLEAN)
	$(CLEAN)/bin/python $(PIP) "$(TORCH)"
	@touch $@
