#!/usr/bin/env bash
# Starts and stops a private PostgreSQL for tests, on a free port of the loopback, gone afterwards.
# Usage: scripts/postgres.sh start FOLDER   (prints the URL)   |   scripts/postgres.sh stop FOLDER
set -euo pipefail
action=$1
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)

# The server refuses to run as root, so root hands it to the packaged user.
as_server() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $action in
start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    chmod 700 "$folder"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    cd "$folder"
    as_server "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    # A throw-away cluster: nothing in it has to survive a power cut.
    as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
port=$port
listen_addresses='127.0.0.1'
unix_socket_directories='$folder'
shared_buffers=128MB
max_connections=600
synchronous_commit=off
fsync=off
CONF
    as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null
    as_server "$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres --template=template0 \
        --locale-provider=icu --icu-locale=zh chengxin_test
    echo "postgres://postgres@127.0.0.1:$port/chengxin_test"
    ;;
stop)
    cd /
    as_server "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null || true
    rm -rf "$folder"
    ;;
esac
