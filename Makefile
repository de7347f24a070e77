# `make` alone lists the commands.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help install demo test generate check-generated lint contract mock screenshots lock clean

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## a virtual environment in .venv with everything for development, from the hashed lock

# The lock is installed first and the project last, without dependencies, so that nothing unlocked gets in.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; set PYTHON=python3.x" if sys.version_info < (3, 11) else 0)'
	@echo "Installing into $(VENV) (about a minute the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## the mission's two coupons through the SDK against a fresh simulator
	@$(BIN)/python examples/demo.py

test: $(STAMP) ## the test suite, without the minutes-long contract runs
	@$(BIN)/python -m pytest -n auto -m "not long"

generate: $(STAMP) ## the client package in generated/ from openapi.yaml
	@$(BIN)/python -m tools.generate

check-generated: $(STAMP) ## fail if the committed client differs from a fresh one
	@$(BIN)/python -m tools.generate --check

lint: $(STAMP) ## ruff, mypy --strict, pyright strict, spec checks
	@ruff check .
	@ruff format --check .
	@mypy
	@pyright
	@$(BIN)/python -m tools.check_spec

contract: $(STAMP) ## schemathesis: the client against the simulator, the simulator directly, and proof that they can fail
	@mkdir -p build
	@$(BIN)/python -m pytest -n auto tests/contract --junit-xml build/contract.xml

mock: $(STAMP) ## the simulator in the foreground, its keys in build/simulator
	@$(BIN)/python -m wechatpay_mock serve --port 8080 --home build/simulator

screenshots: $(STAMP) ## the console's pictures in docs/images, drawn by Chromium
	@$(BIN)/python -m tools.screenshots

lock: $(STAMP) ## renew requirements.lock from pyproject.toml
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock

clean: ## remove what these commands made
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis
