"""R1, R19: malformed requests and hostile files."""

import io
import json
import os
import random
import shutil
import tempfile
import time
import zipfile

from served import Served

CRLF = b"\r\n"
HOST = b"Host: 127.0.0.1" + CRLF


def protocol_abuse_is_boring(full):
    """R19 HTTP: malformed requests get a 4xx or a closed connection, never a 5xx, and the server lives"""
    get = b"GET /api/overview HTTP/1.1" + CRLF
    post = b"POST /api/availability HTTP/1.1" + CRLF + HOST
    cases = {
        "no host": get + CRLF,
        "two hosts": get + HOST + HOST + CRLF,
        "foreign host": get + b"Host: evil.example" + CRLF + CRLF,
        "absolute form elsewhere": b"GET http://evil.example/api/overview HTTP/1.1" + CRLF + HOST + CRLF,
        "length twice": post + b"Content-Length: 5" + CRLF + b"Content-Length: 6" + CRLF + CRLF + b"hello",
        "length and chunks": post + b"Content-Length: 5" + CRLF + b"Transfer-Encoding: chunked" + CRLF + CRLF + b"0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
        "obscure coding": post + b"Transfer-Encoding: xchunked" + CRLF + CRLF,
        "negative length": post + b"Content-Length: -1" + CRLF + CRLF,
        "endless chunk size": post + b"Transfer-Encoding: chunked" + CRLF + CRLF + b"f" * 40 + CRLF,
        "space before the colon": get + b"Host : 127.0.0.1" + CRLF + CRLF,
        "bare line feeds": b"GET /api/overview HTTP/1.1\nHost: 127.0.0.1\n\n",
        "zero byte": b"GET /api/\0overview HTTP/1.1" + CRLF + HOST + CRLF,
        "huge header": get + HOST + b"X: " + b"a" * 100_000 + CRLF + CRLF,
        "many headers": get + HOST + b"".join(b"X-%d: 1\r\n" % at for at in range(500)) + CRLF,
        "long address": b"GET /" + b"a" * 20_000 + b" HTTP/1.1" + CRLF + HOST + CRLF,
        "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "h2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "traversal": b"GET /assets/../../../../etc/passwd HTTP/1.1" + CRLF + HOST + CRLF,
        "encoded traversal": b"GET /assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1" + CRLF + HOST + CRLF,
    }
    with Served() as server:
        for name, bytes_ in cases.items():
            for answer in statuses(server.raw(bytes_, seconds=2)):
                fine = answer in (200, 400, 404, 405, 408, 411, 413, 414, 415, 421, 422, 431, 501)
                assert fine and (answer != 200 or name in ("bare line feeds",)), (name, answer)
            assert server.alive(), name
        assert server.ask("GET", "/healthz")[0] == 200
    return f"{len(cases)} malformed requests, 0 5xx, alive"


def statuses(answer):
    return [int(part[9:12]) for part in answer.split(b"\r\n") if part.startswith(b"HTTP/1.")]


def no_word_of_an_address_is_passed_over(full):
    """R19 strictness: a filter, a box, a limit or a name that cannot be read is refused, never left out"""
    places = ["/collections/buildings/items", "/api/sites", "/api/availability"]
    words = ["bbox=1,2,3", "bbox=a,b,c,d", "bbox=10,10,0,0,x", "limit=0", "limit=-1", "limit=many", "offset=-1", "nonsense=1", "limit=1&limit=2",
             "filter=area%20%3E", "filter=nosuch%3D1", "filter=" + "(" * 500, "filter-lang=sql&filter=1%3D1", "datetime=yesterday", "crs=nowhere"]
    with Served() as server:
        for place in places:
            for word in words:
                status, headers, body = server.ask("GET", f"{place}?{word}", token=False)
                assert 400 <= status < 500, (place, word, status)
                assert headers["content-type"].startswith("application/problem+json") and json.loads(body)["code"], (place, word)
    return f"{len(places) * len(words)} addresses refused, each as a problem with a code"


def spoiled(server, number):
    """Files of every written format with bytes changed, taken out or put in: as many as asked for, the same every time."""
    dice = random.Random(1)
    wholes = {ending: server.ask("GET", f"/api/exports?f={ending}&q=YZ-B-000")[2] for ending in ("csv", "geojson", "xlsx", "shp", "gpkg", "fgb", "parquet")}
    for at in range(number):
        ending = list(wholes)[at % len(wholes)]
        content = bytearray(wholes[ending])
        for _ in range(dice.randrange(1, 6)):
            place = dice.randrange(len(content))
            how = dice.randrange(4)
            if how == 0:
                content[place] = dice.randrange(256)
            elif how == 1:
                del content[place : place + dice.randrange(1, 200)]
            elif how == 2:
                content[place:place] = dice.choice([b"\0", b"\xff\xff\xff\xff", b"9" * 40, b'"', "㎡".encode(), b"-1e308"])
            else:
                del content[place:]
            if not content:
                break
        yield f"s{at}.{'zip' if ending == 'shp' else ending}", bytes(content)


def spoiled_files_get_an_answer(full):
    """R1 bad input: files of every format with bytes changed, lost or put in are answered within 30 s, never with a fault of the server's"""
    number = 1_800 if full else 21
    refused = taken = named = 0
    with Served() as server:
        before = server.json("/api/revisions")
        for name, content in spoiled(server, number):
            begun = time.monotonic()
            status, headers, body = server.ask("POST", f"/api/imports?name={name}&mode=dry_run", content, timeout=60)
            assert status < 500 and server.alive(), (name, status, body[:300])
            assert time.monotonic() - begun < 30, name
            if status == 200:
                taken += 1
                continue
            refused += 1
            problem = json.loads(body)
            assert headers["content-type"].startswith("application/problem+json") and problem["code"], name
            named += bool(problem.get("errors") or problem.get("detail"))
        assert server.json("/api/revisions") == before, "something was stored"
    assert named >= 0.98 * refused, (named, refused)
    return f"{number} files: {refused} refused, {named} of them naming what is wrong, {taken} read with their findings; 0 faults of the server, nothing stored"


def hostile_files_are_refused_with_their_fault_named(full):
    """R1, R7 bad input: hostile files are answered within 30 s as a problem, nothing is stored, memory stays bounded, nothing is left behind"""
    slowest, most = 0.0, 0
    aside = tempfile.mkdtemp(prefix="zaiti-aside-")
    with Served(environment={"TMPDIR": aside}) as server:
        before = server.json("/api/revisions")
        for name, content in hostile().items():
            begun = time.monotonic()
            status, headers, body = server.ask("POST", f"/api/imports?name={name}&mode=commit&why=trust", content, timeout=60)
            slowest = max(slowest, time.monotonic() - begun)
            most = max(most, server.resident())
            assert server.alive(), name
            assert 400 <= status < 500, (name, status, body[:300])
            problem = json.loads(body)
            assert headers["content-type"].startswith("application/problem+json") and problem["code"], name
        assert server.json("/api/revisions") == before, "something was stored"
        left = os.listdir(aside)
    shutil.rmtree(aside)
    assert not left, f"left behind: {left}"
    assert slowest <= 30 and most <= 512 << 20, (slowest, most >> 20)
    return f"{len(hostile())} files refused, slowest {slowest:.1f} s, server at most {most >> 20} MiB"


def hostile():
    deep = b'{"type":"FeatureCollection","features":' + b"[" * 100_000
    ring = lambda *points: json.dumps({
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"id": "H-1", "kind": "building"}, "geometry": {"type": "Polygon", "coordinates": [list(points)]}}],
    }).encode()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.shp", b"\0" * (200 << 20))
    climbing = io.BytesIO()
    with zipfile.ZipFile(climbing, "w") as archive:
        archive.writestr("../../../tmp/evil.shp", b"x")
    return {
        "empty.csv": b"",
        "zeros.csv": b"\0" * 1000,
        "deep.geojson": deep,
        "short.geojson": b'{"type":"FeatureCollection","features":[',
        "one-number.geojson": ring([106.5]),
        "huge.geojson": ring([1e308, 1e308], [1e308, 0], [0, 1e308], [1e308, 1e308]),
        "far.geojson": ring([500, 29], [501, 29], [501, 30], [500, 29]),
        "text.geojson": ring(["a", "b"]),
        "nan.geojson": ring([106.5, 29.5], [106.6, 29.5], [106.6, 29.6], [106.5, 29.5]).replace(b"29.6", b"NaN"),
        "quotes.csv": b'\xef\xbb\xbf\xe7\xbc\x96\xe5\x8f\xb7,\xe7\xb1\xbb\xe5\x88\xab\n"A,\xe6\xa5\xbc\xe5\xae\x87\n',
        "columns.csv": b",".join(b"c%d" % at for at in range(50_000)) + b"\n",
        "negative.csv": "编号,类别,建筑面积(㎡)\nN-1,楼宇,-5\n".encode(),
        "bomb.zip": bomb.getvalue(),
        "climbing.zip": climbing.getvalue(),
        "far.xlsx": workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "long.xlsx": workbook('<row r="1"><c r="A1"><v>1</v></c></row>' * 3_000_000),
        "doctype.xlsx": workbook("", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
        "deep.csv": b"\xef\xbb\xbf" + b'"' * 2_000_001,
        "broken.xlsx": b"PK\x03\x04" + b"\0" * 500,
        "broken.gpkg": b"SQLite format 3\0" + b"\xff" * 4000,
        "broken.parquet": b"PAR1" + b"\xff" * 1000 + b"PAR1",
        "broken.fgb": b"fgb\x03fgb\x00" + b"\xff" * 1000,
    }


def workbook(rows, before=""):
    """A workbook of one sheet with these rows, written by hand."""
    spread = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    packed, relation = "http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packed}"><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{spread}" xmlns:r="{relation}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packed}"><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{before}<worksheet xmlns="{spread}"><sheetData>{rows}</sheetData></worksheet>',
    }
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return book.getvalue()


ALL = [
    no_word_of_an_address_is_passed_over,
    spoiled_files_get_an_answer,
    protocol_abuse_is_boring, hostile_files_are_refused_with_their_fault_named,
]
