"""R5, R6: slow and greedy clients, all on the loopback interface and bounded in number and time."""

import json
import resource
import socket
import statistics
import threading
import time

from served import Served


READS = ("/api/availability?by=zone", "/tiles/sites/14/13041/6782", "/collections/buildings/items?limit=20")


def slow_clients_go_and_good_ones_do_not_notice(full):
    """R5 slow clients: dribbled headers and bodies and readers that never read are gone in 15 s, good requests stay fast"""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 12_000), hard))
    number = 10_000 if full else 600
    with Served() as server:
        alone = p99(server, 100)
        lines = [opened for at in range(number) if (opened := dribble(server.port, at))]
        begun = time.monotonic()
        beside, most = p99(server, 100), server.resident()
        gone = None
        while time.monotonic() - begun < 40:
            lines = [line for line in lines if still_open(line)]
            most = max(most, server.resident())
            if not lines:
                gone = time.monotonic() - begun
                break
            time.sleep(0.5)
        for line in lines:
            line.close()
        assert gone is not None and gone <= 15, f"{len(lines)} of {number} slow clients were still there after {time.monotonic() - begun:.0f} s"
        assert most <= 256 << 20, f"{most >> 20} MiB"
        assert server.alive() and server.ask("GET", "/healthz")[0] == 200
    return f"{number} slow clients gone in {gone:.0f} s, p99 {alone:.1f} → {beside:.1f} ms beside them, {most >> 20} MiB"


def dribble(port, at):
    try:
        line = socket.create_connection(("127.0.0.1", port), timeout=5)
    except OSError:
        return None
    starts = [
        b"GET /api/overview HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        b"POST /api/availability HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
        b"G",
    ]
    try:
        line.sendall(starts[at % len(starts)])
    except OSError:
        line.close()
        return None
    line.setblocking(False)
    return line


def still_open(line):
    try:
        part = line.recv(4096)
    except BlockingIOError:
        return True
    except OSError:
        part = b""
    if part:
        return True
    line.close()
    return False


def p99(server, times, paths=("/api/availability?by=zone",)):
    """The 99th hundredth of the answer times of small requests, milliseconds."""
    taken = []
    for turn in range(times):
        begun = time.perf_counter()
        status = server.ask("GET", paths[turn % len(paths)])[0]
        assert status == 200, status
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.quantiles(taken, n=100)[98]


def more_than_it_can_do_is_turned_away(full):
    """R6 overload: what is not answered is refused with 503 or 429 and Retry-After, and the server lives"""
    seconds, many = (20, 400) if full else (3, 60)
    with Served() as server:
        few = max(rate(crowded(server, number, seconds / 4), seconds / 4) for number in (2, 4, 8))
        answers = crowded(server, many, seconds)
        statuses = {status for status, _ in answers}
        assert statuses <= {200, 429, 503}, statuses
        assert all(told for status, told in answers if status in (429, 503)), "a refusal does not say when to come back"
        assert server.ask("GET", "/healthz")[0] == 200
    good = sum(status == 200 for status, _ in answers)
    return (
        f"{good} of {len(answers)} answered by {many} clients at once, the rest told when to come again; "
        f"{rate(answers, seconds):.0f} good answers a second, {rate(answers, seconds) / few:.0%} of the most that 2, 4 or 8 clients got"
    )


def maps_are_read_while_plans_are_searched(full):
    """R6 own pool: more plans are asked for at once than are searched at once; whoever reads the map is answered throughout"""
    seconds, lanes = (30, 16) if full else (3, 8)
    until, outcomes, lock = [0.0], [], threading.Lock()

    def planner(server, lane):
        turn = 0
        while time.monotonic() < until[0]:
            turn += 1
            # Every budget is a question that nobody asked before.
            scenario = json.dumps({"budget_yuan": 1_400_000_000 + 1000 * turn + lane})
            status, headers, _ = server.ask("POST", "/api/plans", scenario, {"Content-Type": "application/json"}, token=False)
            with lock:
                outcomes.append((status, "retry-after" in headers))

    with Served() as server:
        alone = p99(server, 100, READS)
        until[0] = time.monotonic() + seconds
        planners = [threading.Thread(target=planner, args=(server, lane)) for lane in range(lanes)]
        for one in planners:
            one.start()
        beside, asked = [], 0
        while time.monotonic() < until[0]:
            beside.append(p99(server, 50, READS))
            asked += 50
        for one in planners:
            one.join()
        assert server.alive()
    statuses = {status for status, _ in outcomes}
    assert statuses <= {200, 201, 202, 429, 503}, statuses
    assert all(told for status, told in outcomes if status in (429, 503)), "a refusal does not say when to come back"
    assert any(status in (200, 201, 202) for status, _ in outcomes), "no plan was searched"
    return (
        f"{asked} tiles and sums answered beside {lanes} planners who asked {len(outcomes)} times, {sum(status in (200, 201, 202) for status, _ in outcomes)} taken on; "
        f"p99 {alone:.1f} → {statistics.median(beside):.1f} ms"
    )


def crowded(server, number, seconds):
    """What so many clients were answered that ask again as soon as they have their answer: status, and whether a time to return was told."""
    answers, lock, until = [], threading.Lock(), time.monotonic() + seconds

    def greedy():
        while time.monotonic() < until:
            try:
                status, headers, _ = server.ask("GET", "/api/sites?limit=1000", timeout=30)
            except OSError:
                status, headers = 0, {}
            with lock:
                answers.append((status, "retry-after" in headers))

    crowd = [threading.Thread(target=greedy) for _ in range(number)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return answers


def rate(answers, seconds):
    return sum(status == 200 for status, _ in answers) / seconds


ALL = [slow_clients_go_and_good_ones_do_not_notice, maps_are_read_while_plans_are_searched, more_than_it_can_do_is_turned_away]
