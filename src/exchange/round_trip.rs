//! What is written is read back equal: sites of every kind, every column of the table filled at random, text that bites.

use std::sync::Arc;

use proptest::prelude::*;

use super::columns::{COLUMNS, blank};
use super::slots::Slot;
use super::to_csv::write_csv;
use super::to_geojson::write_geojson;
use super::to_xlsx::write_xlsx;
use super::{Audience, Cover, Format, ReadOptions, Severity, read, write};
use crate::estate::{AcquisitionMode, AreaSource, Confidence, Fact, Floor, Provenance, Site, SiteBody, SiteId, SiteKind};
use crate::geometry::{Datum, LonLat, Shape};
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Share, YuanPerSquareMetre};

const BITING: [&str; 22] = [
    "甲大厦",
    "=1+1",
    "+86 23",
    "-3",
    "@SUM(A1)",
    "'=x",
    "''",
    "a,b",
    "say \"x\"",
    "两\n行",
    "a;b；c、d|e",
    "<script>",
    "ＡＢ１２",
    "[1]",
    "[\"a\"]",
    "null",
    "{}",
    "\\",
    "1,000",
    "00123",
    "é\u{301}",
    "合计",
];

/// A small deterministic source of choices, so that a failing seed can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize]
    }

    fn text(&mut self) -> String {
        self.pick(&BITING).to_owned()
    }

    fn date(&mut self) -> jiff::civil::Date {
        jiff::civil::date(1950 + self.roll(100) as i16, 1 + self.roll(12) as i8, 1 + self.roll(28) as i8)
    }

    fn stamp(&mut self) -> Provenance {
        let as_of = (self.roll(2) == 0).then(|| self.date());
        let confidence = self.pick(&[Confidence::Example, Confidence::Estimated, Confidence::Reported, Confidence::Verified]);
        Provenance { source: self.pick(&["台账", "=x", "© OpenStreetMap contributors"]).into(), as_of, confidence }
    }

    fn fact<T>(&mut self, value: T) -> Option<Fact<T>> {
        let stamp = self.stamp();
        Some(Fact::new(value, &stamp))
    }

    fn shape(&mut self) -> Shape {
        let (lon, lat) = (106.4 + self.roll(2_000_000) as f64 * 1e-7, 29.5 + self.roll(1_000_000) as f64 * 1e-7);
        let square = |lon: f64, size: f64| vec![[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size]];
        match self.roll(4) {
            0 => Shape::surface(&[vec![square(lon, 0.001)]]).unwrap(),
            1 => Shape::surface(&[vec![square(lon, 0.001)], vec![square(lon + 0.01, 0.002)]]).unwrap(),
            _ => Shape::Point(LonLat::new(lon, lat).unwrap().to_grain()),
        }
    }

    fn fill(&mut self, slot: Slot<'_>) {
        let many = self.roll(99_999_999) as i64;
        match slot {
            Slot::Area(known) => *known = self.fact(Area::from_hundredths(many)),
            Slot::Price(known) => *known = self.fact(YuanPerSquareMetre::from_hundredths(many % 50_000_000)),
            Slot::Rent(known) => *known = self.fact(YuanPerSquareMetre::from_hundredths(many % 500_000)),
            Slot::Count(known) => *known = self.fact(1 + many as u32),
            Slot::Levels(known) => *known = self.fact((many % 201) as u16),
            Slot::Centimetres(known) => *known = self.fact((many % 5_001) as u16),
            Slot::Hundredths(known) | Slot::Load(known) => {
                *known = self.fact(many as u16);
            }
            Slot::Power(known) => *known = self.fact(many as u32),
            Slot::Year(known) => *known = self.fact(1_000 + (many % 2_000) as i16),
            Slot::Share(known) => *known = self.fact(Share::from_millionths((many % 1_000_001) as u32).unwrap()),
            Slot::Date(known) => {
                let date = self.date();
                *known = self.fact(date);
            }
            Slot::Flag(known) => *known = self.fact(many % 2 == 0),
            Slot::Text(known) => {
                let text = self.text();
                *known = self.fact(text);
            }
            Slot::Zone(known) => *known = self.fact(ZoneId("A".to_owned())),
            Slot::Modes(known) => *known = self.fact(vec![AcquisitionMode::Lease, AcquisitionMode::EquityInKind]),
            Slot::Name(name) => *name = Some(self.text()),
            Slot::Aliases(aliases) => *aliases = (0..self.roll(3)).map(|_| self.text()).collect(),
            Slot::Role(role) => *role = self.text(),
            Slot::PlainFlag(flag) => *flag = many % 2 == 0,
            Slot::Within(within) => *within = Some(SiteId(self.text())),
            Slot::AreaSource(source) => *source = Some(self.pick(&[AreaSource::Certificate, AreaSource::Survey])),
            Slot::Floors(floors) => {
                let label = self.text();
                let mut floor =
                    Floor { label, order: -2, level_kind: None, space: Default::default(), other: Default::default() };
                floor.space.vacant_area = self.fact(Area::from_hundredths(many));
                *floors = vec![floor];
            }
            Slot::Word(word) => {
                const WORDS: [&str; 13] = [
                    "idle_factory",
                    "state",
                    "relic",
                    "B",
                    "incubator",
                    "community",
                    "platform",
                    "national",
                    "built",
                    "市级",
                    "granted",
                    "frame",
                    "accepted",
                ];
                let stamp = self.stamp();
                assert!(WORDS.iter().any(|text| word.read(text, &stamp).is_ok()));
            }
        }
    }

    fn site(&mut self, at: usize) -> Site {
        let kind = self.pick(&SiteKind::ALL);
        let mut site = blank(kind);
        for column in COLUMNS {
            if self.roll(3) > 0
                && let Some(slot) = column.slot(&mut site)
            {
                self.fill(slot);
            }
        }
        site.id = SiteId(format!("{}{at}", self.pick(&["Y-", "=", "@", "00", "osm:way/"])));
        if self.roll(3) > 0 {
            let shape = self.shape();
            site.shape = self.fact(shape);
        }
        for name in ["备注", "=key", "bdc code"].into_iter().take(self.roll(4) as usize) {
            site.other.insert(name.to_owned(), self.text());
        }
        without_contradictions(&mut site);
        site
    }
}

fn without_contradictions(site: &mut Site) {
    let space = match &mut site.body {
        SiteBody::Building(building) => Some(&mut building.space),
        SiteBody::IdleProperty(property) => Some(&mut property.space),
        SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
    };
    if let Some(space) = space {
        space.usable_area = None;
        space.contiguous_vacant_area = None;
        space.floor_area = space.floor_area.take().filter(|_| space.vacant_area.is_none());
    }
    if let SiteBody::Place(place) = &site.body
        && place.sensitive
    {
        site.shape = None;
        site.address = None;
    }
    assert_eq!(site.faults(), []);
}

fn sites(seed: u64) -> Vec<Site> {
    let mut dice = Dice(seed);
    (0..1 + dice.roll(8) as usize).map(|at| dice.site(at)).collect()
}

fn read_back(name: &str, bytes: &[u8]) -> Vec<Site> {
    let checked = read(name, bytes, &ReadOptions::default()).unwrap();
    let faults: Vec<_> = checked.findings.iter().filter(|finding| finding.severity == Severity::Fault).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{}", String::from_utf8_lossy(bytes));
    checked.sites.into_iter().map(Arc::unwrap_or_clone).collect()
}

proptest! {
    #[test]
    fn sites_survive_geojson_and_csv_unchanged(seed: u64) {
        let sites = sites(seed);
        let note = Bilingual::new("示例数据", "made-up example data");
        let attribution = Some("© OpenStreetMap contributors, ODbL 1.0".to_owned());
        let cover = Cover { note: Some(note), attribution, ..Cover::default() };
        for cover in [Cover::default(), cover] {
            prop_assert_eq!(&read_back("s.geojson", &write_geojson(&sites, Audience::Official, &cover)), &sites);
            prop_assert_eq!(&read_back("s.csv", &write_csv(&sites, Audience::Official, &cover)), &sites);
            let all: Vec<&Site> = sites.iter().collect();
            prop_assert_eq!(&read_back("s.xlsx", &write_xlsx(&all, Audience::Official, &cover).unwrap()), &sites);
        }
    }

    #[test]
    fn what_the_public_gets_lacks_the_restricted_fields_and_nothing_else(seed: u64) {
        let mut sites = sites(seed);
        let shown = read_back("s.geojson", &write_geojson(&sites, Audience::Public, &Cover::default()));
        let table = read_back("s.csv", &write_csv(&sites, Audience::Public, &Cover::default()));
        for site in &mut sites {
            let restricted = match &mut site.body {
                SiteBody::Building(building) => Some((&mut building.tenure, &mut building.planning)),
                SiteBody::IdleProperty(property) => Some((&mut property.tenure, &mut property.planning)),
                SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => None,
            };
            if let Some((tenure, planning)) = restricted {
                (tenure.owner, tenure.mortgaged, tenure.seized, tenure.title_dispute) = (None, None, None, None);
                (planning.illegal_area, planning.expropriation) = (None, None);
            }
        }
        prop_assert_eq!(&shown, &sites);
        prop_assert_eq!(&table, &sites);
    }

    #[test]
    fn no_cell_of_a_table_starts_a_formula(seed: u64) {
        let bytes = write_csv(&sites(seed), Audience::Official, &Cover::default());
        let text = String::from_utf8(bytes).unwrap();
        for row in super::csv::split(text.trim_start_matches('\u{feff}'), ',').unwrap() {
            for cell in row.iter().filter(|cell| cell.parse::<f64>().is_err()) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
            }
        }
    }

    #[test]
    fn any_bytes_get_an_answer(bytes: Vec<u8>, text: String) {
        for bytes in [bytes.as_slice(), text.as_bytes(), format!("楼宇编码,空置面积(万㎡)\n{text}").as_bytes(), format!("{{\"type\":{text:?}").as_bytes()] {
            match read("any", bytes, &ReadOptions::default()) {
                Ok(checked) => prop_assert_eq!(checked.counts.read, checked.counts.accepted + checked.counts.refused + checked.counts.skipped),
                Err(error) => prop_assert!(!error.finding().remedy.en.is_empty()),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn sites_survive_every_format_in_every_datum_unchanged(seed: u64, which in 0..Datum::ALL.len()) {
        let mut sites = sites(seed);
        sites.sort_by(|one, two| one.id.cmp(&two.id));
        let listed: Vec<&Site> = sites.iter().collect();
        let cover = Cover { datum: Datum::ALL[which], ..Cover::default() };
        for format in Format::writable() {
            let bytes = write(format, &listed, Audience::Official, &cover).unwrap();
            prop_assert_eq!(Format::sniff(&bytes), format);
            let mut back = read_back(format.word(), &bytes);
            back.sort_by(|one, two| one.id.cmp(&two.id));
            prop_assert_eq!(&back, &sites, "{} in {:?}", format.name(), cover.datum);
        }
    }

    #[test]
    fn damaged_files_of_every_format_get_an_answer(seed: u64, at: usize, byte: u8) {
        let sites = sites(seed);
        let listed: Vec<&Site> = sites.iter().collect();
        for format in Format::writable() {
            let mut bytes = write(format, &listed, Audience::Official, &Cover::default()).unwrap();
            let at = at % bytes.len();
            bytes[at] ^= byte | 1;
            let _ = read(format.word(), &bytes, &ReadOptions::default());
            bytes.truncate(at);
            let _ = read(format.word(), &bytes, &ReadOptions::default());
        }
    }
}

#[test]
fn any_byte_of_a_parquet_footer_may_be_damaged() {
    let sites = sites(7);
    let listed: Vec<&Site> = sites.iter().collect();
    let bytes = write(Format::GeoParquet, &listed, Audience::Official, &Cover::default()).unwrap();
    for at in (bytes.len().saturating_sub(2_000)..bytes.len()).step_by(3) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 25;
        let _ = read("damaged.parquet", &damaged, &ReadOptions::default());
    }
}

#[test]
fn a_made_up_value_says_so_in_every_row_of_an_export() {
    let mut site = blank(SiteKind::Building);
    site.id = SiteId("Y-1".to_owned());
    site.street =
        Some(Fact::new("某街道".to_owned(), &Provenance { source: "示例".into(), as_of: None, confidence: Confidence::Example }));
    let table = String::from_utf8(write_csv([&site], Audience::Public, &Cover::default())).unwrap();
    assert!(table.contains(",示例\r\n") && table.ends_with(",是\r\n"), "{table}");
    let features = String::from_utf8(write_geojson([&site], Audience::Public, &Cover::default())).unwrap();
    assert!(features.contains("\"confidence\":\"example\",\"example\":true"), "{features}");
}

#[test]
fn extra_columns_that_name_owners_or_debts_do_not_leave_for_the_public() {
    let mut site = blank(SiteKind::Building);
    site.id = SiteId("Y-1".to_owned());
    for name in ["抵押余额", "联系电话", "备注"] {
        site.other.insert(name.to_owned(), "x".to_owned());
    }
    let public = String::from_utf8(write_csv([&site], Audience::Public, &Cover::default())).unwrap();
    assert!(public.contains("备注") && !public.contains("抵押") && !public.contains("电话"), "{public}");
}
