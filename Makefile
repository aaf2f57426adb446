# Two commands matter: `make run` sets everything up and serves the sample minutes,
# `make test` sets up what the tests need and passes them all.

PYTHON ?= python3
HOME_DIR ?= minutebook-home
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run demo serve ask test lint check-python clean

run: demo serve

# Loads the sample minutes (nothing to do the second time) and answers one question.
demo: .venv/installed
	$(BIN)/minutebook --home $(HOME_DIR) demo

serve: .venv/installed
	$(BIN)/minutebook --home $(HOME_DIR) serve --port $(PORT)

ask: .venv/installed
	@$(BIN)/minutebook --home $(HOME_DIR) ask "$(Q)"

test: .venv/tested lint
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: .venv/tested
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

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
	rm -rf .venv .cache dist build
