#!/usr/bin/env bash
# The map API beside tipg over PostGIS, and martin where it is on the PATH. What cannot be installed is said and left out.
# Usage: peers.sh [SITES...]; everything is kept under target/peers. ZAITI_BIN names a binary that is built already.
set -eu
cd "$(dirname "$0")/../.."
kept=${CARGO_TARGET_DIR:-target}/peers
mkdir -p "$kept"
if [ -z "${ZAITI_BIN:-}" ]; then
  cargo build --release --bin zaiti
  ZAITI_BIN=${CARGO_TARGET_DIR:-target}/release/zaiti
fi
[ -x "$kept/venv/bin/python" ] || python3 -m venv "$kept/venv"
for package in tipg uvicorn 'psycopg[binary]'; do
  "$kept/venv/bin/pip" install --quiet --disable-pip-version-check "$package" || echo "skipped: $package could not be installed"
done
if ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
  apt-get install -y -qq postgresql-postgis >/dev/null 2>&1 || echo "skipped: PostGIS could not be installed"
fi
"$kept/venv/bin/python" benches/api/run.py "$ZAITI_BIN" "$kept/api" "${@:-20000}"
