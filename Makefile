# `make run` serves the explorer, `make test` checks everything; both make what they need.

PYTHON ?= python3
PORT ?= 8501
HOST ?= localhost
VENV := .venv
BIN := $(VENV)/bin
NPM_DIR ?= build/basemap/node_modules

.PHONY: help run test check bench screenshots basemap clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

$(VENV)/.installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: $(VENV)/.installed ## Serve the app (PORT=8501, HOST=localhost; 0.0.0.0 serves the network)
	$(BIN)/streamlit run streamlit_app.py --server.address $(HOST) --server.port $(PORT) --server.fileWatcherType auto

test: check ## Format, lint, types, and every test, the browser's too
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m tests.axe_core
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.installed-dev ## Format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev ## Measure steps, first load and sizes in a real Chromium
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m bench

screenshots: $(VENV)/.installed-dev ## Take pictures at every size, theme and language
	sh tests/install_browser.sh $(BIN)/python
	$(BIN)/python -m tests.browser.screenshots

basemap: $(VENV)/.installed-dev ## Build data/basemap again; see docs/basemap.md for what it reads
	$(BIN)/python -c "from pathlib import Path; from explorer.basemap import build_basemap; [print(f.path, f.size_bytes) for f in build_basemap(Path('$(NPM_DIR)'), Path('data/basemap'))]"

clean: ## Remove what was made here
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
