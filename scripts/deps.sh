#!/usr/bin/env bash
# Installs the Debian packages that are missing, and for tests the Python tools in a folder of their own.
# Usage: scripts/deps.sh build|test|bench   (each installs what the one before it does)
set -euo pipefail
cd "$(dirname "$0")/.."

build=(libsqlite3-dev libpq-dev libzip-dev libexpat1-dev pkg-config)
test=(chromium fonts-noto-cjk python3 python3-venv sqlite3 postgresql-15)

missing() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || echo "$package"
    done
}

want=("${build[@]}")
[ "${1:-build}" = build ] || want+=("${test[@]}")
[ "${1:-build}" != bench ] || want+=(wrk)
lacking=$(missing "${want[@]}")
if [ -n "$lacking" ]; then
    command -v apt-get >/dev/null || { echo "Please install: $lacking" >&2; exit 2; }
    as_root=""
    [ "$(id -u)" = 0 ] || as_root=sudo
    echo "Installing $(echo "$lacking" | tr '\n' ' ')…"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $lacking >/dev/null
fi
command -v swift >/dev/null || { echo "A Swift toolchain (6.2 or later) is needed: see swift.org" >&2; exit 2; }

if [ "${1:-build}" != build ]; then
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -c 'import playwright, axe_playwright_python, pytest, stdnum, chinese_calendar, openpyxl, schemathesis, cryptography, pymerkle' 2>/dev/null ||
        .venv/bin/pip install -q --disable-pip-version-check playwright==1.65.* axe-playwright-python==0.1.8 \
            pytest python-stdnum==2.2 chinesecalendar==1.11.0 openpyxl==3.1.5 \
            schemathesis==4.32.5 hypothesis==6.170.15 cryptography==50.0.2 pymerkle==7.0.0
fi
if [ "${1:-build}" = bench ]; then
    .venv/bin/python -c 'import frictionless, pandas, pandera.pandas, datasette' 2>/dev/null ||
        .venv/bin/pip install -q --disable-pip-version-check frictionless==5.21.0 pandas==3.1.1 pandera==0.35.0 datasette==0.65.5
fi
