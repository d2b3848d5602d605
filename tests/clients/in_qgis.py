"""QGIS without a window questions a running server: in_qgis.py http://127.0.0.1:PORT FOLDER, run with the Python that QGIS came with.

Every collection of sites is opened and downloaded whole, filters reach the server, vector tiles are drawn, and what is exported is opened
again. Prints one line a check, and fails where one does.
"""

import json
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from qgis.core import (
    Qgis, QgsApplication, QgsFeatureRequest, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRectangle, QgsVectorFileWriter,
    QgsVectorLayer, QgsVectorTileLayer, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
)
from qgis.PyQt.QtCore import QSize, QVariant

SERVER, FOLDER = sys.argv[1].rstrip("/"), Path(sys.argv[2])
application = QgsApplication([], False)
application.initQgis()
failed = 0


def get(path):
    with urllib.request.urlopen(urllib.request.Request(SERVER + path, headers={"Accept": "application/json"}), timeout=60) as answer:
        return json.load(answer)


def same(what, found, wanted):
    global failed
    failed += found != wanted
    print(f"{'ok  ' if found == wanted else 'FAIL'} QGIS {Qgis.QGIS_VERSION.split('-')[0]}: {what}" + ("" if found == wanted else f": {str(found)[:200]} instead of {str(wanted)[:200]}"))


def opened(collection, more=""):
    return QgsVectorLayer(f"url='{SERVER}/' typename='{collection}' {more}", collection, "OAPIF")


def features():
    for collection in ("sites", "buildings", "idle-properties", "m0-parcels", "carriers", "places", "zones"):
        layer = opened(collection)
        same(f"{collection} opens", layer.isValid(), True)
        wanted = sorted(feature["id"] for feature in get(f"/collections/{collection}/items?limit=10000&skipGeometry=true")["features"])
        found = sorted(feature["id"] for feature in layer.getFeatures())
        same(f"{collection} whole", found, wanted)
    box = "106.54,29.54,106.58,29.57"
    seen = QgsFeatureRequest().setFilterRect(QgsRectangle(*map(float, (box.split(",")))))
    layer = opened("buildings", "restrictToRequestBBOX='1'")
    same("buildings by box", len(list(layer.getFeatures(seen))), get(f"/collections/buildings/items?limit=1&bbox={box}")["numberMatched"])


def tiles():
    source = urllib.parse.urlencode({"type": "xyz", "url": f"{SERVER}/tiles/sites/{{z}}/{{x}}/{{y}}", "zmin": 0, "zmax": 16})
    layer = QgsVectorTileLayer(source, "tiles")
    same("vector tiles open", layer.isValid(), True)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    turn = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), settings.destinationCrs(), QgsProject.instance())
    settings.setExtent(turn.transformBoundingBox(QgsRectangle(106.545, 29.55, 106.56, 29.56)))
    settings.setOutputSize(QSize(400, 300))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = {image.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 300, 3)}
    same("vector tiles are drawn", len(colours) > 1, True)


def exported():
    """What the server exports as a GeoPackage, QGIS opens; what QGIS writes of a layer, QGIS opens as well."""
    file = FOLDER / "export.gpkg"
    with urllib.request.urlopen(f"{SERVER}/api/exports?f=gpkg&kind=building") as answer:
        file.write_bytes(answer.read())
    whole = QgsVectorLayer(str(file), "export", "ogr")
    layers = [line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()]
    wanted = len(get("/collections/buildings/items?limit=10000&skipGeometry=true")["features"])
    counts = [QgsVectorLayer(f"{file}|layername={name}", name, "ogr").featureCount() for name in layers]
    same("exported GeoPackage", wanted in counts, True)
    written = FOLDER / "written.gpkg"
    layer, options = opened("buildings"), QgsVectorFileWriter.SaveVectorOptions()
    # A GeoPackage has no lists; QGIS leaves such a field out where it is asked to.
    options.attributes = [at for at, field in enumerate(layer.fields()) if field.type() not in (QVariant.Map, QVariant.StringList, QVariant.List)]
    fault = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(written), QgsProject.instance().transformContext(), options)
    same("a layer is saved", fault[1], "")
    same("a layer saved by QGIS", QgsVectorLayer(str(written), "written", "ogr").featureCount(), wanted)


def drawn(layer):
    """The colours that a layer shows when it is drawn whole, without its labels."""
    layer.setLabelsEnabled(False)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(0.001))
    settings.setOutputSize(QSize(800, 600))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return {image.pixel(x, y) & 0xFFFFFF for x in range(800) for y in range(600)} - {0xFFFFFF}


def styles():
    """Every layer of an exported GeoPackage comes with its style, and is drawn by it: each kind of site in a colour of its own."""
    file = FOLDER / "styled.gpkg"
    with urllib.request.urlopen(f"{SERVER}/api/exports?f=gpkg") as answer:
        file.write_bytes(answer.read())
    whole = QgsVectorLayer(str(file), "export", "ogr")
    names = {line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()}
    fills = {
        "buildings": (138, 148, 166, 160), "idle_properties": (217, 119, 6, 200), "m0_parcels": (124, 58, 237, 150),
        "carriers": (5, 122, 85, 220), "places": (31, 78, 121, 220),
    }
    for name in sorted(names & set(fills)):
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        same(f"{name} of the exported GeoPackage is styled", (layer.loadDefaultStyle()[1], layer.renderer().type()), (True, "RuleRenderer"))
        if layer.featureCount() and not layer.extent().isNull():
            *colour, alpha = fills[name]
            over_white = [round(part * alpha / 255 + 255 - alpha) for part in colour]
            near = lambda pixel: all(abs((pixel >> shift & 255) - part) <= 2 for shift, part in zip((16, 8, 0), over_white))
            same(f"{name} is drawn by its style", any(map(near, drawn(layer))), True)
    same("kinds of sites that are layers", len(names & set(fills)) > 2, True)


def every_format():
    """What the server exports in each format that has shapes, QGIS opens, with as many sites as the server has."""
    wanted = get("/collections/sites/items?limit=1")["numberMatched"]
    for format, ending in (("geojson", "geojson"), ("gpkg", "gpkg"), ("shp", "zip"), ("fgb", "fgb"), ("parquet", "parquet")):
        file = FOLDER / f"all.{ending}"
        with urllib.request.urlopen(f"{SERVER}/api/exports?f={format}") as answer:
            file.write_bytes(answer.read())
        path = f"/vsizip/{file}" if ending == "zip" else str(file)
        whole = QgsVectorLayer(path, format, "ogr")
        if format == "parquet" and not whole.isValid():
            print("skipped: QGIS's GDAL reads no Parquet here; GeoPandas and DuckDB do in exports.py")
            continue
        parts = [line.split("!!::!!") for line in whole.dataProvider().subLayers()]
        names = {part[1] for part in parts} - {"zones", "backdrop", "layer_styles", "fields"}
        layers = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in sorted(names)]
        same(f"every layer exported as {format} opens", [layer.name() for layer in layers if not layer.isValid()], [])
        same(f"sites exported as {format}", sum(sum(1 for _ in layer.getFeatures()) for layer in layers), wanted)


def sample():
    file = Path(__file__).parents[2] / "docs" / "samples" / "with_qgis.py"
    done = subprocess.run([sys.executable, file, SERVER], capture_output=True, text=True, timeout=120)
    counted = get("/collections/buildings/items?limit=1")["numberMatched"]
    same("sample with_qgis.py", (done.returncode, f"楼宇 {counted} " in done.stdout), (0, True))


for part in (features, tiles, exported, every_format, styles, sample):
    try:
        part()
    except Exception as error:  # noqa: BLE001 - what goes wrong in one part must not hide the others
        same(part.__name__, repr(error)[:300], "no error")
print(f"{failed} failed")
sys.stdout.flush()
# QGIS may crash while it takes itself apart; everything is said by now.
import os  # noqa: E402

os._exit(1 if failed else 0)
