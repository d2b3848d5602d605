#!/usr/bin/env bash
# The atlas beside DuckDB spatial, GeoPandas, SedonaDB and PostGIS: same data, same run. What cannot be installed is said and left out.
# Usage: peers.sh [SITES]; everything is kept under target/peers.
set -eu
cd "$(dirname "$0")/../.."
sites=${1:-1000000}
kept=${CARGO_TARGET_DIR:-target}/peers
mkdir -p "$kept"
cargo bench --bench atlas -- "$sites" "$kept"
if [ ! -x "$kept/venv/bin/python" ]; then
  python3 -m venv "$kept/venv"
fi
for package in geopandas pyarrow duckdb duckdb-extension-spatial sedonadb geoarrow-pyarrow 'psycopg[binary]'; do
  "$kept/venv/bin/pip" install --quiet --disable-pip-version-check "$package" || echo "skipped: $package could not be installed"
done
if ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; then
  apt-get install -y -qq postgresql-postgis >/dev/null 2>&1 || echo "skipped: PostGIS could not be installed"
fi
"$kept/venv/bin/python" benches/atlas/peers.py "$kept"
