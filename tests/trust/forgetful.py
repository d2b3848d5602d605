#!/usr/bin/env python3
"""A disk that forgets what was not synced: a file system in memory whose power can be cut. Never here: what is asked of it.

    forgetful.py BACKING MOUNT SEED [--deaf ENDING | --keeps all]

What is in BACKING is on the disk when it starts. Every write is remembered until its file is synced, every new, renamed or removed name
until its folder is. Writing a number to MOUNT/.cut, which tells what is left of it, cuts the power just before that many further writes and syncs: from then on every call fails,
and BACKING gets what a disk would hold: all that was synced, and of the rest some sectors of 512 bytes and no others, in no order.
With --keeps nothing is forgotten, as when the process dies and the machine lives. With --deaf the disk says yes to syncs of files of that ending and does nothing: what a log is like whose commits are not synced.
"""

import errno
import json
import os
import pathlib
import random
import stat
import sys
import time

import fuse

SECTOR = 512


class File:
    def __init__(self, content=b"", mode=0o644):
        self.seen, self.held = bytearray(content), bytearray(content)
        self.pending, self.mode = [], mode

    def write(self, data, offset):
        put(self.seen, data, offset)
        self.pending.append((offset, bytes(data)))

    def cut_to(self, length):
        resize(self.seen, length)
        self.pending.append((length, None))

    def sync(self):
        self.held, self.pending = bytearray(self.seen), []

    def after_a_cut(self, dice, kept):
        """What is held, and of every write since the sectors that happened to get there; and how many sectors did and did not."""
        found, there, gone = bytearray(self.held), 0, 0
        for offset, data in self.pending:
            if data is None:
                if dice.random() < kept:
                    resize(found, offset)
                continue
            at = 0
            while at < len(data):
                step = SECTOR - (offset + at) % SECTOR
                if dice.random() < kept:
                    put(found, data[at : at + step], offset + at)
                    there += 1
                else:
                    gone += 1
                at += step
        return bytes(found), there, gone


def put(content, data, offset):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def resize(content, length):
    del content[length:]
    content.extend(bytes(length - len(content)))


class Disk(fuse.Operations):
    """The calls of a file system, by path. One at a time."""

    def __init__(self, backing, seed, deaf=None, keeps=False):
        self.backing, self.dice, self.deaf, self.keeps = pathlib.Path(backing), random.Random(seed), deaf, keeps
        self.names = {f"/{path.name}": File(path.read_bytes()) for path in self.backing.iterdir() if path.is_file()}
        self.kept_names, self.pending_names = dict(self.names), []
        self.handles, self.next, self.left, self.dead = {}, 1, None, False
        self.syncs = 0

    def __call__(self, call, *arguments):
        if self.dead:
            raise fuse.FuseOSError(errno.EIO)
        return super().__call__(call, *arguments)

    def step(self):
        """Counts down to the cut."""
        if self.left is None:
            return
        self.left -= 1
        if self.left <= 0:
            self.cut()

    def cut(self):
        self.dead = True
        kept = 1.0 if self.keeps else self.dice.choice([0.0, 0.0, 0.5, 0.9])
        states = [self.names] if self.keeps else [self.kept_names, *self.pending_names]
        names = self.dice.choice(states) if kept else self.kept_names
        there = gone = 0
        for old in self.backing.iterdir():
            old.unlink()
        for name, file in names.items():
            content, more, less = file.after_a_cut(self.dice, kept)
            there, gone = there + more, gone + less
            (self.backing / name[1:]).write_bytes(content)
        told = {"syncs": self.syncs, "sectors_kept": there, "sectors_lost": gone}
        report = self.backing.with_suffix(".cut")
        report.with_suffix(".part").write_text(json.dumps(told))
        os.replace(report.with_suffix(".part"), report)
        raise fuse.FuseOSError(errno.EIO)

    def named(self, path):
        if path not in self.names:
            raise fuse.FuseOSError(errno.ENOENT)
        return self.names[path]

    def renamed(self):
        self.pending_names.append(dict(self.names))

    # The calls, as the library names them.
    def getattr(self, path, handle=None):
        now = int(time.time())
        times = {"st_atime": now, "st_mtime": now, "st_ctime": now, "st_uid": os.getuid(), "st_gid": os.getgid()}
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2, **times}
        if path == "/.cut":
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": len(str(self.left or "")), **times}
        file = self.handles.get(handle) or self.named(path)
        return {"st_mode": stat.S_IFREG | file.mode, "st_nlink": 1, "st_size": len(file.seen), "st_blocks": len(file.seen) // 512 + 1, **times}

    def readdir(self, path, handle):
        return [".", "..", *(name[1:] for name in self.names)]

    def statfs(self, path):
        return {"f_bsize": 4096, "f_frsize": 4096, "f_blocks": 1 << 20, "f_bavail": 1 << 19, "f_bfree": 1 << 19, "f_namemax": 255}

    def handle(self, file):
        self.next += 1
        self.handles[self.next] = file
        return self.next

    def create(self, path, mode, _=None):
        self.step()
        self.names[path] = File(mode=mode & 0o777)
        self.renamed()
        return self.handle(self.names[path])

    def open(self, path, flags):
        if path == "/.cut":
            return 0
        return self.handle(self.named(path))

    def read(self, path, size, offset, handle):
        if path == "/.cut":
            return str(self.left or "").encode()[offset : offset + size]
        return bytes(self.handles[handle].seen[offset : offset + size])

    def write(self, path, data, offset, handle):
        if path == "/.cut":
            self.left = int(data)
            return len(data)
        self.step()
        self.handles[handle].write(data, offset)
        return len(data)

    def truncate(self, path, length, handle=None):
        if path == "/.cut":
            return
        self.step()
        (self.handles.get(handle) or self.named(path)).cut_to(length)

    def fsync(self, path, only_data, handle):
        self.step()
        if self.deaf and path.endswith(self.deaf):
            return
        self.syncs += 1
        self.handles[handle].sync()

    def fsyncdir(self, path, only_data, handle):
        self.step()
        self.kept_names, self.pending_names = dict(self.names), []

    def unlink(self, path):
        self.step()
        self.named(path)
        del self.names[path]
        self.renamed()

    def rename(self, old, new):
        self.step()
        self.names[new] = self.named(old)
        del self.names[old]
        self.renamed()

    def chmod(self, path, mode):
        self.named(path).mode = mode & 0o777

    def chown(self, path, owner, group):
        pass

    def release(self, path, handle):
        self.handles.pop(handle, None)


def main(arguments):
    backing, mount, seed = arguments[:3]
    disk = Disk(backing, int(seed), **{how.removeprefix("--"): what for how, what in zip(arguments[3::2], arguments[4::2])})
    fuse.FUSE(disk, mount, foreground=True, nothreads=True, big_writes=True, attr_timeout=0, entry_timeout=0, fsname="forgetful")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
