# The few commands. `.venv` is made when it is not there.
PYTHON ?= .venv/bin/python
BASE ?= HEAD

.PHONY: demo test slow lint types format gate docs

.venv/bin/python:
	python3 -m venv .venv
	.venv/bin/pip install -q -c constraints.txt -e '.[dev]'

demo: $(PYTHON)    # the sample region, its score tables in out/
	$(PYTHON) -m rsnms_cli demo --out out

test: $(PYTHON)    # at every change
	$(PYTHON) -m pytest -n 2 --dist loadfile

slow: $(PYTHON)    # before a merge
	$(PYTHON) -m pytest -n 2 -m slow

lint: $(PYTHON)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: $(PYTHON)
	$(PYTHON) -m mypy

format: $(PYTHON)
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

gate: $(PYTHON)    # outputs of the commit BASE against those of this tree: silence is no change
	if [ -d out/base ]; then git worktree remove --force out/base; fi
	git worktree add --detach out/base $(BASE)
	cd out/base && $(abspath $(PYTHON)) tests/tools/output_hashes.py > ../before.txt
	git worktree remove --force out/base
	$(PYTHON) tests/tools/output_hashes.py > out/after.txt
	diff out/before.txt out/after.txt

docs: $(PYTHON)    # pages that are made out of the code
	$(PYTHON) -m tests.tools.problems_page
	$(PYTHON) -m tests.tools.columns_page
