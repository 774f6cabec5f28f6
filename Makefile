# Every target that needs it creates .venv, a virtual environment inside this
# folder, and installs into it what the target uses. Nothing else is touched.
# Nothing has to be installed beforehand except Python 3.11 or later and make;
# with npm and Chromium, the tests also examine the site in a browser.
#
# Another Python:           make test PYTHON=python3.12
# More arguments to pytest: make test PYTEST_ARGS="-k dates -x"
# On several processors:    make test PYTEST_ARGS="-n auto"

PYTHON ?= python3
PYTEST_ARGS ?=
FUZZ_SECONDS ?= 600
FUZZ_FOUND ?= build/fuzz

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
WHEELS := $(VENV)/wheel

# Versions come from constraints.txt, those of the build tools included
# (older releases of pip read the first variable for these, newer the second).
PINNED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip

# Keeps what a command prints to itself, unless the command fails.
SILENTLY = > $(VENV)/log 2>&1 || { cat $(VENV)/log >&2; exit 1; }

# What goes into the wheel. A change to any of these, or a file added or
# removed, builds and installs it again; nothing else does.
PACKAGE := $(sort $(shell find src -type f ! -name '*.py[co]' ! -path '*/.*'))
BUILD := pyproject.toml hatch_build.py README.md LICENSE LICENSE-DATA constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test check docs serve bench fuzz format constraints clean FORCE

help: ## List the targets
	@echo "usage: make TARGET"
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: $(STAMPS)/package ## Install the library and compare two groups from the casebook
	@$(BIN)/negotypes compare al-qaeda islamic-state

test: $(STAMPS)/package $(STAMPS)/test $(STAMPS)/axe ## Run the tests and doctests against the built wheel
	@$(BIN)/python -m pytest --pyargs tests/ negotypes --doctest-modules --dist loadgroup \
		--cov --cov-report=term $(PYTEST_ARGS)

check: $(STAMPS)/test $(STAMPS)/check ## Check style, types and the order of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --strict
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --pythonpath $(BIN)/python
	@PYTHONPATH=src $(BIN)/lint-imports --no-cache --no-logo

docs: $(STAMPS)/package $(STAMPS)/docs ## Build the documentation into site/
	@$(BIN)/python -m website build/docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict $(SILENTLY)
	@echo "Documentation written to site/index.html"

serve: $(STAMPS)/package $(STAMPS)/docs ## Show the documentation in a browser
	@$(BIN)/python -m website build/docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve

bench: $(STAMPS)/package $(STAMPS)/bench $(STAMPS)/docs ## Run the scripts in benchmarks/
	@set -e; for script in $(sort $(filter-out benchmarks/_%,$(wildcard benchmarks/*.py))); do \
		echo "== $$script"; $(BIN)/python "$$script"; \
	done

fuzz: $(STAMPS)/package $(STAMPS)/test ## Search for files that break the reader, for ten minutes
	@$(PINNED) $(PIP) install "atheris>=3.0" > $(VENV)/log 2>&1 || echo "Atheris cannot be installed here."
	@$(BIN)/python fuzz/reader.py $(FUZZ_SECONDS) $(FUZZ_FOUND)

format: $(STAMPS)/check ## Put the source into the standard format
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

constraints: $(STAMPS)/venv ## Resolve all dependencies anew and write constraints.txt
	@echo "Resolving dependencies ..."
	@rm -rf $(VENV)/resolve
	@$(PIP) wheel --no-deps --wheel-dir $(VENV)/resolve . $(SILENTLY)
	@$(PIP) install --dry-run --ignore-installed --report $(VENV)/resolve/report.json \
		--python-version 3.11.0 --only-binary :all: --target $(VENV)/resolve \
		"$$(ls $(VENV)/resolve/*.whl)[dev]" hatchling $(SILENTLY)
	@$(BIN)/python -c "import json; \
	found = json.load(open('$(VENV)/resolve/report.json', encoding='utf-8'))['install']; \
	pins = {(p['metadata']['name'].lower(), p['metadata']['version']) for p in found}; \
	print(*(f'{name}=={version}' for name, version in sorted(pins) if name != 'negotypes'), sep='\n')" \
		> $(VENV)/resolve/constraints.txt
	@mv $(VENV)/resolve/constraints.txt constraints.txt
	@echo "Wrote constraints.txt"

clean: ## Remove everything the other targets made
	@rm -rf $(VENV) node_modules site dist build .coverage .coverage.* htmlcov .hypothesis
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- How .venv is filled ----------------------------------------------------

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "negotypes needs Python 3.11 or later, and $(PYTHON) is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.11")'
	@echo "Creating $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS)
	@touch $@

# The list of files, rewritten only when it differs.
$(STAMPS)/files: FORCE | $(STAMPS)/venv
	@echo '$(PACKAGE)' | cmp -s - $@ || echo '$(PACKAGE)' > $@

$(STAMPS)/package: $(PACKAGE) $(BUILD) $(STAMPS)/venv $(STAMPS)/files
	@echo "Installing negotypes ..."
	@rm -rf $(WHEELS)
	@$(PINNED) $(PIP) wheel --no-deps --wheel-dir $(WHEELS) . $(SILENTLY)
	@$(PINNED) $(PIP) install --force-reinstall --no-deps $(WHEELS)/*.whl $(SILENTLY)
	@$(PINNED) $(PIP) install $(WHEELS)/*.whl $(SILENTLY)
	@touch $@

# The tools for one purpose: the extra of that name in pyproject.toml, and what
# the library itself needs, but not the library. So a mistake in its code or its
# data, which prevents it from being built, does not prevent finding the mistake.
$(STAMPS)/test $(STAMPS)/check $(STAMPS)/docs $(STAMPS)/bench: $(STAMPS)/%: pyproject.toml constraints.txt $(STAMPS)/venv
	@echo "Installing the tools for make $* ..."
	@$(BIN)/python -c "import tomllib; \
	project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
	print(*project['dependencies'], *project['optional-dependencies']['$*'], sep='\n')" \
		> $(VENV)/requirements-$*.txt
	@$(PINNED) $(PIP) install --requirement $(VENV)/requirements-$*.txt $(SILENTLY)
	@touch $@

# What examines the accessibility of the site. Without npm, or without a network,
# the tests say that they leave it out.
$(STAMPS)/axe: package.json package-lock.json .npmrc $(STAMPS)/venv
	@if ! command -v npm > /dev/null; then \
		echo "Without npm, axe-core is not installed: accessibility will not be tested."; \
	elif npm ci --ignore-scripts --silent > $(VENV)/log 2>&1; then touch $@; \
	else echo "npm cannot install axe-core: accessibility will not be tested."; fi
