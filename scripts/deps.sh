#!/usr/bin/env bash
# Installs the Debian packages that are missing, and for tests the Python tools in a folder of their own.
# Usage: scripts/deps.sh build|test
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
[ "${1:-build}" = test ] && want+=("${test[@]}")
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

if [ "${1:-build}" = test ]; then
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -c 'import playwright, axe_playwright_python, pytest, stdnum, chinese_calendar' 2>/dev/null ||
        .venv/bin/pip install -q --disable-pip-version-check playwright==1.65.* axe-playwright-python==0.1.8 \
            pytest python-stdnum==2.2 chinesecalendar==1.11.0
fi
