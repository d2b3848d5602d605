"""R20: a mixed load for minutes; memory, open files and the log of the database stay where they were."""

import os
import random
import statistics
import threading
import time

from served import Served
from writing import Witness

READS = [
    "/api/overview", "/api/availability?by=zone", "/api/sites?limit=200&sort=-available_area_m2", "/api/search?q=%E5%A4%A7%E5%8E%A6",
    "/api/nearest?lon=106.55&lat=29.55&k=5", "/collections/buildings/items?limit=100", "/api/ledger?track=idle", "/api/exports?f=csv",
    "/api/appraisals", "/api/revisions", "/collections/buildings/items?filter=floor_area_m2%3E1000&limit=50",
]


def days_feel_like_minutes(full):
    """R20 soak: reading, editing and importing at once; memory stops growing, open files stay level, the log is bounded"""
    warm, minutes = (300, 1500) if full else (4, 6)
    samples, asked, wrong, stop = [], [0], [], threading.Event()
    with Served() as server:
        witness = Witness(places=100)
        witness.found(server, 2)
        crowd = [threading.Thread(target=read, args=(server, stop, asked, wrong, seed)) for seed in range(3)]
        for one in crowd:
            one.start()
        crowd += witness.write_until(server, stop, lanes=2)
        begun = time.monotonic()
        log = f"{server.project}-wal"
        while (now := time.monotonic() - begun) < warm + minutes:
            samples.append((now, server.resident(), server.files(), os.path.getsize(log) if os.path.exists(log) else 0))
            time.sleep(0.5)
        stop.set()
        for one in crowd:
            one.join()
        assert server.alive() and not wrong, wrong[:3]
        lost, half = witness.losses(server)
        assert not lost and not half, (lost[:3], half[:3])
    after = [sample for sample in samples if sample[0] >= warm]
    third = max(1, len(after) // 3)
    early, late = (statistics.median(sample[1] for sample in part) for part in (after[:third], after[-third:]))
    drift = late / early - 1
    most_files, most_log = max(sample[2] for sample in after), max(sample[3] for sample in samples)
    assert most_log <= 64 << 20, f"the log grew to {most_log >> 20} MiB"
    assert most_files <= 256, f"{most_files} files open"
    most_memory = max(sample[1] for sample in samples)
    assert most_memory <= 256 << 20, f"{most_memory >> 20} MiB"
    assert drift <= 0.05 or not full, f"memory grew by {drift:.1%} from {early / 2**20:.0f} MiB"
    return (
        f"{(warm + minutes) / 60:.1f} min, {asked[0]} reads, {witness.count()} commits, 0 lost; memory {early / 2**20:.0f} → {late / 2**20:.0f} MiB "
        f"({drift:+.1%}) after warming up, at most {most_files} files open, log at most {most_log / 2**20:.1f} MiB"
    )


def read(server, stop, asked, wrong, seed):
    dice = random.Random(seed)
    while not stop.is_set():
        path = dice.choice(READS)
        status = server.ask("GET", path, token=False)[0]
        asked[0] += 1
        if status not in (200, 429, 503):
            wrong.append((path, status))


ALL = [days_feel_like_minutes]
