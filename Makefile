# The one door for developers: `make` lists what there is. CI runs the same recipes.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: help setup lint types imports test slow check bench docs constraints shots wheel

help: ## List the recipes
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## Make .venv with everything a developer needs
	python3 -m venv .venv
	.venv/bin/pip install -c constraints.txt -e '.[dev]'

lint: ## Style, without changing anything
	$(BIN)ruff check .
	$(BIN)ruff format --check .

types: ## Static types, strict
	$(BIN)mypy

imports: ## Which part may import which
	$(BIN)lint-imports

test: ## The fast tests
	$(PYTHON) -m pytest -n 2

slow: ## The tests that need the model, the shared data or a browser
	$(PYTHON) -m pytest -m slow

check: lint types imports test ## Everything that takes seconds

docs: ## Write the generated parts of the documentation anew
	$(PYTHON) scripts/command_reference.py --write

constraints: ## Pin what is installed in .venv, for the dependencies of pyproject.toml alone
	$(PYTHON) scripts/constraints.py > constraints.txt.new && mv constraints.txt.new constraints.txt

shots: ## Take the pictures of the README anew (needs chromium)
	$(PYTHON) scripts/screenshots.py

wheel: ## Build the wheel and the source distribution into dist/
	$(PYTHON) -m build
