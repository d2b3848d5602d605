"""R8, R9: who may write, over every operation of the document; and writing at the same time."""

import json
import random
import threading

from served import Served

JUNK = ["", "Bearer", "Bearer zaiti_" + "A" * 43, "Basic YWRtaW46YWRtaW4=", "Bearer " + "x" * 4000, "Bearer \x7f"]


def nothing_is_written_without_a_token(full):
    """R8 authorisation: every operation of the document with no token and with junk: nothing written, no 5xx"""
    asked = refused = 0
    with Served() as server:
        document = server.json("/api")
        before = server.json("/api/revisions")
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                if method not in ("get", "post", "put", "patch", "delete"):
                    continue
                writes = "x-power" in operation
                for credentials in [None, *JUNK]:
                    status = attempt(server, method.upper(), path, credentials)
                    asked += 1
                    assert status < 500, (method, path, credentials, status)
                    if writes:
                        assert status in (400, 401, 403, 429), (method, path, credentials, status)
                        refused += 1
        after = server.json("/api/revisions")
        assert before == after, "something was written"
        assert refused, "the document names no operation that writes"
    return f"{asked} requests over {len(document['paths'])} paths, {refused} refused before anything was read, 0 writes, 0 5xx"


def attempt(server, method, path, credentials):
    filled = path.replace("{id}", "T-1").replace("{z}", "0").replace("{x}", "0").replace("{y}", "0").replace("{n}", "1")
    headers = {"Content-Type": "application/json"}
    if credentials is not None:
        headers["Authorization"] = credentials
    body = None if method in ("GET", "DELETE") else b"{}"
    return server.ask(method, filled, body, headers, token=False)[0]


def pages_of_elsewhere_and_foreign_names_are_refused(full):
    """R8 rebinding and forgery: a foreign Host or Origin is refused on every kind of request"""
    with Served() as server:
        for host in ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"]:
            status = server.ask("GET", "/api/overview", headers={"Host": host})[0]
            assert status in (400, 421), (host, status)
        for origin in ["http://evil.example", "null", "https://127.0.0.1.evil.example"]:
            status = server.ask("POST", "/api/imports?name=a.csv&mode=commit", b"x", {"Origin": origin})[0]
            assert status == 403, (origin, status)
    return "4 foreign hosts and 3 foreign origins refused"


def writers_at_once_do_not_lose_each_others_work(full):
    """R9 concurrency: many writers at once, every acknowledged commit is there, revisions have no gap"""
    lanes, each = (20, 20) if full else (5, 4)
    taken, lock = [], threading.Lock()

    def writer(server, lane):
        for turn in range(each):
            number = lane * 1000 + turn
            if server.add(number) == 200:
                with lock:
                    taken.append(number)

    with Served() as server:
        threads = [threading.Thread(target=writer, args=(server, lane)) for lane in range(lanes)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert taken
        for number in taken:
            assert server.ask("GET", f"/api/sites/T-{number}")[0] == 200, f"T-{number} is lost"
        revisions = server.json("/api/revisions")
        numbers = sorted(row["number"] for row in (revisions["revisions"] if isinstance(revisions, dict) else revisions))
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), "a revision is missing"
        json.dumps(numbers)
    return f"{len(taken)} of {lanes * each} commits by {lanes} writers acknowledged, 0 lost"


def no_edit_of_another_is_written_over(full):
    """R9 lost updates: many clients count the same features up under If-Match; the features end at what was acknowledged"""
    clients, each, features = (50, 200, 10) if full else (6, 4, 2)
    counted, unknown, refused, lock = [0] * features, [0] * features, [0], threading.Lock()

    def client(server, seed):
        dice = random.Random(seed)
        for _ in range(each):
            at = dice.randrange(features)
            while True:
                status, headers, body = server.ask("GET", f"/collections/buildings/items/C-{at}")
                area = json.loads(body)["properties"]["floor_area_m2"]
                status = patch(server, at, area + 1, headers["etag"])
                with lock:
                    counted[at] += status == 204
                    refused[0] += status == 412
                    # Out of time: whether it was done is for the next look to find out.
                    unknown[at] += status == 408
                if status in (204, 408):
                    break
                assert status in (412, 429, 503), status

    with Served() as server:
        rows = "".join(f"C-{at},楼宇,计数,1000\n" for at in range(features))
        assert server.ask("POST", "/api/imports?name=c.csv&mode=commit&why=trust", f"编号,类别,名称,建筑面积(㎡)\n{rows}".encode())[0] == 200
        assert patch(server, 0, 1, None) == 428 and patch(server, 0, 1, '"stale"') == 412
        threads = [threading.Thread(target=client, args=(server, seed)) for seed in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = [json.loads(server.ask("GET", f"/collections/buildings/items/C-{at}")[2])["properties"]["floor_area_m2"] for at in range(features)]
    assert sum(counted) + sum(unknown) == clients * each, "a client gave up"
    for area, sure, perhaps in zip(found, counted, unknown):
        assert sure <= round(area) - 1000 <= sure + perhaps, (found, counted, unknown)
    return (
        f"{sum(counted)} edits of {features} features acknowledged to {clients} clients ({sum(unknown)} ran out of time), "
        f"{refused[0]} stale ones refused and done again, 0 lost; without If-Match 428"
    )


def patch(server, at, area, tag):
    headers = {"Content-Type": "application/merge-patch+json", **({"If-Match": tag} if tag else {})}
    body = json.dumps({"properties": {"floor_area_m2": area}})
    return server.ask("PATCH", f"/collections/buildings/items/C-{at}", body, headers)[0]


ALL = [
    no_edit_of_another_is_written_over,
    nothing_is_written_without_a_token,
    pages_of_elsewhere_and_foreign_names_are_refused,
    writers_at_once_do_not_lose_each_others_work,
]
