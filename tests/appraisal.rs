//! The acquisition sheet and the recognition rules over the example that ships, through the public doors.
//! Never here: a single formula, which is tested where it lives.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

#[path = "appraisal/english.rs"]
mod english;
#[path = "appraisal/reports.rs"]
mod reports;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use zaiti::appraisal::{
    Appraisal, AppraisalError, AppraisalSettings, Cell, CellState, CellValue, Debt, Declared, GateKey, GateOutcome, PlanWorth,
    Rating, Sight, WorthKind, appraise, rank,
};
use zaiti::atlas::Atlas;
use zaiti::estate::{AcquisitionMode, Dataset, Fact, Heritage, Revision, Site, SiteBody, SiteId, SiteKind};
use zaiti::exchange::read_package;
use zaiti::programme::{Bilingual, Language, side};
use zaiti::recognition::{Nesting, Pipeline, RuleBook, Verdict, recognise};
use zaiti::units::{Area, Yuan, YuanPerSquareMetre};

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::parse(include_str!("../geodata/rules/recognition.json")).unwrap());
static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::build(dataset()));

fn dataset() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/yuzhong");
    let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let listed = manifest["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap().to_owned());
    let files: BTreeMap<String, Vec<u8>> = listed.map(|file| (file.clone(), std::fs::read(folder.join(file)).unwrap())).collect();
    let package = read_package(&files).unwrap();
    let (who, why) = ("test".to_owned(), "the package as it ships".to_owned());
    Dataset {
        revision: Revision { number: 1, at: Timestamp::UNIX_EPOCH, who, why, content_hash: String::new() },
        programme: Arc::new(package.programme),
        outlines: package.outlines,
        backdrop: package.backdrop,
        sites: package.sites,
    }
}

fn today() -> Date {
    date(2026, 11, 22)
}

fn properties(atlas: &Atlas) -> Vec<&Site> {
    atlas.sites().iter().filter(|site| matches!(site.kind(), SiteKind::Building | SiteKind::IdleProperty)).collect()
}

fn sheet(id: &SiteId, settings: &AppraisalSettings) -> Appraisal {
    appraise(&ATLAS, &BOOK, id, settings).unwrap()
}

fn official() -> AppraisalSettings {
    AppraisalSettings { sight: Sight::Restricted, ..AppraisalSettings::on(today()) }
}

fn cell<'a>(appraisal: &'a Appraisal, field: &str) -> &'a Cell {
    appraisal.sheet.iter().flat_map(|group| &group.cells).find(|cell| cell.field == field).unwrap()
}

fn gate(appraisal: &Appraisal, key: GateKey) -> GateOutcome {
    appraisal.gates.iter().find(|gate| gate.key == key).unwrap().outcome
}

/// A property with price, rent and everything the gates ask but what only people can say.
fn well_known() -> &'static Site {
    let known = |site: &&&Site| {
        let (offer, tenure) = (site.offer().unwrap(), site.tenure().unwrap());
        let condition = site.condition().unwrap();
        let priced = offer.asking_price.is_some() && offer.rent_per_month.is_some() && offer.works_cost.is_some();
        let clear = tenure.seized.as_ref().is_some_and(|seized| !seized.value) && tenure.land_right_end.is_some();
        priced
            && clear
            && condition.safety_grade.is_some()
            && condition.registered_use.is_some()
            && site.available_area().is_some()
    };
    properties(&ATLAS).iter().find(known).copied().unwrap()
}

fn settled() -> Declared {
    Declared {
        title_dispute: Some(false),
        expropriation: Some(false),
        illegal_area_m2: Some(Area::ZERO),
        strengthening_budget: Some(true),
        fire_consent: Some(true),
        design_load_kn_per_m2: Some(2.5),
        ..Declared::default()
    }
}

#[test]
fn every_property_of_the_example_has_a_sheet_in_which_no_value_lacks_a_source() {
    for site in properties(&ATLAS) {
        let appraisal = sheet(&site.id, &official());
        assert_eq!(appraisal.sheet.iter().map(|group| group.letter).collect::<String>(), "ABCDEFGHIJKL");
        for cell in appraisal.sheet.iter().flat_map(|group| &group.cells) {
            assert_eq!(cell.value.is_some(), cell.source.is_some(), "{} {}", site.id, cell.field);
            assert_eq!(cell.value.is_none(), matches!(cell.state, CellState::Unknown | CellState::Withheld), "{}", cell.field);
        }
        let says_so = appraisal.notices.iter().any(|notice| notice.zh.contains("示例数据"));
        assert!(!appraisal.example || says_so, "{}", site.id);
    }
}

#[test]
fn no_grade_stands_where_a_gate_is_open_and_the_open_gate_is_named() {
    let (mut stopped, mut to_verify, mut graded) = (0, 0, 0);
    for site in properties(&ATLAS) {
        let appraisal = sheet(&site.id, &official());
        let open: Vec<_> = appraisal.gates.iter().filter(|gate| gate.outcome == GateOutcome::Unknown).collect();
        match appraisal.rating {
            Rating::Stopped => stopped += 1,
            Rating::ToVerify { .. } => {
                to_verify += 1;
                assert!(open.iter().all(|gate| appraisal.verdict.zh.contains(&gate.sentence.zh)), "{}", appraisal.verdict.zh);
            }
            Rating::Graded { score, .. } => {
                graded += 1;
                assert!(open.is_empty() && score.width() <= 25.0, "{}: {}", site.id, appraisal.verdict.zh);
            }
        }
    }
    assert!(stopped >= 20 && to_verify >= 20 && graded >= 8, "{stopped} stopped, {to_verify} to verify, {graded} graded");
    let outcomes =
        |key| -> Vec<GateOutcome> { properties(&ATLAS).iter().map(|site| gate(&sheet(&site.id, &official()), key)).collect() };
    for key in [
        GateKey::Seizure,
        GateKey::TitleDispute,
        GateKey::LandTerm,
        GateKey::Expropriation,
        GateKey::Safety,
        GateKey::FireConsent,
    ] {
        let found = outcomes(key);
        for outcome in [GateOutcome::Pass, GateOutcome::Fail, GateOutcome::Unknown] {
            assert!(found.contains(&outcome), "no property of the example shows {key:?} as {outcome:?}");
        }
    }
}

#[test]
fn what_people_declare_opens_the_way_to_a_grade() {
    let site = well_known();
    // A rent that pays for the works soon enough for the land that is left.
    let rent = Some(YuanPerSquareMetre::from_yuan(150));
    let settings = AppraisalSettings { declared: settled(), rent_yuan_per_m2_month: rent, ..official() };
    let appraisal = sheet(&site.id, &settings);
    let open: Vec<_> = appraisal.gates.iter().filter(|gate| gate.outcome != GateOutcome::Pass).map(|gate| gate.key).collect();
    assert_eq!(gate(&appraisal, GateKey::TitleDispute), GateOutcome::Pass);
    assert_eq!(gate(&appraisal, GateKey::IllegalBuilding), GateOutcome::Pass);
    assert_eq!(gate(&appraisal, GateKey::LandTerm), GateOutcome::Pass, "{:?}", appraisal.gates);
    assert!(open.iter().all(|key| matches!(key, GateKey::FireConsent | GateKey::DebtService)), "{open:?}");
}

#[test]
fn a_reader_without_the_role_cannot_tell_a_seized_property_from_a_free_one() {
    let open = AppraisalSettings::on(today());
    let (mut seized, mut free) = (dataset(), dataset());
    let id = well_known().id.clone();
    for (dataset, yes) in [(&mut seized, true), (&mut free, false)] {
        let site = dataset.sites.iter_mut().find(|site| site.id == id).unwrap();
        let tenure = match &mut site.body {
            SiteBody::Building(building) => &mut building.tenure,
            SiteBody::IdleProperty(property) => &mut property.tenure,
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => panic!("{id} is a property"),
        };
        let provenance = tenure.seized.clone().unwrap().provenance;
        tenure.seized = Some(Fact::new(yes, &provenance));
        tenure.mortgaged = Some(Fact::new(yes, &provenance));
        tenure.owner = Some(Fact::new(format!("owner {yes}"), &provenance));
    }
    let json = |dataset| serde_json::to_string(&appraise(&Atlas::build(dataset), &BOOK, &id, &open).unwrap()).unwrap();
    let (seized, free) = (json(seized), json(free));
    assert_eq!(seized, free);
    assert!(seized.contains("needs_role") && !seized.contains("owner true"));
}

#[test]
fn made_up_facts_count_as_missing_in_a_real_assessment() {
    let real = AppraisalSettings { example_is_missing: true, ..official() };
    let appraisal = sheet(&well_known().id, &real);
    assert!(appraisal.gross_area_m2.is_none() && appraisal.break_even_price_yuan_per_m2.is_none());
    assert_eq!(gate(&appraisal, GateKey::Seizure), GateOutcome::Unknown);
    let Rating::ToVerify { score, .. } = appraisal.rating else { panic!("{:?}", appraisal.rating) };
    assert!(score.high - score.low > 50.0, "{score:?}");
}

#[test]
fn the_request_s_price_rent_works_and_rate_take_the_place_of_those_on_record() {
    let id = &well_known().id;
    let before = sheet(id, &official());
    let price = Some(YuanPerSquareMetre::from_yuan(3000));
    let settings = AppraisalSettings {
        price_yuan_per_m2: price,
        rent_yuan_per_m2_month: Some(YuanPerSquareMetre::from_yuan(35)),
        works_yuan_per_m2: Some(YuanPerSquareMetre::from_yuan(1200)),
        relief_years: Some(1),
        ..official()
    };
    let after = sheet(id, &settings);
    assert_eq!(after.price_used_yuan_per_m2, price);
    // domain 4.8: works 1200, rent 35, relief in the first year only, residual 1
    assert_eq!(after.break_even_price_yuan_per_m2, Some(YuanPerSquareMetre::from_hundredths(235_981)));
    assert_ne!(before.break_even_price_yuan_per_m2, after.break_even_price_yuan_per_m2);
    assert_eq!(sheet(id, &official()), before, "the same question has the same answer");
}

#[test]
fn every_mode_is_there_and_a_private_owner_cannot_transfer() {
    let private = properties(&ATLAS).into_iter().find(|site| {
        site.tenure().unwrap().owner_kind.as_ref().is_some_and(|kind| kind.value == zaiti::estate::OwnerKind::Private)
    });
    let appraisal = sheet(&private.unwrap().id, &official());
    assert_eq!(appraisal.modes.len(), 5);
    let transfer = appraisal.modes.iter().find(|line| line.mode == AcquisitionMode::Transfer).unwrap();
    assert_eq!(transfer.open, zaiti::appraisal::Openness::Closed);
    assert_ne!(appraisal.mode_choice.map(|choice| choice.best), Some(AcquisitionMode::Transfer));
}

#[test]
fn a_loan_that_the_income_does_not_carry_fails_its_gate() {
    let id = &well_known().id;
    let with = |interest| {
        let debt = Some(Debt { loan_to_value: 0.7, interest, years: 5 });
        let price = Some(YuanPerSquareMetre::from_yuan(20_000));
        sheet(id, &AppraisalSettings { debt, price_yuan_per_m2: price, mode: Some(AcquisitionMode::Purchase), ..official() })
    };
    let dear = with(0.08);
    assert!(dear.debt_service_cover.unwrap() < 1.0);
    assert_eq!(gate(&dear, GateKey::DebtService), GateOutcome::Fail);
    assert_eq!(gate(&sheet(id, &official()), GateKey::DebtService), GateOutcome::NotApplicable);
}

#[test]
fn only_buildings_have_a_sheet_and_bad_settings_are_named() {
    let carrier = ATLAS.sites().iter().find(|site| site.kind() == SiteKind::Carrier).unwrap();
    assert_eq!(appraise(&ATLAS, &BOOK, &carrier.id, &official()).unwrap_err(), AppraisalError::NotABuilding(carrier.id.clone()));
    let nowhere = SiteId::from("nowhere");
    assert_eq!(appraise(&ATLAS, &BOOK, &nowhere, &official()).unwrap_err(), AppraisalError::NoSuchSite(nowhere));
    let mut settings = official();
    settings.economics.discount_rate = f64::NAN;
    let error = appraise(&ATLAS, &BOOK, &well_known().id, &settings).unwrap_err();
    assert!(error.to_string().contains("economics.discount_rate"), "{error}");
}

#[test]
fn a_carrier_of_the_example_is_held_against_the_rules_of_its_kind() {
    for site in ATLAS.sites().iter().filter(|site| site.kind() == SiteKind::Carrier) {
        let found = recognise(&BOOK, site, today()).unwrap();
        assert!(!found.rules.is_empty() && found.example);
        assert!(
            found.rules.iter().all(|rule| rule.verdict != Verdict::Pass),
            "staff and mentors are on no record of the example"
        );
    }
}

#[test]
fn the_pipeline_of_the_example_asks_for_ten_and_six() {
    let pipeline = Pipeline::of(&ATLAS, &BOOK, Nesting::of(ATLAS.programme()), today());
    let asked: Vec<u32> = pipeline.goals.iter().map(|goal| goal.at_least).collect();
    assert_eq!((asked, pipeline.together), (vec![10, 6], 10));
    for goal in &pipeline.goals {
        assert_eq!(goal.missing, goal.at_least.saturating_sub(u32::try_from(goal.held.len()).unwrap()));
        assert!(goal.within_reach.iter().all(|reach| !goal.held.contains(&reach.site)));
    }
}

#[test]
fn domain_3_6_what_lies_in_a_historic_quarter_is_approved_first_by_default() {
    let (mut quarter, mut elsewhere) = (0, 0);
    for site in properties(&ATLAS) {
        let appraisal = sheet(&site.id, &official());
        let in_quarter = ATLAS.zone_of(&site.id).is_some_and(|zone| zone.0 == "E");
        let listed = site.condition().unwrap().heritage.as_ref().is_some_and(|level| level.value != Heritage::None);
        let flagged = appraisal.flags.iter().any(|flag| flag.key == "heritage" && flag.sentence.zh.contains("审批前置"));
        if in_quarter || listed {
            quarter += 1;
            assert!(flagged, "{} carries no word of approval", site.id);
            assert_eq!(cell(&appraisal, "approval_first").value, Some(CellValue::Flag(true)));
        } else if site.kind() == SiteKind::Building {
            elsewhere += 1;
            assert!(!flagged, "{}", site.id);
        }
    }
    assert!(quarter >= 5 && elsewhere >= 50, "{quarter} in the quarter or listed, {elsewhere} elsewhere");
}

#[test]
fn domain_3_7_a_valuation_that_lapses_within_sixty_days_or_has_lapsed_is_flagged() {
    let id = well_known().id.clone();
    let said = |valued_on: Date| {
        let mut dataset = dataset();
        let site = dataset.sites.iter_mut().find(|site| site.id == id).unwrap();
        let offer = match &mut site.body {
            SiteBody::Building(building) => &mut building.offer,
            SiteBody::IdleProperty(property) => &mut property.offer,
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => panic!("{id} is a property"),
        };
        let provenance = offer.asking_price.clone().unwrap().provenance;
        offer.valued_on = Some(Fact::new(valued_on, &provenance));
        let appraisal = appraise(&Atlas::build(dataset), &BOOK, &id, &official()).unwrap();
        let until = cell(&appraisal, "valued_until").value.clone();
        (appraisal.flags.into_iter().find(|flag| flag.key == "valuation_term").map(|flag| flag.sentence.zh), until)
    };
    assert_eq!(said(date(2026, 1, 22)), (None, Some(CellValue::Text("2027-01-22".to_owned()))), "61 days are left");
    assert!(said(date(2026, 1, 21)).0.unwrap().contains("尚余 60 天"));
    assert!(said(date(2025, 11, 21)).0.unwrap().contains("已于 2026-11-21 失效"));
}
