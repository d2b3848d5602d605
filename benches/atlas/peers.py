"""Asks DuckDB spatial, GeoPandas, SedonaDB and PostGIS the questions in own.json and prints their CPU medians beside the atlas's.

One table, one run, one data set. An engine that is absent is named and left out. Peers parse SQL and plan; the atlas answers in-process.
By share the atlas measures how much of each footprint lies inside; the peers only test whether it meets the area, which is less work.
"""

import contextlib
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(sys.argv[1])
ASKED = json.loads((FOLDER / "own.json").read_text())
PARQUET = FOLDER / "sites.parquet"
SECONDS = 2.0


def median(ask, cpu=time.process_time):
    """What ask() finds, and the median of its CPU time in microseconds: at least three times, at most for some seconds."""
    found, times, begun = ask(), [], time.monotonic()
    while len(times) < 3 or (time.monotonic() - begun < SECONDS and len(times) < 50):
        before = cpu()
        ask()
        times.append((cpu() - before) * 1e6)
    return found, statistics.median(times)


def frame():
    """The sites as GeoPandas has them; also written as GeoParquet for the others."""
    import geopandas
    import pandas
    import shapely

    table = pandas.read_csv(FOLDER / "sites.csv", dtype={"wkb": str, "zone": str}, keep_default_na=False, na_values=[""])
    shapes = shapely.from_wkb(table.pop("wkb").fillna("").map(bytes.fromhex).where(lambda b: b.str.len() > 0, None))
    sites = geopandas.GeoDataFrame(table, geometry=shapes, crs=4326)
    sites.to_parquet(PARQUET)
    return sites


def wkt(ring):
    return "POLYGON((" + ",".join(f"{x} {y}" for x, y in ring) + "))"


def geopandas_engine(sites):
    import shapely

    index, centres = sites.sindex, shapely.points(sites.lon, sites.lat)
    tree = shapely.STRtree(centres)

    def answer(question):
        match question["kind"]:
            case "by_zone":
                kept = sites[(sites.owner == "state") & (sites.vacant >= 2000)]
                kept.groupby("zone", dropna=False)[["floor", "vacant", "available"]].sum()
                return len(kept)
            case "area" if question["rule"] == "by share":
                rows = index.query(shapely.Polygon(question["ring"]), predicate="intersects")
            case "area":
                rows = tree.query(shapely.Polygon(question["ring"]), predicate="contains")
            case "page":
                rows = index.query(shapely.box(*question["bbox"]))
                return len(sites.iloc[rows].sort_values("id").head(1000))
            case "nearest":
                kept = sites[sites.available >= 10000]
                away = ((kept.lon - question["lon"]) * 96900) ** 2 + ((kept.lat - question["lat"]) * 110860) ** 2
                return len(away.nsmallest(10))
        sites.iloc[rows][["floor", "vacant", "available"]].sum()
        return len(rows)

    return answer


def sql(question, envelope, point):
    """The question as SQL over sites(id, zone, owner, floor, vacant, available, lon, lat, geometry, centre)."""
    sums = "count(*), sum(floor), sum(vacant), sum(available)"
    match question["kind"]:
        case "by_zone":
            return f"SELECT {sums}, zone FROM sites WHERE owner = 'state' AND vacant >= 2000 GROUP BY zone"
        case "area" if question["rule"] == "by share":
            return f"SELECT {sums} FROM sites WHERE ST_Intersects(geometry, {point(wkt(question['ring']))})"
        case "area":
            return f"SELECT {sums} FROM sites WHERE ST_Within(centre, {point(wkt(question['ring']))})"
        case "page":
            return f"SELECT * FROM sites WHERE {envelope(question['bbox'])} ORDER BY id LIMIT 1000"
        case "nearest":
            away = f"(lon - {question['lon']})*(lon - {question['lon']})*0.764 + (lat - {question['lat']})*(lat - {question['lat']})"
            return f"SELECT id FROM sites WHERE available >= 10000 AND lon IS NOT NULL ORDER BY {away} LIMIT 10"


def counted(question, rows):
    if question["kind"] in ("by_zone", "area"):
        return sum(int(row[0]) for row in rows)
    return len(rows)


def duckdb_engine(_):
    import duckdb

    connection = duckdb.connect()
    try:
        connection.execute("LOAD spatial")
    except duckdb.Error:
        # The extension as PyPI ships it.
        from duckdb_extension_spatial import __file__ as package

        found = next(pathlib.Path(package).parent.rglob("*.duckdb_extension*"))
        connection.execute(f"INSTALL '{found}'")
        connection.execute("LOAD spatial")
    connection.execute(
        f"CREATE TABLE sites AS SELECT * EXCLUDE geometry, geometry::GEOMETRY AS geometry, ST_Point(lon, lat) AS centre FROM '{PARQUET}'"
    )
    connection.execute("CREATE INDEX by_shape ON sites USING RTREE (geometry)")
    connection.execute("CREATE INDEX by_centre ON sites USING RTREE (centre)")
    shape = lambda text: f"ST_GeomFromText('{text}')"
    meets = lambda box: "ST_Intersects(geometry, ST_MakeEnvelope({},{},{},{}))".format(*box)
    return lambda question: counted(question, connection.execute(sql(question, meets, shape)).fetchall())


def sedona_engine(_):
    import sedonadb

    engine = sedonadb.connect()
    engine.read_parquet(str(PARQUET)).to_view("read")
    engine.sql("SELECT *, ST_SetSRID(ST_Point(lon, lat), 4326) AS centre FROM read").to_memtable().to_view("sites")
    shape = lambda text: f"ST_SetSRID(ST_GeomFromText('{text}'), 4326)"
    meets = lambda box: f"ST_Intersects(geometry, {shape(wkt([(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]), (box[0], box[1])]))})"

    def answer(question):
        table = engine.sql(sql(question, meets, shape)).to_arrow_table()
        rows = list(zip(*[column.to_pylist() for column in table.columns[:1]])) if table.num_rows else []
        return counted(question, rows)

    return answer


@contextlib.contextmanager
def postgres():
    """A PostgreSQL of our own in a folder of our own, gone afterwards."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        raise RuntimeError("no PostgreSQL")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="atlas-peers-"))
    shutil.chown(folder, "postgres", "postgres")
    run = lambda *words: subprocess.run(["runuser", "-u", "postgres", "--", *map(str, words)], check=True, capture_output=True, cwd="/")
    try:
        run(programs[-1] / "initdb", "-D", folder / "data", "-A", "trust")
        options = f"-c listen_addresses='' -k {folder} -c shared_buffers=1GB -c max_parallel_workers_per_gather=0 -c fsync=off -c jit=off"
        subprocess.run(
            ["runuser", "-u", "postgres", "--", str(programs[-1] / "pg_ctl"), "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", options, "start"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
        )
        yield folder
    finally:
        with contextlib.suppress(Exception):
            run(programs[-1] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def postgis_rows(folder):
    import psycopg

    connection = psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True)
    connection.execute("CREATE EXTENSION postgis")
    connection.execute(
        "CREATE TABLE given (id text, zone text, owner text, floor float8, vacant float8, available float8, lon float8, lat float8, wkb text)"
    )
    with open(FOLDER / "sites.csv", "rb") as file, connection.cursor().copy("COPY given FROM STDIN (FORMAT csv, HEADER)") as copy:
        while block := file.read(1 << 20):
            copy.write(block)
    connection.execute(
        "CREATE TABLE sites AS SELECT id, zone, owner, floor, vacant, available, lon, lat,"
        " ST_GeomFromWKB(decode(wkb, 'hex'), 4326) AS geometry, ST_SetSRID(ST_Point(lon, lat), 4326) AS centre FROM given"
    )
    for column in ("geometry", "centre"):
        connection.execute(f"CREATE INDEX ON sites USING gist ({column})")
    connection.execute("CREATE INDEX ON sites (id)")
    connection.execute("DROP TABLE given")
    connection.execute("VACUUM ANALYZE sites")
    shape = lambda text: f"ST_GeomFromText('{text}', 4326)"
    meets = lambda box: "geometry && ST_MakeEnvelope({},{},{},{},4326)".format(*box)
    [(pid,)] = connection.execute("SELECT pg_backend_pid()").fetchall()

    def cpu():
        of = lambda path: int(pathlib.Path(path).read_text().split()[0]) / 1e9
        return of(f"/proc/{pid}/schedstat") + time.process_time()

    def text(question):
        if question["kind"] == "nearest":
            here = f"ST_SetSRID(ST_Point({question['lon']}, {question['lat']}), 4326)"
            return f"SELECT id FROM sites WHERE available >= 10000 ORDER BY centre <-> {here} LIMIT 10"
        return sql(question, meets, shape)

    return measured(lambda question: counted(question, connection.execute(text(question)).fetchall()), cpu)


def measured(answer, cpu=time.process_time):
    """(found, microseconds) for each question; None where the engine cannot."""
    results = []
    for asked in ASKED:
        try:
            results.append(median(lambda: answer(asked["question"]), cpu))
        except Exception as error:  # an engine's own fault is told, not hidden
            print(f"  {asked['what']}: {str(error).splitlines()[0]}", file=sys.stderr)
            results.append(None)
    return results


def engines():
    sites = frame()
    table = {}
    for name, make in [("GeoPandas", geopandas_engine), ("DuckDB", duckdb_engine), ("SedonaDB", sedona_engine)]:
        try:
            table[name] = measured(make(sites))
        except Exception as error:
            print(f"skipped: {name}: {str(error).splitlines()[0]}")
    try:
        with postgres() as folder:
            table["PostGIS"] = postgis_rows(folder)
    except Exception as error:
        print(f"skipped: PostGIS: {str(error).splitlines()[0]}")
    return table


def cell(result, own):
    if result is None:
        return "–"
    found, micros = result
    differs = "" if found == own["sites"] else f" [{found} sites]"
    return f"{micros:,.0f} (×{micros / own['micros']:,.0f}){differs}"


def main():
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    table = engines()
    print("\nCPU time, median, µs; × how many times the atlas's; [n sites] where an engine counts others\n")
    print("| question | sites | atlas | " + " | ".join(table) + " |")
    print("| --- | ---: | ---: |" + " ---: |" * len(table))
    for at, own in enumerate(ASKED):
        cells = [cell(results[at], own) for results in table.values()]
        print(f"| {own['what']} | {own['sites']} | {own['micros']:,.1f} | " + " | ".join(cells) + " |")


main()
