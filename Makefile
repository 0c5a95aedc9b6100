# make lint    check the sample briefs in seeds/ and show the findings
# make test    all that must hold before a commit
# make golden  accept what the sample briefs report now as right
# make docs    write docs/rules.md anew from the rules

# The first interpreter that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Byte code now, so that no run pays for it, even where Python is told not to write any.
COMPILE := $(BIN)/python -m compileall -q linter rules reports

.PHONY: lint test golden docs clean

# Findings are what it is for; only a run that could not do its work (2 and up) fails here.
lint: .venv/.installed
	@$(BIN)/lint seeds/ || test $$? -eq 1

test: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

docs: .venv/.installed
	@$(BIN)/lint explain --all --config /dev/null >docs/rules.md

golden: .venv/.installed
	@mkdir -p tests/golden
	@$(BIN)/lint --no-color --output tests/golden/seeds.txt seeds/ || test $$? -eq 1

clean:
	rm -rf .venv dist build

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "newslint needs Python 3.11 or newer, with its venv module" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	$(COMPILE)
	@touch $@

.venv/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	$(COMPILE)
	@touch $@ .venv/.installed
