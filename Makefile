# The commands of the project. Each installs what it lacks on a bare Debian 12 machine with a Swift toolchain.
SHELL := /bin/bash
PORT ?= 8080
HOST ?= 127.0.0.1
HOME_DIR ?= demo-home
PREFIX ?= /usr/local
PROGRAM := .build/release/chengxin

.PHONY: help deps build run test bench chaos format clauses disclosure install

help:
	@echo "make run      build, make a demo city in ./demo-home if there is none, serve it (PORT=9000 HOME_DIR=/path)"
	@echo "make test     everything that CI runs"
	@echo "make bench    our speed beside a floor or a peer     make chaos    long fault runs"
	@echo "make format   format the code                        make clauses  test results to docs/clauses.md"
	@echo "make install  copy program and resources to PREFIX   make deps     install the system packages"

deps:
	@scripts/deps.sh build

build: deps
	@swift build -c release --explicit-target-dependency-import-check error --product chengxin

# A demo city becomes its home only when it is finished; a home has keys, wherever its database is.
run: build
	@if [ -f "$(HOME_DIR)/keys" ]; then \
	if [ -f "$(HOME_DIR)/demo-accounts" ]; then cat "$(HOME_DIR)/demo-accounts"; \
	elif [ -f "$(HOME_DIR)/demo-day" ]; then echo "This demo city has no file of its accounts: it was never finished, or was" \
	"carried here. To make it anew, move $(HOME_DIR) away and run this again."; fi; \
	else echo "Making a demo city in $(HOME_DIR) …"; $(PROGRAM) demo --home "$(HOME_DIR)" --subjects 4000; fi
	@echo "Chengxin: http://$(HOST):$(PORT)   (a demo city; nobody in it is real; Ctrl-C ends it)"
	@$(PROGRAM) serve --home "$(HOME_DIR)" --host $(HOST) --port $(PORT)

test:
	@scripts/test.sh

bench: build
	@scripts/deps.sh bench
	@.venv/bin/python tests/bench/bench.py $(PROGRAM)

chaos: build
	@scripts/deps.sh test
	@python3 tests/chaos/kill_intake.py $(PROGRAM) 500
	@python3 tests/chaos/kill_jobs.py $(PROGRAM) 40
	@python3 tests/chaos/torn.py $(PROGRAM) 300
	@python3 tests/chaos/postgres_restart.py $(PROGRAM)
	@server=$$(mktemp -d); trap 'scripts/postgres.sh stop "$$server"' EXIT; \
	python3 tests/chaos/many.py $(PROGRAM) "$$(scripts/postgres.sh start "$$server")" --servers 4 --intakes 4 --readers 1000

format:
	@swift format -i -r Sources Tests Package.swift

# What may be shown to whom, as the decision itself answers on the demo city's day.
disclosure: build
	@$(PROGRAM) policy disclosure --on 2026-11-20 > .build/disclosure.md && mv .build/disclosure.md docs/disclosure.md

clauses:
	@test -f .build/tests.log || { echo "Run 'make test' first: the table is made from its verdicts."; exit 1; }
	@python3 scripts/clauses.py .build/tests.log > .build/clauses.md && mv .build/clauses.md docs/clauses.md

install: build
	install -d "$(PREFIX)/bin" "$(PREFIX)/share/chengxin"
	install -m 755 $(PROGRAM) "$(PREFIX)/bin/chengxin"
	rm -rf "$(PREFIX)/share/chengxin/policy" "$(PREFIX)/share/chengxin/web"
	cp -R policy "$(PREFIX)/share/chengxin/policy"
	cp -R Sources/Web/Resources "$(PREFIX)/share/chengxin/web"
