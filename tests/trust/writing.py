"""What is written while the power goes or the process dies, and what of it must be there afterwards. Never here: how it dies."""

import http.client
import json
import threading

ROWS = ("a", "b", "c")


class Witness:
    """Remembers what was tried and what was acknowledged: imports of three rows, and edits of two fields at once.

    With `places` the imports come round to the same rows again, so that the project does not grow without end."""

    def __init__(self, places=None):
        self.lock, self.number, self.places, self.brought = threading.Lock(), 0, places, 0
        self.imports, self.tried, self.edits = set(), {}, 0
        self.acknowledged = {}

    def count(self):
        return self.brought + self.edits

    def found(self, server, lanes):
        """Lays the sites that the lanes edit."""
        rows = "".join(f"E-{lane},楼宇,0,1000\n" for lane in range(lanes))
        status, _, body = post(server, "e.csv", rows)
        assert status == 200, body
        for lane in range(lanes):
            self.tried[lane] = self.acknowledged[lane] = 0

    def write_until(self, server, stop, lanes, importers=1):
        """Starts lanes of edits and of imports; they end with the server or when told to."""
        threads = [threading.Thread(target=self.edit, args=(server, stop, lane)) for lane in range(lanes)]
        threads += [threading.Thread(target=self.bring, args=(server, stop)) for _ in range(importers)]
        for thread in threads:
            thread.start()
        return threads

    def bring(self, server, stop):
        while not stop.is_set():
            with self.lock:
                self.number += 1
                turn, number = divmod(self.number, self.places) if self.places else (0, self.number)
            try:
                status, _, _ = post(server, f"t{number}.csv", "".join(f"T-{number}-{row},楼宇,三行,{100 + turn}\n" for row in ROWS))
            except (OSError, http.client.HTTPException):
                return
            if status != 200:
                return
            with self.lock:
                self.imports.add(number)
                self.brought += 1

    def edit(self, server, stop, lane):
        place = f"/collections/buildings/items/E-{lane}"
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        try:
            line.request("GET", place)
            answer = line.getresponse()
            answer.read()
            tag = answer.headers["etag"]
            while not stop.is_set() and tag:
                value = self.tried[lane] = self.tried[lane] + 1
                body = json.dumps({"properties": {"name": str(value), "floor_area_m2": 1000 + value}})
                headers = {"Authorization": f"Bearer {server.token}", "If-Match": tag, "Content-Type": "application/merge-patch+json"}
                line.request("PATCH", place, body, headers)
                answer = line.getresponse()
                answer.read()
                if answer.status != 204:
                    return
                tag, self.acknowledged[lane] = answer.headers["etag"], value
                with self.lock:
                    self.edits += 1
        except (OSError, http.client.HTTPException):
            return
        finally:
            line.close()

    def losses(self, server):
        """Sentences about what was acknowledged and is not there, and about what is there by half."""
        sites = {site["id"]: site for site in all_sites(server)}
        lost = [f"import {number} is gone" for number in sorted(self.imports) if f"T-{number}-a" not in sites]
        half = []
        for number in range(self.places or self.number + 1):
            there = [row for row in ROWS if f"T-{number}-{row}" in sites]
            if there and len(there) < len(ROWS):
                half.append(f"import {number} is there by {len(there)} of {len(ROWS)} rows")
        for lane, value in self.acknowledged.items():
            site = sites.get(f"E-{lane}")
            if site is None:
                lost.append(f"site E-{lane} is gone")
                continue
            found = int(site["name"])
            if found < value:
                lost.append(f"edit {value} of E-{lane} is gone, {found} is there")
            if found > self.tried[lane]:
                half.append(f"edit {found} of E-{lane} was never tried")
            if site_area(site) != 1000 + found:
                half.append(f"edit {found} of E-{lane} is there by one field of two: {site_area(site)}")
        return lost, half


def site_area(site):
    return round(float(site["floor_area_m2"])) if site["floor_area_m2"] else 1000


def post(server, name, rows):
    body = f"编号,类别,名称,建筑面积(㎡)\n{rows}".encode()
    return server.ask("POST", f"/api/imports?name={name}&mode=commit&why=trust", body, timeout=30)


def all_sites(server):
    offset, sites = 0, []
    while True:
        page = server.json(f"/api/sites?limit=1000&offset={offset}")
        sites += page["sites"]
        offset += len(page["sites"])
        if offset >= page["matched"] or not page["sites"]:
            return sites
