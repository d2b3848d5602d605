//! Extracts of OpenStreetMap: frames around a block of map data, and a block to begin with. Never here: how one is read.

use crate::WHOLE;

/// A field that holds bytes.
fn bytes_field(number: u64, bytes: &[u8]) -> Vec<u8> {
    [varint(number << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

fn number_field(number: u64, value: u64) -> Vec<u8> {
    [varint(number << 3), varint(value)].concat()
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut written = Vec::new();
    while value >= 0x80 {
        written.push(value as u8 | 0x80);
        value >>= 7;
    }
    written.push(value as u8);
    written
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn packed(values: impl IntoIterator<Item = u64>) -> Vec<u8> {
    values.into_iter().flat_map(varint).collect()
}

/// A length, a header and a blob that is not compressed.
fn blob(kind: &str, content: &[u8]) -> Vec<u8> {
    let body = [bytes_field(1, content), number_field(2, content.len() as u64)].concat();
    let header = [bytes_field(1, kind.as_bytes()), number_field(3, body.len() as u64)].concat();
    [(header.len() as u32).to_be_bytes().to_vec(), header, body].concat()
}

/// A file around a block.
pub(crate) fn framed(bytes: &[u8]) -> Vec<u8> {
    let Some((&which, block)) = bytes.split_first() else { return Vec::new() };
    if which == WHOLE {
        return block.to_vec();
    }
    let header = [bytes_field(4, b"OsmSchema-V0.6"), bytes_field(4, b"DenseNodes")].concat();
    [blob("OSMHeader", &header), blob("OSMData", block)].concat()
}

/// A block with a station, a building and a park with a hole.
pub fn sample_block() -> Vec<u8> {
    let words =
        ["", "building", "yes", "railway", "station", "leisure", "park", "type", "multipolygon", "outer", "inner", "name", "磨"];
    let table: Vec<u8> = words.iter().flat_map(|word| bytes_field(1, word.as_bytes())).collect();
    let node = |id: i64, lon: i64, lat: i64, tags: (&[u64], &[u64])| {
        let fields = [
            number_field(1, zigzag(id)),
            bytes_field(2, &packed(tags.0.iter().copied())),
            bytes_field(3, &packed(tags.1.iter().copied())),
            number_field(8, zigzag(lat)),
            number_field(9, zigzag(lon)),
        ];
        bytes_field(1, &fields.concat())
    };
    let (lon, lat) = (1_065_500_000, 295_600_000);
    let mut nodes = node(9, lon, lat, (&[3, 11], &[4, 12]));
    for (at, (x, y)) in
        [(0, 0), (9_000, 0), (9_000, 9_000), (0, 9_000), (3_000, 3_000), (6_000, 3_000), (6_000, 6_000)].iter().enumerate()
    {
        nodes.extend(node(10 + at as i64, lon + x, lat + y, (&[], &[])));
    }
    let way = |id: u64, keys: &[u64], values: &[u64], refs: &[i64]| {
        let steps = refs.iter().scan(0, |last, &one| Some(zigzag(one - std::mem::replace(last, one))));
        let fields = [
            number_field(1, id),
            bytes_field(2, &packed(keys.iter().copied())),
            bytes_field(3, &packed(values.iter().copied())),
            bytes_field(8, &packed(steps)),
        ];
        bytes_field(3, &fields.concat())
    };
    let ways = [way(50, &[1], &[2], &[10, 11, 12, 13, 10]), way(51, &[], &[], &[14, 15, 16, 14])].concat();
    let relation = [
        number_field(1, 70),
        bytes_field(2, &packed([5, 7])),
        bytes_field(3, &packed([6, 8])),
        bytes_field(8, &packed([9, 10])),
        bytes_field(9, &packed([zigzag(50), zigzag(1)])),
        bytes_field(10, &packed([1, 1])),
    ];
    let relations = bytes_field(4, &relation.concat());
    let group = |content: &[u8]| bytes_field(2, content);
    [bytes_field(1, &table), group(&nodes), group(&ways), group(&relations)].concat()
}
