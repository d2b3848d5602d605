//! The ledger (台账): where each idle building and carrier stands on its course, what falls due, and the list of a quarter.
//!
//! Every answer is a function of the snapshot, the entries recorded so far and a day. Never here: I/O, clocks, or the recording of a step.
//!
//! | file | question |
//! | --- | --- |
//! | `register` | what stands where, and which step may follow? |
//! | `alarms` | what falls due, and whose business is it? |
//! | `quarter` | what happened in a quarter, and how did it end? |
//! | `lines` | how is an entry shown, and to whom? |

mod alarms;
mod lines;
mod quarter;
mod register;
mod settings;

pub use alarms::{Alarm, AlarmKind, Alarms, UnitCount, Urgency, alarms};
pub use lines::{EntryLine, Units};
pub use quarter::{Quarter, QuarterFault, QuarterList, QuarterRow, StateFlow, quarter_list};
pub use register::{LedgerFilter, LedgerRow, NextState, Register, SiteLedger, StateCount, register, site_ledger, state_of};
pub use settings::LedgerSettings;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use jiff::civil::{Date, date};

    use super::*;
    use crate::atlas::Atlas;
    use crate::estate::{
        Building, CarrierStatus, Confidence, Dataset, Fact, Floor, IdleProperty, LedgerEntry, LedgerState, LedgerStep,
        LedgerTrack, Provenance, Revision, Site, SiteBody, SiteId, Space,
    };
    use crate::programme::{Language, Programme, ZoneId};
    use crate::units::Area;

    fn reported(as_of: Date) -> Provenance {
        Provenance { source: "季度填报".into(), as_of: Some(as_of), confidence: Confidence::Reported }
    }

    fn atlas(sites: Vec<Site>) -> Atlas {
        let programme = Programme::parse(include_str!("../../geodata/yuzhong/programme.json")).unwrap();
        let revision = Revision {
            number: 4,
            at: Timestamp::UNIX_EPOCH,
            who: String::new(),
            why: String::new(),
            content_hash: "0".to_owned(),
        };
        let (outlines, backdrop) = (Vec::new(), Vec::new());
        Atlas::build(Dataset { revision, programme: Arc::new(programme), outlines, backdrop, sites })
    }

    fn idle(id: &str, zone: &str, as_of: Date) -> Site {
        let from = reported(as_of);
        let mut property = IdleProperty::default();
        property.space.vacant_area = Some(Fact::new(Area::from_square_metres(1_000), &from));
        let mut site = Site::new(SiteId::from(id), SiteBody::IdleProperty(property.into()));
        site.zone = Some(Fact::new(ZoneId(zone.to_owned()), &from));
        site
    }

    fn space(site: &mut Site) -> &mut Space {
        match &mut site.body {
            SiteBody::IdleProperty(property) => &mut property.space,
            SiteBody::Building(building) => &mut building.space,
            SiteBody::M0Parcel(_) | SiteBody::Carrier(_) | SiteBody::Place(_) => unreachable!("it has space"),
        }
    }

    fn steps(site: &str, track: LedgerTrack, taken: &[(LedgerState, Date)]) -> Vec<LedgerEntry> {
        let mut from = None;
        let entry = |(at, (to, on)): (usize, &(LedgerState, Date))| {
            let kind = track.step(from, *to).unwrap();
            let step = LedgerStep {
                site: SiteId::from(site),
                track,
                from: from.replace(*to),
                to: *to,
                kind,
                on: *on,
                who: "甲".to_owned(),
                role: "街道".to_owned(),
                why: format!("第 {} 步", at + 1),
                confidence: Confidence::Reported,
            };
            LedgerEntry { number: at as u64 + 1, step, recorded_at: Timestamp::UNIX_EPOCH, revision: 4 }
        };
        taken.iter().enumerate().map(entry).collect()
    }

    const TODAY: Date = date(2026, 11, 22);

    fn found(alarms: &Alarms, kind: AlarmKind) -> Vec<(&str, Urgency, Option<i32>)> {
        let of_kind = alarms.alarms.iter().filter(|alarm| alarm.kind == kind);
        of_kind.map(|alarm| (alarm.site.0.as_str(), alarm.urgency, alarm.days_left)).collect()
    }

    #[test]
    fn domain_3_3_the_transition_is_announced_twelve_six_and_three_months_before_its_end() {
        let sites = [
            ("a", date(2021, 12, 22)),
            ("b", date(2022, 4, 22)),
            ("c", date(2022, 11, 22)),
            ("d", date(2023, 1, 1)),
            ("e", date(2021, 11, 21)),
        ];
        let sites = sites.map(|(id, start)| {
            let mut site = idle(id, "A", TODAY);
            if let SiteBody::IdleProperty(property) = &mut site.body {
                property.tenure.transition_from = Some(Fact::new(start, &reported(TODAY)));
            }
            site
        });
        let alarms = alarms(&atlas(sites.to_vec()), &LedgerSettings::default(), TODAY);
        let transitions = found(&alarms, AlarmKind::Transition);
        assert_eq!(
            transitions,
            [
                ("e", Urgency::Overdue, Some(-1)),
                ("a", Urgency::Urgent, Some(30)),
                ("b", Urgency::Soon, Some(151)),
                ("c", Urgency::Soon, Some(365))
            ],
            "a start of 2023 ends in more than a year"
        );
        let said = |id: &str| alarms.alarms.iter().find(|alarm| alarm.site.0 == id).unwrap().sentence.zh.clone();
        assert!(said("a").contains("不足 3 个月") && said("b").contains("不足 6 个月") && said("c").contains("不足 12 个月"));
    }

    #[test]
    fn leases_and_land_terms_fall_due_and_the_floor_whose_lease_ends_first_is_named() {
        let mut site = Site::new(SiteId::from("b"), SiteBody::Building(Building::default()));
        if let SiteBody::Building(building) = &mut site.body {
            building.tenure.land_right_end = Some(Fact::new(date(2030, 1, 1), &reported(TODAY)));
            building.floors = [("2F", date(2027, 4, 30)), ("1F", date(2026, 12, 31))]
                .map(|(label, end)| Floor {
                    label: label.to_owned(),
                    order: 1,
                    level_kind: None,
                    space: Space { lease_end: Some(Fact::new(end, &reported(TODAY))), ..Space::default() },
                    other: Default::default(),
                })
                .to_vec();
        }
        let alarms = alarms(&atlas(vec![site]), &LedgerSettings::default(), TODAY);
        assert_eq!(found(&alarms, AlarmKind::LeaseEnd), [("b", Urgency::Urgent, Some(39))]);
        assert!(alarms.alarms.iter().any(|alarm| alarm.sentence.zh.starts_with("1F 租约 2026-12-31 到期")));
        assert_eq!(found(&alarms, AlarmKind::LandTerm), [("b", Urgency::Soon, Some(1136))]);
    }

    #[test]
    fn domain_3_7_a_valuation_is_announced_sixty_days_before_its_year_is_over() {
        let sites = [
            ("lapsed", date(2025, 11, 21)),
            ("last day", date(2025, 11, 22)),
            ("sixty", date(2026, 1, 21)),
            ("sixty-one", date(2026, 1, 22)),
        ];
        let sites = sites.map(|(id, valued_on)| {
            let mut site = idle(id, "A", TODAY);
            if let SiteBody::IdleProperty(property) = &mut site.body {
                property.offer.valued_on = Some(Fact::new(valued_on, &reported(TODAY)));
            }
            site
        });
        let alarms = alarms(&atlas(sites.to_vec()), &LedgerSettings::default(), TODAY);
        let due = [
            ("lapsed", Urgency::Overdue, Some(-1)),
            ("last day", Urgency::Urgent, Some(0)),
            ("sixty", Urgency::Urgent, Some(60)),
        ];
        assert_eq!(found(&alarms, AlarmKind::Valuation), due);
    }

    #[test]
    fn figures_older_than_a_quarter_are_the_business_of_the_zones_lead_agencies() {
        let undated = {
            let mut site = idle("c", "D", TODAY);
            space(&mut site).vacant_area.as_mut().unwrap().provenance.as_of = None;
            site
        };
        let sites = vec![idle("a", "A", date(2026, 6, 30)), idle("b", "A", date(2026, 9, 30)), undated];
        let alarms = alarms(&atlas(sites), &LedgerSettings::default(), TODAY);
        assert_eq!(found(&alarms, AlarmKind::Stale), [("c", Urgency::Overdue, None), ("a", Urgency::Overdue, Some(-53))]);
        let units: Vec<(&str, usize)> = alarms.by_unit.iter().map(|unit| (unit.unit.as_str(), unit.stale)).collect();
        assert!(units.contains(&("重庆数字经济产业园管委会", 1)), "{units:?}");
        let hinted = alarms.alarms.iter().find(|alarm| alarm.site.0 == "c").unwrap();
        assert!(hinted.units.inferred, "zone D has no lead of its own");
    }

    #[test]
    fn the_register_shows_where_things_stand_and_hides_people_from_those_who_may_not_see_them() {
        let taken = [(LedgerState::Found, date(2026, 7, 1)), (LedgerState::Verified, date(2026, 8, 2))];
        let entries = steps("a", LedgerTrack::Idle, &taken);
        let atlas = atlas(vec![idle("a", "A", TODAY), idle("b", "A", TODAY)]);
        let open = register(&atlas, &entries, &LedgerSettings::default(), TODAY, false);
        let row = &open.rows[0];
        assert_eq!((row.state, row.since, row.months), (Some(LedgerState::Verified), Some(date(2026, 8, 2)), Some(3)));
        assert_eq!(
            row.next.iter().map(|next| next.to).collect::<Vec<_>>(),
            [LedgerState::Listed, LedgerState::Closed, LedgerState::Found]
        );
        let last = row.last.as_ref().unwrap();
        assert_eq!((&last.who, &last.role, &last.why), (&None, &None, &None));
        assert_eq!(open.rows[1].state, None);
        let count = |state| open.counts.iter().find(|count| count.track == LedgerTrack::Idle && count.state == state).unwrap();
        assert_eq!((count(None).sites, count(Some(LedgerState::Verified)).area_m2), (1, Area::from_square_metres(1_000)));
        let seen = site_ledger(&atlas, atlas.sites().iter().next().unwrap(), &entries, TODAY, true).unwrap();
        assert_eq!(seen.history[1].why.as_deref(), Some("第 2 步"));
        let only = LedgerFilter { state: Some(LedgerState::Verified), ..LedgerFilter::default() };
        assert_eq!(open.keep(&only).rows.len(), 1);
    }

    #[test]
    fn a_building_enters_the_ledger_once_it_looks_idle_by_both_thresholds() {
        let building = |id: &str, vacant: i64, since: Date| {
            let from = reported(TODAY);
            let mut site = Site::new(SiteId::from(id), SiteBody::Building(Building::default()));
            space(&mut site).usable_area = Some(Fact::new(Area::from_square_metres(1_000), &from));
            space(&mut site).vacant_area = Some(Fact::new(Area::from_square_metres(vacant), &from));
            space(&mut site).vacant_since = Some(Fact::new(since, &from));
            site
        };
        let sites = vec![
            building("half", 500, date(2025, 11, 22)),
            building("little", 299, date(2020, 1, 1)),
            building("young", 900, date(2025, 11, 23)),
        ];
        let register = register(&atlas(sites), &[], &LedgerSettings::default(), TODAY, true);
        assert_eq!(register.rows.iter().map(|row| row.site.0.as_str()).collect::<Vec<_>>(), ["half"]);
    }

    #[test]
    fn the_list_of_a_quarter_balances_state_by_state() {
        let taken = [
            (LedgerState::Found, date(2026, 5, 1)),
            (LedgerState::Verified, date(2026, 7, 1)),
            (LedgerState::Listed, date(2026, 9, 30)),
            (LedgerState::Acquiring, date(2026, 10, 1)),
        ];
        let mut entries = steps("a", LedgerTrack::Idle, &taken);
        entries.extend(steps("b", LedgerTrack::Idle, &[(LedgerState::Found, date(2026, 8, 8))]));
        let mut carrier = Site::new(SiteId::from("k"), SiteBody::Carrier(Box::default()));
        if let SiteBody::Carrier(body) = &mut carrier.body {
            body.status = Some(Fact::new(CarrierStatus::Built, &reported(date(2026, 3, 31))));
        }
        let atlas = atlas(vec![idle("a", "A", TODAY), idle("b", "A", TODAY), carrier]);
        let list = quarter_list(&atlas, &entries, "2026Q3".parse().unwrap(), TODAY, true);
        let stood: Vec<_> =
            list.rows.iter().map(|row| (row.site.0.as_str(), row.at_start, row.at_end, row.steps.len())).collect();
        assert_eq!(
            stood,
            [
                ("a", Some(LedgerState::Found), LedgerState::Listed, 2),
                ("b", None, LedgerState::Found, 1),
                ("k", Some(LedgerState::Built), LedgerState::Built, 0)
            ]
        );
        for flow in &list.flows {
            assert_eq!(flow.at_start + flow.entered, flow.left + flow.at_end, "{:?} {:?}", flow.track, flow.state);
        }
        assert!(list.complete);
        let table = list.table(Language::Zh);
        assert_eq!((table.len(), table[1][8].as_str()), (4, "2026-07-01 核查；2026-09-30 挂账"));
        let early = quarter_list(&atlas, &entries, "2025Q4".parse().unwrap(), TODAY, true);
        assert!(early.rows.is_empty(), "a status of March says nothing of December before: {:?}", early.rows);
    }
}
