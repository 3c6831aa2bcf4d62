# The daily commands. `make help` lists them. Everything runs in .venv, which `make env` makes from
# the locked requirements and makes again when they change.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
LOCK := $(shell cat requirements/dev.txt pyproject.toml | cksum | cut -d' ' -f1)
READY := .venv/.ready-$(LOCK)
BIN := .venv/bin
TESTS ?= tests
CODE := src tests samples docs $(wildcard benchmarks)
SECONDS_OF_FUZZING ?= 20
# What the fuzzer is told; CI gives a seed and a number of runs, so that it finds the same every time.
FUZZ ?= -max_total_time=$(SECONDS_OF_FUZZING)
# Two workers at most: the tests start processes of their own.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); echo $$((n < 2 ? 1 : 2)))

.PHONY: help env demo sample test coverage check format screenshots bench fuzz lock golden docs messages clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

env: $(READY) ## make or renew .venv from the locked requirements

$(READY):
	@if [ -z "$(PYTHON)" ]; then echo "Travaux needs Python 3.11 or later: sudo apt-get install python3 python3-venv" >&2; exit 1; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv is missing: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## the sample library in the browser, open on a paragraph
	$(BIN)/python samples/demo.py

sample: $(READY) ## write the files of the sample library again from samples/texts
	$(BIN)/python samples/make_sample.py

screenshots: $(READY) ## pictures of every page, wide and narrow, in pictures/ (needs Chromium)
	PYTHONPATH=. $(BIN)/python samples/screenshots.py pictures

test: $(READY) ## every test
	$(BIN)/python -m pytest $(TESTS) -n $(WORKERS) --dist worksteal -q

coverage: $(READY) ## every test, and which lines none of them runs (half as slow again)
	$(BIN)/python -m pytest $(TESTS) -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered -q

check: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code in its style
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: $(READY) ## pages per second, against plain extraction by PDFium
	$(BIN)/python benchmarks/reading.py

fuzz: $(READY) ## feed the reader broken files for SECONDS_OF_FUZZING seconds
	@if [ ! -f tests/fuzz/fuzz_reader.py ]; then echo "fuzz: no target; skipped"; exit 0; fi; \
	if ! $(BIN)/python -c 'import atheris' 2>/dev/null && \
	   ! $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt; \
	then echo "fuzz: atheris can't be installed here; skipped"; exit 0; fi; \
	$(BIN)/python tests/fuzz/fuzz_reader.py $(FUZZ)

lock: $(READY) ## lock the requirements again (asks the package index)
	@for set in "run:pyproject.toml" "dev:pyproject.toml --group dev" "fuzz:--group fuzz"; do \
	  env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    $${set#*:} --output-file requirements/$${set%%:*}.txt; done

golden: $(READY) ## write the expected outputs of the tests again, on purpose
	TRAVAUX_GOLDEN=write $(BIN)/python -m pytest tests -q -m golden

docs: $(READY) ## write docs/reference again from the code
	$(BIN)/python docs/generate.py

messages: $(READY) ## take the interface's texts out of the code again, compile the translations (needs gettext)
	@if ! command -v msgfmt >/dev/null; then echo "gettext is missing: sudo apt-get install gettext" >&2; exit 1; fi
	cd src/travaux && $(CURDIR)/$(BIN)/django-admin makemessages -l fr -l ar --no-obsolete --no-location --no-wrap
	@for po in src/travaux/locale/*/LC_MESSAGES/django.po; do \
	  sed -e '/^"POT-Creation-Date/d' "$$po" > "$$po.new" && mv "$$po.new" "$$po"; \
	  msgfmt --check --statistics --output-file="$${po%.po}.mo" "$$po"; done

clean: ## remove what was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* build dist demo
