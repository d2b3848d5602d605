"""R3: what was acknowledged survives the death of the process."""

import json
import random
import threading
import time

from served import Served, zaiti


def a_killed_server_loses_nothing_it_acknowledged(full):
    """R3 kill -9 under writing: every acknowledged commit is there afterwards, none is half there"""
    cycles, dice = (200 if full else 6), random.Random(9)
    acknowledged, slowest = [], 0.0
    with Served() as server:
        for _ in range(cycles):
            stop = threading.Event()
            writers = [threading.Thread(target=write, args=(server, stop, acknowledged, lane)) for lane in range(3)]
            before = len(acknowledged)
            for writer in writers:
                writer.start()
            deadline = time.monotonic() + 20
            while len(acknowledged) == before and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(dice.uniform(0.0, 0.4))
            server.kill()
            stop.set()
            for writer in writers:
                writer.join()
            assert len(acknowledged) > before, "a cycle without one acknowledged write proves nothing"
            begun = time.monotonic()
            server.start()
            slowest = max(slowest, time.monotonic() - begun)
            there = {feature["id"] for feature in all_sites(server)}
            lost = [number for number in acknowledged if f"T-{number}" not in there]
            assert not lost, f"acknowledged and lost: {lost[:5]}"
        server.stop()
        found = json.loads(zaiti("restore", "--check", server.project, "--json").stdout)
        server.start()
    assert slowest < 2.0 or not full, f"a start took {slowest:.1f} s"
    return f"{cycles} kills, {len(acknowledged)} acknowledged, 0 lost, audit of {found['audit_rows']} rows whole, slowest start {slowest:.2f} s"


def write(server, stop, acknowledged, lane):
    number = lane + 3 * (len(acknowledged) + 1000 * lane + random.randrange(10**6))
    while not stop.is_set():
        try:
            if server.add(number, timeout=15) == 200:
                acknowledged.append(number)
        except OSError:
            return
        except Exception:
            return
        number += 3


def all_sites(server):
    offset, sites = 0, []
    while True:
        page = server.json(f"/api/sites?limit=1000&offset={offset}")
        sites += page["sites"]
        offset += len(page["sites"])
        if offset >= page["matched"] or not page["sites"]:
            return sites


ALL = [a_killed_server_loses_nothing_it_acknowledged]
