# Reading the Pivot. `make help` lists the commands.
.DEFAULT_GOAL := help
.PHONY: help book site test bench course pictures data clean python
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

VENV := .venv
PY := $(VENV)/bin/python
# A stamp says that the locked packages are in: nothing is installed twice, and a rebuild needs no network.
READY := $(VENV)/.book-ready
TESTS_READY := $(VENV)/.tests-ready
COURSE_READY := $(VENV)/.course-ready
# Tests run side by side; JOBS=0 runs them one by one.
JOBS ?= 2
# The locks hold every package, so nothing is looked for; what is imported is compiled then, and only that.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
# A machine's setting that Python should not keep what it compiles would cost each of hundreds of processes seconds.
unexport PYTHONDONTWRITEBYTECODE
# The first Python that is new enough; PYTHON=… overrides.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

book: site ## run the chapters that changed, build the site, serve it on a free local port
	@$(PY) -m alignment.site serve

site: $(READY) ## the same without serving: the site is in _build/html
	@$(PY) -m alignment.site build

test: $(TESTS_READY) ## build the site and test everything, in a real browser too
	@$(PY) tests/browser.py
	@$(PY) -m alignment.site build
	@$(PY) -m pytest -n $(JOBS)

bench: $(TESTS_READY) ## weight and speed of the pages, beside the stock theme
	@$(PY) tests/browser.py
	@$(PY) -m benchmarks

course: $(COURSE_READY) ## what an instructor takes from a chapter: make course CHAPTER=04 [OPTIONS=--force]
	@test -n "$(CHAPTER)" || { echo "Which chapter? Write, for example: make course CHAPTER=04" >&2; exit 1; }
	@$(PY) -m alignment.course export $(CHAPTER) $(OPTIONS)

pictures: $(TESTS_READY) ## take the README's pictures again, from the built site
	@$(PY) tests/browser.py
	@$(PY) -m alignment.site build
	@$(PY) docs/pictures.py

data: $(READY) ## make data/ again from the publishers' raw files (maintainers)
	@$(PY) -m sources

clean: ## remove the site, the environment and all caches
	rm -rf _build $(VENV) .pytest_cache .ruff_cache .hypothesis tests/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@if [ -z "$(PYTHON)" ]; then echo "This book needs Python 3.11 or newer; found: $$(python3 --version 2>/dev/null || echo none)." >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(sys.version_info < (3, 11) and "This book needs Python 3.11 or newer; " + sys.executable + " is " + v + ".")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

$(READY): requirements.txt pyproject.toml | python
	@test -x $(PY) || { echo "Making the virtual environment $(VENV) …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the locked packages (once; about a minute) …"
	@$(INSTALL) -r requirements.txt
	@$(INSTALL) -e .
	@touch $@

$(COURSE_READY): requirements-course.txt $(READY)
	@echo "Installing what the exports for instructors add …"
	@$(INSTALL) -r requirements-course.txt
	@touch $@

$(TESTS_READY): requirements-dev.txt $(READY)
	@echo "Installing what the tests add …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@
