"""R3: what was acknowledged survives the death of the process."""

import json
import random
import threading
import time

from served import Served, zaiti
from writing import Witness


def a_killed_server_loses_nothing_it_acknowledged(full):
    """R3 kill -9 under writing: every acknowledged commit is there afterwards, none is half there"""
    cycles, lanes, dice = (200 if full else 5), 8, random.Random(9)
    witness, slowest = Witness(), 0.0
    with Served() as server:
        witness.found(server, lanes)
        for cycle in range(cycles):
            stop, before = threading.Event(), witness.count()
            writers = witness.write_until(server, stop, lanes)
            wait_for_one(witness, before)
            time.sleep(dice.uniform(0.0, 2.0 if full else 0.4))
            server.kill()
            stop.set()
            for writer in writers:
                writer.join()
            begun = time.monotonic()
            server.start()
            slowest = max(slowest, time.monotonic() - begun)
            lost, half = witness.losses(server)
            assert not lost and not half, (cycle, lost[:5], half[:5])
        server.stop()
        found = json.loads(zaiti("restore", "--check", server.project, "--json").stdout)
        server.start()
    return (
        f"{cycles} kills, {witness.count()} acknowledged ({len(witness.imports)} imports of 3 rows, {witness.edits} edits), 0 lost, 0 half there, "
        f"audit of {found['audit_rows']} rows whole, slowest start {slowest:.2f} s"
    )


def wait_for_one(witness, before):
    deadline = time.monotonic() + 60
    while witness.count() == before:
        assert time.monotonic() < deadline, "a cycle without one acknowledged write proves nothing"
        time.sleep(0.01)


ALL = [a_killed_server_loses_nothing_it_acknowledged]
