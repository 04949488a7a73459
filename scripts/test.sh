#!/usr/bin/env bash
# Everything that CI runs, in order of how fast it finds a fault.
set -euo pipefail
cd "$(dirname "$0")/.."
export LANG=C.UTF-8

step() { printf '\n== %s ==\n' "$*"; }

step "tools"
scripts/deps.sh test

step "format and house rules"
swift format lint --strict -r Sources Tests Package.swift
python3 scripts/house.py

step "build and unit tests"
mkdir -p .build
server=$(mktemp -d)
trap 'scripts/postgres.sh stop "$server"' EXIT
CHENGXIN_TEST_POSTGRES=$(scripts/postgres.sh start "$server")
export CHENGXIN_TEST_POSTGRES
# A few tests at a time: all of them at once starve one another on a small machine, and what waits for a clock fails.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
flags=(-c release --disable-testable-imports --explicit-target-dependency-import-check error)

# Runs the suite and shows what failed; the whole output stays in .build.
suite() {
    local log=.build/$1
    shift
    if ! "$@" >"$log" 2>&1; then
        grep -E 'error:|✘|recorded an issue' "$log" | head -n 80
        tail -n 20 "$log"
        exit 1
    fi
    grep -E 'Test run with [0-9]+ tests .*passed' "$log"
}

suite tests.log swift test "${flags[@]}"

step "the same suite on PostgreSQL"
CHENGXIN_TEST_ENGINE=postgresql suite tests-postgresql.log swift test "${flags[@]}" --skip-build

step "the same suite after the Jinan Measures have lapsed"
CHENGXIN_TEST_TODAY=2027-01-15 suite tests-2027.log swift test "${flags[@]}" --skip-build

program=.build/release/chengxin
step "against independent implementations"
.venv/bin/python tests/oracles/identifiers.py $program
.venv/bin/python tests/oracles/working_days.py $program
python3 tests/oracles/faults.py $program

step "the ledger against an independent implementation"
.venv/bin/python tests/oracles/ledger.py $program
.venv/bin/python tests/oracles/witnesses.py $program
.venv/bin/python tests/oracles/witnesses.py $program "$CHENGXIN_TEST_POSTGRES"

step "the same answers from both engines"
python3 tests/oracles/engines.py $program "$CHENGXIN_TEST_POSTGRES"

step "killed in the middle of a batch"
python3 tests/chaos/kill_intake.py $program 12

step "killed in the middle of a job"
python3 tests/chaos/kill_jobs.py $program 6

step "the power fails at any write"
python3 tests/chaos/torn.py $program 10

step "the disk is full, a stranger holds a lock"
python3 tests/chaos/full.py $program

step "two servers and two intakes under fifty readers"
python3 tests/chaos/many.py $program "$CHENGXIN_TEST_POSTGRES"

step "migrate and doctor, on both engines"
python3 tests/oracles/operating.py $program "$CHENGXIN_TEST_POSTGRES"

step "the database stops, hangs and comes back"
python3 tests/chaos/postgres_restart.py $program

step "backed up, restored and moved between engines, killed on the way"
python3 tests/oracles/carry.py $program "$CHENGXIN_TEST_POSTGRES"

step "the API keeps to its document"
.venv/bin/python -m pytest -q -p no:cacheprovider tests/api

step "browser journeys"
.venv/bin/python -m pytest -q -p no:cacheprovider tests/browser

step "browser journeys on PostgreSQL"
psql -q "$CHENGXIN_TEST_POSTGRES" -c "CREATE DATABASE journeys TEMPLATE template0"
CHENGXIN_DATABASE="${CHENGXIN_TEST_POSTGRES%/*}/journeys" \
    .venv/bin/python -m pytest -q -p no:cacheprovider tests/browser
