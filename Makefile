# Everything that is done with Crossquote, by one name each. `make` lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build data test test-browsers measure eval bench fuzz command clean

PORT ?= 8080
# Where the annotated articles and their scorer are; they are no part of this repository.
SHARED ?= ../shared

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## Install what is missing, build the dataset and the app, serve them (PORT=8080)
	node scripts/serve.mjs --port $(PORT)

build: data ## The same without serving: the finished site in dist/
	scripts/setup.sh build
	scripts/web-env.sh trunk build --release

data: ## Rebuild data/dataset from data/articles
	cargo run -p crossquote-cli -- build data/articles --out data/dataset

# Quick checks first. That the core compiles for the browser the build shows.
test: ## Install what is missing, run every check and test, those in a real browser too
	scripts/setup.sh test
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --workspace
	python3 tests/forms/forms.py check tests/forms
	$(MAKE) --no-print-directory data
	@mkdir -p target/eval
	@for half in worked unseen; do \
	    python3 tests/forms/forms.py texts tests/forms/$$half | cargo run -q -p crossquote-cli -- extract > target/eval/$$half.jsonl; \
	    python3 tests/forms/forms.py hold tests/forms/$$half target/eval/$$half.jsonl; \
	done
	@# The schema of TEI keeps one processor busy for half a minute, and linking programs does another.
	node --test --test-reporter=spec tests/exports/validate.mjs & exports=$$!; \
	scripts/web-env.sh trunk build --release && wait $$exports
	cargo test -p crossquote-cli --features explorer --test site
	node tests/browser/measure.mjs --bytes --check
	node --test --test-reporter=spec tests/browser/*.test.mjs
	@echo 'make test: all passed'

# Each browser is tried though one before it fails; one that is not there fails nothing, and is named.
test-browsers: build ## What the explorer is for, in Chromium, Firefox and WebKit, as far as they can be had
	scripts/setup.sh browsers
	@failed='' ran='' missing=''; \
	for kind in chromium firefox webkit; do \
	    if ! why=$$(BROWSER=$$kind node tests/browser/support/find-browser.mjs 2>&1); then \
	        missing+="    $$kind: $$why"$$'\n'; \
	    elif BROWSER=$$kind node --test --test-reporter=spec tests/browser/everywhere.test.mjs; then \
	        ran+=" $$kind"; \
	    else \
	        failed+=" $$kind"; \
	    fi; \
	done; \
	echo "make test-browsers: passed in:$${ran:- none}; failed in:$${failed:- none}"; \
	if [[ -n $$missing ]]; then printf 'not there:\n%s' "$$missing"; fi; \
	[[ -z $$failed && -n $$ran ]]

eval: ## Score the extraction against annotated articles: tests/forms, and PolNeAR (SHARED=../shared)
	mkdir -p target/eval
	cargo build --release -q -p crossquote-cli
	@for half in worked unseen; do \
	    python3 tests/forms/forms.py texts tests/forms/$$half | target/release/crossquote extract > target/eval/$$half.jsonl; \
	    echo; echo "tests/forms/$$half, per cent"; echo; \
	    python3 tests/forms/forms.py score tests/forms/$$half target/eval/$$half.jsonl; \
	done; echo
	@for file in polnear/dev.jsonl scoring/score.py; do \
	    test -f "$(SHARED)/$$file" || { echo "make eval: no $(SHARED)/$$file; name the folder that has it: make eval SHARED=/path" >&2; exit 1; }; \
	done
	target/release/crossquote extract < "$(SHARED)/polnear/dev.jsonl" > target/eval/dev.jsonl
	python3 "$(SHARED)/scoring/score.py" "$(SHARED)/polnear/dev.jsonl" target/eval/dev.jsonl \
	    --json --by publisher > target/eval/dev.json
	@python3 scripts/eval_table.py < target/eval/dev.json
	@echo
	@python3 scripts/confidence_table.py "$(SHARED)/polnear/dev.jsonl" target/eval/dev.jsonl \
	    "$(SHARED)/scoring/score.py"
	@echo 'Every figure: python3 $(SHARED)/scoring/score.py $(SHARED)/polnear/dev.jsonl target/eval/dev.jsonl'

measure: build ## Size, times to first results and from key to results, long tasks (BESIDE=dist of an older build; ARGS=--check)
	scripts/setup.sh test
	node tests/browser/measure.mjs $(if $(BESIDE),--beside "$(BESIDE)") $(ARGS)

command: ## The command `crossquote` with the explorer in it, target/release/crossquote: needs nothing else at run time
	env -u CROSSQUOTE_HOME $(MAKE) build
	cargo build --release -p crossquote-cli --features explorer

bench: ## Speed of extraction and comparison, natively and in WebAssembly, and of grouping (minutes)
	scripts/setup.sh build
	CROSSQUOTE_SHARED="$(abspath $(SHARED))" cargo bench -q -p crossquote-extract --bench extraction
	CROSSQUOTE_SHARED="$(abspath $(SHARED))" scripts/bench-wasm.sh
	cargo bench -q -p crossquote-explore --bench compare -- speed
	cargo bench -q -p crossquote-extract --bench statements

fuzz: ## Change texts, pages, queries and files for a minute a kind, keep what fails (FUZZ_SECONDS=600 for longer)
	fuzz/run.sh

clean: ## Remove everything that was built here
	rm -rf target dist screenshots tests/browser/node_modules tests/exports/node_modules
