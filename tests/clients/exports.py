"""Every export of a running server, opened by readers of other people: GDAL, GeoPandas with PyArrow, and DuckDB.

Usage: exports.py http://127.0.0.1:PORT. Prints one line a check, and fails where one does. Whatever the format, there are as many sites,
they have the same ids, and they cover the same ground.
"""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path

import duckdb
import geopandas
import pyogrio

SERVER = sys.argv[1].rstrip("/")
PLANE = "EPSG:4545"
failed = 0


def same(what, found, wanted):
    global failed
    failed += 0 if found == wanted else 1
    print(f"{'ok  ' if found == wanted else 'FAIL'} {what}" + ("" if found == wanted else f": {found} instead of {wanted}"))


def fetched(folder, format, datum="cgcs2000"):
    file = Path(folder) / f"sites-{datum}.{'zip' if format == 'shp' else format}"
    with urllib.request.urlopen(f"{SERVER}/api/exports?f={format}&datum={datum}", timeout=120) as answer:
        file.write_bytes(answer.read())
    return file


def layers_of(file, format):
    """Every layer of an export with sites in it."""
    if format == "parquet":
        return [geopandas.read_parquet(file)]
    path = f"/vsizip/{file}" if format == "shp" else str(file)
    names = [name for name, _ in pyogrio.list_layers(path) if name not in ("zones", "backdrop", "layer_styles", "fields")]
    return [geopandas.read_file(path, layer=name) for name in names]


def summary(frames):
    """How many sites with a shape there are, and the ground that they cover in ㎡."""
    shaped = [frame[frame.geometry.notna() & ~frame.geometry.is_empty] for frame in frames if getattr(frame, "geometry", None) is not None]
    area = sum(float(frame.to_crs(PLANE).geometry.area.sum()) for frame in shaped if len(frame))
    return sum(len(frame) for frame in shaped), round(area)


with tempfile.TemporaryDirectory() as folder:
    store = json.load(urllib.request.urlopen(f"{SERVER}/api/exports?f=geojson", timeout=120))["features"]
    placed = sum(feature["geometry"] is not None for feature in store)
    for datum in ["cgcs2000", "cm108"]:
        reference = None
        for format in ["geojson", "gpkg", "shp", "fgb", "parquet"]:
            frames = layers_of(fetched(folder, format, datum), format)
            count, area = summary(frames)
            reference = reference or area
            same(f"{format} in {datum}: {placed} sites with a shape", count, placed)
            same(f"{format} in {datum}: the same ground to a ten-millionth", abs(area - reference) <= reference * 1e-7, True)
            epsg = {frame.crs.to_epsg() for frame in frames if len(frame)}
            same(f"{format} in {datum}: says its datum", epsg <= {4490 if datum == "cgcs2000" else 4545, 4326 if format == "geojson" else None}, True)
    file = fetched(folder, "parquet")
    rows, ids = duckdb.sql(f"SELECT count(*), count(DISTINCT id) FROM read_parquet('{file}')").fetchone()
    same("DuckDB reads every row of the GeoParquet", (rows, ids), (len(store), len(store)))
sys.exit(1 if failed else 0)
