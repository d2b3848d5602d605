"""载体数据 / carrier data, with nothing but Python: python3 with_python.py http://127.0.0.1:8080"""

import json
import sys
import urllib.parse
import urllib.request

SERVER = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"


def ask(address):
    request = urllib.request.Request(urllib.parse.urljoin(SERVER, address), headers={"Accept": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def features(collection, **asked):
    """Every feature that meets the conditions, page after page by the server's own next links."""
    address = f"/collections/{collection}/items?" + urllib.parse.urlencode({"limit": 500, **asked})
    while address:
        page = ask(address)
        yield from page["features"]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)


for row in ask("/api/availability?by=zone&vacant_min_m2=500")["groups"]:
    name = row["name"]["zh"] if row["name"] else "片区外"
    print(f"{name}: {row['sites']} 处, 可用 {row['available_area_m2']:.0f} ㎡")
for feature in features("buildings", filter="owner_kind = 'state' AND floor_area_m2 > 10000", sortby="-floor_area_m2"):
    print(feature["id"], feature["properties"]["name"], feature["properties"]["floor_area_m2"])
