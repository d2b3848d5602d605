"""R11: a file of an earlier schema is brought up whole or not at all, wherever it is interrupted."""

import contextlib
import hashlib
import pathlib
import shutil
import sqlite3

from power import Disk, bench, needed
from served import ROOT, zaiti

FIXTURES = sorted((ROOT / "tests/store").glob("schema-*.sql"))


def an_interrupted_migration_leaves_the_old_or_the_new(full):
    """R11 migration: killed or without power after any write of it, a file is of the old schema or of the new, whole, and opens"""
    needed()
    told = []
    for fixture in FIXTURES:
        with bench() as folder:
            old = folder / "old.gpkg"
            laid(fixture, old)
            steps, new = whole_migration(folder, old)
            if version(old) == new:
                continue
            chosen = range(1, steps + 1) if full else range(1, steps + 1, max(1, steps // 6))
            found = {version(old): 0, new: 0}
            for at in chosen:
                for keeps in (True, False):
                    found[interrupted(folder, old, at, keeps)] += 1
            told.append(f"schema {version(old)} → {new} interrupted {sum(found.values())} times in its {steps} writes and syncs: {found[version(old)]} old, {found[new]} new, 0 between")
    assert told, "no fixture is of an earlier schema"
    return "; ".join(told)


def laid(fixture, path):
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.executescript(fixture.read_text())
        database.execute("PRAGMA journal_mode = WAL")  # as every project is kept


def version(path):
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT version FROM zaiti_schema").fetchone()[0]


def content(path):
    """What planning relies on, by every row of the tables that both schemas have."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        rows = [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in ("zaiti_site_versions", "zaiti_documents", "zaiti_revisions")]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def bring_up(project):
    """A command that opens a project to write."""
    return zaiti("token", "add", "probe", "--project", project)


def whole_migration(folder, old):
    """How many writes and syncs it takes, and the schema it ends with."""
    disk = begun(folder, old, keeps=True)
    try:
        far = 1 << 30
        disk.cut_after(far)
        bring_up(disk.mount / "p.gpkg")
        left = int((disk.mount / ".cut").read_text())
        shutil.copyfile(disk.mount / "p.gpkg", folder / "new.gpkg")
        return far - left, version(folder / "new.gpkg")
    finally:
        disk.eject()


def begun(folder, old, keeps, seed=0):
    for file in (folder / "backing").glob("*"):
        file.unlink()
    (folder / "backing").mkdir(exist_ok=True)
    shutil.copyfile(old, folder / "backing/p.gpkg")
    return Disk(folder, seed, keeps=keeps)


def interrupted(folder, old, at, keeps):
    """The schema of what is there afterwards, once it is shown to be whole and to open."""
    disk = begun(folder, old, keeps, seed=at)
    try:
        disk.cut_after(at)
        bring_up(disk.mount / "p.gpkg")
        assert disk.gone(), "the migration ended before it was interrupted"
    finally:
        disk.eject()
    left = pathlib.Path(folder / "backing/p.gpkg")
    checked = zaiti("restore", "--check", left)
    assert checked.returncode == 0, (at, keeps, checked.stderr)
    found = version(left)
    assert content(left) == content(old), (at, keeps, "rows changed")
    bring_up(left)
    assert zaiti("restore", "--check", left).returncode == 0 and version(left) >= found, (at, keeps)
    return found


ALL = [an_interrupted_migration_leaves_the_old_or_the_new]
