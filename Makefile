# Two commands matter: `make run` sets everything up and serves the sample minutes,
# `make test` sets up what the tests need and passes them all.

PYTHON ?= python3
HOME_DIR ?= minutebook-home
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# A target that could not be made whole is no target.
.DELETE_ON_ERROR:

STYLES := web/static/built/site.css

.PHONY: run demo serve ask test assets pictures lint check-python clean

run: assets demo serve

# Loads the sample minutes (nothing to do the second time) and answers one question.
demo: .venv/installed
	$(BIN)/minutebook --home $(HOME_DIR) demo

serve: .venv/installed
	$(BIN)/minutebook --home $(HOME_DIR) serve --port $(PORT)

ask: .venv/installed
	@$(BIN)/minutebook --home $(HOME_DIR) ask "$(Q)"

# A process of the tests that dies ends them: the other would wait for its tests for ever.
test: .venv/tested assets lint
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --max-worker-restart 0

# Pictures of every page of the sample, to be looked at.
pictures: .venv/tested assets demo
	MINUTEBOOK_HOME=$(HOME_DIR) $(BIN)/python -m tests.browser.pictures pictures

lint: .venv/tested
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The pages' stylesheet, from GOV.UK Frontend. Without npm the pages are plain, and work.
assets:
	@if ! command -v npm >/dev/null; then \
	  echo "npm is not installed, so the pages will look plain. Install Node.js 20, then: make assets"; \
	else $(MAKE) --no-print-directory $(STYLES) || \
	  echo "The stylesheet could not be built, so the pages will look plain. Try again: make assets"; fi

$(STYLES): package.json package-lock.json $(wildcard web/styles/*.scss)
	@echo "Building the stylesheet ..."
	npm ci --silent
	npm run --silent build

# torch comes first and alone: at any other pin pip would fetch gigabytes of CUDA libraries.
.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Minutebook needs Python 3.11 or later: make PYTHON=python3.11 run"; exit 1; }
	@echo "Setting up .venv (a few minutes the first time) ..."
	$(PYTHON) -m venv .venv
	$(PIP) "$$(grep '^torch==' constraints.txt)"
	$(PIP) --editable .
	@touch $@

.venv/tested: .venv/installed
	$(PIP) --editable ".[dev]"
	@touch $@

clean:
	rm -rf .venv .cache dist build node_modules web/static/built
