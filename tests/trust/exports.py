"""R14, R15, R17: what leaves the program: files, log lines, days."""

import csv
import io
import json
import os
import zipfile

from served import Served

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'=1", "<script>alert(1)</script>", "{{7*7}}", "\u202etxt"]


def a_name_that_is_a_formula_leaves_as_text_and_comes_back_the_same(full):
    """R14 export: no cell of a CSV begins as a formula, and a re-import gives back the name"""
    with Served() as server:
        table = io.StringIO()
        rows = csv.writer(table)
        rows.writerow(["编号", "类别", "名称"])
        for number, name in enumerate(FORMULAS):
            rows.writerow([f"F-{number}", "楼宇", name])
        status, _, body = server.ask("POST", "/api/imports?name=f.csv&mode=commit&why=trust", table.getvalue().encode())
        assert status == 200, body
        names = {site["id"]: site["name"] for site in server.json("/api/sites?limit=1000&q=F-")["sites"]}
        exported = server.ask("GET", "/api/exports?f=csv&q=F-")[2]
        cells = [cell for row in csv.reader(io.StringIO(exported.decode("utf-8-sig"))) for cell in row]
        risky = [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not number_like(cell))]
        assert not risky, risky
        assert server.ask("POST", "/api/imports?name=g.csv&mode=commit&why=again", exported)[0] == 200
        again = {site["id"]: site["name"] for site in server.json("/api/sites?limit=1000&q=F-")["sites"]}
        assert names == again, "a name changed on its way out and in"
        book = server.ask("GET", "/api/exports?f=xlsx&q=F-")[2]
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert sheets and not any("<f>" in sheet or "<f " in sheet for sheet in sheets), "a cell of the workbook is a formula"
        assert server.ask("POST", "/api/imports?name=h.xlsx&mode=commit&why=again", book)[0] == 200
        again = {site["id"]: site["name"] for site in server.json("/api/sites?limit=1000&q=F-")["sites"]}
        assert names == again, "a name changed on its way through a workbook"
    return f"{len(cells)} cells and a workbook without one formula, {len(FORMULAS)} hostile names the same after the round"


def number_like(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def every_event_is_one_line_and_no_secret_is_in_it(full):
    """R15 logs: one JSON line an event whatever is in the request, and no token in any"""
    with Served() as server:
        for naughty in ["/%0a%0dINJECT", "/api/sites/%22%7D%0A%7B%22", "/" + "A" * 4000, "/api/search?q=%00%ff"]:
            server.ask("GET", naughty, headers={"User-Agent": "x\"}{"})
        server.ask("POST", "/api/imports?name=a.csv", b"x", {"Authorization": "Bearer zaiti_canarycanarycanary"}, token=False)
        secret, folder = server.token, server.folder
        server.stop()
        lines = (folder / "log.jsonl").read_text().splitlines()
        server.start()
    for line in lines:
        json.loads(line)
    text = "\n".join(lines)
    assert lines and secret not in text and "canary" not in text
    return f"{len(lines)} lines, every one JSON, no token in any"


def the_answer_is_the_same_in_any_time_zone(full):
    """R17 time: the same data give the same answers in any time zone"""
    # The last two are 26 hours apart: at any hour it is another day in the one than in the other.
    answers, zones = [], ["UTC", "Asia/Shanghai", "America/New_York", "Etc/GMT+12", "Etc/GMT-14"]
    for zone in zones:
        with Served(environment={"TZ": zone}) as server:
            overview = server.json("/api/overview", token=False)
            paths = ["/api/sites?limit=1000", "/api/availability?by=zone", "/api/ledger?track=idle", "/api/ledger/quarter?q=2026Q3", "/api/appraisals"]
            paths += ["/collections/buildings/items?datetime=2026-01-01/..&limit=1000", "/collections/carriers/items?limit=1000"]
            pages = [server.json(path, token=False) for path in paths]
            answers.append(json.dumps([strip(overview), *map(strip, pages)], sort_keys=True))
    assert len(set(answers)) == 1, "an answer depends on the zone"
    return f"{len(zones)} zones, {len(answers[0])} characters equal; run at {os.environ.get('TZ', 'the zone of the machine')}"


def strip(value):
    """Leaves out when the revision was made and at which port, which differ from run to run."""
    if isinstance(value, dict):
        return {key: strip(one) for key, one in value.items() if key not in ("at", "today", "made_at", "created_at", "href", "timeStamp", "recorded_at")}
    return [strip(one) for one in value] if isinstance(value, list) else value


ALL = [
    a_name_that_is_a_formula_leaves_as_text_and_comes_back_the_same,
    every_event_is_one_line_and_no_secret_is_in_it,
    the_answer_is_the_same_in_any_time_zone,
]
