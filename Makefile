# Two commands: `make demo` shows what Détente does, `make test` runs what CI checks.
# Everything is set up once, in .venv, and again when the dependencies change.

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input -c constraints.txt
DEPENDENCIES := pyproject.toml constraints.txt

# A machine without a compiler or a terminal in UTF-8 must do.
export PYTHONUTF8 := 1
# Makes a PYTHON=... on the command line reach the script that looks for one.
export PYTHON

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: $(VENV)/.ready ## Set up, analyse examples/alaska-2025, write brief and report
	@$(BIN)/detente demo

.PHONY: test
test: $(VENV)/.ready-dev ## Set up and check everything CI checks (short forms)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

.PHONY: nightly
nightly: $(VENV)/.ready-dev ## Run the long forms of the bars
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest -n auto -m nightly

.PHONY: bench
bench: $(VENV)/.ready-dev ## Measure what we claim about speed and size
	@for script in benchmarks/*.py; do \
	  echo "== $$script"; $(BIN)/python $$script || exit 1; \
	done

.PHONY: bench-peer
bench-peer: $(VENV)/.ready-dev ## Measure beside a peer in its own environment, write the table
	$(BIN)/python benchmarks/peer/run.py $(FLAGS)

FORMATS ?= yaml json xlsx zip genius geniusweb negmas-yaml negmas-json negolog csv
SECONDS ?= 60

.PHONY: fuzz
fuzz: fuzz/.venv/.ready ## Throw mutated files at every reader (FORMATS=..., SECONDS=...)
	@for format in $(FORMATS); do \
	  echo "== $$format"; fuzz/.venv/bin/python fuzz/run.py $$format $(SECONDS) || exit 1; \
	done

fuzz/.venv/.ready: $(DEPENDENCIES) tools/new_environment.sh
	@sh tools/new_environment.sh fuzz/.venv
	@fuzz/.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
	  -c constraints.txt 'atheris>=3,<4' --editable .
	@touch $@

.PHONY: format
format: $(VENV)/.ready-dev ## Put the code into its house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: reference
reference: $(VENV)/.ready-dev ## Write docs/reference/commands.md from the help texts
	$(BIN)/python tools/write_command_reference.py

.PHONY: clean
clean: ## Remove the environment and every cache
	rm -rf $(VENV) detente-demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist benchmarks/.peer

$(VENV)/.ready: $(DEPENDENCIES) tools/new_environment.sh
	@sh tools/new_environment.sh $(VENV)
	@echo "Installing Détente and what it needs into $(VENV) ..." >&2
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "Installing what the tests need ..." >&2
	@$(INSTALL) --editable '.[dev]'
	@touch $@
