# `make run` serves the explorer, `make test` checks everything; both make what they need.

# The first Python here that is new enough and can make environments; `make run PYTHON=…` names another.
SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c '$(SUITABLE)' 2>/dev/null && echo "$$python" && break; done)
PORT ?= 8501
# How many tests run at a time; one for each processor unless `make test WORKERS=3` says otherwise.
WORKERS ?= auto
HOST ?= localhost
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --constraint constraints.txt
LAYERS ?= build/basemap/layers
NAMES ?= build/basemap/names


help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

# An environment whose Python is gone or too old is made again, by the targets that need it.
ifneq ($(wildcard $(VENV)),)
ifneq ($(shell $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo fits),fits)
AGAIN := $(BIN)/python $(VENV)/.installed $(VENV)/.installed-dev
endif
endif

.PHONY: help run test test-wide check check-types check-frontend check-rules format types lock sbom bench screenshots basemap gazetteer clean $(AGAIN)

$(BIN)/python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(SUITABLE)' 2>/dev/null || { \
		echo "Python 3.11 or newer with its venv module is needed; found $$($(or $(PYTHON),python3) --version 2>&1)." >&2; \
		echo "Install one (on Debian and Ubuntu: apt install python3 python3-venv), or name one:" >&2; \
		echo "make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@[ ! -e $(VENV) ] || { echo "Making $(VENV) again: its Python is gone or too old."; rm -rf $(VENV); }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.installed: requirements-author.lock | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	$(INSTALL) -r requirements-author.lock
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) -r requirements-dev.lock
	touch $@

run: $(VENV)/.installed ## Serve the app (PORT=8501, HOST=localhost; 0.0.0.0 serves the network)
	$(BIN)/streamlit run streamlit_app.py --server.address $(HOST) --server.port $(PORT) --server.fileWatcherType auto

# Run by `check`, so not once more by `test`.
RULES := tests/test_layers.py tests/test_conventions.py tests/test_wording.py tests/language/test_language.py

test: check ## Check, then run every test but those of check and of test-wide
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m tests.axe_core
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(RULES:%=--ignore=%)

test-wide: $(VENV)/.installed-dev ## The slow rest: Firefox, WebKit, replicas behind nginx, memory, more sizes
	sh tests/install_browser.sh $(BIN)/python
	sh tests/wide/install.sh
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m wide tests/wide tests/browser

check: $(VENV)/.installed-dev ## Format, lint, types and conventions, of Python and of the frontend
	$(MAKE) --no-print-directory --jobs 2 check-types check-frontend check-rules

check-types:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check-frontend:
	$(BIN)/python -m tests.frontend.document_types --check
	$(BIN)/python -m tests.frontend.tools

check-rules:
	$(BIN)/python -m pytest $(RULES)

format: $(VENV)/.installed-dev ## Format all sources, of Python and of the frontend
	$(BIN)/ruff format .
	$(BIN)/python -m tests.frontend.tools --write

types: $(VENV)/.installed-dev ## Write the frontend's types of the story document, after a change of views
	$(BIN)/python -m tests.frontend.document_types

lock: $(VENV)/.installed-dev ## Pin all packages with their hashes, after a change of requirements*.txt
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-author.txt --constraint requirements.lock --output-file requirements-author.lock
	$(LOCK) requirements-hosting.txt --constraint requirements-author.lock --output-file requirements-hosting.lock
	$(LOCK) requirements-dev.txt --constraint requirements-author.lock --constraint requirements-hosting.lock --output-file requirements-dev.lock
	$(BIN)/python -m tests.frontend.tools --lock

sbom: $(VENV)/.installed-dev ## List the packages of the server in CycloneDX, in out/sbom.cdx.json
	mkdir -p out
	$(BIN)/python -W ignore -m cyclonedx_py requirements requirements-hosting.lock --pyproject pyproject.toml \
		--output-format JSON --output-reproducible --output-file out/sbom.cdx.json

bench: $(VENV)/.installed-dev ## Measure steps, first load and sizes in a real Chromium
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m bench

screenshots: $(VENV)/.installed-dev ## Take pictures at every size, theme and language
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m tests.browser.screenshots

basemap: $(VENV)/.installed-dev ## Build the map of the world (LAYERS=…, NAMES=…: folders, see docs/basemap.md)
	$(BIN)/python -m explorer.basemap.world $(LAYERS) $(NAMES) data/basemap/world.pmtiles

gazetteer: $(VENV)/.installed-dev ## Build the tables of states and landforms (LAYERS=…, NAMES=…, see docs/geocoding.md)
	$(BIN)/python -m explorer.basemap.gazetteer_divisions $(LAYERS) $(NAMES) data/gazetteer/divisions.csv
	$(BIN)/python -m explorer.basemap.gazetteer_towns $(LAYERS) $(NAMES) data/gazetteer/town_names.csv
	$(BIN)/python -m explorer.basemap.gazetteer_landforms $(LAYERS) $(NAMES) data/gazetteer/landforms.csv

clean: ## Remove what was made here
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
