"""载体图层 / carrier layers in QGIS: in its Python console as it stands, or headless with QT_QPA_PLATFORM=offscreen."""

import sys
import urllib.parse

from qgis.core import QgsApplication, QgsFeatureRequest, QgsProject, QgsRectangle, QgsVectorLayer, QgsVectorTileLayer

SERVER = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
if QgsApplication.instance() is None:
    application = QgsApplication([], False)
    application.initQgis()

tiles = urllib.parse.urlencode({"type": "xyz", "url": f"{SERVER}/tiles/sites/{{z}}/{{x}}/{{y}}", "zmin": 0, "zmax": 16})
layers = [
    QgsVectorTileLayer(tiles, "载体（瓦片）"),
    QgsVectorLayer(f"url='{SERVER}/' typename='zones'", "片区", "OAPIF"),
    QgsVectorLayer(f"url='{SERVER}/' typename='buildings' restrictToRequestBBOX='1'", "楼宇", "OAPIF"),
]
for layer in layers:
    if not layer.isValid():
        sys.exit(f"{layer.name()}: {layer.error().message()}")
    QgsProject.instance().addMapLayer(layer)

seen = QgsFeatureRequest().setFilterRect(QgsRectangle(106.54, 29.54, 106.58, 29.57))
for layer in layers[1:]:
    print(layer.name(), len(list(layer.getFeatures())), len(list(layer.getFeatures(seen))))
