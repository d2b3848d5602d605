"""R4: a full disk is said, reading goes on, and writing comes back by itself."""

import contextlib
import os
import subprocess
import tempfile
import time

from served import Served


def a_full_disk_is_said_and_forgotten_once_there_is_room(full):
    """R4 disk full: 507 with a remedy, reads go on, writes work again within 5 s of room"""
    if os.geteuid() != 0:
        raise NotImplementedError("a small file system can be mounted by root only")
    folder = tempfile.mkdtemp(prefix="zaiti-disk-")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], capture_output=True).returncode:
        raise NotImplementedError("no small file system can be mounted here")
    try:
        return fill_and_clear(folder)
    finally:
        subprocess.run(["umount", "-l", folder])
        os.rmdir(folder)


def fill_and_clear(folder):
    server = Served(folder)
    try:
        assert server.add(1) == 200
        ballast = os.path.join(folder, "ballast")
        with open(ballast, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 4096)
        taken, refused = [1], None
        for number in range(2, 60):
            status, headers, body = full_answer(server, number)
            if status == 200:
                taken.append(number)
            else:
                refused = (status, headers["content-type"], body)
                break
        assert refused is not None, "the disk never filled"
        assert refused[0] == 507 and refused[1].startswith("application/problem+json"), refused
        assert server.ask("GET", "/api/overview")[0] == 200, "reading stopped"
        os.remove(ballast)
        begun = time.monotonic()
        while server.add(1000) != 200:
            assert time.monotonic() - begun < 5, "writing did not come back"
            time.sleep(0.1)
        back = time.monotonic() - begun
        for number in [*taken, 1000]:
            assert server.ask("GET", f"/api/sites/T-{number}")[0] == 200, f"T-{number} was acknowledged and is gone"
        return f"507 after {len(taken)} commits, reads answered, writing back after {back:.1f} s, 0 lost"
    finally:
        server.close()


def full_answer(server, number):
    row = f"编号,类别,名称,建筑面积(㎡)\nT-{number},楼宇,{'名' * 2000},100\n".encode()
    return server.ask("POST", f"/api/imports?name=t{number}.csv&mode=commit", row)


ALL = [a_full_disk_is_said_and_forgotten_once_there_is_room]
