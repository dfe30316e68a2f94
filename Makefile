# Every target sets up what it needs: on a fresh machine `make demo` or `make test` is the first command.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test unit lint bench docs floors score-record clean overclaimed

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Communiqué needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/ready
	$(BIN)/communique demo

test: .venv/ready lint unit

unit: .venv/ready
	$(BIN)/python -m pytest -n 2

lint: .venv/ready
	$(BIN)/ruff format --check src tests bench scripts
	$(BIN)/ruff check src tests bench scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python -m bench

docs: .venv/ready
	$(BIN)/python -m scripts.docs

floors: .venv/ready
	$(BIN)/python -m scripts.floors

score-record: .venv/ready
	$(BIN)/python -m scripts.score_record $(ARGS)

overclaimed: .venv/ready
	$(BIN)/python -m scripts.overclaimed

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
