"""Writes so many made-up buildings as GeoJSON, as dense as the district is: 860 on a square kilometre, footprints of eight corners, ten
properties. The same number gives the same file. Usage: data.py SITES FILE"""

import json
import math
import random
import sys

METRES = (96_900.0, 110_860.0)
MIDDLE = (106.55, 29.56)
DENSITY = 860e-6  # on a square metre


def footprint(dice, x, y):
    """An L with two cut corners, 10 to 32 m along its sides, closed."""
    a, b = dice.uniform(10, 32), dice.uniform(10, 32)
    corners = [(0, 0), (a - 2, 0), (a, 2), (a, b * 0.5), (a * 0.5, b * 0.5), (a * 0.5, b), (2, b), (0, b - 2), (0, 0)]
    return [[round(MIDDLE[0] + (x + cx) / METRES[0], 7), round(MIDDLE[1] + (y + cy) / METRES[1], 7)] for cx, cy in corners]


def building(at, side, dice):
    """Each in a cell of its own, so that none overlaps."""
    cell = 1 / math.sqrt(DENSITY)
    x, y = ((at % side) - side / 2) * cell, ((at // side) - side / 2) * cell
    floor = round(dice.uniform(500, 60_000), 2)
    properties = {
        "id": f"B-{at:07}",
        "name": f"示例大厦{at}号",
        "address": f"示例路{at % 977}号",
        "street": f"示例街道{(at % side) * 12 // side}",
        "owner_kind": dice.choice(["state", "private", "collective", "foreign"]),
        "floor_area_m2": floor,
        "vacant_area_m2": round(floor * dice.uniform(0, 0.6), 2),
        "levels_above": dice.randint(3, 40),
        "year_built": dice.randint(1985, 2024),
        "price_yuan_per_m2": dice.randint(20, 150) * 100,
    }
    ring = footprint(dice, x + dice.uniform(0, 1.5), y + dice.uniform(0, 1.5))
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": properties}


def write(sites, file):
    dice, side = random.Random(7), math.ceil(math.sqrt(sites))
    with open(file, "w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","features":[\n')
        for at in range(sites):
            out.write((",\n" if at else "") + json.dumps(building(at, side, dice), ensure_ascii=False))
        out.write("\n]}\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
