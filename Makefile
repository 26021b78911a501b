# The commands that a newcomer needs. `make demo` and `make test` set up everything that they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check bench docs lock clean

demo: $(VENV)/.runtime  ## Read the bundled sample dispatches into demo/ledger.db and write demo/report.html
	rm -rf demo && mkdir demo
	$(BIN)/rapporteur read --ledger sqlite:///demo/ledger.db --samples
	$(BIN)/rapporteur tally --ledger sqlite:///demo/ledger.db
	$(BIN)/rapporteur report --ledger sqlite:///demo/ledger.db --output demo/report.html

test: $(VENV)/.development  ## Install the development extras and run every check
	$(MAKE) check

check:  ## Format, lint, types, tests and docs, with what is installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(VENV)/.development  ## Measure speed and memory as ratios; results go to benchmarks/results
	$(BIN)/pytest -q -m cost
	$(BIN)/python -m benchmarks

docs: $(VENV)/.development  ## Write the generated reference pages anew
	$(BIN)/python docs/generate_reference.py

lock: $(VENV)/.development  ## Choose versions anew and lock them with hashes
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header \
		--extra build --upgrade -o requirements/runtime.lock
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header \
		--extra build --extra dev --constraint requirements/runtime.lock --upgrade -o requirements/development.lock

clean:
	rm -rf $(VENV) demo

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/runtime.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.development: requirements/development.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/development.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.runtime
