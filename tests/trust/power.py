"""R3: the power goes. A disk that forgets what was not synced holds every acknowledged commit; a deaf one shows that this would be seen."""

import contextlib
import importlib.util
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from served import Served, zaiti
from writing import Witness

HERE = pathlib.Path(__file__).resolve().parent
LANES = 3


class Disk:
    """A folder on a disk that forgets, for one life of the power. See forgetful.py."""

    def __init__(self, folder, seed, deaf=None, keeps=False):
        self.backing, self.mount = folder / "backing", folder / "disk"
        self.backing.mkdir(exist_ok=True)
        self.mount.mkdir(exist_ok=True)
        self.report = folder / "backing.cut"
        self.report.unlink(missing_ok=True)
        command = [sys.executable, HERE / "forgetful.py", self.backing, self.mount, str(seed), *(["--deaf", deaf] if deaf else []), *(["--keeps", "all"] if keeps else [])]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not os.path.ismount(self.mount):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NotImplementedError("no file system of one's own can be mounted here")
            time.sleep(0.01)

    def cut_after(self, steps):
        # The power may be gone before the file is closed.
        with contextlib.suppress(OSError):
            (self.mount / ".cut").write_text(str(steps))

    def gone(self):
        return self.report.exists()

    def eject(self):
        subprocess.run(["umount", "-l", self.mount], check=False)
        self.process.terminate()
        self.process.wait()


def needed():
    if not os.path.exists("/dev/fuse") or importlib.util.find_spec("fuse") is None or os.geteuid() != 0:
        raise NotImplementedError("needs /dev/fuse, the fusepy of tests/trust/requirements.txt and root")


@contextlib.contextmanager
def bench():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zaiti-power-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def what_was_acknowledged_outlives_the_power(full):
    """R3 power cuts: on a disk that forgets what was not synced every acknowledged commit is there after each cut, none by half"""
    needed()
    cuts = 100 if full else 3
    with bench() as folder:
        witness, told, slowest = cut_again_and_again(folder, cuts, None)
        return (
            f"{cuts} cuts, {witness.count()} acknowledged ({len(witness.imports)} imports of 3 rows, {witness.edits} edits), 0 lost, 0 half there; "
            f"{told['sectors_lost']} unsynced sectors forgotten, {told['sectors_kept']} kept; slowest start {slowest:.1f} s"
        )


def the_same_on_a_disk_that_does_not_sync_the_log_loses(full):
    """R3 control: where the log of commits is not synced, as under synchronous=NORMAL, the same test sees acknowledged commits gone"""
    needed()
    with bench() as folder:
        try:
            cut_again_and_again(folder, 40 if full else 12, "-wal")
        except Lost as lost:
            return f"seen at cut {lost.cut}: {lost.sentences[0]}, {len(lost.sentences)} in all"
    raise AssertionError("nothing was lost: the test cannot see a loss and proves nothing")


class Lost(Exception):
    """Something acknowledged is not there."""

    def __init__(self, cut, sentences):
        super().__init__(f"cut {cut}: {sentences[:5]}")
        self.cut, self.sentences = cut, sentences


def cut_again_and_again(folder, cuts, deaf):
    witness, dice, slowest = Witness(), random.Random(3), 0.0
    told = {"sectors_lost": 0, "sectors_kept": 0}
    disk = Disk(folder, 0)
    server = Served(disk.mount, log=folder / "log.jsonl")
    try:
        witness.found(server, LANES)
        server.stop()
        for cut in range(1, cuts + 1):
            # What is synced by now is what the next life of the disk begins with; the first life never loses its power.
            if cut == 1:
                keep(disk)
            disk.eject()
            disk = Disk(folder, cut, deaf)
            begun = time.monotonic()
            server.start()
            slowest = max(slowest, time.monotonic() - begun)
            lost, half = witness.losses(server)
            if lost or half:
                raise Lost(cut - 1, lost + half)
            write_and_cut(server, disk, witness, dice)
            for key in told:
                told[key] += json.loads(disk.report.read_text())[key]
        disk.eject()
        disk = Disk(folder, cuts + 1)
        server.start()
        lost, half = witness.losses(server)
        if lost or half:
            raise Lost(cuts, lost + half)
        server.stop()
        whole = zaiti("restore", "--check", server.project, "--json")
        assert whole.returncode == 0, whole.stderr
    finally:
        if server.alive():
            server.kill()
        disk.eject()
    return witness, told, slowest


def keep(disk):
    for file in disk.mount.iterdir():
        shutil.copyfile(file, disk.backing / file.name)


def write_and_cut(server, disk, witness, dice):
    before, stop = witness.count(), threading.Event()
    writers = witness.write_until(server, stop, LANES)
    deadline = time.monotonic() + 60
    while witness.count() == before and time.monotonic() < deadline:
        time.sleep(0.005)
    assert witness.count() > before, "a life of the power without one acknowledged write proves nothing"
    disk.cut_after(dice.randrange(1, 160))
    while not disk.gone() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert disk.gone(), "nothing was written any more"
    server.kill()
    stop.set()
    for writer in writers:
        writer.join()


def sqlite_alone(folder, synchronous, seed):
    """Commits that SQLite itself acknowledged and that a cut took, under a setting."""
    disk = Disk(folder, seed)
    acknowledged = 0
    database = sqlite3.connect(disk.mount / "plain.db", isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"PRAGMA synchronous={synchronous}")
        database.execute("CREATE TABLE commits (number INTEGER PRIMARY KEY)")
        disk.cut_after(random.Random(seed).randrange(400, 1200))
        for number in range(1, 5000):
            database.execute("INSERT INTO commits VALUES (?)", (number,))
            acknowledged = number
    except sqlite3.OperationalError:
        pass
    with contextlib.suppress(sqlite3.Error):
        database.close()
    disk.eject()
    return acknowledged, max(0, acknowledged - count(disk.backing / "plain.db"))


def count(path):
    """The commits in a file; without even a table there are none."""
    with contextlib.closing(sqlite3.connect(path)) as found, contextlib.suppress(sqlite3.OperationalError):
        return found.execute("SELECT count(*) FROM commits").fetchone()[0]
    return 0


def only_full_syncing_keeps_every_commit(full):
    """R3 control: SQLite alone on the same disk loses commits under NORMAL and none under FULL"""
    needed()
    found = {}
    for synchronous in ("FULL", "NORMAL"):
        acknowledged = lost = 0
        for seed in range(20 if full else 4):
            with bench() as folder:
                one, gone = sqlite_alone(folder, synchronous, seed)
                acknowledged, lost = acknowledged + one, lost + gone
        found[synchronous] = (acknowledged, lost)
    assert found["FULL"][0] and not found["FULL"][1], found
    assert found["NORMAL"][1], "NORMAL lost nothing: the disk forgets nothing and proves nothing"
    return ", ".join(f"{name} lost {lost} of {acknowledged}" for name, (acknowledged, lost) in found.items())


ALL = [
    what_was_acknowledged_outlives_the_power,
    the_same_on_a_disk_that_does_not_sync_the_log_loses,
    only_full_syncing_keeps_every_commit,
]
