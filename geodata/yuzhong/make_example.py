#!/usr/bin/env python3
"""Makes the labelled example: properties, M0 parcels and carriers that do not exist, around places that do.

Run it in any folder; it writes `ledger.csv`, `sites/*.geojson` and `sites/*.csv` beside itself, byte for byte the same every time
(`--check` compares instead of writing). It needs Python 3.9 and nothing else.

Made up, and marked 示例 row by row: every property without a real name, and of the real buildings everything but name, position
and, where OpenStreetMap gives them, storeys. Real: those names and positions, with their source field by field.
Never here: programme, zones, backdrop and places. Those are written by hand.
"""

import csv
import io
import json
import math
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 20211231
EXAMPLE = {"source": "示例数据（虚构）/ made-up example", "as_of": "2026-06-30", "confidence": "example"}
OSM = {"source": "© OpenStreetMap contributors, ODbL 1.0", "as_of": "2026-04-26", "confidence": "estimated"}
PLAN = {"source": "渝中府办〔2023〕36号", "as_of": "2023-08-07", "confidence": "reported"}

# metres per degree at 29.556° N, the middle of the district
EAST, NORTH = 96_850.0, 110_860.0


class Dice:
    """SplitMix64: the same numbers on every machine and with every Python."""

    def __init__(self, seed):
        self.state = seed

    def word(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def unit(self):
        return (self.word() >> 11) / (1 << 53)

    def between(self, low, high):
        return low + (high - low) * self.unit()

    def whole(self, low, high):
        return low + self.word() % (high - low + 1)

    def pick(self, items):
        return items[self.word() % len(items)]

    def chance(self, share):
        return self.unit() < share

    def weighted(self, pairs):
        at = self.unit() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            at -= weight
            if at < 0:
                return item
        return pairs[-1][0]


# ---- ground: metres, rectangles, and what may not be built upon ------------------------------------------------------------


def to_metres(lon, lat):
    return ((lon - 106.54) * EAST, (lat - 29.556) * NORTH)


def to_degrees(x, y):
    return [round(106.54 + x / EAST, 6), round(29.556 + y / NORTH, 6)]


def rings(feature):
    return [[to_metres(*vertex) for vertex in ring] for ring in feature["geometry"]["coordinates"]]


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))["features"]


def inside(point, polygon):
    """Even-odd over all rings, so a hole is outside."""
    x, y = point
    odd = False
    for ring in polygon:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


class Rectangle:
    """An oriented rectangle: centre, sides and bearing, in metres and radians."""

    def __init__(self, x, y, wide, deep, angle):
        self.x, self.y, self.wide, self.deep, self.angle = x, y, wide, deep, angle

    def corners(self, margin=0.0):
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        w, d = self.wide / 2 + margin, self.deep / 2 + margin
        return [(self.x + a * cos - b * sin, self.y + a * sin + b * cos) for a, b in ((-w, -d), (w, -d), (w, d), (-w, d))]

    def outline(self):
        ring = [to_degrees(*corner) for corner in self.corners()]
        return {"type": "Polygon", "coordinates": [ring + ring[:1]]}

    def sample(self, margin):
        """Corners, middles of the sides and the centre, `margin` metres outwards."""
        c = self.corners(margin)
        return c + [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(c, c[1:] + c[:1])] + [(self.x, self.y)]

    def clear_of(self, other, gap):
        """Whether the two are at least about `gap` metres apart: separating axes of the widened rectangle."""
        mine, theirs = self.corners(gap), other.corners()
        for angle in (self.angle, self.angle + math.pi / 2, other.angle, other.angle + math.pi / 2):
            axis = (math.cos(angle), math.sin(angle))
            a = [p[0] * axis[0] + p[1] * axis[1] for p in mine]
            b = [p[0] * axis[0] + p[1] * axis[1] for p in theirs]
            if max(a) < min(b) or max(b) < min(a):
                return True
        return False


class Ground:
    """The drawn zones, what is taken already, and the lie of the streets: along the nearest river bank."""

    def __init__(self, dice):
        backdrop = read("backdrop.geojson")
        self.dice = dice
        self.zones = {f["properties"]["zone"]: rings(f) for f in read("zones.geojson")}
        self.barred = [rings(f) for f in backdrop if f["properties"]["kind"] in ("water", "park")]
        banks = [ring for f in backdrop if f["properties"]["kind"] == "water" for ring in rings(f)]
        self.banks = [(a, b) for ring in banks for a, b in zip(ring, ring[1:])]
        stations = [f["geometry"]["coordinates"] for f in backdrop if f["properties"]["kind"] == "station"]
        self.taken = [Rectangle(*to_metres(*at), 30, 30, 0.0) for at in stations]
        self.grown = {zone: [] for zone in self.zones}

    def bearing(self, x, y):
        def distance(bank):
            (ax, ay), (bx, by) = bank
            return (x - (ax + bx) / 2) ** 2 + (y - (ay + by) / 2) ** 2

        (ax, ay), (bx, by) = min(self.banks, key=distance)
        along = math.degrees(math.atan2(by - ay, bx - ax)) % 90
        return math.radians(round(along / 10) * 10)

    def fits(self, zone, rectangle, gap):
        spots = rectangle.sample(25.0)
        if not all(inside(spot, self.zones[zone]) for spot in spots):
            return False
        if any(inside(spot, ground) for spot in spots for ground in self.barred):
            return False
        return all(rectangle.clear_of(other, gap) for other in self.taken)

    def take(self, rectangle, zone=None):
        self.taken.append(rectangle)
        if zone:
            self.grown[zone].append(rectangle)
        return rectangle

    def place(self, zone, wide, deep):
        """A free rectangle in a zone, two times in five beside one that stands there already, as along a street."""
        dice, gap = self.dice, 12.0
        xs = [x for x, _ in self.zones[zone][0]]
        ys = [y for _, y in self.zones[zone][0]]
        for _ in range(4000):
            if self.grown[zone] and dice.chance(0.4):
                beside = dice.pick(self.grown[zone])
                turn = beside.angle + dice.whole(0, 3) * math.pi / 2
                off = max(beside.wide, beside.deep) / 2 + max(wide, deep) / 2 + dice.between(13, 30)
                x, y, angle = beside.x + off * math.cos(turn), beside.y + off * math.sin(turn), beside.angle
            else:
                x, y = dice.between(min(xs), max(xs)), dice.between(min(ys), max(ys))
                angle = self.bearing(x, y)
            rectangle = Rectangle(x, y, wide, deep, angle)
            if self.fits(zone, rectangle, gap):
                return self.take(rectangle, zone)
        raise SystemExit(f"no room left in zone {zone} for {wide:.0f} × {deep:.0f} m")


def street(zone, rectangle):
    lon, lat = to_degrees(rectangle.x, rectangle.y)
    if zone == "A":
        return "化龙桥街道" if lat > 29.5515 or lon > 106.508 else "石油路街道"
    if zone == "B":
        return "大坪街道" if lon > 106.511 else "石油路街道"
    if zone == "C":
        return "两路口街道" if lat < 29.5585 else "上清寺街道" if lon < 106.548 else "大溪沟街道"
    if zone == "D":
        return "朝天门街道" if lon > 106.5785 else "解放碑街道"
    return "解放碑街道" if lon > 106.571 else "南纪门街道" if lon > 106.562 else "七星岗街道"


# ---- what the example says about a property ---------------------------------------------------------------------------------

ENGLISH = {"A": "Headquarters City", "B": "Medical University", "C": "Dianchuang", "D": "Jiefangbei", "E": "Historic Quarters"}
# zone: name for labels, rent 元/㎡·month, price as months of rent, storeys, year built, usual footprint ㎡
ZONES = {
    "A": ("总部城", (30, 48), (110, 175), (4, 26), (1996, 2016), (1000, 3400)),
    "B": ("环重医", (27, 46), (105, 180), (3, 20), (1988, 2014), (800, 2800)),
    "C": ("电创园", (31, 52), (115, 185), (4, 24), (1985, 2012), (650, 2200)),
    "D": ("解放碑", (50, 75), (150, 220), (4, 30), (1992, 2014), (600, 1500)),
    "E": ("历史街区", (33, 60), (120, 200), (2, 7), (1932, 2005), (260, 900)),
}
# zone: mixed buildings, idle buildings, and the vacant ㎡ each kind adds up to
STOCK = {
    "A": (15, 48, 66_000, 205_000),
    "B": (12, 32, 38_000, 88_000),
    "C": (8, 25, 14_000, 29_000),
    "D": (7, 13, 3_600, 7_000),
    "E": (8, 20, 4_600, 12_800),
}
SMALLEST_FOOTPRINT = 240.0
OWNERS = [("state", 34), ("private", 38), ("collective", 9), ("foreign", 5), ("mixed", 14)]
MODES = {
    "state": [["transfer", "lease"], ["transfer"], ["entrust", "lease"], ["purchase", "transfer"], ["equity_in_kind", "lease"], ["lease"]],
    "private": [["purchase"], ["purchase", "lease"], ["lease"], ["purchase", "lease", "entrust"], ["lease", "entrust"]],
    "collective": [["lease"], ["lease", "entrust"], ["purchase", "lease"], ["equity_in_kind"]],
    "foreign": [["purchase"], ["lease"], ["purchase", "equity_in_kind"]],
    "mixed": [["purchase", "lease"], ["lease"], ["lease", "entrust"], ["purchase"]],
}
USES = ["办公", "商业", "商业服务", "办公、商业", "科研"]


def cents(value):
    return round(value + 0.0, 2)


def shares(dice, count, total, spread):
    """`count` areas that add up to about `total` and differ by a factor of about `spread`."""
    weights = [math.exp(dice.between(-0.5, 0.5) * math.log(spread)) for _ in range(count)]
    return [total * weight / sum(weights) for weight in weights]


def title(dice, idle):
    kind = dice.weighted(OWNERS)
    if kind == "state":
        owners = dice.pick([1, 1, 1, 1, 2])
    elif kind == "mixed":
        owners = dice.whole(3, 38)
    else:
        owners = dice.pick([1, 1, 1, 2, 3, 5, 8, 14, 22])
    return {
        "owner_kind": kind,
        "owner_count": owners if idle or kind == "state" else owners + dice.whole(0, 6),
        "owner": "示例产权人",
        "mortgaged": dice.chance(0.18),
        "seized": False,
        "land_right_end": f"{dice.whole(2034, 2062)}-12-31",
    }


def offer(dice, zone, owner_kind, factory, grade):
    _, rents, months, *_ = ZONES[zone]
    rent = dice.between(25, 30) if factory else dice.between(*rents)
    price = rent * (dice.between(75, 130) if factory else dice.between(*months))
    modes = dice.pick(MODES[owner_kind])
    terms = {"modes": ";".join(modes)}
    if {"purchase", "transfer", "equity_in_kind"} & set(modes):
        worth = 0.55 if modes == ["transfer"] else 1.0
        terms["asking_price_yuan_per_m2"] = float(min(16_000, max(2_000, round(price * worth / 50) * 50)))
    if {"lease", "entrust"} & set(modes):
        terms["rent_yuan_per_m2_month"] = float(min(75, max(25, round(rent * 2) / 2)))
    if dice.chance(0.5):
        low, high = {"A": (600, 1000), "B": (800, 1500), "C": (1500, 2400), "D": (2200, 3000)}[grade]
        terms["works_cost_yuan_per_m2"] = float(round(dice.between(low, high) / 10) * 10)
    return terms


def condition(dice, zone, year, grade):
    heritage = "none"
    if zone == "E" and year < 1960:
        heritage = dice.pick(["historic", "traditional", "traditional", "relic"])
    return {
        "registered_use": dice.pick(USES),
        "heritage": heritage,
        "safety_grade": grade,
        "in_renewal_library": dice.chance(0.35),
    }


def space(dice, zone, vacant, vacancy, flat):
    """Floor space around a vacant area, so that 自用 + 出租 + 空置 = 可用 to the hundredth."""
    vacant = cents(vacant)
    usable = cents(vacant / vacancy) if vacancy < 1 else vacant
    taken = cents(usable - vacant)
    own = cents(taken * dice.pick([0, 0, 0.25, 0.5, 1])) if taken else 0.0
    floor = cents(usable / dice.between(0.66, 0.86))
    low, high = ZONES[zone][3]
    lowest, highest = (1, 4) if flat else (low, high)
    levels = max(lowest, min(highest, round(floor / dice.between(*ZONES[zone][5]))))
    levels = max(1, min(levels, int(floor / SMALLEST_FOOTPRINT)))
    return {
        "floor_area_m2": floor,
        "floor_area_source": dice.pick(["certificate", "certificate", "survey"]),
        "usable_area_m2": usable,
        "self_used_area_m2": own,
        "let_area_m2": cents(taken - own),
        "vacant_area_m2": vacant,
        "contiguous_vacant_area_m2": cents(vacant * dice.pick([1, 1, 0.8, 0.55, 0.35])),
        "vacant_since": f"{dice.whole(2018, 2025)}-{dice.pick(['03-31', '06-30', '09-30', '12-31'])}",
        "levels_above": levels,
        "levels_below": dice.whole(0, 3) if levels > 6 else 0,
        "storey_height_m": cents(dice.between(4.5, 7.2) if flat else dice.between(2.9, 4.5)),
    }


def footprint(dice, row):
    """Sides of a rectangle of the footprint that floor area and storeys imply."""
    ground = row["floor_area_m2"] / row["levels_above"]
    ratio = dice.between(1.1, 2.2)
    wide = math.sqrt(ground * ratio)
    return wide, ground / wide


def made_up(dice, zone, kind, name, vacant, vacancy):
    factory = kind == "idle_property" and zone in "ABCE" and dice.chance(0.14)
    oldest, newest = ZONES[zone][4]
    year = dice.whole(1958, 1992) if factory else dice.whole(oldest, newest)
    grade = dice.pick(["A", "A", "B"] if year > 2000 else ["A", "B", "B", "C"])
    row = {"kind": kind, "name": name, "supply_class": "idle_factory" if factory else "idle_building"}
    row.update(space(dice, zone, vacant, vacancy, factory))
    row["year_built"] = year
    row.update(title(dice, kind == "idle_property"))
    row.update(offer(dice, zone, row["owner_kind"], factory, grade))
    row.update(condition(dice, zone, year, grade))
    if factory:
        row["registered_use"] = "工业"
    row.update(EXAMPLE)
    return row


# ---- the real buildings: name, position and storeys are real; the rest is made up ------------------------------------------

# name, programme names it, zone, lon, lat, wide m, deep m, bearing °, storeys in OSM, OSM way, vacant ㎡, vacancy, rent, price
REAL = [
    ("环球大厦", True, "C", 106.54259, 29.56168, 45, 45, 65, 22, "way/704025121", 5200, 0.24, 42, 6900),
    ("广发大厦", True, "C", 106.54404, 29.56139, 70, 23, 21, None, "way/704025120", 3100, 0.28, 36, 5200),
    ("重庆村1号", True, "C", 106.54523, 29.55728, 38, 27, 79, 25, "way/704009350", 2600, 0.15, 40, None),
    ("希尔顿商务大厦", True, "C", 106.54578, 29.55806, 34, 33, 82, 32, "way/704009351", 3900, 0.18, 48, None),
    ("移动电子商务产业园", False, "C", 106.54447, 29.55665, 53, 20, 176, None, "way/1441920508", 900, 0.14, 38, None),
    ("新干线大厦", False, "C", 106.54470, 29.55608, 104, 32, 171, None, "way/1441903486", 4200, 0.2, 41, 7400),
    ("中山大厦", False, "C", 106.54549, 29.55653, 64, 34, 79, None, "way/1441903485", 2200, 0.16, 37, 6100),
    ("投资大厦", False, "C", 106.54649, 29.55944, 40, 28, 114, 10, "way/704025100", 1500, 0.21, 34, 5600),
    ("汇美大厦", False, "C", 106.54314, 29.56080, 38, 33, 59, 22, "way/704025122", 2800, 0.17, 39, None),
    ("科协大厦", False, "C", 106.56137, 29.56398, 36, 32, 2, 24, "way/486221587", 1900, 0.11, 35, None),
    ("陆海国际中心", False, "A", 106.51323, 29.55343, 70, 54, 77, 98, "way/1379102418", 16000, 0.12, 75, None),
    ("重庆环球金融中心", False, "D", 106.57420, 29.56191, 46, 46, 54, 72, "way/1314075403", 1600, 0.05, 75, None),
    ("英利国际金融中心", False, "D", 106.57158, 29.55850, 35, 31, 149, 65, "way/704026256", 1200, 0.05, 70, 15800),
    ("来福士 T1 塔楼", True, "D", 106.58177, 29.56776, 54, 31, 82, None, "way/748910920", 1400, 0.05, 75, None),
]
# named by the programme, position not found in any open source: nothing else is said about them
UNPLACED = ["华安大厦", "中邮大厦", "广场大厦"]


def real_building(dice, ground, entry):
    name, named, zone, lon, lat, wide, deep, bearing, levels, way, vacant, vacancy, rent, price = entry
    rectangle = ground.take(Rectangle(*to_metres(lon, lat), wide, deep, math.radians(bearing)))
    row = {"kind": "building", "name": name, "plan_named": named, "supply_class": "idle_building"}
    usable = cents(vacant / vacancy)
    row.update({"floor_area_m2": cents(usable / 0.72), "usable_area_m2": usable, "self_used_area_m2": 0.0})
    row.update({"let_area_m2": cents(usable - vacant), "vacant_area_m2": float(vacant)})
    row["contiguous_vacant_area_m2"] = cents(vacant * dice.pick([1, 0.7, 0.45]))
    row["owner_count"] = dice.pick([1, 2, 4, 9, 18])
    row["modes"] = "lease" if price is None else "purchase;lease"
    row["rent_yuan_per_m2_month"] = float(rent)
    if price:
        row["asking_price_yuan_per_m2"] = float(price)
    row.update(EXAMPLE)
    position = dict(OSM, source=f"{OSM['source']}; {way}")
    row["facts"] = {"geometry": position}
    if levels:
        row["levels_above"] = levels
        row["facts"]["levels_above"] = position
    if zone == "C" and lon > 106.56:
        row["zone"] = zone
    return row, rectangle, zone


# ---- the stock --------------------------------------------------------------------------------------------------------------


def stock(dice, ground):
    """Mixed and idle buildings, each with its rectangle and zone."""
    buildings = [real_building(dice, ground, entry) for entry in REAL]
    idle = []
    for zone, (mixed, empty, mixed_total, idle_total) in STOCK.items():
        label = ZONES[zone][0]
        plan = [("idle_property", idle, ("闲置物业", "idle property"), n, v) for n, v in enumerate(shares(dice, empty, idle_total, 14), 1)]
        plan += [("building", buildings, ("楼宇", "building"), n, v) for n, v in enumerate(shares(dice, mixed, mixed_total, 5), 1)]
        for kind, into, word, number, vacant in sorted(plan, key=lambda entry: -entry[4]):
            vacancy = dice.pick([1, 1, 1, 0.85, 0.7]) if kind == "idle_property" else dice.between(0.12, 0.42)
            row = made_up(dice, zone, kind, f"{label}示例{word[0]} {number:02}", vacant, vacancy)
            row["aliases"] = f"{ENGLISH[zone]} example {word[1]} {number:02}"
            rectangle = ground.place(zone, *footprint(dice, row))
            row["street"] = street(zone, rectangle)
            into.append((row, rectangle, zone))
    return buildings, idle


def parts(dice, buildings):
    """Idle properties inside mixed buildings: whole floors that make up part of the building's vacant area."""
    made = []
    for row, rectangle, zone in buildings:
        if not dice.chance(0.5) or zone == "D" and row.get("plan_named"):
            continue
        pieces = dice.pick([1, 1, 2])
        for piece in range(pieces):
            vacant = cents(row["contiguous_vacant_area_m2"] * (1.0 if pieces == 1 else 0.48))
            part = {"kind": "idle_property", "name": f"{row['name']} 闲置楼层 {piece + 1}（示例）", "within": row["id"]}
            part["supply_class"] = "idle_building"
            part.update({"floor_area_m2": cents(vacant / 0.74), "usable_area_m2": vacant, "self_used_area_m2": 0.0})
            part.update({"let_area_m2": 0.0, "vacant_area_m2": vacant, "contiguous_vacant_area_m2": vacant})
            part["owner_count"] = dice.pick([1, 1, 2, 4])
            for field in ("street", "zone", "year_built", "owner_kind", "modes", "rent_yuan_per_m2_month", "asking_price_yuan_per_m2"):
                if field in row:
                    part[field] = row[field]
            part.update(EXAMPLE)
            spot = Rectangle(rectangle.x + 6 * (piece * 2 - 1) * (pieces - 1), rectangle.y, 1, 1, 0)
            made.append((part, spot, zone))
    return made


def trouble(dice, buildings, idle):
    """Makes some made-up properties unfit and leaves some values unknown, so that a plan meets both. Real names are spared."""
    fresh = [entry for entry in buildings + idle if "示例" in entry[0]["name"]]

    def draw(count):
        for _ in range(count):
            yield fresh.pop(dice.word() % len(fresh))[0]

    for row in draw(6):
        row["seized"] = True
    for row in draw(6):
        row["safety_grade"] = "D"
        row.pop("works_cost_yuan_per_m2", None)
    for row in draw(9):
        row.update({"owner_kind": "mixed", "owner_count": dice.whole(41, 60), "modes": "purchase"})
        row.setdefault("asking_price_yuan_per_m2", 5200.0)
    unknown = {
        "vacancy": (8, ["vacant_area_m2", "contiguous_vacant_area_m2", "let_area_m2", "vacant_since"]),
        "floors": (9, ["levels_above", "levels_below", "storey_height_m"]),
        "floor area": (4, ["floor_area_m2", "floor_area_source"]),
        "price": (8, ["asking_price_yuan_per_m2", "rent_yuan_per_m2_month"]),
        "title": (8, ["owner_kind", "owner_count", "owner", "mortgaged", "seized"]),
        "terms": (5, ["modes"]),
    }
    for count, fields in unknown.values():
        for row in draw(count):
            for field in fields:
                row.pop(field, None)
    for row in draw(7):
        row["committed_area_m2"] = cents(row["vacant_area_m2"] * dice.pick([0.2, 0.4, 0.6]))


def known(value):
    return {"value": value, **EXAMPLE}


def storeys(row):
    """The floors of a building on a slope: two 吊层 below the street floor. Vacant floors form one run in the middle and, where the
    longest run is not all that is vacant, another at the top."""
    count = row["levels_above"]
    usable, vacant, run = (round(row[field] * 100) for field in ("usable_area_m2", "vacant_area_m2", "contiguous_vacant_area_m2"))
    if vacant > 2 * run:
        return None
    sizes = [usable // count + (1 if at < usable % count else 0) for at in range(count)]
    empty, middle = [0] * count, count // 2
    for left, order in ((run, range(middle - 1, -1, -1)), (vacant - run, range(count - 1, middle, -1))):
        for at in order:
            empty[at] = min(left, sizes[at])
            left -= empty[at]
        if left:
            return None
    labels = [("吊2", "hanging"), ("吊1", "hanging"), ("平街层", "street")] + [(f"{at}F", "above") for at in range(2, count - 1)]
    floors = []
    for at, ((label, kind), size, free) in enumerate(zip(labels, sizes, empty)):
        areas = {"usable_area": size, "self_used_area": 0, "let_area": size - free, "vacant_area": free}
        space = {field: known(area // 100 if area % 100 == 0 else area / 100) for field, area in areas.items()}
        floors.append({"label": label, "order": at - 2, "level_kind": known(kind), "space": space})
    return floors


def floor_by_floor(buildings):
    """Gives six made-up buildings their floors."""
    fields = ("levels_above", "usable_area_m2", "vacant_area_m2", "let_area_m2", "self_used_area_m2", "floor_area_m2")
    given = 0
    for row, *_ in buildings:
        whole = "示例" in row["name"] and all(field in row for field in fields) and 6 <= row["levels_above"] <= 16
        floors = storeys(row) if whole and not row["self_used_area_m2"] and given < 6 else None
        if floors:
            row["floors"] = floors
            given += 1


def m0_parcels(dice, ground):
    """Four parcels: two in A (one with its plot ratio unknown), one in B, one outside the district (飞地) without a position."""
    table = [
        ("A", "总部城示例 M0 地块 1", 9_860.35, 2.8, 0.3, 5_900.0, 118, 84),
        ("A", "总部城示例 M0 地块 2", 6_420.0, None, 0.3, 6_400.0, 96, 67),
        ("B", "环重医示例 M0 地块", 5_310.72, 2.5, 0.25, 6_900.0, 85, 62),
        (None, "示例飞地 M0 地块", 21_300.0, 2.0, 0.3, 3_600.0, 0, 0),
    ]
    made = []
    for zone, name, land, ratio, auxiliary, cost, wide, deep in table:
        row = {"kind": "m0_parcel", "name": name, "supply_class": "m0", "land_area_m2": land, "auxiliary_share": auxiliary}
        if ratio:
            row["plot_ratio"] = ratio
        row.update({"unit_cost_yuan_per_m2": cost, "term_end": "2074-06-30", "in_approved_park": True, "outside_district": not zone})
        row.update(EXAMPLE)
        rectangle = ground.place(zone, wide, deep) if zone else None
        if rectangle:
            row["street"] = street(zone, rectangle)
        made.append((row, rectangle, zone))
    return made


# ---- papers and fabric: what a survey of the property would have found -------------------------------------------------------

INDUSTRIES = {
    "A": ["工业软件", "信创", "区块链", "数字内容"],
    "B": ["医疗", "医美", "康养"],
    "C": ["信息技术", "数字内容", "数字营销", "文创设计"],
    "D": ["金融科技企业", "绿色金融机构"],
    "E": ["影视文化", "数字内容"],
}


def papers(rows):
    """Technical, planning and title facts, made up property by property with dice of its own, so that nothing else changes: some
    properties are surveyed through and through, some in part and some not at all. Real names are spared."""
    for row, _, zone in rows:
        if "示例" not in row["name"] or row.get("within"):
            continue
        dice = Dice(SEED ^ zlib.crc32(row["id"].encode()))
        survey = dice.weighted([("whole", 50), ("part", 30), ("none", 20)])
        found = {**title_papers(dice, row), **fabric(dice, row), **planning(dice, row, zone), **fire_papers(dice, row), **terms(dice, row, zone)}
        if zone in ("C", "E"):
            # Hardly more space than their targets: a made-up dispute too many, and the example could not be met.
            found.update(title_dispute=False, expropriation=False)
        known_here = {"whole": 1.0, "part": 0.6, "none": 0.0}[survey]
        row.update({field: value for field, value in found.items() if value is not None and dice.chance(known_here)})


def title_papers(dice, row):
    floor = row.get("floor_area_m2")
    illegal = cents(floor * dice.between(0.005, 0.04)) if floor and dice.chance(0.08) else 0.0
    start = f"{dice.whole(2021, 2024)}-{dice.pick(['01-15', '06-30', '12-15'])}" if dice.chance(0.1) else None
    return {"title_dispute": dice.chance(0.05), "expropriation": dice.chance(0.04), "illegal_area_m2": illegal, "transition_from": start}


def fabric(dice, row):
    year, floor, levels, storey = (row.get(key) for key in ("year_built", "floor_area_m2", "levels_above", "storey_height_m"))
    factory = row["supply_class"] == "idle_factory"
    loads = [3.5, 4.0, 5.0] if factory else [1.5, 2.0, 2.0, 2.5] if year < 2001 else [2.0, 2.5, 2.5, 3.0]
    lifts = max(1, round(floor / dice.between(3500, 9000))) if floor and (levels or 0) > 4 else 0
    return {
        "floorplate_m2": cents(floor / levels) if floor and levels else None,
        "clear_height_m": cents(storey - dice.between(0.4, 0.9)) if storey else None,
        "column_span_m": dice.pick([6.0, 7.2, 7.8, 8.4, 9.0]),
        "core_depth_m": cents(dice.between(8.5, 19.0)),
        "design_load_kn_per_m2": dice.pick(loads),
        "structure": dice.pick(["masonry", "frame"]) if year < 1985 else dice.pick(["frame", "frame", "frame_shear_wall"]),
        "passenger_lifts": lifts,
        "goods_lifts": dice.whole(1, 2) if factory else dice.pick([0, 0, 1]),
        "power_va_per_m2": dice.pick([40, 60, 80, 80, 100, 120]),
        "parking": dice.whole(0, 90),
    }


def planning(dice, row, zone):
    factory = row["supply_class"] == "idle_factory"
    state = row.get("owner_kind") == "state"
    own = dice.pick(INDUSTRIES[zone])
    return {
        "land_use": "工业 0601" if factory else dice.pick(["商务金融 0505", "零售商业 0501", "商务金融 0505"]),
        "land_right": "allocated" if state and dice.chance(0.4) else "granted",
        "planned_use": dice.pick(["商业商务", "商业商务", "新型产业", "文化设施"]),
        "positioning": own if dice.chance(0.7) else dice.pick(["餐饮零售", "教育培训", "物流配送"]),
    }


def fire_papers(dice, row):
    changes = row["supply_class"] == "idle_factory" or row.get("in_renewal_library")
    return {
        "fire_acceptance": dice.pick(["accepted", "accepted", "filed", "not_done"]),
        "fire_consent": dice.pick([True, True, False, None]) if changes else None,
        "strengthening_budget": dice.chance(0.4) if row.get("safety_grade") in ("C", "D") else None,
    }


def terms(dice, row, zone):
    low, high = ZONES[zone][1]
    average = row.get("rent_yuan_per_m2_month") or dice.between(low, high)
    price = row.get("asking_price_yuan_per_m2")
    valued = f"{dice.pick([2025, 2026])}-{dice.pick(['03-31', '06-30'])}"
    return {
        "incubation_rent_yuan_per_m2_month": float(round(average * dice.between(0.7, 0.95))),
        "valuation_yuan_per_m2": float(round(price * dice.between(0.86, 1.04) / 10) * 10) if price else None,
        "valued_on": valued if price else None,
        "lease_end": f"{dice.whole(2026, 2029)}-{dice.pick(['03-31', '06-30', '09-30', '12-31'])}" if row.get("let_area_m2") else None,
    }


# ---- the ledger: steps taken so far, ending where each stands ---------------------------------------------------------------

IDLE_COURSE = [
    ("found", "街道 网格员", "巡查发现整层空置"),
    ("verified", "街道 经发科", "现场核实空置面积与权属"),
    ("listed", "区科技局 载体科", "列入闲置楼宇清单"),
    ("acquiring", "区国资公司 资产部", "会商通过，启动收储谈判"),
    ("converting", "区国资公司 工程部", "取得物业，进场改造"),
]
CARRIER_COURSE = [
    ("proposed", "管委会 规划部", "纳入载体建设计划"),
    ("acquiring", "区国资公司 资产部", "启动收储"),
    ("converting", "区国资公司 工程部", "进场改造"),
    ("built", "区科技局 载体科", "竣工验收并投用"),
    ("under_review", "区科技局 载体科", "年度绩效评价"),
    ("rectifying", "区科技局 载体科", "评价不达标，限期整改"),
    ("delisted", "区科技局 载体科", "整改未通过，摘牌"),
]


def months_after(year, month, count):
    at = year * 12 + month - 1 + count
    return at // 12, at % 12 + 1


def ledger(idle, housed):
    """Made-up steps of made-up properties: most are found and verified, fewer are listed, acquired or under conversion."""
    steps = []
    for row, *_ in idle:
        dice = Dice(SEED ^ zlib.crc32(("ledger " + row["id"]).encode()))
        far = dice.weighted([(0, 20), (1, 14), (2, 24), (3, 28), (4, 10), (5, 4)])
        year, month = dice.whole(2023, 2025), dice.whole(1, 12)
        for state, role, why in IDLE_COURSE[:far]:
            if (year, month) > (2026, 9):
                break
            steps.append({"site": row["id"], "to": state, "on": f"{year}-{month:02}-{dice.whole(1, 28):02}", "role": role, "why": why})
            year, month = months_after(year, month, dice.whole(1, 9))
    for row in housed:
        if row["status"] not in ("under_review", "rectifying", "delisted", "converting"):
            continue
        dice = Dice(SEED ^ zlib.crc32(("ledger " + row["id"]).encode()))
        course = CARRIER_COURSE[: [state for state, *_ in CARRIER_COURSE].index(row["status"]) + 1]
        year, month = 2021, dice.whole(1, 6)
        for state, role, why in course:
            steps.append({"site": row["id"], "to": state, "on": f"{year}-{month:02}-{dice.whole(1, 28):02}", "role": role, "why": why})
            year, month = months_after(year, month, dice.whole(6, 9))
    return [dict(step, who="示例经办", confidence="example") for step in steps]


# zone, name, kind, programme, orientation, recognition, status, carrier ㎡, firms, tech firms, finished, large, within a building
CARRIERS = [
    ("A", "总部城示例孵化社区", "accelerator", "community", "specialised", "municipal", "built", 21_986.4, 148, 23, "2022-11-30", True, False),
    ("A", "总部城示例孵化器 1", "incubator", "specialty", "specialised", "national", "built", 16_480.0, 110, 17, "2021-09-30", False, False),
    ("A", "总部城示例众创空间", "makerspace", "community", None, "nationally_registered", "built", 1_820.55, 25, 3, "2021-06-30", False, True),
    ("A", "总部城示例孵化器 2", "incubator", "specialty", "platform", "municipal", "under_review", 9_713.2, 62, None, "2024-03-31", False, False),
    ("A", "总部城示例加速器", "accelerator", "community", None, None, "converting", 13_940.0, None, None, "2027-06-30", False, False),
    ("A", "总部城示例谋划载体", "accelerator", "community", None, None, "proposed", 20_000.0, None, None, None, False, False),
    ("B", "环重医示例孵化器 1", "incubator", "university_ring", "specialised", "municipal", "built", 12_406.8, 96, 15, "2022-05-31", False, False),
    ("B", "环重医示例孵化器 2", "incubator", "university_ring", None, "district", "built", 6_318.0, 47, 7, "2023-10-31", False, True),
    ("B", "环重医示例收储载体", "incubator", "university_ring", None, None, "acquiring", 8_050.0, None, None, "2027-12-31", False, False),
    ("C", "电创园示例孵化器 1", "incubator", "specialty", "specialised", "national", "built", 13_772.45, 108, 16, "2020-12-31", False, False),
    ("C", "电创园示例孵化器 2", "incubator", "specialty", "platform", "municipal", "built", 8_120.0, 66, 10, "2023-04-30", False, False),
    ("C", "电创园示例众创空间", "makerspace", "specialty", None, "municipal", "rectifying", 2_604.9, 31, 2, "2019-08-31", False, True),
    ("C", "电创园示例摘牌载体", "makerspace", "specialty", None, None, "delisted", 3_010.0, 0, 0, "2018-05-31", False, False),
    ("C", "电创园示例谋划载体", "incubator", "specialty", None, None, "proposed", None, None, None, None, False, False),
    ("D", "解放碑示例国际孵化器", "incubator", "specialty", "international", "district", "built", 4_206.3, 33, 4, "2023-12-31", False, False),
    ("E", "历史街区示例文创载体", "makerspace", "specialty", "specialised", "municipal", "built", 3_598.6, 29, 3, "2022-08-31", False, False),
    ("E", "历史街区示例改造载体", "incubator", "specialty", "specialised", None, "converting", 2_410.0, None, None, "2026-12-31", False, False),
]


def carriers(dice, ground, buildings):
    made = []
    for zone, name, kind, programme, orientation, recognition, status, area, firms, tech, finished, large, within in CARRIERS:
        row = {"kind": "carrier", "name": name, "zone": zone, "carrier_kind": kind, "carrier_programme": programme}
        row.update({"orientation": orientation, "recognition": recognition, "status": status, "carrier_area_m2": area})
        row["incubation_area_m2"] = cents(area * 0.78) if area and firms else None
        row.update({"incubatees": firms, "tech_firms": tech, "finished_on": finished, "large": large})
        row["operator"] = None if status in ("proposed", "acquiring") else "示例运营单位"
        if within:
            host, spot, _ = next(b for b in buildings if b[2] == zone and b[0]["name"].find("示例") > 0 and "hosts" not in b[0])
            host["hosts"] = True
            row["within"] = host["id"]
            rectangle = Rectangle(spot.x, spot.y + 5, 1, 1, 0)
        else:
            rectangle = ground.place(zone, 24, 24)
        row["street"] = street(zone, rectangle)
        row["lon"], row["lat"] = to_degrees(rectangle.x, rectangle.y)
        row.update(EXAMPLE)
        made.append(row)
    return made


# ---- writing ----------------------------------------------------------------------------------------------------------------


def number(rows, prefix, digits):
    for at, entry in enumerate(rows, 1):
        row = entry[0] if isinstance(entry, tuple) else entry
        row["id"] = f"{prefix}{at:0{digits}}"


def plain(row):
    """Whole numbers without a fraction, unknown values left out, the id first."""
    tidy = {"id": row["id"]} if "id" in row else {}
    for key, value in row.items():
        if value is None or key in ("id", "hosts"):
            continue
        tidy[key] = int(value) if isinstance(value, float) and value == int(value) else value
    return tidy


def geojson(entries, point_every=0):
    lines = []
    for at, (row, rectangle, _) in enumerate(entries, 1):
        shape = None
        if rectangle:
            spot = {"type": "Point", "coordinates": to_degrees(rectangle.x, rectangle.y)}
            shape = spot if point_every and at % point_every == 0 else rectangle.outline()
        feature = {"type": "Feature", "properties": plain(row), "geometry": shape}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    head = '{"type":"FeatureCollection","license":"ODbL-1.0","attribution":"示例数据（虚构）/ made-up example; Zaiti contributors; © OpenStreetMap contributors, ODbL 1.0","features":[\n'
    return head + ",\n".join(lines) + "\n]}\n"


def table(rows):
    columns = []
    for row in map(plain, rows):
        columns += [key for key in row if key not in columns]
    last = [key for key in ("source", "as_of", "confidence") if key in columns]
    columns = [key for key in columns if key not in last] + last
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in map(plain, rows):
        writer.writerow({key: str(value).lower() if isinstance(value, bool) else value for key, value in row.items()})
    return sheet.getvalue()


def make():
    dice = Dice(SEED)
    ground = Ground(dice)
    parcels = m0_parcels(dice, ground)
    buildings, idle = stock(dice, ground)
    trouble(dice, buildings, idle)
    floor_by_floor(buildings)
    number(buildings, "YZ-B-", 4)
    floors = parts(dice, [entry for entry in buildings if "contiguous_vacant_area_m2" in entry[0]])
    number(idle + floors, "YZ-I-", 4)
    number(parcels, "YZ-M0-", 2)
    housed = carriers(dice, ground, buildings)
    number(housed, "YZ-C-", 2)
    papers(buildings + idle)
    unplaced = [({"kind": "building", "name": name, "plan_named": True, "zone": "C", **PLAN}, None, "C") for name in UNPLACED]
    for at, (row, *_) in enumerate(unplaced, len(buildings) + 1):
        row["id"] = f"YZ-B-{at:04}"
    for row, spot, _ in floors:
        row["lon"], row["lat"] = to_degrees(spot.x, spot.y)
    return {
        "sites/buildings.geojson": geojson(buildings + unplaced),
        "sites/idle.geojson": geojson(idle, point_every=9),
        "sites/idle_floors.csv": table([row for row, *_ in floors]),
        "sites/m0_parcels.geojson": geojson(parcels),
        "sites/carriers.csv": table(housed),
        "ledger.csv": table(ledger(idle, housed)),
    }


def main():
    stale = []
    for name, text in make().items():
        path = HERE / name
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_bytes() != text.encode("utf-8"):
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
    if stale:
        sys.exit(f"not what make_example.py makes: {', '.join(stale)}; run it without --check")


if __name__ == "__main__":
    main()
