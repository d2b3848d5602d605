#!/usr/bin/env python3
"""Questions the promises of docs/trust.md against the real binary and prints a figure for each.

    tests/trust/run.py [--full] [name ...]

Without --full each takes seconds; with it the counts are those of the published table. Ends with 'N passed, N failed'.
"""

import sys
import time
import traceback

import abuse
import authority
import backups
import clients
import crashes
import disk
import exports
import geometry
import migration
import power
import soak

PROMISES = [*crashes.ALL, *power.ALL, *migration.ALL, *disk.ALL, *clients.ALL, *authority.ALL, *backups.ALL, *exports.ALL, *geometry.ALL, *abuse.ALL, *soak.ALL]


def main(arguments):
    full = "--full" in arguments
    asked = [name for name in arguments if not name.startswith("--")]
    chosen = [promise for promise in PROMISES if not asked or promise.__name__ in asked]
    outcomes = [question(promise, full) for promise in chosen]
    passed, skipped = outcomes.count("passed"), outcomes.count("skipped")
    failed = len(outcomes) - passed - skipped
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not outcomes else 0


def question(promise, full):
    begun = time.monotonic()
    what = promise.__doc__.strip().splitlines()[0]
    try:
        figure = promise(full)
    except NotImplementedError as reason:
        print(f"skipped  {what} — {reason}", flush=True)
        return "skipped"
    except Exception:
        print(f"FAILED   {what}\n{traceback.format_exc()}", flush=True)
        return "failed"
    print(f"passed   {what} — {figure} ({time.monotonic() - begun:.0f} s)", flush=True)
    return "passed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
