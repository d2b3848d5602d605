"""R16: areas, overlaps and validity against GEOS, over thousands of shapes drawn at random and drawn to be nasty."""

import importlib.util
import json
import math
import random
import subprocess

from served import BINARY

# Shapes are drawn in whole steps of 8e-6° (about 0.8 m) from a corner: GEOS is asked of whole numbers, where it loses no digits, the binary
# of degrees, which it keeps to 1e-7.
CORNER, STEP, WHOLE = (1_065_000_000, 295_000_000), 80, 1e7


def areas_and_overlaps_agree_with_geos(full):
    """R16 honest geometry: areas and overlaps of surfaces against GEOS, and what is drawn wrongly is called so"""
    if importlib.util.find_spec("shapely") is None:
        raise NotImplementedError("needs the shapely of tests/trust/requirements.txt")
    measure = BINARY.parent / "examples/measure"
    if not measure.exists():
        raise NotImplementedError(f"needs {measure}, which cargo test --no-run builds")
    pairs = drawn(random.Random(16), 6000 if full else 600)
    lines = "".join(f"{degrees(one).wkb_hex} {degrees(two).wkb_hex}\n" for one, two in pairs)
    answers = subprocess.run([measure], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answers) == len(pairs)
    return judged(pairs, [json.loads(answer) for answer in answers])


def judged(pairs, answers):
    import shapely

    judged_, disagreed, worst_area, worst_overlap, overlaps, unfit = 0, [], 0.0, 0.0, 0, 0
    for pair, answer in zip(pairs, answers):
        for shape, faults in zip(pair, answer["faults"]):
            # Of the very numbers that the binary is given: a corner on a slanting edge is beside it once it is in degrees.
            same = degrees(shape)
            judged_ += 1
            unfit += not same.is_valid
            if same.is_valid != (faults == []):
                disagreed.append((shapely.is_valid_reason(same), faults, shape.wkt))
        if not all(shape.is_valid for shape in pair) or None in answer["areas"]:
            continue
        one, two = pair
        true = [ground(shape) for shape in pair]
        for area, meant in zip(answer["areas"], true):
            worst_area = max(worst_area, abs(area - meant) / meant)
        overlaps += 1
        error = abs(answer["overlap"] - ground(one.intersection(two))) / min(true)
        assert error <= 1e-6, (error, answer["overlap"], pair[0].wkt, pair[1].wkt)
        worst_overlap = max(worst_overlap, error)
    assert worst_area <= 1e-6, worst_area
    assert not disagreed, f"{len(disagreed)} of {judged_}: {disagreed[:3]}"
    return (
        f"{judged_} surfaces ({unfit} drawn wrongly) judged as GEOS {shapely.geos_version_string} does; {overlaps} pairs: "
        f"area within {worst_area:.1e}, overlap within {worst_overlap:.1e} of the smaller area"
    )


PLANES = {}


def degrees(shape):
    import shapely

    return shapely.transform(shape, lambda at: (at * STEP + CORNER) / WHOLE)


def ground(shape):
    """Square metres of a shape on the lattice: edges straight in degrees, as GeoJSON means them, so cut into short ones and laid on the
    equal-area plane of the ellipsoid."""
    import shapely
    from pyproj import CRS, Transformer

    if not PLANES:
        plane = CRS.from_proj4("+proj=laea +lat_0=29.5 +lon_0=106.5 +ellps=GRS80")
        PLANES["here"] = Transformer.from_crs(CRS.from_proj4("+proj=longlat +ellps=GRS80"), plane, always_xy=True)
    return shapely.transform(degrees(shapely.segmentize(shape, 16)), PLANES["here"].transform, interleaved=False).area


def drawn(dice, number):
    """Pairs of surfaces: each kind of drawing beside each other kind, moved a little."""
    kinds = [star, comb, box, lattice, holed, scattered, spiral, lattice_holes]
    pairs = []
    while len(pairs) < number:
        first, second = dice.choice(kinds), dice.choice(kinds)
        at = (dice.randrange(0, 1 << 12), dice.randrange(0, 1 << 12))
        near = (at[0] + dice.randrange(-40, 41), at[1] + dice.randrange(-40, 41)) if dice.random() < 0.9 else at
        one = first(dice, *at)
        two = one if dice.random() < 0.03 else second(dice, *near)
        if all(shape is not None and shape.area > 0 for shape in (one, two)):
            pairs.append((one, two))
    return pairs


def polygon(shell, holes=()):
    import shapely

    return shapely.Polygon(shell, holes) if len(set(shell)) >= 3 else None


def star(dice, x, y, most=120):
    """Round about a centre, near and far in turn: valid."""
    number = dice.randrange(3, most)
    reach = dice.choice([60, 400, 4000])
    corners = []
    for at in range(number):
        angle, far = 2 * math.pi * at / number, reach * dice.uniform(0.3, 1.0)
        corners.append((x + round(far * math.cos(angle)), y + round(far * math.sin(angle))))
    return polygon(list(dict.fromkeys(corners)))


def box(dice, x, y):
    """On the lattice, so that edges of two lie on one another."""
    wide, high = dice.randrange(1, 9) * 20, dice.randrange(1, 9) * 20
    x, y = x - x % 20, y - y % 20
    return polygon([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])


def comb(dice, x, y):
    """Teeth one step wide: long edges close to one another."""
    teeth, long = dice.randrange(2, 60), dice.randrange(20, 300)
    top = [corner for at in range(teeth) for corner in ((x + 2 * at, y + long), (x + 2 * at + 1, y + long), (x + 2 * at + 1, y + 1), (x + 2 * at + 2, y + 1))]
    return polygon([(x, y), *top, (x + 2 * teeth, y)])


def spiral(dice, x, y):
    """A corridor that winds inwards."""
    turns, out, back = dice.randrange(2, 9), [], []
    for at in range(4 * turns):
        reach = 200 - 6 * at
        corner = [(1, 1), (-1, 1), (-1, -1), (1, -1)][at % 4]
        out.append((x + corner[0] * reach, y + corner[1] * reach))
        back.append((x + corner[0] * (reach - 2), y + corner[1] * (reach - 2)))
    return polygon(out + back[::-1])


def lattice(dice, x, y):
    """A few corners of a small lattice in any order: crossing, touching and spiked more often than not."""
    return polygon([(x + 8 * dice.randrange(6), y + 8 * dice.randrange(6)) for _ in range(dice.randrange(3, 9))])


def holed(dice, x, y):
    """A box with holes that may touch, cross, lie in one another or outside."""
    holes = []
    for _ in range(dice.randrange(1, 4)):
        left, low = x + 8 * dice.randrange(-1, 9), y + 8 * dice.randrange(-1, 9)
        wide, high = 8 * dice.randrange(1, 6), 8 * dice.randrange(1, 6)
        holes.append([(left, low), (left, low + high), (left + wide, low + high), (left + wide, low)])
    return polygon([(x, y), (x + 80, y), (x + 80, y + 80), (x, y + 80)], holes)


def lattice_holes(dice, x, y):
    """A box with diamonds that touch in corners: the inside may fall apart."""
    holes = []
    for _ in range(dice.randrange(1, 7)):
        left, low = x + 16 * dice.randrange(0, 4), y + 16 * dice.randrange(0, 4)
        holes.append([(left + 8, low), (left, low + 8), (left + 8, low + 16), (left + 16, low + 8)])
    return polygon([(x, y), (x + 64, y), (x + 64, y + 64), (x, y + 64)], holes)


def scattered(dice, x, y):
    """Several polygons that may touch or cover one another."""
    import shapely

    parts = [dice.choice([box, lattice, holed])(dice, x + 40 * dice.randrange(5), y + 40 * dice.randrange(5)) for _ in range(dice.randrange(2, 4))]
    return shapely.MultiPolygon([part for part in parts if part is not None and part.area > 0])


ALL = [areas_and_overlaps_agree_with_geos]
