# make lint    check the sample briefs in seeds/ and show the findings
# make test    all that must hold before a commit
# make golden  accept what the sample briefs report now as right
# make docs    write docs/rules.md anew from the rules
# make pictures  draw the pictures of the README anew (needs a browser: make browser)
# make browser   a headless browser for the tests of the HTML report, where one can be had

# The first interpreter that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Byte code and patterns now, so that no run pays for them, even where Python is told not to write any.
COMPILE := $(BIN)/python -m compileall -q linter rules reports && $(BIN)/python -m linter.prepare

.PHONY: lint test golden docs pictures browser clean

# Findings are what it is for; only a run that could not do its work (2 and up) fails here.
lint: .venv/.installed
	@$(BIN)/lint seeds/ || test $$? -eq 1

test: .venv/.installed-dev browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

docs: .venv/.installed
	@$(BIN)/lint explain --all --config /dev/null >docs/rules.md

golden: .venv/.installed
	@mkdir -p tests/golden
	@$(BIN)/lint --no-color --output tests/golden/seeds.txt seeds/ || test $$? -eq 1

pictures: .venv/.installed-dev browser
	$(BIN)/python docs/pictures/draw.py

# Debian's packages, by root only; without them the tests that need a browser are skipped, and say so.
browser:
	@command -v chromedriver >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium chromium-driver >/dev/null; } \
		|| echo "no headless browser here: the browser tests will be skipped" >&2

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
