"""Real clients question a running server: GDAL (the system's and a newer one), OWSLib, two judges of its document, and our own samples.

Usage: check.py http://127.0.0.1:PORT. Prints one line a check, and fails where one does. Every download is compared with what the
server's own list of sites holds.
"""

import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

SERVER = sys.argv[1].rstrip("/")
failed = 0


def get(path):
    request = urllib.request.Request(SERVER + path, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def check(what, holds, detail=""):
    global failed
    failed += 0 if holds else 1
    print(f"{'ok  ' if holds else 'FAIL'} {what}{'' if holds else f': {detail}'}")


def same(what, found, wanted):
    check(what, found == wanted, f"{str(found)[:200]} instead of {str(wanted)[:200]}")


STORE = get("/api/sites?limit=10000")["sites"]
KINDS = {"buildings": "building", "idle-properties": "idle_property", "m0-parcels": "m0_parcel", "carriers": "carrier", "places": "place"}
IDS = {name: sorted(site["id"] for site in STORE if site["kind"] == kind) for name, kind in KINDS.items()}
IDS["sites"] = sorted(site["id"] for site in STORE)


def system_gdal():
    """The GDAL of the system downloads every collection of sites whole."""
    version = subprocess.run(["ogrinfo", "--version"], capture_output=True, text=True).stdout.split(",")[0]
    for name, ids in IDS.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "out.geojson"
            done = subprocess.run(["ogr2ogr", "-f", "GeoJSON", file, f"OAPIF:{SERVER}", name], capture_output=True, text=True)
            noise = [line for line in done.stderr.splitlines() if line.strip()]
            found = json.loads(file.read_text())["features"] if file.exists() else []
        same(f"{version}: {name} whole", sorted(feature["properties"]["id"] for feature in found), ids)
        same(f"{version}: {name} without a warning", noise, [])


def newer_gdal():
    """A newer GDAL reads whole collections, by attribute and by box, as the server counts them itself."""
    import pyogrio

    version = ".".join(map(str, pyogrio.__gdal_version__))
    source = f"OAPIF:{SERVER}"
    for name, ids in IDS.items():
        meta, _, _, fields = pyogrio.raw.read(source, layer=name)
        found = sorted(fields[list(meta["fields"]).index("id")].tolist())
        same(f"GDAL {version}: {name} whole", found, ids)
    read = lambda **asked: len(pyogrio.raw.read(source, layer="buildings", **asked)[3][0])
    for where, filter in [
        ("owner_kind = 'state'", "owner_kind = 'state'"),
        ("floor_area_m2 > 10000", "floor_area_m2 > 10000"),
        ("owner_kind = 'state' AND floor_area_m2 >= 5000", "owner_kind = 'state' AND floor_area_m2 >= 5000"),
        ("name LIKE '%大厦%'", "CASEI(name) LIKE CASEI('%大厦%')"),
    ]:
        counted = get("/collections/buildings/items?limit=1&filter=" + urllib.parse.quote(filter))["numberMatched"]
        same(f"GDAL {version}: where {where}", read(where=where), counted)
    box = (106.54, 29.54, 106.58, 29.57)
    counted = get("/collections/buildings/items?limit=1&bbox=" + ",".join(map(str, box)))["numberMatched"]
    same(f"GDAL {version}: by box", read(bbox=box), counted)


def owslib():
    """OWSLib walks from the landing page to the features."""
    from owslib.ogcapi.features import Features

    service = Features(SERVER)
    same("OWSLib: collections", set(service.feature_collections()) >= set(IDS), True)
    check("OWSLib: conformance", any("cql2-text" in uri for uri in service.conformance()["conformsTo"]))
    same("OWSLib: queryables", "floor_area_m2" in service.collection_queryables("buildings")["properties"], True)
    page = service.collection_items("buildings", limit=5, filter="floor_area_m2 > 10000")
    check("OWSLib: filter", all(feature["properties"]["floor_area_m2"] > 10000 for feature in page["features"]) and page["features"])
    one = service.collection_item("buildings", IDS["buildings"][0])
    same("OWSLib: one feature", one["id"], IDS["buildings"][0])


def document():
    """The OpenAPI document is valid, whole and self-contained."""
    from openapi_spec_validator import validate

    spec = get("/api")
    try:
        validate(spec)
        fault = ""
    except Exception as error:  # noqa: BLE001 - whatever it objects to is shown
        fault = str(error)[:400]
    check("openapi-spec-validator", not fault, fault)
    check("nothing outside is referred to", '"$ref": "http' not in json.dumps(spec))


def registry():
    """The document holds what OGC asks for of every standard the server claims."""
    import ogcapi_registry

    claimed = get("/conformance")["conformsTo"]
    classes = ogcapi_registry.parse_conformance_classes(claimed)
    result = ogcapi_registry.validate_ogc_api(get("/api"), classes)
    faults = [f"{fault['path']}: {fault['message']}" for fault in result.errors]
    same(f"ogcapi-registry: {len(classes)} classes", faults, [])
    report = ogcapi_registry.validate_conformance(claimed)
    print(f"     of those its catalogue knows all but {len(report.unrecognised)}")


def samples():
    """The samples that people copy run as they stand."""
    folder = Path(__file__).parents[2] / "docs" / "samples"
    run = lambda *words: subprocess.run([*words, SERVER], capture_output=True, text=True, timeout=120)
    done = run("bash", folder / "curl.sh")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    check("sample curl.sh", done.returncode == 0 and len(answers) == 5, done.stderr[:300])
    state = get("/collections/buildings/items?limit=1000&filter=" + urllib.parse.quote("owner_kind = 'state' AND floor_area_m2 > 10000"))
    same("sample curl.sh: what it filters", answers[2]["numberMatched"], state["numberMatched"])
    done = run(sys.executable, folder / "with_python.py")
    lines = done.stdout.splitlines()
    check("sample with_python.py", done.returncode == 0 and len(lines) > state["numberMatched"], done.stderr[:300])
    found = sorted(line.split()[0] for line in lines[-state["numberMatched"]:])
    same("sample with_python.py: every page", found, sorted(feature["id"] for feature in state["features"]))


for part in (system_gdal, newer_gdal, owslib, document, registry, samples):
    try:
        part()
    except Exception as error:  # noqa: BLE001 - one client that stumbles must not hide the others
        check(part.__name__, False, repr(error)[:300])
print(f"{failed} failed")
sys.exit(1 if failed else 0)
