.PHONY: setup run test check lock clean
.DEFAULT_GOAL := run

BIN := .venv/bin
# The first Python from 3.11 to 3.13; another by `make PYTHON=… setup`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)

run: setup            ## open the chat on http://127.0.0.1:7860
	@$(BIN)/assistant serve

setup: .venv/ready    ## make .venv with the locked dependencies and the project

test: setup           ## run the tests
	@$(BIN)/pytest

check: setup          ## lint, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found. Install one, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Installing into .venv (a minute or two, about 1.4 GB) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready

lock:                 ## renew requirements.lock from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --extra eval --group dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet -o requirements.lock

clean:                ## remove .venv and caches
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
