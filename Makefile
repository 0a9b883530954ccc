# Wenige Wörter: make site | show | serve | test | check | bench | lock | clean
# `make` allein zeigt, was sie tun.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ADRESSE ?= 127.0.0.1:8000

# Material advertises its successor at every start; what that means for this project stands in ARCHITECTURE.md.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## zeigt diese Übersicht
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

.PHONY: site
site: $(VENV)/.site ## baut content/ zur fertigen Website in site/, mit allen archivierten Fassungen
	@test -e site/pruefsummen.json || rm -rf site
	@$(BIN)/isek publish --lokal --out $(CURDIR)/site
	@echo "Zum Ansehen: make show, dann im Browser http://$(ADRESSE)/ öffnen"

.PHONY: show
show: ## zeigt, was in site/ liegt
	@test -e site/index.html || { echo "In site/ liegt noch nichts. Zuerst: make site" >&2; exit 1; }
	@echo "Die Website: http://$(ADRESSE)/ – beenden mit Strg+C"
	@$(PYTHON) -m http.server --directory site --bind $(firstword $(subst :, ,$(ADRESSE))) $(lastword $(subst :, ,$(ADRESSE))) >/dev/null 2>&1 \
	  || { echo "Das ging nicht; vielleicht ist die Adresse belegt: make show ADRESSE=127.0.0.1:8001" >&2; exit 1; }

.PHONY: serve
serve: $(VENV)/.site ## zeigt die Website und baut sie bei jeder Änderung neu
	@echo "Vorschau: http://$(ADRESSE)/ – beenden mit Strg+C"
	@$(BIN)/mkdocs serve --quiet --dev-addr $(ADRESSE)

.PHONY: test
test: $(VENV)/.dev browser ## prüft das Programm: alle Tests
	@$(BIN)/python -m pytest -m "" $(TESTS)

# Tests in a browser take the system's. Where there is none, and no right to install one, they are skipped.
.PHONY: browser
browser:
	@command -v chromium chromium-browser google-chrome chrome >/dev/null && exit; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installiere Chromium für die Tests im Browser …"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-liberation; } >/dev/null \
	    || echo "Chromium ließ sich nicht installieren; die Tests im Browser werden übersprungen." >&2; \
	fi

.PHONY: check
check: $(VENV)/.dev ## prüft den Quelltext: Stil, Typen, Abhängigkeiten
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.PHONY: bench
bench: $(VENV)/.dev ## misst Zeit und Speicher an großen Konzepten
	@$(BIN)/python bench/run.py $(BENCH)

.PHONY: lock
lock: ## legt die Versionen aller Abhängigkeiten neu fest (braucht uv)
	@uv lock --upgrade --default-index https://pypi.org/simple
	@uv export --quiet --no-default-groups --group build --no-emit-project --no-header --no-annotate --output-file requirements.lock >/dev/null
	@uv export --quiet --all-groups --no-emit-project --no-header --no-annotate --output-file requirements-dev.lock >/dev/null

.PHONY: clean
clean: ## entfernt Gebautes und die Umgebung
	@rm -rf $(VENV) site site.neu site.alt dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make a second call quick; they are renewed when the locks or the entry points change.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Es wird Python 3.11 oder neuer gebraucht, zum Beispiel: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Richte die Umgebung in $(VENV)/ ein (einmalig) …"
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Die Umgebung ließ sich nicht einrichten. Unter Debian und Ubuntu fehlt oft ein Paket: apt install python3-venv" >&2; exit 1; }

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installiere, was zum Bauen gebraucht wird …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q plugins theme # pip does so with packages, but not with editable ones
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	@echo "Installiere, was zum Prüfen gebraucht wird …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
