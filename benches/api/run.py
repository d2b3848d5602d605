"""CPU time of the map API per request, beside tipg over PostGIS on the same data in the same run, and martin where it is on the PATH.

Usage: run.py ZAITI FOLDER SITES... . What a server uses is read from /proc (user and system time of it and of all it started; of PostGIS's
own servers too), over as many requests as take a second of it. One client on one connection asks, so nothing waits for anything.
"""

import contextlib
import http.client
import json
import math
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")
MIDDLE = (106.55, 29.56)
SECONDS = float(os.environ.get("API_BENCH_SECONDS", "1"))


def cpu(pids):
    """Seconds of CPU of processes, of what they started and of what has ended among it."""
    children, times = {}, {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                children.setdefault(int(fields[1]), []).append(int(entry.name))
                times[int(entry.name)] = sum(map(int, fields[11:15]))
    total, open_ = 0, list(pids)
    while open_:
        pid = open_.pop()
        total += times.get(pid, 0)
        open_ += children.get(pid, [])
    return total / TICK


class Server:
    """Somebody who answers on a port."""

    def __init__(self, name, port, pids):
        self.name, self.port, self.pids = name, port, pids

    def connect(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def ask(self, connection, question):
        connection.request(question.get("method", "GET"), question["path"], question.get("body"), question.get("headers", {}))
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{self.name} {question['path'][:120]}: {answer.status} {body[:200]}")
        return answer, body

    def measure(self, questions):
        """Milliseconds of CPU a request, with what came; the questions in turn, until they have used a second."""
        connection = self.connect()
        _, body = self.ask(connection, questions[0])
        for question in questions[1:20]:
            self.ask(connection, question)
        before, done, step = cpu(self.pids), 0, 10
        while True:
            for _ in range(step):
                self.ask(connection, questions[done % len(questions)])
                done += 1
            used = cpu(self.pids) - before
            if used >= SECONDS or done >= 40_000:
                connection.close()
                return used / done * 1000, body
            step = min(2000, max(10, int(done * SECONDS / max(used, 0.01)) - done))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, path="/", seconds=120):
    until = time.time() + seconds
    while time.time() < until:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            connection.getresponse().read()
            return
        time.sleep(0.2)
    raise RuntimeError(f"nothing answers on {port}")


@contextlib.contextmanager
def running(words, port, path="/", **settings):
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **settings)
    try:
        wait_for(port, path)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def zaiti(binary, folder, file, sites):
    project = folder / f"{sites}.zaiti.gpkg"
    if not project.exists():
        subprocess.run([binary, "init", "--empty", "--project", project], check=True, stdout=subprocess.DEVNULL)
        words = ["import", file, "--kind", "building", "--project", project, "--in-process", "--datum", "wgs84", "--on-error", "skip", "--source", "bench"]
        subprocess.run([binary, *words], check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    words = [binary, "serve", "--project", project, "--addr", f"127.0.0.1:{port}"]
    with running(words, port, "/healthz", env={**os.environ, "ZAITI_LOG": "error"}) as pid:
        yield Server("zaiti", port, [pid])


@contextlib.contextmanager
def postgres(file):
    """A PostgreSQL of our own with the buildings in it, gone afterwards."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        raise RuntimeError("no PostgreSQL")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="api-peers-"))
    shutil.chown(folder, "postgres", "postgres")
    run = lambda *words: subprocess.run(["runuser", "-u", "postgres", "--", *map(str, words)], check=True, capture_output=True, cwd="/")
    port = free_port()
    try:
        run(programs[-1] / "initdb", "-D", folder / "data", "-A", "trust")
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c shared_buffers=1GB -c max_parallel_workers_per_gather=0 -c fsync=off -c jit=off"
        begin = ["runuser", "-u", "postgres", "--", str(programs[-1] / "pg_ctl"), "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run(begin, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        fill(address, file)
        yield address, int((folder / "data" / "postmaster.pid").read_text().split()[0])
    finally:
        with contextlib.suppress(Exception):
            run(programs[-1] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def fill(address, file):
    import psycopg

    connection = psycopg.connect(address, autocommit=True)
    connection.execute("CREATE EXTENSION postgis")
    columns = "id text, name text, address text, street text, owner_kind text, floor_area_m2 float8, vacant_area_m2 float8, levels_above int, year_built int, price_yuan_per_m2 int"
    names = [column.split()[0] for column in columns.split(", ")]
    connection.execute(f"CREATE TABLE buildings ({columns}, geom geometry(Polygon, 4326))")
    with open(file, encoding="utf-8") as lines, connection.cursor().copy(f"COPY buildings ({', '.join(names)}, geom) FROM STDIN") as copy:
        for line in lines:
            if line.startswith('{"type": "Feature"'):
                feature = json.loads(line.rstrip(",\n"))
                ring = ", ".join(f"{x} {y}" for x, y in feature["geometry"]["coordinates"][0])
                copy.write_row([*(feature["properties"][name] for name in names), f"SRID=4326;POLYGON(({ring}))"])
    connection.execute("ALTER TABLE buildings ADD PRIMARY KEY (id)")
    connection.execute("CREATE INDEX ON buildings USING gist (geom)")
    connection.execute("CREATE INDEX ON buildings (floor_area_m2)")
    connection.execute("CREATE INDEX ON buildings (owner_kind)")
    connection.execute("VACUUM ANALYZE buildings")
    connection.close()


@contextlib.contextmanager
def tipg(address, postmaster):
    port = free_port()
    settings = {"DATABASE_URL": address, "TIPG_DB_SCHEMAS": '["public"]', "TIPG_MAX_FEATURES_PER_QUERY": "10000", "TIPG_MAX_FEATURES_PER_TILE": "100000"}
    words = [sys.executable, "-m", "uvicorn", "tipg.main:app", "--port", port, "--log-level", "error", "--no-access-log"]
    with running(words, port, "/conformance", env={**os.environ, **settings}) as pid:
        yield Server("tipg", port, [pid, postmaster])


@contextlib.contextmanager
def martin(address, postmaster):
    program = shutil.which("martin")
    if not program:
        yield None
        return
    port = free_port()
    words = [program, "--listen-addresses", f"127.0.0.1:{port}", "--cache-size", "0", address]
    with running(words, port, "/health") as pid:
        yield Server("martin", port, [pid, postmaster])


def tile_at(z, lon=MIDDLE[0], lat=MIDDLE[1]):
    side = 2**z
    x = int((lon / 360 + 0.5) * side)
    y = int((0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * side)
    return z, x, y


def box(metres, nth=0):
    """A square around the middle; each nth a little beside the last, so that nothing is remembered."""
    x, y = MIDDLE[0] + (nth % 10) * 1e-4, MIDDLE[1] + (nth // 10 % 10) * 1e-4
    dx, dy = metres / 2 / 96_900, metres / 2 / 110_860
    return f"{x - dx:.6f},{y - dy:.6f},{x + dx:.6f},{y + dy:.6f}"


def get(path, **headers):
    return {"path": path, "headers": {key.replace("_", "-"): value for key, value in headers.items()}}


FILTER = urllib.parse.quote("owner_kind = 'state' AND floor_area_m2 > 50000")


def questions(sites):
    """What is asked of each: a list of requests in turn, or nothing where a server has no such thing."""
    ids = [f"B-{at * 7919 % sites:07}" for at in range(100)]
    late = 10_000 if sites > 11_000 else sites // 2
    z, t = "/collections/buildings", "/collections/public.buildings"
    of_tile = lambda zoom: tile_at(zoom)
    rows = [
        ("page of 10", [get(f"{z}/items?limit=10")], [get(f"{t}/items?limit=10")], None),
        ("box of 300 m, limit=10", [get(f"{z}/items?limit=10&bbox={box(300, n)}") for n in range(100)], [get(f"{t}/items?limit=10&bbox={box(300, n)}") for n in range(100)], None),
        ("box of 2 km, limit=10", [get(f"{z}/items?limit=10&bbox={box(2000, n)}") for n in range(100)], [get(f"{t}/items?limit=10&bbox={box(2000, n)}") for n in range(100)], None),
        ("box of 2 km, limit=1000", [get(f"{z}/items?limit=1000&bbox={box(2000, n)}") for n in range(100)], [get(f"{t}/items?limit=1000&bbox={box(2000, n)}") for n in range(100)], None),
        ("page of 1000 after 10,000, by cursor", [get(f"{z}/items?limit=1000&cursor=B-{late:07}")], None, None),
        ("page of 1000, the first", [get(f"{z}/items?limit=1000")], [get(f"{t}/items?limit=1000")], None),
        ("two-predicate CQL2 filter, limit=10", [get(f"{z}/items?limit=10&filter={FILTER}")], [get(f"{t}/items?limit=10&filter={FILTER}")], None),
        ("one feature", [get(f"{z}/items/{id_}") for id_ in ids], [get(f"{t}/items/{id_}") for id_ in ids], None),
    ]
    for zoom in (10, 12, 14, 16):
        _, x, y = of_tile(zoom)
        # A condition that every building meets and that no cache knows.
        drawn = [get(f"/tiles/sites/{zoom}/{x}/{y}?vacant_min_m2=0.{n:04}") for n in range(1, 100)]
        asked_of_tipg = [get(f"{t}/tiles/WebMercatorQuad/{zoom}/{x}/{y}")] if zoom >= 14 else None
        rows.append((f"tile z{zoom}, drawn anew", drawn, asked_of_tipg, [get(f"/buildings/{zoom}/{x}/{y}")] if zoom >= 14 else None))
    _, x, y = of_tile(14)
    for encoding in ("identity", "gzip", "br", "zstd"):
        rows.append((f"tile z14, kept, {encoding}", [get(f"/tiles/sites/14/{x}/{y}", Accept_Encoding=encoding)], None, None))
    ring = [[MIDDLE[0] + 1000 / 96_900 * math.cos(a), MIDDLE[1] + 1000 / 110_860 * math.sin(a)] for a in (i * math.tau / 64 for i in range(64))]
    area = {"by": "zone", "filter": {}, "count": "share", "area": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}}
    sums = {"method": "POST", "path": "/api/availability", "body": json.dumps(area), "headers": {"content-type": "application/json"}}
    rows.append(("sums in a drawn area of 1 km", [sums], None, None))
    return rows


def matched(body):
    with contextlib.suppress(ValueError):
        answer = json.loads(body)
        if "numberMatched" in answer:
            return answer["numberMatched"], answer["numberReturned"]
    return None


def measure_all(binary, folder, sites):
    file = folder / f"{sites}.geojson"
    if not file.exists():
        subprocess.run([sys.executable, HERE / "data.py", str(sites), file], check=True)
    asked = questions(sites)
    table = [[what] for what, *_ in asked]
    notes = []

    def column(server, at):
        for row, questions_ in zip(table, asked):
            wanted = questions_[at]
            if wanted is None or server is None:
                row.append(None)
                continue
            try:
                cost, body = server.measure(wanted)
            except Exception as error:  # a peer's own fault is told, not hidden
                print(f"  {server.name}: {row[0]}: {str(error)[:200]}", file=sys.stderr)
                row.append(None)
                continue
            row.append(cost)
            notes.append((server.name, row[0], matched(body), len(body)))

    with zaiti(binary, folder, file, sites) as server:
        column(server, 1)
    try:
        with postgres(file) as (address, postmaster):
            with tipg(address, postmaster) as server:
                column(server, 2)
            with martin(address, postmaster) as server:
                column(server, 3)
    except Exception as error:
        print(f"peers left out: {error}", file=sys.stderr)
        for row in table:
            row += [None] * (4 - len(row))
    return table, notes


def said(cost, own=None):
    if cost is None:
        return "–"
    text = f"{cost:.3f}" if cost < 10 else f"{cost:.1f}"
    return text if own is None or own <= 0 else f"{text} (×{cost / own:.0f})"


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for sites in map(int, sys.argv[3:] or ["20000"]):
        table, notes = measure_all(binary, folder, sites)
        print(f"\n{sites} buildings, milliseconds of CPU a request\n")
        print("| request | Zaiti | tipg + PostGIS | martin + PostGIS |\n| --- | ---: | ---: | ---: |")
        for what, own, *others in table:
            print(f"| {what} | {said(own)} | {' | '.join(said(cost, own) for cost in others)} |")
        print()
        for name, what, found, size in notes:
            print(f"  {name}: {what}: {f'{found[1]} of {found[0]}, ' if found else ''}{size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
