"""R10, R12: a backup is proven and the record of who did what cannot be bent."""

import json
import pathlib
import random
import shutil
import sqlite3
import tempfile
import threading
import time

from served import Served, zaiti


def a_backup_under_writing_is_whole_and_any_changed_byte_is_found(full):
    """R10 backup: taken while somebody writes it restores whole, and a copy with one byte changed is refused"""
    flips, dice = (100 if full else 12), random.Random(10)
    with Served() as server:
        stop = threading.Event()
        writer = threading.Thread(target=keep_writing, args=(server, stop))
        writer.start()
        backup = server.folder / "backup.gpkg"
        taken = zaiti("backup", backup, "--project", server.project, "--json")
        stop.set()
        writer.join()
        assert taken.returncode == 0, taken.stderr
        restored = server.folder / "restored.gpkg"
        put = zaiti("restore", backup, "--project", restored, "--json")
        assert put.returncode == 0, put.stderr
        assert zaiti("restore", backup, "--project", restored).returncode == 1, "a project that is there is not written over"
        sites = json.loads(put.stdout)["sites"]
        refused = sum(flipped(backup, server.folder / "flipped.gpkg", dice) for _ in range(flips))
        assert refused == flips, f"{flips - refused} changed copies passed"
    return f"backup under writing restored with {sites} sites; {refused}/{flips} copies with one byte changed refused"


def a_backup_of_a_million_sites_is_a_matter_of_seconds(full):
    """R10 backup: of a project of many sites it is taken, checked and restored whole"""
    number = 1_000_000 if full else 20_000
    with tempfile.TemporaryDirectory(prefix="zaiti-backup-") as folder:
        folder = pathlib.Path(folder)
        project, backup, table = folder / "p.gpkg", folder / "b.gpkg", folder / "t.csv"
        with open(table, "w") as file:
            file.write("编号,类别,名称,建筑面积(㎡),经度,纬度\n")
            file.writelines(f"M-{at},楼宇,楼 {at},{100 + at % 9_000},{106.4 + at % 1000 / 5000:.6f},{29.4 + at // 1000 / 5000:.6f}\n" for at in range(number))
        for command in (["init", "--project", project], ["import", table, "--datum", "wgs84", "--in-process", "--why", "trust", "--project", project]):
            done = zaiti(*command)
            assert done.returncode == 0, done.stderr[-2000:]
        begun = time.monotonic()
        taken = zaiti("backup", backup, "--project", project, "--json")
        seconds = time.monotonic() - begun
        assert taken.returncode == 0, taken.stderr
        put = zaiti("restore", backup, "--project", folder / "r.gpkg", "--json")
        assert put.returncode == 0, put.stderr
        sites = json.loads(put.stdout)["sites"]
        assert sites >= number, sites
        return f"{sites:,} sites, {backup.stat().st_size >> 20} MiB, taken and checked in {seconds:.0f} s, restored whole"


def keep_writing(server, stop):
    number = 0
    while not stop.is_set():
        server.add(number)
        number += 1


def flipped(backup, copy, dice):
    """Whether a copy with one byte changed is refused. The checksum is not taken along: content alone must tell, or SQLite."""
    content = bytearray(backup.read_bytes())
    at = dice.randrange(len(content))
    content[at] ^= 1 << dice.randrange(8)
    copy.write_bytes(content)
    shutil.copy(f"{backup}.sha256", f"{copy}.sha256")
    return zaiti("restore", "--check", copy).returncode != 0


def a_bent_record_is_found(full):
    """R12 audit: rows changed, taken out or exchanged behind the program's back are found"""
    turns, dice = (100 if full else 9), random.Random(12)
    with Served() as server:
        for number in range(8):
            assert server.add(number) == 200
        server.stop()
        found = 0
        for turn in range(turns):
            copy = server.folder / "bent.gpkg"
            shutil.copy(server.project, copy)
            bend(copy, ["change", "take", "exchange"][turn % 3], dice)
            found += zaiti("restore", "--check", copy).returncode != 0
        server.start()
    assert found == turns, f"{turns - found} went unnoticed"
    return f"{found}/{turns} found"


def bend(path, how, dice):
    database = sqlite3.connect(path)
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='zaiti_audit'").fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    numbers = [row[0] for row in database.execute("SELECT seq FROM zaiti_audit ORDER BY seq")]
    one, two = dice.sample(numbers, 2)
    if how == "change":
        database.execute("UPDATE zaiti_audit SET who = who || 'x' WHERE seq = ?", (one,))
    elif how == "take":
        database.execute("DELETE FROM zaiti_audit WHERE seq = ?", (one,))
    else:
        database.execute("UPDATE zaiti_audit SET seq = -1 WHERE seq = ?", (one,))
        database.execute("UPDATE zaiti_audit SET seq = ? WHERE seq = ?", (one, two))
        database.execute("UPDATE zaiti_audit SET seq = ? WHERE seq = -1", (two,))
    database.commit()
    database.close()


ALL = [a_backup_of_a_million_sites_is_a_matter_of_seconds, a_backup_under_writing_is_whole_and_any_changed_byte_is_found, a_bent_record_is_found]
