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

.PHONY: help install demo test slow generate check-generated spec-diff check-version lint contract mutations packaging dist release-record public-names mock screenshots bench bench-docs lock clean

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

demo: $(STAMP) ## a brand's and a provider's coupon through the SDK against a fresh simulator
	@$(BIN)/python examples/demo.py

test: $(STAMP) ## the test suite, without what takes long
	@$(BIN)/python -m pytest -n auto -m "not long" --ignore tests/contract

slow: $(STAMP) ## what `make test` leaves out: the console in a browser, kill -9, thousands of calls, the benchmark itself
	@$(BIN)/python -m pytest -n auto -m long --ignore tests/contract --ignore tests/packaging

generate: $(STAMP) ## the client package in generated/ from openapi.yaml
	@$(BIN)/python -m tools.generate

check-generated: $(STAMP) ## fail if the committed client differs from a fresh one
	@$(BIN)/python -m tools.generate --check

spec-diff: $(STAMP) ## what changed in openapi.yaml since BASE (git ref or file; default: the last release), and what breaks
	@$(BIN)/python -m tools.spec_diff $(BASE)

check-version: $(STAMP) ## fail if the version is lower than the changes since the last release demand, or has no entry
	@$(BIN)/python -m tools.check_version

lint: $(STAMP) ## ruff, mypy --strict, pyright strict, spec checks, version
	@ruff check .
	@ruff format --check .
	@mypy
	@pyright
	@$(BIN)/python -m tools.check_spec
	@$(BIN)/python -m tools.check_version

contract: $(STAMP) ## schemathesis: client against simulator, simulator directly, and proof that they can fail; SEED=... for other data
	@mkdir -p build
	@rm -rf build/mutations
	@$(if $(SEED),CONTRACT_SEED=$(SEED)) $(BIN)/python -m pytest -n auto --dist worksteal tests/contract --junit-xml build/contract.xml

mutations: $(STAMP) ## plant every mistake, and renew docs/mutations.md with the tests that noticed
	@rm -rf build/mutations
	@$(BIN)/python -m pytest -n auto --dist worksteal tests/contract/test_mutations.py -k a_mutation_is_noticed
	@$(BIN)/python -m tests.contract.mutation_table

dist: $(STAMP) ## wheel and source distribution in dist/
	@rm -rf dist
	@$(BIN)/python -m tools.dist

packaging: $(STAMP) ## the distributions: contents, clean environments of every Python found, type checks against the wheel
	@$(BIN)/python -m pytest tests/packaging

public-names: $(STAMP) ## renew tests/data/public_names.txt, the public names and signatures
	@$(BIN)/python -m tools.public_names

release-record: $(STAMP) ## after a release: keep the contract as the released one
	@$(BIN)/python -m tools.spec_diff --record

mock: $(STAMP) ## the simulator in the foreground, its keys in build/simulator
	@$(BIN)/python -m wechatpay_mock serve --port 8080 --home build/simulator

screenshots: $(STAMP) ## the console's pictures in docs/images, drawn by Chromium
	@$(BIN)/python -m tools.screenshots

bench: $(STAMP) ## what a call costs beside the peers: a table, and build/bench.json
	@$(BIN)/python -m benchmarks

bench-docs: $(STAMP) ## the same, and renew docs/performance.md and its chart
	@$(BIN)/python -m benchmarks --write-docs

lock: $(STAMP) ## renew requirements.lock from pyproject.toml
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock

clean: ## remove what these commands made
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis
