# Everything runs in .venv; `make demo` and `make test` make it first, and fetch what is missing.
PYTHON ?= python3
BIN := .venv/bin
STARTED := $(shell date +%s)
took = echo "make $@: $$(($$(date +%s) - $(STARTED))) s in all"

# What was fetched is found first. Where the machine has a tool of its own, none was fetched.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Compiled once, tests are loaded in half the time by every worker.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: aws-facts rules schemas schema-aws-6 help bootstrap demo test test-fast test-all test-explore test-nixpkgs test-terranix test-systemd lint format \
	stubs schema template clean

help: ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r target what; do printf '%-20s %s\n' "$$target" "$$what"; done

bootstrap: ## make .venv and fetch what is missing of OpenTofu, Node and the cdktf CLI
	@$(PYTHON) -m scripts.bootstrap

demo: bootstrap ## synthesize the stacks, apply them to a local AWS, show what was made
	@$(BIN)/python -m scripts.demo; status=$$?; $(took); exit $$status

# The tests start the program some thousand times, and a run of it never writes what Python compiles.
test: bootstrap ## run the tests of every change; ARGS="-k words" passes options on to pytest
	@$(BIN)/python -m compileall -q src; \
		$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS); status=$$?; $(took); exit $$status

# A short traceback of what fails, and not a word about the thousand that are left out.
test-fast: bootstrap ## run the tests that need no real tool and take no time, about a minute
	@SNOWFORM_FAST=1 $(BIN)/python -m pytest -n auto --dist loadfile -m "not e2e and not slow" -q -r fE $(ARGS); \
		status=$$?; $(took); exit $$status

# How many times as many examples as `make test` draws.
EXPLORE ?= 100

test-explore: bootstrap ## draw other and many more examples for the property tests, two hours; before a release
	@SNOWFORM_EXPLORE=$(EXPLORE) $(BIN)/python -m pytest -n auto --dist worksteal -m hypothesis $(ARGS); \
		status=$$?; $(took); exit $$status

# Runs killed and disturbed at every point, and whatever else takes too long for each change.
test-all: bootstrap ## run all tests, those that `make test` leaves out too; writes docs/faults.md and docs/promises.md
	@$(BIN)/python -m compileall -q src; rm -f .cache/faults.jsonl .cache/promises.jsonl; \
		SNOWFORM_TESTS=all SNOWFORM_FAULTS="$(CURDIR)/.cache/faults.jsonl" SNOWFORM_PROMISES="$(CURDIR)/.cache/promises.jsonl" \
		$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS) && \
		$(BIN)/python -m tests.provision.e2e.table .cache/faults.jsonl > docs/faults.md && \
		$(BIN)/python -m tests.promises .cache/promises.jsonl > docs/promises.md; status=$$?; $(took); exit $$status

test-nixpkgs: bootstrap ## evaluate the generated modules in a real nixpkgs: NIXPKGS=/path/to/nixpkgs
	@test -e "$(NIXPKGS)/nixos/default.nix" || { echo "name a nixpkgs tree: make $@ NIXPKGS=/path/to/nixpkgs"; exit 2; }
	@NIXPKGS="$(abspath $(NIXPKGS))" IMPERMANENCE="$(abspath $(IMPERMANENCE))" PRESERVATION="$(abspath $(PRESERVATION))" \
		FLAKE_PARTS="$(abspath $(FLAKE_PARTS))" \
		$(BIN)/python -m pytest tests/nixpkgs $(ARGS); \
		status=$$?; $(took); exit $$status

# Wants a Nix from 2.26 on: those of before round floats to six digits.
test-terranix: bootstrap ## compare what is recorded of Terranix with Terranix: TERRANIX=/path/to/it NIXPKGS=/path/to/nixpkgs
	@test -e "$(TERRANIX)/core/default.nix" || { echo "name Terranix' sources: make $@ TERRANIX=/path/to/terranix"; exit 2; }
	@test -e "$(NIXPKGS)/lib/default.nix" || { echo "name a nixpkgs tree: make $@ NIXPKGS=/path/to/nixpkgs"; exit 2; }
	@TERRANIX="$(abspath $(TERRANIX))" NIXPKGS="$(abspath $(NIXPKGS))" $(BIN)/python -m pytest tests/terranix $(ARGS); \
		status=$$?; $(took); exit $$status

# On bookworm, trixie and forky; RELEASES="forky" chooses. The machines lack what the provider of few types needs.
test-systemd: bootstrap ## boot machines with the rendered units, half an hour; wants root, debootstrap, systemd-nspawn
	@SNOWFORM_WHOLE_PROVIDER=1 SNOWFORM_SYSTEMD="$(or $(SNOWFORM_SYSTEMD),$(CURDIR)/.cache/debian)" SNOWFORM_SYSTEMD_RELEASES="$(RELEASES)" \
		$(BIN)/python -m pytest tests/systemd $(ARGS); status=$$?; $(took); exit $$status

lint: bootstrap stubs ## ruff and mypy; nothing is changed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: bootstrap ## mend what ruff can mend, and lay the code out
	@$(BIN)/ruff check --fix .; status=$$?; $(BIN)/ruff format . && exit $$status

stubs: bootstrap ## bring the type stubs of shipped providers up to date with their schemas
	@$(BIN)/python -m scripts.stubs

# OpenTofu 1.6 leaves out what is write-only, and ephemeral resources.
schema: bootstrap ## derive the shipped schema of AWS from the provider; wants terraform from 1.11 on PATH
	@SNOWFORM_TOFU=terraform $(BIN)/snowform schema build --version 5.100.0 -o src/snowform/schema/shipped/aws.schema

schemas: bootstrap ## derive the shipped schemas of small providers from published bindings
	@$(BIN)/python -m scripts.shipped_schemas

schema-aws-6: bootstrap ## derive what is otherwise in AWS 6 from published bindings of it and of AWS 5
	@$(BIN)/python -m scripts.aws_6

rules: bootstrap ## ask the provider of the shipped AWS schema for its rules: AWS_PROVIDER=/path/to/its/program
	@test -x "$(AWS_PROVIDER)" || { echo "name the provider's program: make $@ AWS_PROVIDER=/path/to/it"; exit 2; }
	@$(BIN)/python -m scripts.provider_rules "$(AWS_PROVIDER)" aws

aws-facts: bootstrap ## gather what AWS has, of which its provider knows nothing, from published packages
	@$(BIN)/python -m scripts.aws_facts

template: bootstrap ## bring nix/template, a project as a flake, up to date with the stacks and modules
	@$(BIN)/python -m scripts.template

clean: ## remove what was generated, but no state, no .venv, and nothing that was fetched
	@$(PYTHON) -m scripts.clean
